namespace LlmJudgeStats.Reporting;

/// <summary>The answer of <c>judge</c> in one sentence.</summary>
internal static class JudgeAnswer
{
    /// <summary>The sentence: how often the judge is right, or which judge is, and what changed.</summary>
    /// <param name="sections">The sections.</param>
    /// <param name="items">How many items have a verdict and a label.</param>
    /// <param name="doubt">What speaks against the intervals.</param>
    public static string Of(IReadOnlyList<JudgeSection> sections, long items, SentenceDoubt doubt)
    {
        string[] parts = [.. sections.Select(section => Part(section, items)).OfType<string>().Take(2)];
        var text = string.Join("; ", parts);
        return text.Length == 0 ? "Nothing can be said of the judge." : char.ToUpperInvariant(text[0]) + text[1..]
            + (doubt == SentenceDoubt.ItemsRepeat ? ". Items repeat, so the intervals are too narrow." : ".");
    }

    private static string? Part(JudgeSection section, long items) => section.Estimates is not [var first, ..] ? null : section.Name switch
    {
        "accuracy" => Accuracy(section, first, items),
        "change" => $"{first.Name} {Valued(first)}",
        "panel" => Best(section, items),
        "orders" => $"{first.Name} {Valued(first)}",
        "confidence" => $"the area under the curve of its confidence is {Valued(first)}",
        "ceiling" => Ceiling(first),
        "bias" => $"{first.Name} {Valued(first)}",
        _ => null,
    };

    private static string Accuracy(JudgeSection section, MeasuredEstimate first, long items)
    {
        MeasuredEstimate[] all = [.. section.Estimates.Where(one => one.Quantity == first.Quantity)];
        return first.Of is null || all.Length < 2
            ? Invariant($"the judge is right on {Valued(first)}; {items} labelled items")
            : $"the judge is right on {MeasureText.Point(first)} in {Named(first.Of)} and on {MeasureText.Point(all[^1])} in "
                + Named(all[^1].Of!);
    }

    private static string Ceiling(MeasuredEstimate first) => !first.Estimate.IsIdentified ? $"{first.Name} unknown"
        : first.IsPointOnly ? $"{first.Name} {MeasureText.Point(first)}, without an interval"
        : $"{first.Name} {Valued(first)}";

    private static string Best(JudgeSection section, long items)
    {
        var panel = section.Panel!;
        var best = section.Estimates[panel.Best];
        return Invariant(
            $"of {panel.Judges.Count} judges on {items} labelled items {Named(panel.Judges[panel.Best])} is right most often, ")
            + Valued(best);
    }

    // What stands between backticks in a sentence is taken for a property.
    private static string Named(string name) => Phrases.Name(name).Replace('`', '\'');

    private static string Valued(MeasuredEstimate one)
    {
        var level = one.JointLevel is { } joint
            ? $"{PlainText.Level(joint)}, all intervals together" : $"{PlainText.Level(one.Estimate.Interval.Level)} interval";
        return one.Estimate.IsIdentified
            ? $"{MeasureText.Point(one)} ({level} {MeasureText.Limits(one)})"
            : $"an unknown share (the data allow {MeasureText.Limits(one)})";
    }
}
