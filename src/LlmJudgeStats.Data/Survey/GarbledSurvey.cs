using System.Buffers;

namespace LlmJudgeStats.Data;

/// <summary>Names and keys whose text was decoded with another encoding than it was written in.</summary>
internal sealed class GarbledSurvey
{
    private const int ExamplesShown = 3;
    // What UTF-8 looks like when it is read as Windows-1252, and what stands for bytes that were no text.
    private static readonly SearchValues<string> s_signs = SearchValues.Create(
    [
        "\u00C3\u00A9", "\u00C3\u00A8", "\u00C3\u00BC", "\u00C3\u00B6", "\u00C3\u00A4", "\u00C3\u0178", "\u00C3\u00B1", "\u00C3\u00A1",
        "\u00E2\u20AC", "\u00C2\u00A0", "\u00C2 ", "\uFFFD",
    ], StringComparison.Ordinal);

    private readonly List<string> _examples = [];
    private readonly HashSet<string> _columns = new(StringComparer.Ordinal);

    public long Count { get; private set; }

    public IReadOnlyList<string> Examples => _examples;

    public IReadOnlyCollection<string> Columns => _columns;

    public void AddName(string name)
    {
        if (!IsGarbled(name)) return;
        Count++;
        Note(name, name);
    }

    public void Add(in SurveyedRow row, IReadOnlyList<SurveyedColumn> keys)
    {
        foreach (var key in keys)
        {
            var cell = row.Cell(key.Index);
            if (cell.IndexOfAnyExceptInRange('\0', '~') < 0 || !IsGarbled(cell)) continue;
            Count++;
            Note(key.Name, cell);
        }
    }

    private void Note(string column, ReadOnlySpan<char> text)
    {
        _columns.Add(column);
        if (_examples.Count < ExamplesShown) _examples.Add(Excerpt.Of(text, 30));
    }

    private static bool IsGarbled(ReadOnlySpan<char> text) => text.ContainsAny(s_signs);
}
