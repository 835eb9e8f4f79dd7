namespace LlmJudgeStats.Data;

/// <summary>Whether a column has one value for each item, or several.</summary>
internal sealed class ValuesWithin(ErrorLog errors)
{
    private readonly IdTable _things = new(errors);
    private readonly IdTable _pairs = new(errors);

    /// <summary>Values that are another than the first of their item.</summary>
    public long Further { get; private set; }

    public void Add(UInt128 thing, ReadOnlySpan<char> value)
    {
        var isNew = _things.Add(thing);
        var isNewPair = _pairs.Add(IdHash.Of([thing, IdHash.Of(2, value)]));
        if (isNewPair && !isNew) Further++;
    }
}
