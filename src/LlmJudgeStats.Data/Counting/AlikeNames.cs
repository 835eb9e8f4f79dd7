namespace LlmJudgeStats.Data;

/// <summary>Names that differ in case, blanks or Unicode form only: several as they stand, one for whoever reads them.</summary>
internal static class AlikeNames
{
    private const int PairsShown = 3;

    /// <summary>What to say of them.</summary>
    /// <param name="names">All names of one kind.</param>
    /// <param name="several">What several of them are called.</param>
    /// <param name="one">What one of them is called.</param>
    public static IEnumerable<Diagnostic> Notes(IEnumerable<string> names, string several, string one)
    {
        string[][] alike =
        [
            .. names.GroupBy(name => SimilarText.Fold(name)).Where(same => same.Key.Length > 0 && same.Skip(1).Any())
                .Select(same => same.Take(2).Select(name => $"'{Excerpt.Of(name)}'").ToArray()),
        ];
        if (alike.Length == 0) yield break;
        var shown = string.Join(", ", alike.Take(PairsShown).Select(pair => $"{pair[0]} and {pair[1]}"));
        var more = alike.Length > PairsShown ? Invariant($" and {alike.Length - PairsShown} more") : "";
        yield return new(DataCodes.SimilarNames, DiagnosticSeverity.Warning,
            $"{several} differ in case, blanks or Unicode form only: {shown}{more}; they are counted apart",
            $"write the names alike, if they are one {one}");
    }
}
