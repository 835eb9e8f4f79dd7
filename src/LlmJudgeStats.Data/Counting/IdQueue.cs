using System.Runtime.CompilerServices;

namespace LlmJudgeStats.Data;

/// <summary>Looks ids up several at a time: slots of a large table are far away, and those asked for together come together.</summary>
internal sealed class IdQueue
{
    private const int MostWaiting = 16;   // more are no faster
    private readonly IdTable _table;
    private readonly SeenBefore _seenBefore;
    private readonly SeenFirst _new;
    private readonly WaitingId[] _waiting = new WaitingId[MostWaiting];
    private char[] _texts = new char[1024];
    private int _count;
    private int _length;

    /// <summary>An empty queue, which hands over what it has found before another error is added.</summary>
    public IdQueue(ErrorLog errors, SeenFirst seenFirst, SeenBefore seenBefore)
    {
        _table = new(errors);
        _new = seenFirst;
        _seenBefore = seenBefore;
        errors.AddEarlier = Settle;
    }

    /// <summary>Takes an id that is new in its group.</summary>
    public delegate void SeenFirst(in WaitingId id);

    /// <summary>Takes an id that has occurred before in its group, first as an item of another kind or the same.</summary>
    public delegate void SeenBefore(in WaitingId id, ReadOnlySpan<char> text, ItemKind first);

    public void Add(GroupCounter group, ReadOnlySpan<char> id, long line, ItemKind kind, ulong row)
    {
        if (_texts.Length - _length < id.Length) Array.Resize(ref _texts, Math.Max(_length + id.Length, _texts.Length * 2));
        id.CopyTo(_texts.AsSpan(_length));
        _waiting[_count++] = new(IdHash.Of(group.Index, id), group, line, kind, row, _length, id.Length);
        _length += id.Length;
        if (_count == MostWaiting) Settle();
    }

    /// <summary>Looks up all that wait, in order.</summary>
    public void Settle()
    {
        var ids = _waiting.AsSpan(0, _count);
        // First, because an error that comes of it leads here again.
        _count = 0;
        _length = 0;
        var near = 0u;
        foreach (ref readonly var id in ids) near |= _table.Peek(id.Hash).ToNumber();
        Need(near);
        foreach (ref readonly var id in ids)
        {
            var first = _table.Mark(id.Hash, id.Kind);
            if (first == ItemKind.None) _new(in id);
            else _seenBefore(in id, _texts.AsSpan(id.Start, id.Length), first);
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
