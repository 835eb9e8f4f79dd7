using System.Text;
using System.Text.Json;

namespace LlmJudgeStats.Data;

/// <summary>The cells of a row that is a JSON object.</summary>
/// <remarks>Numbers keep the text they are written in: an id beyond 2^53 never passes through a double.</remarks>
internal sealed class JsonRow(IEnumerable<string> asked, ErrorLog errors) : IDisposable
{
    // "grading.pass": a value inside an object, where there is no key of that name.
    private readonly (string Name, string[] Keys)[] _paths =
        [.. asked.Distinct().Where(name => name.Contains('.', StringComparison.Ordinal)).Select(name => (name, name.Split('.')))];

    // Each new key looks through all earlier ones for its part, so their number is bounded; real files have a few dozen.
    private const int MostKeys = 4096;

    private const int MostInnerLevels = 4;    // of objects within objects whose values are named unasked

    private readonly List<string> _columns = [];
    private readonly List<byte[]> _columnBytes = [];
    private readonly Dictionary<string, int> _byName = new(StringComparer.Ordinal);
    private JsonElement[] _cells = new JsonElement[16];
    private JsonDocument? _row;

    public IReadOnlyList<string> Columns => _columns;

    /// <summary>Whether values inside objects get names with dots without being asked for.</summary>
    public bool NamesInnerValues { get; set; }

    /// <summary>The line that errors name.</summary>
    public long Line { get; set; }

    /// <summary>Takes the cells of an object, and the object with them; those of the row before are void.</summary>
    /// <exception cref="InvalidOperationException">A key holds half of a surrogate pair.</exception>
    public void Take(JsonDocument row)
    {
        _row?.Dispose();
        _row = row;
        Array.Clear(_cells);
        Flatten(row.RootElement);
    }

    /// <summary>Takes a row without cells.</summary>
    public void TakeNothing() => Array.Clear(_cells);

    public ReadOnlySpan<char> Cell(int column)
    {
        if (column < 0 || column >= _columns.Count) return default;
        var cell = _cells[column];
        return cell.ValueKind switch
        {
            JsonValueKind.String => StringOf(cell, column),
            JsonValueKind.Number => cell.GetRawText(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            JsonValueKind.Undefined or JsonValueKind.Null => "",
            _ => Refused(column),
        };
    }

    private string Refused(int column)
    {
        errors.Add(new(DataCodes.UnknownValue, "the value is an object or an array; a text, a number, true, false or null is allowed",
            "name a value inside an object with dots, such as grading.pass; take one out of an array first, for example with jq"),
            Line, _columns[column]);
        return "";
    }

    /// <summary>Whether a cell can be read: it is no object, no array, and no text with half a character.</summary>
    public bool IsText(int column)
    {
        if (column < 0 || column >= _columns.Count) return true;
        if (_cells[column].ValueKind is not JsonValueKind.String)
            return _cells[column].ValueKind is not (JsonValueKind.Object or JsonValueKind.Array);
        try
        {
            return _cells[column].GetString() is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    public void Dispose() => _row?.Dispose();

    private string StringOf(JsonElement cell, int column)
    {
        try
        {
            return cell.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            errors.Add(new(DataCodes.BadJson, "the text holds half of a surrogate pair (\\ud800 to \\udfff alone), which is no character",
                "write the file again with a correct JSON encoder"), Line, _columns[column]);
            return "";
        }
    }

    private void Flatten(JsonElement row)
    {
        var expected = 0;   // lines of one file mostly have the same keys in the same order
        foreach (var property in row.EnumerateObject())
        {
            var column = expected < _columnBytes.Count && property.NameEquals(_columnBytes[expected]) ? expected : ColumnOf(property.Name);
            _cells[column] = property.Value;
            expected = column + 1;
            if (NamesInnerValues && property.Value.ValueKind is JsonValueKind.Object) FlattenInner(property.Name, property.Value, 1);
        }
        foreach (var (name, keys) in _paths)
        {
            if (row.TryGetProperty(name, out _) || Inside(row, keys) is not { } value) continue;
            var column = ColumnOf(name);
            _cells[column] = value;
        }
    }

    private void FlattenInner(string path, JsonElement inner, int level)
    {
        foreach (var property in inner.EnumerateObject())
        {
            // A name with a dot of its own would be another's path.
            if (property.Name.Contains('.', StringComparison.Ordinal)) continue;
            var name = $"{path}.{property.Name}";
            if (property.Value.ValueKind is JsonValueKind.Object)
            {
                if (level < MostInnerLevels) FlattenInner(name, property.Value, level + 1);
                continue;
            }
            if (property.Value.ValueKind is JsonValueKind.Array || (_columns.Count == MostKeys && !_byName.ContainsKey(name))) continue;
            var column = ColumnOf(name);
            _cells[column] = property.Value;
        }
    }

    private static JsonElement? Inside(JsonElement row, string[] keys)
    {
        foreach (var key in keys)
        {
            if (row.ValueKind != JsonValueKind.Object || !row.TryGetProperty(key, out var next)) return null;
            row = next;
        }
        return row;
    }

    private int ColumnOf(string name)
    {
        if (_byName.TryGetValue(name, out var column)) return column;
        column = _columns.Count;
        if (column == MostKeys)
        {
            errors.Fail(new(DataCodes.RaggedRow, $"the objects have more than {MostKeys} different keys",
                "put what varies into values, not into keys"), Line);
        }
        _columns.Add(name);
        _columnBytes.Add(Encoding.UTF8.GetBytes(name));
        _byName.Add(name, column);
        if (column == _cells.Length) Array.Resize(ref _cells, column * 2);
        return column;
    }
}
