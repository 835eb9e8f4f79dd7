using LlmJudgeStats.Agreement;

namespace LlmJudgeStats.Reporting;

/// <summary>The answer of <c>agree</c> in one sentence.</summary>
internal static class AgreeAnswer
{
    /// <summary>Whether the judge may replace an annotator; else how well raters agree, by the first coefficient beyond chance.</summary>
    public static string Of(JudgeSection coefficients, long items, ReplacementAnswer? replacement) =>
        replacement is null ? Agreement(coefficients, items) : Replacement(replacement);

    private static string Agreement(JudgeSection coefficients, long items)
    {
        var one = coefficients.Estimates.FirstOrDefault(estimate => estimate.Quantity != "percent") ?? coefficients.Estimates[0];
        var of = Invariant($"of {items} items");
        var name = NameOf(one.Quantity);
        if (!one.Estimate.IsIdentified) return $"{name} is not defined {of}.";
        var limits = one.IsPointOnly ? ", a point without an interval"
            : $" ({PlainText.Level(one.Estimate.Interval.Level)} interval {MeasureText.Limits(one)})";
        return $"{name} {of} is {MeasureText.Point(one)}{limits}.";
    }

    private static string Replacement(ReplacementAnswer answer)
    {
        if (answer.Replaces is not { } replaces)
            return "Whether the judge may replace an annotator is not known: no annotator has 30 items that others rated too.";
        // Too few items and a bad judge look alike here: what is not shown is not refuted.
        var word = replaces
            ? "The judge may replace an annotator: it is"
            : "The judge is not shown to be fit to replace an annotator: it is";
        return Invariant($"{word} shown to do as well as {Count(answer)} of ")
            + Invariant($"{answer.Tested} annotators (epsilon {answer.Epsilon:0.###}).");
    }

    // Krippendorff's alpha has one id in all its forms, and the first is the plain one.
    private static string NameOf(string id)
    {
        var name = Enum.GetValues<AgreementCoefficient>().First(one => one.Id == id).Name;
        return char.ToUpperInvariant(name[0]) + name[1..];
    }

    /// <summary>Annotators that the judge does as well as.</summary>
    internal static int Count(ReplacementAnswer answer) => (int)Math.Round(answer.WinningRate * answer.Tested);
}
