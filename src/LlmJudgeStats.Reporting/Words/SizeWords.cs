namespace LlmJudgeStats.Reporting;

/// <summary>The sizes of a study, in words. ASCII, invariant culture.</summary>
internal static class SizeWords
{
    public static string Of(StudyCounts counts, CalibrationDesign? design)
    {
        var test = $"{Phrases.Total(counts.Test)} {(counts.Test.Count == 1 ? "test item" : "test items")}";
        return (counts.HumanPasses, counts.HumanFails, design) switch
        {
            (null, null, _) => test,
            (var passes, var fails, CalibrationDesign.Random) =>
                $"{test}, {Phrases.Total((passes ?? default) + (fails ?? default))} labelled items ({CalibrationDesign.Random.Words})",
            ({ } passes, { } fails, CalibrationDesign.ByVerdict) => $"{test}, and of each verdict {ByVerdict(passes, fails)}",
            var (passes, fails, _) => $"{test}, {Labels(passes, "passes")}, {Labels(fails, "fails")}",
        };
    }

    private static string ByVerdict(JudgeTally passes, JudgeTally fails) => Invariant(
        $"up to {passes.Positives + fails.Positives} passes and {passes.Negatives + fails.Negatives} fails labelled");

    private static string Labels(JudgeTally? tally, string what) =>
        tally is { } labels ? $"{Phrases.Total(labels)} labelled {what}" : $"no labelled {what} (that rate is known)";
}
