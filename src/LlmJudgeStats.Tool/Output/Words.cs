using System.Globalization;
using LlmJudgeStats.Reporting;

namespace LlmJudgeStats.Tool.Output;

/// <summary>Small pieces of text that the views share. ASCII.</summary>
internal static class Words
{
    public static string Method(JudgeEstimate estimate) => PlainText.Ascii(estimate.Method.Name);

    public static string Interval(IntervalEstimate interval) => interval.ToString();

    public static string IntervalHeader(IntervalEstimate interval) =>
        $"{PlainText.Level(interval.Level)} {(interval.Kind == IntervalKind.Credible ? "credible interval" : "interval")}";

    public static string Count(JudgeTally tally) => string.Create(CultureInfo.InvariantCulture, $"{tally.Positives} of {Total(tally)}");

    public static string Total(JudgeTally tally) => ((Int128)tally.Positives + tally.Negatives).ToString(CultureInfo.InvariantCulture);

}
