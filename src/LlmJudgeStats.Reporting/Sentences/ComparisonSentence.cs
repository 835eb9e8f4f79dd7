using System.Globalization;
using LlmJudgeStats.Comparison;
using LlmJudgeStats.Inference;

namespace LlmJudgeStats.Reporting;

/// <summary>A comparison in one plain sentence that begins with the verdict.</summary>
internal static class ComparisonSentence
{
    public static string Of(ComparisonFindings findings) => $"{Word(findings.Pair.Verdict)}: {Body(findings)}";

    /// <summary>Many pairs in one sentence.</summary>
    public static string OfMany(IReadOnlyList<ComparisonFindings> results)
    {
        var pairs = results.Select(result => result.Pair.Verdict).ToArray();
        var apart = pairs.Count(verdict => verdict is ComparisonVerdict.Better or ComparisonVerdict.Worse);
        var equal = pairs.Count(verdict => verdict is ComparisonVerdict.Equivalent);
        var question = results[0].Question;
        var equivalent = question.Margin is null ? "" : Invariant($", {Are(equal)} equivalent");
        return Invariant($"{apart} of {pairs.Length} pairs {(apart == 1 ? "is" : "are")} told apart{equivalent}, ")
            + $"{Are(pairs.Length - apart - equal)} undecided "
            + $"({PlainText.Level(question.Level)} confidence, "
            + $"{Correction(question.Correction, results.Max(result => result.FamilySize))}).";
    }

    private static string Are(int count) => Invariant($"{count} {(count == 1 ? "is" : "are")}");

    public static string Word(ComparisonVerdict verdict) => verdict switch
    {
        ComparisonVerdict.Undecided => "undecided",
        ComparisonVerdict.Better => "better",
        ComparisonVerdict.Worse => "worse",
        ComparisonVerdict.Equivalent => "equivalent",
    };

    public static string Correction(MultiplicityCorrection correction, int claims) => correction switch
    {
        MultiplicityCorrection.Holm => Invariant($"Holm's correction for {claims} comparisons"),
        MultiplicityCorrection.BenjaminiHochberg => Invariant($"Benjamini and Hochberg's correction for {claims} comparisons"),
        MultiplicityCorrection.None => "each by itself",
    };

    private static string Body(ComparisonFindings findings)
    {
        var difference = findings.Answer.Difference;
        var a = Phrases.Name(findings.A);
        var b = Phrases.Name(findings.B);
        if (!difference.IsIdentified) return $"the data do not determine by how much {a} and {b} differ: {Reason(difference.Warnings)}.";
        var interval = difference.Interval;
        var level = $"({PlainText.Level(interval.Level)} confidence)";
        var inside = findings.Answer.WithinMargin == true ? ", which is less than the margin" : "";
        return findings.Pair.Verdict switch
        {
            ComparisonVerdict.Better => $"{a} passes {PointWords.Size(difference.Point)} points more than {b}, and "
                + $"{PointWords.Size(interval.Lower)} to {PointWords.Size(interval.Upper)} points is what the data support "
                + $"{level}{inside}.",
            ComparisonVerdict.Worse => $"{a} passes {PointWords.Size(difference.Point)} points less than {b}, and "
                + $"{PointWords.Size(interval.Upper)} to {PointWords.Size(interval.Lower)} points is what the data support "
                + $"{level}{inside}.",
            ComparisonVerdict.Equivalent => $"{a} and {b} differ by less than {PointWords.Size(findings.Answer.Margin!.Value)} points: "
                + $"{PointWords.Signed(interval.Lower)} to {PointWords.Signed(interval.Upper)} points is what the data support {level}.",
            ComparisonVerdict.Undecided => Undecided(findings, a, b, level),
        };
    }

    private static string Undecided(ComparisonFindings findings, string a, string b, string level)
    {
        var difference = findings.Answer.Difference;
        var interval = difference.Interval;
        if (difference.Warnings.HasFlag(EstimateWarnings.DirectionNotShown))
        {
            var word = interval.Lower > 0 ? "better" : "worse";
            return $"{a} would be {word} than {b} if the judge is better than chance, which these labels do not show.";
        }
        var range = $"anything from {Side(interval.Lower)} to {Side(interval.Upper)} fits the data {level}";
        var point = difference.Point == 0 ? $"{a} and {b} look alike" : $"{a} passes {Side(difference.Point)} than {b} in these data";
        if (interval.Contains(0)) return $"{point}, but {range}.";
        return $"{point} and {range} for this pair alone, but not among {findings.FamilySize.ToString(CultureInfo.InvariantCulture)} "
            + $"comparisons (p {PointWords.PValue(findings.Pair.AdjustedPValue)}).";
    }

    private static string Side(double difference) => difference == 0
        ? "no difference"
        : $"{PointWords.Size(difference)} points {(difference > 0 ? "more" : "less")}";

    private static string Reason(EstimateWarnings warnings) =>
        warnings.HasFlag(EstimateWarnings.CalibrationDiffers) ? "the judge errs differently on the two systems"
        : warnings.HasFlag(EstimateWarnings.DesignMismatch) ? "the labels were chosen in ways that no method here compares"
        : warnings.HasFlag(EstimateWarnings.InvertedJudge) ? "by its labels the judge is worse than chance"
        : warnings.HasFlag(EstimateWarnings.PartiallyIdentified) ? "labels of one kind are missing"
        : "the labels do not make the judge better than chance, or there are no data";
}
