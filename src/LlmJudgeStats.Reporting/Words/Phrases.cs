using System.Globalization;

namespace LlmJudgeStats.Reporting;

/// <summary>Small pieces of text that pages share. ASCII, invariant culture.</summary>
internal static class Phrases
{
    private const int LongestName = 80;    // characters: every row of a table is as wide as its longest

    /// <summary>A name in a table: a long one by its beginning and its end, for names of runs differ at their ends.</summary>
    public static string Name(string name) => name.Length <= LongestName ? name : $"{name[..48]} ... {name[^27..]}";

    /// <summary>What a group has in common; nothing without groups.</summary>
    public static string Group(IReadOnlyList<GroupKey>? group) =>
        string.Join(", ", (group ?? []).Select(key => $"{key.Column} = {Name(key.Value)}"));

    public static string Method(EstimationMethod method) => PlainText.Ascii(method.Name);

    public static string IntervalHeader(IntervalEstimate interval) =>
        $"{PlainText.Level(interval.Level)} {(interval.Kind == IntervalKind.Credible ? "credible interval" : "interval")}";

    public static string Count(JudgeTally tally) => Invariant($"{tally.Positives} of {Total(tally)}");

    // Two counts of 2^62 do not wrap around.
    public static string Total(JudgeTally tally) => ((Int128)tally.Positives + tally.Negatives).ToString(CultureInfo.InvariantCulture);

    /// <summary>Three decimals; never -0.000 for zero itself.</summary>
    public static string Number(double value) => (value + 0.0).ToString("F3", CultureInfo.InvariantCulture);
}
