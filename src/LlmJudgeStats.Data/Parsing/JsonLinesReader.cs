using System.Text;
using System.Text.Json;

namespace LlmJudgeStats.Data;

/// <summary>Rows of a JSON lines file: one object a line, strictly.</summary>
/// <remarks>
/// Duplicate keys at any depth, more than 64 levels, comments and trailing commas are errors of their line. Numbers keep the text they are
/// written in: an id beyond 2^53 never passes through a double.
/// </remarks>
internal sealed class JsonLinesReader(TextBuffer text, IEnumerable<string> asked, ErrorLog errors) : IRowReader, IDisposable
{
    // "grading.pass": a value inside an object, where there is no key of that name.
    private readonly (string Name, string[] Keys)[] _paths =
        [.. asked.Distinct().Where(name => name.Contains('.', StringComparison.Ordinal)).Select(name => (name, name.Split('.')))];

    // Each new key looks through all earlier ones for its part, so their number is bounded; real files have a few dozen.
    private const int MostKeys = 4096;

    private static readonly JsonDocumentOptions s_strict = new()
    {
        AllowDuplicateProperties = false,
        AllowTrailingCommas = false,
        CommentHandling = JsonCommentHandling.Disallow,
        MaxDepth = 64,
    };

    private readonly List<string> _columns = [];
    private readonly List<byte[]> _columnBytes = [];
    private readonly Dictionary<string, int> _byName = new(StringComparer.Ordinal);
    private JsonElement[] _cells = new JsonElement[16];
    private byte[] _utf8 = new byte[4096];
    private JsonDocument? _row;
    private bool _skipLineFeed;

    public IReadOnlyList<string> Columns => _columns;

    public bool ColumnsAreFixed => false;

    public long Line { get; private set; }

    public bool Read()
    {
        while (ReadLine(out var length))
        {
            var line = text.InRecord(0, length);
            if (CellText.Trim(line).IsEmpty) continue;
            if (Parse(line)) return true;
        }
        return false;
    }

    public ReadOnlySpan<char> Cell(int column)
    {
        if (column < 0 || column >= _columns.Count) return default;
        var cell = _cells[column];
        switch (cell.ValueKind)
        {
            case JsonValueKind.String:
                return StringOf(cell, column);
            case JsonValueKind.Number:
                return cell.GetRawText();
            case JsonValueKind.True:
                return "true";
            case JsonValueKind.False:
                return "false";
            case JsonValueKind.Undefined or JsonValueKind.Null:
                return default;
            case JsonValueKind.Object or JsonValueKind.Array:
            default:
                errors.Add(new(DataCodes.UnknownValue,
                    "the value is an object or an array; a text, a number, true, false or null is allowed",
                    "name a value inside an object with dots, such as grading.pass; take one out of an array first, for example with jq")
                {
                    Line = Line,
                    Column = _columns[column],
                });
                return default;
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
                "write the file again with a correct JSON encoder")
            {
                Line = Line,
                Column = _columns[column],
            });
            return "";
        }
    }

    private bool ReadLine(out int length)
    {
        length = 0;
        if (!StartLine()) return false;
        Line = text.Line;
        do
        {
            var at = text.Ahead[length..].IndexOfAny('\n', '\r');
            if (at >= 0)
            {
                length += at;
                EndLine(length);
                return true;
            }
            length = text.Ahead.Length;
        }
        while (text.Fill());
        text.Advance(length);
        return true;
    }

    /// <summary>Moves to the beginning of a line; false when there is none.</summary>
    private bool StartLine()
    {
        text.StartRecord();
        if (!text.HasMore()) return false;
        var isRest = _skipLineFeed && text.Ahead[0] == '\n';
        _skipLineFeed = false;
        if (!isRest) return true;
        text.Advance(1);
        text.StartRecord();
        return text.HasMore();
    }

    /// <summary>Moves behind a line end; the line feed of a pair may not be decoded yet.</summary>
    private void EndLine(int length)
    {
        _skipLineFeed = text.Ahead[length] == '\r';
        text.Advance(length + 1);
        text.Line++;
    }

    private bool Parse(ReadOnlySpan<char> line)
    {
        var most = Encoding.UTF8.GetMaxByteCount(line.Length);
        if (_utf8.Length < most) _utf8 = new byte[Math.Max(most, _utf8.Length * 2)];
        var bytes = Encoding.UTF8.GetBytes(line, _utf8);
        _row?.Dispose();
        _row = null;
        Array.Clear(_cells);
        try
        {
            _row = JsonDocument.Parse(_utf8.AsMemory(0, bytes), s_strict);
            if (_row.RootElement.ValueKind == JsonValueKind.Object)
            {
                Spread(_row.RootElement);
                return true;
            }
            AddBad($"the line holds {Describe(_row.RootElement.ValueKind)} instead of an object");
        }
        catch (JsonException bad)
        {
            AddBad(bad.BytePositionInLine is { } at ? $"{Reason(bad)} at byte {at + 1} of the line" : Reason(bad));
        }
        catch (InvalidOperationException)
        {
            AddBad("a key holds half of a surrogate pair, which is no character");
        }
        return false;
    }

    private void Spread(JsonElement row)
    {
        var expected = 0;   // lines of one file mostly have the same keys in the same order
        foreach (var property in row.EnumerateObject())
        {
            var column = expected < _columnBytes.Count && property.NameEquals(_columnBytes[expected]) ? expected : ColumnOf(property.Name);
            _cells[column] = property.Value;
            expected = column + 1;
        }
        foreach (var (name, keys) in _paths)
        {
            if (row.TryGetProperty(name, out _) || Inside(row, keys) is not { } value) continue;
            var column = ColumnOf(name);
            _cells[column] = value;
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
                "put what varies into values, not into keys")
            {
                Line = Line,
            });
        }
        _columns.Add(name);
        _columnBytes.Add(Encoding.UTF8.GetBytes(name));
        _byName.Add(name, column);
        if (column == _cells.Length) Array.Resize(ref _cells, column * 2);
        return column;
    }

    private void AddBad(string message) =>
        errors.Add(new(DataCodes.BadJson, message, "every line must be one JSON object; jq -c . FILE writes a file that way")
        {
            Line = Line,
        });

    private static string Describe(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        _ => "true, false or null",
    };

    /// <summary>The framework's reason without its own line count, which starts at 0 on every line of ours.</summary>
    private static string Reason(JsonException bad)
    {
        var end = bad.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return $"not valid JSON ({Excerpt.Of(end < 0 ? bad.Message : bad.Message.AsSpan(0, end), 300)})";
    }
}
