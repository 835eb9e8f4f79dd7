using System.Globalization;

namespace LlmJudgeStats.Audit;

/// <summary>Numbers in the sentences of findings: invariant, and rounded as a reader needs them.</summary>
internal static class AuditWords
{
    /// <summary>A share in percent: <c>52%</c>, with a decimal below ten.</summary>
    public static string Percent(double share) => Rounded(100 * share, share is > -0.1 and < 0.1 ? 1 : 0) + "%";

    /// <summary>A score in percent with a decimal: <c>58.0%</c>.</summary>
    public static string Score(double score) => Rounded(100 * score, 1) + "%";

    /// <summary>A difference of scores in points of a hundred: <c>13.5 points</c>.</summary>
    public static string Points(double difference) => Rounded(100 * difference, 1) + " points";

    /// <summary>A plain number with two decimals.</summary>
    public static string Number(double value) => Rounded(value, 2);

    /// <summary>An interval in points: <c>[11.8, 28.1]</c>.</summary>
    public static string Interval(double lower, double upper) => $"[{Rounded(100 * lower, 1)}, {Rounded(100 * upper, 1)}]";

    /// <summary>A count with its word: <c>1 item</c>, <c>3 items</c>.</summary>
    public static string Many(long count, string word) =>
        Invariant($"{count:N0} {word}{(count == 1 ? "" : "s")}");

    /// <summary>A step of training: <c>3,000</c>.</summary>
    public static string Step(double step) => step.ToString(step == Math.Floor(step) ? "N0" : "G6", CultureInfo.InvariantCulture);

    private static string Rounded(double value, int decimals)
    {
        var text = value.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return value < 0 && text.AsSpan(1).IndexOfAnyExcept('0', '.') < 0 ? text[1..] : text;    // no -0.0
    }
}
