using System.Runtime.InteropServices;

namespace LlmJudgeStats.Data;

/// <summary>Which ids have been seen, and as what.</summary>
/// <remarks>
/// Holds fingerprints only: 12 bytes a slot, 70 to 87.5 percent full once there are more than a few pages.
/// Linear probing, in pages whose slots follow the order of the hashes: a table that grows gets a quarter more pages, and every id moves up
/// where it is, the last one first. There is never a second table. An input of known length makes it grow in a few large steps.
/// By the birthday bound two of n distinct ids share their 92 bits with a probability of n^2 / 2^93: 3 in 10^15 for five million, 10^-10
/// for the most that it holds.
/// </remarks>
internal sealed class IdTable(ErrorLog errors)
{
    private const uint Flags = 15;    // the kind of item that an id was first seen as
    private const int PageBits = 13;
    private const int PageSlots = 1 << PageBits;
    private const int FewestToExpect = 32 * PageSlots;     // fewer say little about those to come
    private const double ExpectedLoad = 0.82;              // leaves room for some more than were expected
    private const int MostTimes = 8;                       // in one step: rows to come may be longer, or have no id
    private const int MostPages = 1 << (30 - PageBits);    // slots are numbered by an int
    private Slot[][] _pages = [];
    private int _slots;
    private int _used;

    /// <summary>What is in the slot where an id belongs, be it that id or another.</summary>
    public ItemKind Peek(UInt128 hash) => _slots == 0 ? ItemKind.None : At(Home(new(hash))).Kind;

    /// <summary>Marks an id and returns what it was seen as first; nothing when it is new.</summary>
    public ItemKind Mark(UInt128 hash, ItemKind kind)
    {
        if (_used >= MostUsed) Grow(timesAhead: 1);
        var id = new Slot(hash);
        ref var slot = ref At(Find(id));
        var before = slot.Kind;
        if (before != ItemKind.None) return before;
        slot = id;
        slot.Kind = kind;
        _used++;
        return before;
    }

    /// <summary>Marks an id of which only is asked whether it was seen before.</summary>
    /// <returns>Whether it is new.</returns>
    public bool Add(UInt128 hash) => Mark(hash, ItemKind.Of(Outcome.Pass, Outcome.Missing)) == ItemKind.None;

    /// <summary>Makes room for more ids: as many as there will be, as far as the length of the input tells.</summary>
    /// <param name="ids">How many are to come next.</param>
    /// <param name="timesAhead">How many times the ids of now there will be; 1 where that is not known.</param>
    public void Reserve(int ids, double timesAhead)
    {
        while (_used + ids > MostUsed) Grow(_used < FewestToExpect ? 1 : timesAhead);
    }

    /// <summary>How many more ids there is room for.</summary>
    public int Room => MostUsed - _used;

    private int MostUsed => _slots / 8 * 7;

    private void Grow(double timesAhead)
    {
        var old = _pages.Length;
        if (old == MostPages)
        {
            errors.Fail(new(DataCodes.TooManyIds, $"there are more than {_used} distinct item ids",
                "split the file by group, or leave the id column out of it"));
        }
        var least = Math.Min(old + Math.Max(1, old / 4), MostPages);
        var expected = _used * Math.Min(timesAhead, MostTimes) / (ExpectedLoad * PageSlots);
        Array.Resize(ref _pages, (int)Math.Clamp(expected, least, MostPages));
        for (var p = old; p < _pages.Length; p++) _pages[p] = new Slot[PageSlots];
        _slots = _pages.Length * PageSlots;
        List<Slot> late = [];
        for (var i = (old * PageSlots) - 1; i >= 0; i--)
        {
            var id = At(i);
            if (id.IsEmpty) continue;
            At(i) = default;
            // Below i there are ids that have not moved yet.
            var home = Home(id);
            var to = home >= i ? Probe(id, home) : _slots;
            if (to < _slots) At(to) = id;
            else late.Add(id);
        }
        foreach (var id in late) At(Find(id)) = id;
    }

    private ref Slot At(int i) => ref _pages[i >> PageBits][i & (PageSlots - 1)];

    private int Home(Slot id) => (int)Math.BigMul(id.Start, (ulong)_slots, out _);

    /// <summary>The slot of an id, or the empty one where it belongs.</summary>
    private int Find(Slot id)
    {
        var at = Probe(id, Home(id));
        return at < _slots ? at : Probe(id, 0);
    }

    /// <summary>The first slot from a place on that is empty or has the id; the number of slots when there is none.</summary>
    private int Probe(Slot id, int from)
    {
        for (var page = from >> PageBits; page < _pages.Length; page++)
        {
            var first = page << PageBits;
            var slots = _pages[page];
            for (var i = Math.Max(0, from - first); i < slots.Length; i++)
            {
                if (slots[i].IsEmpty || slots[i].IsSameId(id)) return first + i;
            }
        }
        return _slots;
    }

    /// <summary>92 bits of a fingerprint and a kind; without a kind it is empty.</summary>
    [StructLayout(LayoutKind.Sequential, Pack = 4)]
    private struct Slot(UInt128 hash)
    {
        public readonly ulong Start = (ulong)(hash >> 64);
        private uint _rest = (uint)hash & ~Flags;

        public ItemKind Kind
        {
            readonly get => ItemKind.FromNumber(_rest & Flags);
            set => _rest = (_rest & ~Flags) | value.ToNumber();
        }

        public readonly bool IsEmpty => (_rest & Flags) == 0;

        public readonly bool IsSameId(Slot other) => Start == other.Start && ((_rest ^ other._rest) & ~Flags) == 0;
    }
}
