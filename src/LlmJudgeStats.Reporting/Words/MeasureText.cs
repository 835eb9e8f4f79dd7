using System.Globalization;

namespace LlmJudgeStats.Reporting;

/// <summary>Values of a measure in its own unit: shares in percent, anything else as a number.</summary>
internal static class MeasureText
{
    /// <summary>A value; <c>not identified</c> for NaN.</summary>
    public static string Of(double value, Support support) => double.IsNaN(value) ? RateText.NotIdentified
        : IsShare(support) ? PlainText.Percent(value)
        : (value + 0.0).ToString(FormatOf(support), CultureInfo.InvariantCulture);

    /// <summary>An interval in brackets.</summary>
    public static string Brackets(IntervalEstimate interval, Support support) =>
        $"[{Of(interval.Lower, support)}, {Of(interval.Upper, support)}]";

    /// <summary>An interval in a sentence.</summary>
    public static string Limits(IntervalEstimate interval, Support support) =>
        $"{Of(interval.Lower, support)} to {Of(interval.Upper, support)}";

    private static bool IsShare(Support support) => support is { Lower: 0, Upper: 1 };

    // Three digits behind the first one that the width of the range has.
    private static string FormatOf(Support support) => (support.Upper - support.Lower) switch
    {
        > 100 => "F0",
        > 10 => "F1",
        > 2 => "F2",
        _ => "F3",
    };
}
