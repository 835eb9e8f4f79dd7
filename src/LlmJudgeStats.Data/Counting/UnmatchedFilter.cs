namespace LlmJudgeStats.Data;

/// <summary>A column and value to match.</summary>
/// <remarks>Remembers what it saw while nothing matched: a mistyped filter must not look like an empty result.</remarks>
internal sealed class UnmatchedFilter(ColumnValue filter, int mostSeen)
{
    private readonly List<string> _seen = [];

    public bool HasMatched { get; private set; }

    public bool Matches(ReadOnlySpan<char> cell)
    {
        if (cell.SequenceEqual(filter.Value))
        {
            HasMatched = true;
            return true;
        }
        if (!HasMatched && _seen.Count < mostSeen) Remember(cell);
        return false;
    }

    public string Describe() =>
        $"'{Excerpt.Of(filter.Column)}' equal to '{Excerpt.Of(filter.Value)}' "
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
