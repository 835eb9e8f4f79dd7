namespace LlmJudgeStats.Data;

/// <summary>Which ids have been seen, and as what. Holds fingerprints only: 16 bytes a slot, three eighths to three quarters full.</summary>
internal sealed class IdTable(ErrorLog errors)
{
    /// <summary>Seen as a test item.</summary>
    public const int AsTest = 1;

    /// <summary>Seen as a calibration item.</summary>
    public const int AsCalibration = 2;

    private const int MostSlots = 1 << 30;   // the next power of two is longer than an array can be

    private const int Flags = AsTest | AsCalibration;   // kept in the two lowest bits: 126 bits tell ids apart
    private UInt128[] _slots = new UInt128[1024];
    private int _used;

    /// <summary>Marks an id and returns what it was seen as before; 0 when it is new.</summary>
    public int Mark(UInt128 hash, int role)
    {
        if (_used >= _slots.Length / 4 * 3) Grow();
        ref var slot = ref Find(_slots, hash);
        var before = (int)(slot & Flags);
        if (before == 0)
        {
            slot = (hash & ~(UInt128)Flags) | (UInt128)role;
            _used++;
        }
        else
        {
            slot |= (UInt128)role;
        }
        return before;
    }

    private void Grow()
    {
        if (_slots.Length == MostSlots)
            errors.Fail(new(DataCodes.TooManyIds, $"there are more than {_used} distinct item ids",
                "split the file by group, or leave the id column out of it"));
        var larger = new UInt128[_slots.Length * 2];
        foreach (var slot in _slots)
        {
            if (slot != 0) Find(larger, slot) = slot;
        }
        _slots = larger;
    }

    /// <summary>The slot of an id, or the empty one where it belongs. An empty slot is 0: a used one has a flag.</summary>
    private static ref UInt128 Find(UInt128[] slots, UInt128 hash)
    {
        var mask = slots.Length - 1;
        for (var i = (int)(ulong)(hash >> 64) & mask; ; i = (i + 1) & mask)
        {
            ref var slot = ref slots[i];
            if (slot == 0 || (slot | Flags) == (hash | Flags)) return ref slot;
        }
    }
}
