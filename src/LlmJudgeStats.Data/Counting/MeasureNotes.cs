using System.Globalization;

namespace LlmJudgeStats.Data;

/// <summary>What a reader of values other than pass and fail should know.</summary>
internal static class MeasureNotes
{
    private const int PairsShown = 3;

    /// <summary>Labels that are hidden where nobody asked for a back-test.</summary>
    public static IEnumerable<Diagnostic> Hidden(long rows)
    {
        if (rows == 0) yield break;
        var count = rows == 1 ? "row whose label is hidden counts as an item" : "rows whose label is hidden count as items";
        yield return new(DataCodes.HiddenRows, DiagnosticSeverity.Warning,
            string.Create(CultureInfo.InvariantCulture, $"{rows} {count} without a label"),
            "right for a back-test (`IsBackTest`); where they belong to another split, leave them out (`Where`)");
    }

    /// <summary>Classes whose names differ in case, blanks or Unicode form only.</summary>
    public static IEnumerable<Diagnostic> SimilarClasses(IReadOnlyList<string> classes)
    {
        string[][] alike = [.. classes.GroupBy(name => SimilarText.Fold(name)).Where(names => names.Skip(1).Any())
            .Select(names => names.Take(2).Select(name => $"'{Excerpt.Of(name)}'").ToArray())];
        if (alike.Length == 0) yield break;
        var shown = string.Join(", ", alike.Take(PairsShown).Select(pair => $"{pair[0]} and {pair[1]}"));
        var more = alike.Length > PairsShown
            ? string.Create(CultureInfo.InvariantCulture, $" and {alike.Length - PairsShown} more") : "";
        yield return new(DataCodes.SimilarNames, DiagnosticSeverity.Warning,
            $"classes differ in case, blanks or Unicode form only: {shown}{more}; they are counted apart",
            "write the names alike, if they are one class");
    }
}
