namespace LlmJudgeStats.Data.Tests.Sql;

/// <summary>Holds what a database counted to what the reader of files counted of the same rows: the oracle is the other reader.</summary>
internal static class SameTable
{
    // What is found by looking at whole rows, or at names that differ in what is easily overlooked.
    private static readonly string[] s_ofRows = ["LJS2003", "LJS2028", "LJS2044"];

    public static void Check(JudgmentTable file, JudgmentTable sql)
    {
        Assert.Equal(file.Rows, sql.Rows);
        Assert.Equal(Texts(file.Groups.OrderBy(Key, StringComparer.Ordinal)), Texts(sql.Groups));
        Assert.Equal(file.Groups.OrderBy(Key, StringComparer.Ordinal).Select(Clusters), sql.Groups.Select(Clusters));
        Assert.Equal(
            (file.Source.VerdictColumn, file.Source.LabelColumn, file.Source.IdColumn, file.Source.ClusterColumn),
            (sql.Source.VerdictColumn, sql.Source.LabelColumn, sql.Source.IdColumn, sql.Source.ClusterColumn));
        Assert.Equal((file.Source.VerdictWords, file.Source.LabelWords), (sql.Source.VerdictWords, sql.Source.LabelWords));
        Assert.Equal(Codes(file), Codes(sql));
        Assert.Equal(file.Source.Account.Missing, sql.Source.Account.Missing);
    }

    private static string Key(JudgmentGroup group) => string.Join('\0', group.Key.Select(key => key.Value));

    private static string[] Texts(IEnumerable<JudgmentGroup> groups) => [.. groups.Select(Text)];

    private static string Text(JudgmentGroup group) => string.Join(" | ",
        string.Join(',', group.Key), group.Rows, group.Test, group.Calibration, group.Revealed, group.HiddenVerdicts, group.Unjudged,
        group.UnresolvedLabels, group.LabelledItems,
        string.Join(';', group.Strata.OrderBy(stratum => stratum.Value, StringComparer.Ordinal).ThenBy(stratum => stratum.Verdict)),
        string.Join(';', group.TestStrata.OrderBy(stratum => stratum.Value, StringComparer.Ordinal)), group.Runs,
        string.Join(',', group.JudgedBy.Order(StringComparer.Ordinal)), group.Clusters?.Table);

    private static (ClusteredCounts? Counts, ClusteredCounts? Labels) Clusters(JudgmentGroup group) =>
        (group.Clusters?.Counts, group.Clusters?.AllLabels);

    private static string[] Codes(JudgmentTable table) =>
        [.. table.Notes.Select(note => note.Code).Except(s_ofRows).Order(StringComparer.Ordinal)];
}
