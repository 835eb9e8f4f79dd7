namespace LlmJudgeStats.Validation.HumanErrors;

/// <summary>A judge that agrees with a label with one probability, and a second label that does with another.</summary>
/// <param name="Accuracy">How often the judge agrees with the first label.</param>
/// <param name="Consistency">How often the second label does.</param>
/// <param name="Share">How much of the largest covariance there is; of the smallest one below 0.</param>
internal sealed record RatioPopulation(double Accuracy, double Consistency, double Share)
{
    private static readonly double[] s_accuracies = [0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99];
    private static readonly double[] s_consistencies = [0.6, 0.7, 0.8, 0.9, 0.95, 1];
    private static readonly double[] s_shares = [0.9, 0.5, 0, -0.5, -1];

    /// <summary>210 of them: agreement from strongly positive to as negative as can be.</summary>
    public static IReadOnlyList<RatioPopulation> All { get; } =
    [
        .. s_accuracies.SelectMany(a => s_consistencies.SelectMany(r => s_shares.Select(share => new RatioPopulation(a, r, share)))),
    ];

    public double Ratio => Accuracy / Consistency;

    /// <summary>Both agree, only the judge, only the second label, neither.</summary>
    public double[] Cells
    {
        get
        {
            var apart = Accuracy * Consistency;
            var most = Math.Min(Accuracy, Consistency) - apart;
            var least = Math.Max(0, Accuracy + Consistency - 1) - apart;
            var both = apart + (Share >= 0 ? Share * most : -Share * least);
            return [both, Math.Max(0, Accuracy - both), Math.Max(0, Consistency - both), Math.Max(0, 1 - Accuracy - Consistency + both)];
        }
    }
}
