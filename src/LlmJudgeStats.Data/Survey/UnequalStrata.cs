namespace LlmJudgeStats.Data;

/// <summary>Findings about parts of a file that people judge differently.</summary>
internal static class UnequalStrata
{
    public static IEnumerable<SurveyFinding> Of(SurveyFacts facts, JudgmentReaderOptions options)
    {
        foreach (var stratum in facts.Pass.Strata.Where(stratum => IsOpen(stratum.Column, options) && stratum.Differs))
        {
            var name = stratum.Column.Name;
            var most = stratum.Shares[0];
            var least = stratum.Shares[^1];
            yield return SurveyFinding.Of(SurveyCodes.StrataDiffer, DiagnosticSeverity.Info,
                $"people pass {Shown(most)} and {Shown(least)}: error rates may differ by {Excerpt.Of(name, 30)}",
                $"`GroupColumns` = {ShellText.Of(name)}", name).Counted(stratum.Shares.Count);
        }
    }

    private static bool IsOpen(SurveyedColumn column, JudgmentReaderOptions options) =>
        column.Name != options.StratumColumn && !options.GroupColumns.Contains(column.Name, StringComparer.Ordinal);

    private static string Shown((string Value, double Share, double Labels) part) => Invariant(
        $"{100 * part.Share:F1}% of {part.Labels} in '{Excerpt.Of(part.Value, 30)}'");
}
