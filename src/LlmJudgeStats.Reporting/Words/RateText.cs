using System.Globalization;

namespace LlmJudgeStats.Reporting;

/// <summary>Rates, differences, intervals and counts as documents and pictures show them. Invariant culture.</summary>
/// <remarks>100.0% and 0.0% are said of those numbers alone; what only rounds to them is <c>&gt;99.9%</c> or <c>&lt;0.1%</c>.</remarks>
internal static class RateText
{
    /// <summary>Instead of a number for NaN.</summary>
    public const string NotIdentified = "not identified";

    /// <summary>A rate as a percentage with one decimal: <c>73.6%</c>; <c>not identified</c> for NaN.</summary>
    /// <param name="rate">A rate, between 0 and 1, or NaN.</param>
    public static string Percent(double rate) => double.IsNaN(rate) ? NotIdentified : $"{Bare(rate, decimals: 1)}%";

    /// <summary>A rate that somebody chose, such as a gate, with as many decimals as it needs: <c>75%</c>, <c>97.5%</c>.</summary>
    /// <param name="rate">A rate, between 0 and 1.</param>
    public static string Chosen(double rate) => $"{Digits(100 * rate)}%";

    /// <summary>Two limits in a sentence: <c>69.1% to 78.4%</c>.</summary>
    /// <param name="point">What they are limits of; one that rounds to it gets two decimals. NaN when there is no point.</param>
    /// <param name="lower">The lower limit, between 0 and 1.</param>
    /// <param name="upper">The upper limit, between 0 and 1.</param>
    public static string Limits(double point, double lower, double upper) => $"{Limit(point, lower)}% to {Limit(point, upper)}%";

    /// <summary>Two limits in brackets: <c>[69.1%, 78.4%]</c>.</summary>
    /// <inheritdoc cref="Limits"/>
    public static string Brackets(double point, double lower, double upper) => $"[{Limit(point, lower)}%, {Limit(point, upper)}%]";

    /// <summary>
    /// Two limits for LaTeX, in percent without its sign: <c>69.1--78.4</c>; <c>&lt;</c> and <c>&gt;</c> are still to be escaped.
    /// </summary>
    /// <inheritdoc cref="Limits"/>
    public static string Dashes(double point, double lower, double upper) => $"{Limit(point, lower)}--{Limit(point, upper)}";

    /// <summary>The size of a difference or a standard error of rates: <c>2.3 points</c>; <c>not identified</c> for NaN.</summary>
    /// <param name="difference">A difference of rates, between −1 and 1, or NaN.</param>
    public static string Points(double difference) => double.IsNaN(difference) ? NotIdentified : $"{PointSize(difference)} points";

    /// <summary>Half the width of an interval, in points: <c>±4.7</c>.</summary>
    /// <param name="halfWidth">Half a width, between 0 and 1.</param>
    public static string PlusMinus(double halfWidth) => $"±{PointSize(halfWidth)}";

    /// <summary>Youden's J with three decimals: <c>0.699</c>; <c>not identified</c> for NaN.</summary>
    /// <param name="youden">J, between −1 and 1, or NaN.</param>
    public static string Youden(double youden) =>
        double.IsNaN(youden) ? NotIdentified : Unsigned(youden.ToString("F3", CultureInfo.InvariantCulture));

    /// <summary>A count, with a comma from 1,000: <c>10,641</c>.</summary>
    /// <param name="count">A count.</param>
    public static string Count(Int128 count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Limit(double point, double limit)
    {
        var shown = Bare(limit, decimals: 1);
        // Same number, same text: only a limit that differs from its point has to look different.
        var looksLikeThePoint = limit != point && !double.IsNaN(point) && shown == Bare(point, decimals: 1);
        return looksLikeThePoint ? Bare(limit, decimals: 2) : shown;
    }

    private static string Bare(double rate, int decimals)
    {
        var shown = Fixed(100 * rate, decimals);
        if (rate < 1 && shown == Fixed(100, decimals)) return ">" + Fixed(100 - Math.Pow(10, -decimals), decimals);
        if (rate > 0 && shown == Fixed(0, decimals)) return "<" + Fixed(Math.Pow(10, -decimals), decimals);
        return shown;
    }

    private static string PointSize(double difference)
    {
        var points = 100 * Math.Abs(difference);
        var shown = Fixed(points, decimals: 1);
        return points > 0 && shown == "0.0" ? "<0.1" : shown;
    }

    private static string Fixed(double value, int decimals) =>
        Unsigned(value.ToString(decimals == 1 ? "F1" : "F2", CultureInfo.InvariantCulture));

    private static string Digits(double value) => Unsigned(value.ToString("0.########", CultureInfo.InvariantCulture));

    // Never -0.0.
    private static string Unsigned(string shown) =>
        shown[0] == '-' && shown.AsSpan().IndexOfAnyInRange('1', '9') < 0 ? shown[1..] : shown;
}
