using System.Globalization;

namespace LlmJudgeStats.Reporting;

/// <summary>Values of a measure in its own unit: shares in percent, anything else as a number.</summary>
internal static class MeasureText
{
    /// <summary>A value of an estimate; <c>not identified</c> for NaN.</summary>
    public static string Of(MeasuredEstimate one, double value) => double.IsNaN(value) ? RateText.NotIdentified
        : IsShare(one) ? PlainText.Percent(value)
        : double.IsPositiveInfinity(value) ? "∞"
        : (value + 0.0).ToString(FormatOf(one), CultureInfo.InvariantCulture);

    /// <summary>Its point.</summary>
    public static string Point(MeasuredEstimate one) => Of(one, one.Estimate.Point);

    /// <summary>A value that is tested, as it is written: <c>50%</c>, <c>0</c>.</summary>
    public static string Tested(MeasuredEstimate one, double value) => IsShare(one)
        ? Invariant($"{100 * value:0.##}%")
        : value.ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>Its interval in brackets; empty where none is honest.</summary>
    public static string Brackets(MeasuredEstimate one) =>
        one.IsPointOnly ? "" : $"[{Of(one, one.Estimate.Interval.Lower)}, {Of(one, one.Estimate.Interval.Upper)}]";

    /// <summary>Its interval in a sentence.</summary>
    public static string Limits(MeasuredEstimate one) =>
        $"{Of(one, one.Estimate.Interval.Lower)} to {Of(one, one.Estimate.Interval.Upper)}";

    /// <summary>Whether it is a share, shown in percent: a score between 0 and 1 is none of anything.</summary>
    public static bool IsShare(MeasuredEstimate one) =>
        one.Quantity is not ("mean-score" or "absolute-error" or "auc" or "brier" or "ece")
        && one.Estimate.Method.Support is { Lower: 0, Upper: <= 1 };

    // Three digits behind the first one that the width of the range has.
    private static string FormatOf(MeasuredEstimate one) => (one.Estimate.Method.Support.Upper - one.Estimate.Method.Support.Lower) switch
    {
        // Of J it is twice that of a rate.
        _ when one.Quantity == "change" || one is { Quantity: "group-difference", Estimate.Method.Support.Upper: <= 1 } => "F3",
        double.PositiveInfinity => "F3",    // a ratio, which is near 1
        > 100 => "F0",
        > 10 => "F1",
        > 2 => "F2",
        _ => "F3",
    };
}
