namespace LlmJudgeStats.Data;

/// <summary>A filter at work.</summary>
/// <remarks>
/// Remembers what it saw until every value of the filter has occurred: a mistyped value must not look like an empty result, nor like rows
/// that were left out.
/// </remarks>
/// <param name="filter">The filter.</param>
internal sealed class FilterCheck(RowFilter filter)
{
    /// <summary>How many values that are not those of the filter a message shows.</summary>
    public const int MostSeen = 10;

    private const int PairsShown = 3;
    private const int MostOthers = 1000;    // different values that are compared with those of the filter
    private const int LongestOther = 4096;
    private readonly List<string> _seen = [];
    private readonly HashSet<string> _others = new(StringComparer.Ordinal);

    // Values by what is left of them without case, blanks and Unicode form; blanks alone are like nothing.
    private readonly Dictionary<string, string> _looks = filter.Values.GroupBy(value => SimilarText.Fold(value))
        .ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);

    private readonly List<string> _similar = [];
    private readonly bool[] _hasOccurred = new bool[filter.Values.Count];
    private int _awaited = filter.Values.Count;

    public RowFilter Filter => filter;

    /// <summary>Whether one of the values has occurred.</summary>
    public bool HasMatched => _awaited < _hasOccurred.Length;

    /// <summary>The first value that has not occurred; <see langword="null"/> when all have.</summary>
    public string? NotSeen => _awaited == 0 ? null : filter.Values[Array.IndexOf(_hasOccurred, false)];

    public bool Matches(ReadOnlySpan<char> cell)
    {
        for (var i = 0; i < _hasOccurred.Length; i++)
        {
            if (!cell.SequenceEqual(filter.Values[i])) continue;
            if (!_hasOccurred[i]) _awaited--;
            _hasOccurred[i] = true;
            return !filter.IsExclusion;
        }
        if (_others.Count < MostOthers && cell.Length <= LongestOther) Remember(cell);
        return filter.IsExclusion;
    }

    /// <summary>Whether a row is meant by all filters.</summary>
    /// <remarks>Every filter sees every row: a value that occurs only where another filter says no is not mistyped.</remarks>
    /// <param name="checks">The filters.</param>
    /// <param name="row">The row.</param>
    /// <param name="columns">The column of each filter.</param>
    public static bool AllMatch(FilterCheck[] checks, IRowReader row, int[] columns)
    {
        var areAll = true;
        for (var i = 0; i < checks.Length; i++) areAll &= checks[i].Matches(row.Cell(columns[i]));
        return areAll;
    }

    /// <summary>A value that has not occurred, and what occurred instead.</summary>
    public string Describe(string value) =>
        $"'{Excerpt.Of(filter.Column)}' equal to '{Excerpt.Of(value)}' "
        + $"(values seen: {Excerpt.List(_seen)}{(_seen.Count < MostSeen ? "" : ", ...")})";

    /// <summary>Values that differ from those of the filter in what is easily overlooked.</summary>
    /// <param name="happens">What happens to rows with them.</param>
    public IEnumerable<Diagnostic> Notes(string happens)
    {
        if (_similar.Count == 0) yield break;
        yield return new(DataCodes.SimilarNames, DiagnosticSeverity.Warning,
            $"values of '{Excerpt.Of(filter.Column)}' differ from those of the filter in case, blanks or Unicode form only: "
                + $"{Pairs()}; they are other values, and {happens}",
            "name them, too, or write the values alike");
    }

    private string Pairs()
    {
        var more = _similar.Count - PairsShown;
        var shown = string.Join(", ", _similar.Take(PairsShown).Select(value =>
            $"'{Excerpt.Of(value)}' beside '{Excerpt.Of(_looks[SimilarText.Fold(value)])}'"));
        return more > 0 ? Invariant($"{shown} and {more} more") : shown;
    }

    private void Remember(ReadOnlySpan<char> cell)
    {
        if (!_others.GetAlternateLookup<ReadOnlySpan<char>>().Add(cell)) return;
        if (_seen.Count < MostSeen) _seen.Add(cell.ToString());
        if (_looks.ContainsKey(SimilarText.Fold(cell))) _similar.Add(cell.ToString());
    }
}
