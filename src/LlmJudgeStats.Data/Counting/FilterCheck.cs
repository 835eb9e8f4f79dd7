namespace LlmJudgeStats.Data;

/// <summary>A filter at work.</summary>
/// <remarks>
/// Remembers what it saw until every value of the filter has occurred: a mistyped value must not look like an empty result, nor like rows
/// that were left out.
/// </remarks>
internal sealed class FilterCheck(RowFilter filter, int mostSeen)
{
    private readonly List<string> _seen = [];
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
        if (_awaited > 0 && _seen.Count < mostSeen) Remember(cell);
        return filter.IsExclusion;
    }

    /// <summary>A value that has not occurred, and what occurred instead.</summary>
    public string Describe(string value) =>
        $"'{Excerpt.Of(filter.Column)}' equal to '{Excerpt.Of(value)}' "
        + $"(values seen: {Excerpt.List(_seen)}{(_seen.Count < mostSeen ? "" : ", ...")})";

    private void Remember(ReadOnlySpan<char> cell)
    {
        foreach (var value in _seen)
        {
            if (cell.SequenceEqual(value)) return;
        }
        _seen.Add(cell.ToString());
    }
}
