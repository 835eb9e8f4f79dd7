using LlmJudgeStats.LabelQuality;

namespace LlmJudgeStats.Validation.HumanErrors;

/// <summary>What textbooks give for a ratio: symmetric on the logarithm, and symmetric as it is.</summary>
internal static class TextbookRatios
{
    private const double Z = 1.959963984540054;

    /// <summary>ln A − ln R ± z standard errors, of the same items or of others.</summary>
    public static bool LogContains(ConsistencyTable table, double ratio)
    {
        var (a, r) = (table.Accuracy, table.SelfConsistency);
        var variance = table.Kind == ConsistencyKind.Paired
            ? (table.OnlyJudgeAgrees + (double)table.OnlySecondAgrees) / (a.Successes * r.Successes)
            : (a.Failures / a.Successes / a.Size) + (r.Failures / r.Successes / r.Size);
        return Math.Abs(Math.Log(a.Rate / r.Rate / ratio)) <= Z * Math.Sqrt(variance);
    }

    /// <summary>A/R ± z standard errors of the delta method.</summary>
    public static bool DeltaContains(ConsistencyTable table, double ratio)
    {
        var study = new ConsistencyStudy { Table = table };
        var estimate = NormalizedAccuracyEstimator.Default.Estimate(in study, 0.5);
        return Math.Abs(estimate.Point - ratio) <= Z * estimate.StandardError;
    }
}
