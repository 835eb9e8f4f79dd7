namespace LlmJudgeStats.Data;

/// <summary>Which number each id has, by its fingerprint.</summary>
/// <remarks>
/// Open addressing with a byte of the fingerprint for each slot: of an id that is new nothing else is looked at. 7 to 13 bytes an id beside
/// its fingerprint; a table that grows is filled anew from the fingerprints in their order.
/// </remarks>
internal sealed class IdNumbers
{
    private readonly PagedList<UInt128> _ids = new();
    private readonly PagedList<int> _numbers = new();    // less the place: 0 as long as every number is that of an id
    private byte[] _tags = new byte[8];    // 0 for an empty slot; a power of two of them, at most three quarters in use
    private int[] _places = new int[8];

    /// <summary>The number of an id; of a new one the next number.</summary>
    /// <param name="id">Its fingerprint.</param>
    /// <param name="next">What a new one gets.</param>
    public int Of(UInt128 id, int next)
    {
        var tag = Tag(id);
        var slot = Home(id);
        while (_tags[slot] != 0)
        {
            if (_tags[slot] == tag && _ids[_places[slot]] == id) return _numbers[_places[slot]] + _places[slot];
            slot = (slot + 1) & (_tags.Length - 1);
        }
        if (_ids.Count >= _tags.Length / 4 * 3)
        {
            Grow();
            slot = Free(id);
        }
        _tags[slot] = tag;
        _places[slot] = _ids.Count;
        _numbers.Add(next - _ids.Count);
        _ids.Add(id);
        return next;
    }

    private static byte Tag(UInt128 id) => (byte)((ulong)(id >> 64) | 1);

    private int Home(UInt128 id) => (int)(ulong)id & (_tags.Length - 1);

    private int Free(UInt128 id)
    {
        var slot = Home(id);
        while (_tags[slot] != 0) slot = (slot + 1) & (_tags.Length - 1);
        return slot;
    }

    private void Grow()
    {
        _places = new int[2 * _tags.Length];
        _tags = new byte[_places.Length];
        for (var i = 0; i < _ids.Count; i++)
        {
            var slot = Free(_ids[i]);
            _tags[slot] = Tag(_ids[i]);
            _places[slot] = i;
        }
    }
}
