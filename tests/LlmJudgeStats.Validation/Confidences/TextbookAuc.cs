using LlmJudgeStats.JudgeConfidence;

namespace LlmJudgeStats.Validation.Confidences;

/// <summary>What textbooks have: DeLong's variance of the area, with the normal quantile, plain and in log-odds.</summary>
internal readonly struct TextbookAuc
{
    private readonly double _area;
    private readonly double _error;

    public TextbookAuc(ConfidenceSample sample)
    {
        var right = Of(sample, true);
        var wrong = Of(sample, false);
        double[] wins = [.. right.Select(one => wrong.Average(other => Won(one, other)))];
        double[] losses = [.. wrong.Select(other => right.Average(one => Won(one, other)))];
        _area = wins.Average();
        var variance = (Variance(wins) / wins.Length) + (Variance(losses) / losses.Length);
        _error = Math.Sqrt(variance);
    }

    public bool Contains(double area, double z) => Math.Abs(area - _area) <= z * _error;

    /// <summary>In log-odds; where the area is 0 or 1 there is nothing to stand on, and the point is all there is.</summary>
    public bool ContainsInLogOdds(double area, double z)
    {
        if (_area is 0 or 1) return area == _area;
        var half = z * _error / (_area * (1 - _area));
        return Math.Abs(Math.Log(area / (1 - area)) - Math.Log(_area / (1 - _area))) <= half;
    }

    private static double[] Of(ConfidenceSample sample, bool outcome)
    {
        List<double> found = [];
        for (var i = 0; i < sample.Labelled; i++)
        {
            if (sample.Outcomes[i] == outcome) found.Add(sample.Confidences[i]);
        }
        return [.. found];
    }

    private static double Won(double right, double wrong) => right > wrong ? 1 : right == wrong ? 0.5 : 0;

    private static double Variance(double[] values)
    {
        var mean = values.Average();
        return values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1);
    }
}
