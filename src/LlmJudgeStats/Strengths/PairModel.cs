namespace LlmJudgeStats.Strengths;

/// <summary>What is expected of one battle: Davidson's model, and Bradley and Terry's where ties have no weight.</summary>
/// <remarks>
/// <code>P(first wins) : P(tie) : P(second wins) = e^(d/2) : ν : e^(−d/2)</code>
/// d is the difference of strengths. Points are 1, ½, 0; the covariance of points and ties is what Newton's steps need.
/// </remarks>
internal readonly struct PairModel
{
    private PairModel(double first, double tie, double second)
    {
        Points = first + (tie / 2);
        Tie = tie;
        Curvature = (first * second) + (tie * (first + second) / 4);
        Cross = tie * (second - first) / 2;
        TieCurvature = tie * (first + second);
    }

    /// <summary>The expected points of the first.</summary>
    public double Points { get; }

    /// <summary>The probability of a tie.</summary>
    public double Tie { get; }

    /// <summary>The variance of the points.</summary>
    public double Curvature { get; }

    /// <summary>The covariance of points and ties.</summary>
    public double Cross { get; }

    /// <summary>The variance of ties.</summary>
    public double TieCurvature { get; }

    public static PairModel Of(double difference, double tieWeight)
    {
        // Divided by the larger of the two, so that nothing overflows.
        var smaller = Math.Exp(-Math.Abs(difference));
        var tie = tieWeight * Math.Sqrt(smaller);
        var sum = 1 + smaller + tie;
        return difference >= 0 ? new(1 / sum, tie / sum, smaller / sum) : new(smaller / sum, tie / sum, 1 / sum);
    }
}
