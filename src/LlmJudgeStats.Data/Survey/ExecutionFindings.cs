namespace LlmJudgeStats.Data;

/// <summary>Findings about several runs of a tool in one folder.</summary>
internal static class ExecutionFindings
{
    private const int MostShown = 5;

    public static IEnumerable<SurveyFinding> Of(SurveyedSource source, SurveyFacts facts, JudgmentReaderOptions options)
    {
        if (facts.Roles.System is not { Distinct: > 1 } system || options.Filters.Any(filter => filter.Column == system.Name)) yield break;
        // Where one has no time, nobody knows which is the newest.
        if (source.Executions.Count != system.Distinct) yield break;
        var newest = source.Executions.OrderByDescending(one => one.Value).ThenBy(one => one.Key, StringComparer.Ordinal).ToArray();
        var more = newest.Length > MostShown ? ", ..." : "";
        yield return SurveyFinding.Of(SurveyCodes.SeveralExecutions, DiagnosticSeverity.Info,
            Invariant(
                $"{newest.Length} executions: {string.Join(", ", newest.Take(MostShown).Select(Shown))}{more}; they are several systems, ")
                + "or one system on several days",
            $"`Where` = {ShellText.Of(system.Name, "=", Excerpt.InHint(newest[0].Key))} takes the newest", system.Name)
            .Counted(newest.Length);
    }

    private static string Shown(KeyValuePair<string, DateTimeOffset> execution) => Invariant(
        $"'{Excerpt.Of(execution.Key, 30)}' ({execution.Value.UtcDateTime:yyyy-MM-dd HH:mm})");
}
