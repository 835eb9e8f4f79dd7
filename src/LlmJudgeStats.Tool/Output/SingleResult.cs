using System.Collections.Frozen;
using System.Globalization;
using LlmJudgeStats.Reporting;

namespace LlmJudgeStats.Tool.Output;

/// <summary>One result in full: the estimates beside each other, the judge, the evidence.</summary>
internal static class SingleResult
{
    private static readonly FrozenSet<string> s_left = FrozenSet.Create("estimate", "judge", "method", "from");

    public static void Draw(Canvas canvas, EstimateResult result)
    {
        if (result.Group is { } group)
        {
            canvas.Line(string.Join(", ", group.Select(key => $"{PlainText.Escape(key.Column)} = {PlainText.Escape(key.Value)}")));
            canvas.Line();
        }
        canvas.Table(["estimate", "pass rate", Words.IntervalHeader(result.Main.Interval), "method"], result.Estimates.Select(estimate => Row(result, estimate)), s_left);
        canvas.Line();
        if (result.Judge is { } judge) DrawJudge(canvas, result, judge);
        var judged = result.Study.Test.IsEmpty ? "" : $" ({PlainText.Percent(result.Study.Test.Rate)})";
        canvas.Line($"Test items: the judge passed {Words.Count(result.Counts.Test)}{judged}");
        if (result.AllJudged is { } all)
            canvas.Line($"All judged items, labelled ones included: the judge passed {Words.Count(all)} ({PlainText.Percent((double)all.Positives / all.Count)})");
        if (result.Design is { } design) canvas.Line($"Labelled items: {design.ReportWords} (--design {design.ReportId})");
        // A perfect score on a few labels has a variance of 0 in the formula; it is not certain for that.
        if (!result.Study.Calibration.IsKnown && VarianceShares.Of(result.Study, result.Main) is { } shares
            && !IsPerfect(result.Study.Calibration.Sensitivity) && !IsPerfect(result.Study.Calibration.Specificity))
        {
            canvas.Line($"Uncertainty comes from: test verdicts {Share(shares.Test)}, labelled passes {Share(shares.PassLabels)}, "
                + $"labelled fails {Share(shares.FailLabels)}");
        }
        if (result.Details is { } details) DrawDetails(canvas, details);
        if (result.RevealedRate is { } hidden && result.Revealed is { } labels)
        {
            canvas.Line($"Hidden labels: {Words.Count(labels)} pass ({PlainText.Percent(hidden)}); "
                + $"the interval {(result.Main.Interval.Contains(hidden) ? "contains" : "does not contain")} this rate");
        }
    }

    private static void DrawDetails(Canvas canvas, EstimateDetails details)
    {
        if (details.EffectiveLabels is { } labels)
            canvas.Line(string.Create(CultureInfo.InvariantCulture, $"As precise as {labels:F0} randomly chosen labels without a judge"));
        if (details.Coverage is { } coverage)
        {
            canvas.Line("Studies of this size, if this is the truth: the interval contains the pass rate in "
                + $"{PlainText.Percent(coverage.AtEstimate)} (exact), expected width {Number(coverage.ExpectedWidth)}");
        }
    }

    private static bool IsPerfect(Proportion rate) => !rate.IsKnown && rate.Variance == 0;

    private static string[] Row(EstimateResult result, JudgeEstimate estimate) =>
    [
        estimate.Method switch
        {
            { UsesVerdicts: false } => "labels only",
            // The corrected rate is that of labelled items too.
            { IsUncorrected: true } => result.AllJudged is null ? "naive" : "naive, unlabelled items",
            _ => estimate == result.Main ? "corrected" : "for comparison",
        },
        PlainText.Percent(estimate.Point),
        Words.Interval(estimate.Interval),
        Words.Method(estimate),
    ];

    private static void DrawJudge(Canvas canvas, EstimateResult result, JudgeQuality judge)
    {
        canvas.Table(["judge", "value", Words.IntervalHeader(judge.YoudenInterval), "from"],
        [
            ErrorRate("sensitivity", judge.Sensitivity, result.Counts.HumanPasses, "items that a human passed"),
            ErrorRate("specificity", judge.Specificity, result.Counts.HumanFails?.Flip(), "items that a human failed"),
            ["Youden's J", double.IsNaN(judge.Youden) ? "unknown" : Number(judge.Youden),
                result.Study.Calibration.IsKnown ? "known" : $"[{Number(judge.YoudenInterval.Lower)}, {Number(judge.YoudenInterval.Upper)}]",
                "sensitivity + specificity - 1; 0 is chance"],
        ], s_left);
        canvas.Line();
    }

    private static string[] ErrorRate(string name, ErrorRate rate, JudgeTally? right, string items)
    {
        if (rate.Rate.IsKnown) return [name, PlainText.Percent(rate.Rate.Rate), "known", "stated, not measured"];
        var value = rate.Rate.IsEmpty ? "unknown" : PlainText.Percent(rate.Rate.Rate);
        return [name, value, Words.Interval(rate.Interval), $"{Words.Count(right ?? default)} {items}"];
    }

    private static string Number(double value) => (value + 0.0).ToString("F3", CultureInfo.InvariantCulture);

    private static string Share(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:F0}%");
}
