using LlmJudgeStats.Intervals;

namespace LlmJudgeStats.Comparison;

/// <summary>Closed forms for a difference with one calibration: decisions.md 1.</summary>
internal static class ClosedDifference
{
    /// <remarks>
    /// <code>(J² − z² V_J) D² − 2 d J D + d² − z² V_d ≤ 0</code>
    /// On rates with one more of each outcome. The whole range where J, the smoothed J or the first coefficient is not above 0.
    /// </remarks>
    public static Limits Fieller(in SharedDifference study, double z)
    {
        var smooth = study.AddOne();
        var square = z * z;
        var first = (smooth.Youden * smooth.Youden) - (square * smooth.JudgeVariance);
        if (!(first > 0 && smooth.Youden > 0)) return Differences.Whole;
        var middle = smooth.Judged * smooth.Youden;
        var last = (smooth.Judged * smooth.Judged) - (square * smooth.VerdictVariance);
        var root = Math.Sqrt(Math.Max(0, (middle * middle) - (first * last)));
        var point = Differences.Support.Clip(study.Raw);
        return Clip((middle - root) / first, (middle + root) / first).Reach(point);
    }

    /// <remarks><code>D ± z SE</code></remarks>
    public static Limits Delta(in SharedDifference study, double z) =>
        Clip(study.Raw - (z * study.StandardError), study.Raw + (z * study.StandardError));

    private static Limits Clip(double lower, double upper) =>
        new(Differences.Support.Clip(lower), Differences.Support.Clip(upper));
}
