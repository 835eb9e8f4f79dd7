using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace LlmJudgeStats.Data;

/// <summary>Whether a column has one value for each item, or several.</summary>
internal sealed class ValuesWithin(ErrorLog errors)
{
    private static readonly ItemKind s_seen = ItemKind.Of(Outcome.Pass, Outcome.Missing);
    private readonly IdTable _things = new(errors);
    private readonly IdTable _pairs = new(errors);

    /// <summary>Values that are another than the first of their item.</summary>
    public long Further { get; private set; }

    public void Add(UInt128 thing, ReadOnlySpan<char> value)
    {
        var isNew = _things.Mark(thing, s_seen) == ItemKind.None;
        Span<UInt128> parts = [thing, IdHash.Of(2, value)];
        var isNewPair = _pairs.Mark(XxHash128.HashToUInt128(MemoryMarshal.AsBytes(parts)), s_seen) == ItemKind.None;
        if (isNewPair && !isNew) Further++;
    }
}
