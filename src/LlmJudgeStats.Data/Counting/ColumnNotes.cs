namespace LlmJudgeStats.Data;

/// <summary>Columns whose names say that they are not read as they are meant.</summary>
internal static class ColumnNotes
{
    private static readonly Dictionary<string, (string Pass, string Fail)> s_plainWords = new(StringComparer.Ordinal)
    {
        ["1/0"] = ("1", "0"),
        ["true/false"] = ("true", "false"),
        ["yes/no"] = ("yes", "no"),
        ["y/n"] = ("y", "n"),
    };

    /// <summary>Columns that are named like labels or counts and play no part.</summary>
    public static IEnumerable<Diagnostic> Unused(IReadOnlyList<string> columns, ColumnRoles roles, JudgmentReaderOptions options)
    {
        if (options is { ReadsLabels: true, Labels: null } && roles.Labels[0] < 0
            && First(columns, roles, RoleNames.IsLikeALabel) is { } label)
        {
            yield return new(DataCodes.NoLabelColumn, DiagnosticSeverity.Warning,
                $"no column is named label or truth, so no row is labelled; '{Excerpt.Of(label)}' looks like one and is not used",
                $"if it holds human labels, say `LabelColumn` = {ShellText.Of(label)}");
        }
        if (roles.Count < 0 && First(columns, roles, name => RoleNames.Is(name, RoleNames.Counts)) is { } count)
        {
            yield return new(DataCodes.UnusedCount, DiagnosticSeverity.Warning,
                $"each row is counted as one item; the column '{Excerpt.Of(count)}' is not used",
                $"if each row stands for that many items, say `CountColumn` = {ShellText.Of(count)}");
        }
    }

    /// <summary>Columns whose names say that a pass, or a label, may mean something else than it is read as.</summary>
    public static IEnumerable<Diagnostic> Meanings(
        JudgmentReaderOptions options, string verdictColumn, string? labelColumn, string? verdictWords, string? labelWords)
    {
        if (labelColumn is not null && labelWords is not null && options.LabelMeaning is null && RoleNames.SpeaksOfAgreement(labelColumn))
        {
            yield return new(DataCodes.LabelsMayBeAgreement, DiagnosticSeverity.Warning,
                $"the labels come from '{Excerpt.Of(labelColumn)}', whose name speaks of agreement, and are read as the truth about the "
                    + $"answer",
                "if they say whether the judge was right, say so (`LabelMeaning.Agreement`); if they are the truth, say that "
                    + "(`LabelMeaning.Truth`)");
        }
        if (options.PassValues.Count > 0) yield break;
        if (options is { VerdictWords: null, VerdictRule: null } && Bad(verdictColumn, verdictWords, "VerdictWords") is { } verdicts)
            yield return verdicts;
        if (labelColumn is not null && options is { LabelWords: null, LabelRule: null, LabelMeaning: not LabelMeaning.Agreement }
            && Bad(labelColumn, labelWords, "LabelWords") is { } labels)
        {
            yield return labels;
        }
    }

    private static Diagnostic? Bad(string column, string? pair, string words)
    {
        if (pair is null || !s_plainWords.TryGetValue(pair, out var plain) || !RoleNames.NamesABadThing(column)) return null;
        var bad = ShellText.Of(column, "=", plain.Fail);
        var good = ShellText.Of(column, "=", plain.Pass);
        return new(DataCodes.PassMayBeBad, DiagnosticSeverity.Warning,
            $"'{plain.Pass}' in '{Excerpt.Of(column)}' counts as a pass; is it the bad case?",
            $"if so, exchange the words of this column (`{words}.Pass` = {bad} `{words}.Fail` = {good}); "
                + $"if not, say that (`{words}.Pass` = {good} `{words}.Fail` = {bad})");
    }

    private static string? First(IReadOnlyList<string> columns, ColumnRoles roles, Func<string, bool> isMeant) =>
        columns.Where((name, i) => !roles.Plays(i) && isMeant(name)).FirstOrDefault();
}
