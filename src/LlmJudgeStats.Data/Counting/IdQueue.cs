using System.Runtime.CompilerServices;

namespace LlmJudgeStats.Data;

/// <summary>Looks ids up several at a time: slots of a large table are far away, and those asked for together come together.</summary>
internal sealed class IdQueue
{
    private const int MostWaiting = 16;   // more are no faster
    private readonly IdTable _table;
    private readonly SeenBefore _seenBefore;
    private readonly WaitingId[] _waiting = new WaitingId[MostWaiting];
    private char[] _texts = new char[1024];
    private int _count;
    private int _length;

    /// <summary>An empty queue, which hands over what it has found before another error is added.</summary>
    public IdQueue(ErrorLog errors, SeenBefore seenBefore)
    {
        _table = new(errors);
        _seenBefore = seenBefore;
        errors.AddEarlier = Settle;
    }

    /// <summary>Takes an id that has occurred before in its group: as the same kind of item, or in <paramref name="others"/> too.</summary>
    public delegate void SeenBefore(GroupCounter group, ReadOnlySpan<char> id, long line, ItemRoles others);

    public void Add(GroupCounter group, ReadOnlySpan<char> id, long line, ItemRoles role)
    {
        if (_texts.Length - _length < id.Length) Array.Resize(ref _texts, Math.Max(_length + id.Length, _texts.Length * 2));
        id.CopyTo(_texts.AsSpan(_length));
        _waiting[_count++] = new(IdHash.Of(group.Index, id), group, line, role, _length, id.Length);
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
        var near = ItemRoles.None;
        foreach (ref readonly var id in ids) near |= _table.Peek(id.Hash);
        Need(near);
        foreach (ref readonly var id in ids)
        {
            var before = _table.Mark(id.Hash, id.Role);
            if (before != ItemRoles.None) _seenBefore(id.Group, _texts.AsSpan(id.Start, id.Length), id.Line, before & ~id.Role);
        }
    }

    /// <summary>
    /// Keeps the compiler from leaving out reads whose answers are of no interest. Volatile reads would stand in each other's way.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Need(ItemRoles value) => _ = value;

    private readonly record struct WaitingId(UInt128 Hash, GroupCounter Group, long Line, ItemRoles Role, int Start, int Length);
}
