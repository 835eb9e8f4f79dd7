namespace LlmJudgeStats.Data;

/// <summary>Columns whose names say that a pass, or a label, may mean something else than it is read as.</summary>
internal static class MeaningNotes
{
    private static readonly Dictionary<string, (string Pass, string Fail)> s_plainWords = new(StringComparer.Ordinal)
    {
        ["1/0"] = ("1", "0"),
        ["true/false"] = ("true", "false"),
        ["yes/no"] = ("yes", "no"),
        ["y/n"] = ("y", "n"),
    };

    public static IEnumerable<Diagnostic> Of(
        JudgmentReaderOptions options, string verdictColumn, string? labelColumn, string? verdictWords, string? labelWords)
    {
        if (labelColumn is not null && labelWords is not null && options.LabelMeaning is null && RoleNames.SpeaksOfAgreement(labelColumn))
        {
            yield return new(DataCodes.LabelsMayBeAgreement, DiagnosticSeverity.Warning,
                $"the labels come from '{Excerpt.Of(labelColumn)}', whose name speaks of agreement, and are read as the truth about the answer",
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
        var name = Excerpt.InHint(column);
        return new(DataCodes.PassMayBeBad, DiagnosticSeverity.Warning,
            $"'{plain.Pass}' in '{Excerpt.Of(column)}' counts as a pass; is it the bad case?",
            $"if so, exchange the words of this column (`{words}.Pass` = {name}={plain.Fail} `{words}.Fail` = {name}={plain.Pass}); "
                + $"if not, say that (`{words}.Pass` = {name}={plain.Pass} `{words}.Fail` = {name}={plain.Fail})");
    }
}
