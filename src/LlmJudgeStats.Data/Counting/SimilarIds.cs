using System.Runtime.InteropServices;

namespace LlmJudgeStats.Data;

/// <summary>
/// Ids that differ in case, blanks or Unicode form only: different items as they stand, and perhaps one that was written twice.
/// </summary>
/// <remarks>Looks at the first ids of a file, for it keeps their texts.</remarks>
internal sealed class SimilarIds
{
    private const int MostIds = 100_000;
    private const int MostInPlace = 128;    // characters: ids are rarely longer
    private const int PairsShown = 3;
    private Dictionary<UInt128, string>? _first = [];     // nothing once enough were looked at
    private readonly List<string> _pairs = [];
    private long _count;

    public void Add(GroupCounter group, ReadOnlySpan<char> id)
    {
        if (_first is null) return;
        ref var first = ref CollectionsMarshal.GetValueRefOrAddDefault(
            _first, IdHash.Of(group.Index, SimilarText.Fold(id, stackalloc char[MostInPlace])), out var isKnown);
        if (!isKnown) first = id.ToString();
        else if (!id.SequenceEqual(first)) Note(first!, id);
        if (_first.Count == MostIds) _first = null;
    }

    public IEnumerable<Diagnostic> Notes()
    {
        if (_count == 0) yield break;
        var more = _count > _pairs.Count ? Invariant($" and {_count - _pairs.Count} more") : "";
        yield return new(DataCodes.SimilarNames, DiagnosticSeverity.Warning,
            $"item ids differ in case, blanks or Unicode form only: {string.Join(", ", _pairs)}{more}; they are counted as different items",
            "write the ids alike, if they are one item");
    }

    private void Note(string first, ReadOnlySpan<char> id)
    {
        _count++;
        var pair = $"'{Excerpt.Of(first)}' and '{Excerpt.Of(id)}'";
        if (_pairs.Count < PairsShown && !_pairs.Contains(pair)) _pairs.Add(pair);
    }
}
