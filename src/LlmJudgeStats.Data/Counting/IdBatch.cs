using System.Runtime.CompilerServices;

namespace LlmJudgeStats.Data;

/// <summary>Ids that are looked up together.</summary>
internal sealed class IdBatch
{
    private const int MostIds = 16_384;
    private const int MostText = 1 << 20;    // characters: ids may be as long as texts
    private const int AtOnce = 16;    // reads of far places that wait for each other; more are no faster
    private WaitingId[] _ids = new WaitingId[AtOnce];    // a small file takes little
    private ItemKind[] _first = [];
    private char[] _texts = [];
    private int _count;
    private int _length;

    public bool IsFull => _count == MostIds || _length >= MostText;

    /// <summary>The ids that wait.</summary>
    public ReadOnlySpan<WaitingId> Ids => _ids.AsSpan(0, _count);

    /// <summary>What each of them was seen as first; nothing when it is new.</summary>
    public ReadOnlySpan<ItemKind> First => _first.AsSpan(0, _count);

    public void Add(UInt128 hash, GroupCounter group, long line, ItemKind kind, ulong row, ReadOnlySpan<char> text)
    {
        if (_texts.Length - _length < text.Length) Array.Resize(ref _texts, Math.Max(_length + text.Length, _texts.Length * 2));
        text.CopyTo(_texts.AsSpan(_length));
        if (_count == _ids.Length) Array.Resize(ref _ids, _count * 2);
        _ids[_count++] = new(hash, group, line, kind, row, _length, text.Length);
        _length += text.Length;
    }

    public ReadOnlySpan<char> TextOf(in WaitingId id) => _texts.AsSpan(id.Start, id.Length);

    public void Clear()
    {
        _count = 0;
        _length = 0;
    }

    /// <summary>Marks the ids in a table that has room for them.</summary>
    public void LookUp(IdTable table)
    {
        if (_first.Length < _count) _first = new ItemKind[_ids.Length];
        for (var start = 0; start < _count; start += AtOnce)
        {
            var ids = _ids.AsSpan(start, Math.Min(AtOnce, _count - start));
            var near = 0u;
            foreach (ref readonly var id in ids) near |= table.Peek(id.Hash).ToNumber();
            Need(near);
            for (var i = 0; i < ids.Length; i++) _first[start + i] = table.Mark(ids[i].Hash, ids[i].Kind);
        }
    }

    /// <summary>
    /// Keeps the compiler from leaving out reads whose answers are of no interest. Volatile reads would stand in each other's way.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Need(uint value) => _ = value;

    /// <summary>An id that waits, the row it stands in, and a fingerprint of the whole row where one was taken.</summary>
    internal readonly record struct WaitingId(
        UInt128 Hash, GroupCounter Group, long Line, ItemKind Kind, ulong Row, int Start, int Length);
}
