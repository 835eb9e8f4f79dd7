namespace LlmJudgeStats.Data;

/// <summary>Findings about how a file is laid out.</summary>
internal static class LayoutFindings
{
    public static IEnumerable<SurveyFinding> Of(SurveyFacts facts, JudgmentReaderOptions options)
    {
        if (!FirstRowLooksLikeData(facts, options)) yield break;
        yield return SurveyFinding.Of(DataCodes.ColumnNotFound, DiagnosticSeverity.Error,
            "the first row looks like data, not like names of columns", "`HasHeader = false`, if it is; columns are then called 1, 2, ...",
            [.. facts.Roles.All.Where(IsNamedByAValue).Select(column => column.Name)]);
    }

    // "i0,pass": a verdict of the column is its name, and the other names have digits, as ids do.
    public static bool FirstRowLooksLikeData(SurveyFacts facts, JudgmentReaderOptions options) => options.HasHeader
        && facts.Roles.All.Any(IsNamedByAValue)
        && facts.Roles.All.All(column => IsNamedByAValue(column) || column.Name.Length == 0 || column.Name.Any(char.IsAsciiDigit)
            || Vocabulary.IsBuiltInWord(column.Name));

    private static bool IsNamedByAValue(SurveyedColumn column) => Vocabulary.IsBuiltInWord(column.Name)
        && column.Values.Values.Any(value => value.Text.Equals(column.Name, StringComparison.OrdinalIgnoreCase));
}
