using System.Runtime.InteropServices;

namespace LlmJudgeStats.Data;

/// <summary>Items of each kind in each cluster, found by fingerprints of the clusters' names.</summary>
internal sealed class ClusterTable
{
    private const int StartClusters = 64;
    private readonly Dictionary<UInt128, int> _places = [];
    private readonly List<GroupCounter> _groups = [];
    private int[] _counts = new int[StartClusters * ItemKind.All];
    private UInt128 _lastHash;
    private int _last = -1;

    public int Count => _groups.Count;

    /// <summary>The cluster with a name, made where it is new.</summary>
    public int Find(UInt128 hash, GroupCounter group, out bool isNew)
    {
        isNew = false;
        // Files are mostly sorted by cluster.
        if (_last >= 0 && hash == _lastHash) return _last;
        ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(_places, hash, out var exists);
        if (!exists)
        {
            isNew = true;
            place = Append(group);
        }
        _lastHash = hash;
        return _last = place;
    }

    /// <summary>A cluster that no other row belongs to.</summary>
    public int Append(GroupCounter group)
    {
        if (_counts.Length == Count * ItemKind.All) Array.Resize(ref _counts, 2 * _counts.Length);
        _groups.Add(group);
        return Count - 1;
    }

    /// <summary>Counts items of a cluster.</summary>
    /// <returns>Whether they are fewer than 2^31 of their kind.</returns>
    public bool TryAdd(int cluster, ItemKind kind, long items)
    {
        ref var count = ref _counts[(cluster * ItemKind.All) + kind.Place];
        if (items > int.MaxValue - count) return false;
        count += (int)items;
        return true;
    }

    /// <summary>
    /// Counts a row whose name has occurred before. The first row of a name was counted when nobody knew that it would have company.
    /// </summary>
    public void AddRepeat(UInt128 hash, GroupCounter group, ItemKind first, ItemKind kind)
    {
        var cluster = Find(hash, group, out var isNew);
        if (isNew) TryAdd(cluster, first, 1);
        TryAdd(cluster, kind, 1);
    }

    /// <summary>Takes the items of each kind of a cluster.</summary>
    public delegate void Taker(GroupCounter group, ReadOnlySpan<int> counts);

    /// <summary>Hands every cluster to its group.</summary>
    public void HandOver(Taker take)
    {
        for (var i = 0; i < Count; i++) take(_groups[i], _counts.AsSpan(i * ItemKind.All, ItemKind.All));
    }
}
