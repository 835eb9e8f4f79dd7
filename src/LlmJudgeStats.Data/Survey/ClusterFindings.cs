namespace LlmJudgeStats.Data;

/// <summary>Findings about rows that belong together.</summary>
internal static class ClusterFindings
{
    /// <summary>Columns whose rows of one value belong together: they agree, or the name says so.</summary>
    public static IEnumerable<ClusterSurvey> Together(SurveyFacts facts) =>
        facts.Pass.Clusters.Where(cluster => cluster is { IsCoarser: true, Agreeing: not null } or { GroupsEvenly: true });

    public static IEnumerable<SurveyFinding> Of(SurveyFacts facts, SurveyPlan plan)
    {
        if (Runs(facts) is { } runs) yield return runs;
        foreach (var cluster in Together(facts))
        {
            var name = Excerpt.Of(cluster.Column.Name, 30);
            var things = facts.Roles.Id is null ? "rows" : "items";
            yield return SurveyFinding.Of(DataCodes.RowsThatBelongTogether, DiagnosticSeverity.Info,
                Invariant($"{name} has {cluster.Values} values for {cluster.Items} {things}, {Worth(facts, cluster)}"),
                plan.Cluster == cluster.Column.Name
                    ? $"`ClusterColumn` = {ShellText.Of(cluster.Column.Name)}"
                    : $"within a {Group(facts)} each {Excerpt.InHint(name)} stands once; over several {Group(facts)}s use "
                        + "`ClusterColumn` = " + ShellText.Of(cluster.Column.Name),
                cluster.Column.Name).Counted(cluster.Values);
        }
    }

    private static string Worth(SurveyFacts facts, ClusterSurvey cluster)
    {
        if (cluster.Agreeing is not { } agreeing) return "and rows of one value belong together";
        var whose = facts.Roles.Judge is null ? "rows" : $"verdicts of {Excerpt.Of(facts.Pass.Judges[agreeing.Judge], 30)}";
        var worth = agreeing.Rows / agreeing.Effect;
        return Invariant($"and rows of one value agree: the {agreeing.Rows} {whose} are about as much evidence as {worth:F0} ")
            + "independent ones";
    }

    private static string Group(SurveyFacts facts) =>
        facts.TellingApart.Any(column => column.Role is SurveyRole.System) ? "system" : "group";

    private static SurveyFinding? Runs(SurveyFacts facts)
    {
        if (facts.Roles.Run is not { } run || !facts.TellingApart.Contains(run) || facts.Pass.Runs is not { } ids) return null;
        var effect = ids.Agreeing;
        var worth = effect is { } found
            ? Invariant($": {found.Rows} rows are about as much evidence as {found.Rows / found.Effect:F0}")
            : "";
        var first = run.Values.Values[0].Text;
        return SurveyFinding.Of(SurveyCodes.Runs, DiagnosticSeverity.Warning,
            Invariant($"{run.Distinct} runs of {facts.Roles.Id!.Distinct} items{worth}"),
            $"rows of one id are counted as a cluster (`ClusterColumn` = {ShellText.Of(facts.Roles.Id!.Name)}); "
                + $"or take one run (`Where` = {ShellText.Of(run.Name, "=", Excerpt.InHint(first))})", run.Name).Counted(run.Distinct);
    }
}
