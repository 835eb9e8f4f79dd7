using System.Runtime.InteropServices;

namespace LlmJudgeStats.Data;

/// <summary>The values of a column that is called like an id: how many there are, and which stand in several rows.</summary>
/// <param name="errors">Where errors go.</param>
/// <param name="emptyBefore">Rows before the column came.</param>
internal sealed class IdSurvey(ErrorLog errors, long emptyBefore)
{
    private readonly IdTable _table = new(errors);
    private readonly Dictionary<UInt128, int> _repeated = [];    // how many rows each has

    /// <summary>Rows that have an id.</summary>
    public long Rows { get; private set; }

    /// <summary>Rows without one.</summary>
    public long Empty { get; private set; } = emptyBefore;

    public long Distinct { get; private set; }

    /// <summary>The first id that repeats; empty where none does.</summary>
    public string FirstRepeated { get; private set; } = "";

    public bool IsUnique => Rows > 0 && Empty == 0 && _repeated.Count == 0;

    /// <summary>Rows whose id stood in a row before.</summary>
    public long Repeats => Rows - Distinct;

    /// <summary>In how many rows the most frequent one stands.</summary>
    public int Most => _repeated.Count == 0 ? 1 : _repeated.Values.Max();

    public bool IsRepeated(UInt128 id) => _repeated.ContainsKey(id);

    public static UInt128 Print(ReadOnlySpan<char> id) => IdHash.Of(0, id);

    public void Add(ReadOnlySpan<char> id)
    {
        if (id.IsEmpty)
        {
            Empty++;
            return;
        }
        Rows++;
        var print = Print(id);
        if (_table.Add(print))
        {
            Distinct++;
            return;
        }
        if (_repeated.Count == 0) FirstRepeated = Excerpt.Of(id);
        ref var rows = ref CollectionsMarshal.GetValueRefOrAddDefault(_repeated, print, out var isKnown);
        rows = isKnown ? rows + 1 : 2;
    }
}
