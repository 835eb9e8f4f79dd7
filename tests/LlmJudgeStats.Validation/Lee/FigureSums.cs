namespace LlmJudgeStats.Validation.Lee;

/// <summary>Sums over data sets of one rate and allocation.</summary>
internal sealed class FigureSums(int intervals)
{
    private double _error, _squares;

    public int[] Covered { get; } = new int[intervals];

    public double[] Length { get; } = new double[intervals];

    public double PassLabels { get; set; }

    public int Points { get; private set; }

    public double Bias => _error / Points;

    public double BiasError => Math.Sqrt(((_squares / Points) - (Bias * Bias)) / Points);

    public void Add(double error)
    {
        Points++;
        _error += error;
        _squares += error * error;
    }

    public FigureSums Plus(FigureSums other)
    {
        var sum = new FigureSums(intervals)
        {
            PassLabels = PassLabels + other.PassLabels,
            Points = Points + other.Points,
            _error = _error + other._error,
            _squares = _squares + other._squares,
        };
        for (var i = 0; i < intervals; i++) (sum.Covered[i], sum.Length[i]) = (Covered[i] + other.Covered[i], Length[i] + other.Length[i]);
        return sum;
    }
}
