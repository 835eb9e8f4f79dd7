using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LlmJudgeStats.Data;

/// <summary>Items of each kind in each cluster, found by fingerprints of the clusters' names.</summary>
/// <remarks>
/// 96 bits of a fingerprint, as of ids, and a place: 16 bytes a slot, at most three quarters in use. Counts stand in pages, so that growing
/// moves nothing. Rows are looked up several at a time: slots of a large table are far away, and those asked for together come together.
/// </remarks>
internal sealed class ClusterTable
{
    private const int PageBits = 10;
    private const int PageClusters = 1 << PageBits;
    private const int StartSlots = 64;
    private const int MostWaiting = 16;    // more are no faster
    private readonly List<int[]> _pages = [];
    private readonly List<GroupCounter[]> _groups = [];
    private readonly Waiting[] _waiting = new Waiting[MostWaiting];
    private Slot[] _slots = new Slot[StartSlots];
    private int _count;
    private int _named;
    private int _waits;
    private bool _isFull;

    /// <summary>Whether fewer than 2^31 items of each kind were counted in every cluster.</summary>
    public bool HasRoom
    {
        get
        {
            Settle();
            return !_isFull;
        }
    }

    /// <summary>Counts items of the cluster with a name, made where it is new.</summary>
    public void Add(UInt128 hash, GroupCounter group, ItemKind kind, long items) => Wait(new(hash, group, ItemKind.None, kind, items));

    /// <summary>
    /// Counts a row whose name has occurred before. The first row of a name was counted when nobody knew that it would have company.
    /// </summary>
    public void AddRepeat(UInt128 hash, GroupCounter group, ItemKind first, ItemKind kind) => Wait(new(hash, group, first, kind, 1));

    /// <summary>Counts items of a cluster that no other row belongs to.</summary>
    public void AddAlone(GroupCounter group, ItemKind kind, long items) => Count(Append(group), kind, items);

    /// <summary>Takes the items of each kind of a cluster.</summary>
    public delegate void Taker(GroupCounter group, in CellCounts counts);

    /// <summary>Hands every cluster to its group.</summary>
    public void HandOver(Taker take)
    {
        Settle();
        for (var i = 0; i < _count; i++)
        {
            var counts = _pages[i >> PageBits].AsSpan((i & (PageClusters - 1)) * ItemKind.All, ItemKind.All);
            take(_groups[i >> PageBits][i & (PageClusters - 1)], CellCounts.From(counts));
        }
    }

    private void Wait(Waiting row)
    {
        _waiting[_waits++] = row;
        if (_waits == MostWaiting) Settle();
    }

    private void Settle()
    {
        var rows = _waiting.AsSpan(0, _waits);
        _waits = 0;
        var near = 0;
        foreach (ref readonly var row in rows) near |= _slots[Home(row.Hash)].Place;
        Need(near);
        foreach (ref readonly var row in rows)
        {
            var before = _count;
            var cluster = Find(row.Hash, row.Group);
            if (cluster == before && row.First != ItemKind.None) Count(cluster, row.First, 1);
            Count(cluster, row.Kind, row.Items);
        }
    }

    // Keeps the compiler from leaving out reads whose answers are of no interest.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Need(int value) => _ = value;

    private void Count(int cluster, ItemKind kind, long items)
    {
        ref var count = ref _pages[cluster >> PageBits][((cluster & (PageClusters - 1)) * ItemKind.All) + kind.Place];
        if (items > int.MaxValue - count) _isFull = true;
        else count += (int)items;
    }

    private int Find(UInt128 hash, GroupCounter group)
    {
        var name = new Slot(hash, 0);
        var i = Home(hash);
        while (_slots[i].Place != 0)
        {
            if (_slots[i].IsSameName(name)) return _slots[i].Place - 1;
            i = (i + 1) & (_slots.Length - 1);
        }
        var cluster = Append(group);
        _slots[i] = new(hash, cluster + 1);
        _named++;
        if (_named > _slots.Length / 4 * 3) Grow();
        return cluster;
    }

    private int Append(GroupCounter group)
    {
        if (_count == _pages.Count * PageClusters)
        {
            _pages.Add(new int[PageClusters * ItemKind.All]);
            _groups.Add(new GroupCounter[PageClusters]);
        }
        _groups[^1][_count & (PageClusters - 1)] = group;
        return _count++;
    }

    private int Home(UInt128 hash) => Home((ulong)(hash >> 64));

    private int Home(ulong start) => (int)start & (_slots.Length - 1);

    private void Grow()
    {
        var old = _slots;
        _slots = new Slot[2 * old.Length];
        foreach (ref readonly var slot in old.AsSpan())
        {
            if (slot.Place == 0) continue;
            var i = Home(slot.Start);
            while (_slots[i].Place != 0) i = (i + 1) & (_slots.Length - 1);
            _slots[i] = slot;
        }
    }

    private readonly record struct Waiting(UInt128 Hash, GroupCounter Group, ItemKind First, ItemKind Kind, long Items);

    /// <summary>96 bits of a fingerprint, and one more than the place of its cluster; 0 where it is empty.</summary>
    [StructLayout(LayoutKind.Sequential, Pack = 4)]
    private readonly struct Slot(UInt128 hash, int place)
    {
        public readonly ulong Start = (ulong)(hash >> 64);
        public readonly int Place = place;
        private readonly uint _rest = (uint)hash;

        public bool IsSameName(Slot other) => Start == other.Start && _rest == other._rest;
    }
}
