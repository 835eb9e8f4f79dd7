namespace LlmJudgeStats.Data;

/// <summary>Findings about ids and about rows that repeat them.</summary>
internal static class IdFindings
{
    public static IEnumerable<SurveyFinding> Of(SurveyFacts facts)
    {
        if (facts.Roles.Id is not { Values.Ids: { } ids } id || !facts.AreRepeated) return [];
        return [.. Repeats(facts, id, ids), .. Overlap(facts, id)];
    }

    private static IEnumerable<SurveyFinding> Repeats(SurveyFacts facts, SurveyedColumn id, IdSurvey ids)
    {
        var telling = facts.TellingApart.Where(column => column.Role is not (SurveyRole.Run or SurveyRole.Metric)).ToArray();
        if (telling.Length > 0)
        {
            yield return SurveyFinding.Of(DataCodes.RepeatedIds, DiagnosticSeverity.Warning,
                Invariant($"item ids are repeated, up to {ids.Most} times: {Product(telling)}"),
                $"`GroupColumns` = {ShellText.Of(string.Join(',', telling.Select(column => column.Name)))}", id.Name)
                .Counted(ids.Repeats, [ids.FirstRepeated]);
        }
        if (facts.TellingApart.Count > 0) yield break;
        yield return facts.AreVotes ? Votes(facts, id) : Rows(facts, id, ids);
    }

    private static string Product(SurveyedColumn[] telling) => string.Join(" x ", telling.Select(column =>
        Invariant($"{column.Distinct} {RoleWords.Of(column.Role)}{(column.Distinct == 1 ? "" : "s")}")));

    private static SurveyFinding Votes(SurveyFacts facts, SurveyedColumn id)
    {
        var repeated = facts.Pass.Repeated;
        var items = facts.Rows - repeated.Rows;
        return SurveyFinding.Of(SurveyCodes.VotesOfRaters, DiagnosticSeverity.Warning,
            Invariant($"{items} items have {facts.Rows} votes: one verdict with several labels, not several verdicts"),
            "`Raters` = majority: one row for each item", id.Name).Counted(repeated.Rows);
    }

    private static SurveyFinding Rows(SurveyFacts facts, SurveyedColumn id, IdSurvey ids)
    {
        var repeated = facts.Pass.Repeated;
        return SurveyFinding.Of(DataCodes.RepeatedIds, DiagnosticSeverity.Warning,
            Invariant($"item ids are repeated, up to {ids.Most} times{How(repeated)}"),
            "rows of one id are counted as a cluster; `DuplicateIds.Error` shows them", id.Name).Counted(ids.Repeats, [ids.FirstRepeated]);
    }

    private static string How(RepeatedRows repeated)
    {
        if (repeated.Copies + repeated.Contradicting == 0) return "";
        var copies = Plural(repeated.Copies, "row is an exact copy", "rows are exact copies");
        var others = Plural(repeated.Contradicting, "contradicts", "contradict");
        return Invariant($": {repeated.Copies} {copies}, {repeated.Contradicting} {others} an earlier one");
    }

    private static IEnumerable<SurveyFinding> Overlap(SurveyFacts facts, SurveyedColumn id)
    {
        var repeated = facts.Pass.Repeated;
        if (repeated.Overlapping == 0) yield break;
        yield return SurveyFinding.Of(DataCodes.CalibrationTestOverlap, DiagnosticSeverity.Error,
            Invariant($"{repeated.Overlapping} {Plural(repeated.Overlapping, "item is", "items are")} labelled in one row and unlabelled ")
                + "in another: known answers would count as unknown ones",
            "`DropsOverlap` leaves out the unlabelled rows; or `GroupColumns` = the column that tells the rows apart", id.Name)
            .Counted(repeated.Overlapping, repeated.OverlapExamples);
    }

    private static string Plural(long count, string one, string many) => count == 1 ? one : many;
}
