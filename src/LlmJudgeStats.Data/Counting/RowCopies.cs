using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace LlmJudgeStats.Data;

/// <summary>Rows that are equal in every column to the first row with their id: looked for among the first hundred thousand rows.</summary>
/// <remarks>Fingerprints of 64 bits: two different rows of one id have the same with a probability of 5 in 10^20.</remarks>
internal sealed class RowCopies
{
    private const int MostRows = 100_000;
    private Dictionary<UInt128, ulong>? _first = [];    // nothing once enough were looked at
    private readonly XxHash64 _hash = new();
    private int _rows;

    public long Copies { get; private set; }

    /// <summary>Whether rows came after those that were looked at.</summary>
    public bool HasMore => _rows > MostRows;

    /// <summary>A fingerprint of a row; 0 once enough rows were looked at.</summary>
    public ulong Fingerprint(IRowReader row)
    {
        if (_rows > MostRows || ++_rows > MostRows) return 0;
        for (var i = 0; i < row.Columns.Count; i++)
        {
            if (!row.IsText(i)) continue;    // an object is not compared
            var cell = row.Cell(i);
            _hash.Append(MemoryMarshal.AsBytes(cell));
            _hash.Append([(byte)i, (byte)cell.Length]);
        }
        var fingerprint = _hash.GetCurrentHashAsUInt64();
        _hash.Reset();
        return fingerprint;
    }

    public void AddFirst(UInt128 id, ulong row)
    {
        if (row == 0) _first = null;
        else if (_first is not null) _first[id] = row;
    }

    public void AddRepeat(UInt128 id, ulong row)
    {
        if (row != 0 && _first is not null && _first.TryGetValue(id, out var first) && first == row) Copies++;
    }
}
