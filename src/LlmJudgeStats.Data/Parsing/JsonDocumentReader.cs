using System.Buffers;
using System.Text;
using System.Text.Json;

namespace LlmJudgeStats.Data;

/// <summary>Rows of a JSON document: the objects of the one array of objects in it, or of the one that was named.</summary>
/// <remarks>
/// The document is held in memory as it is written; its rows are taken apart one at a time. Rows are strict as those of JSON lines, but for
/// 512 levels of nesting. Arrays inside rows are part of the row. A null among the objects is a row with nothing in it.
/// </remarks>
internal sealed class JsonDocumentReader : IRowReader
{
    private const int LongestDocument = 1 << 28;
    private const int MostLevels = 512;
    private const int PathsShown = 10;

    private static readonly JsonReaderOptions s_strict = new() { MaxDepth = MostLevels };
    private static readonly JsonDocumentOptions s_strictRow = new() { AllowDuplicateProperties = false, MaxDepth = MostLevels };

    private readonly ErrorLog _errors;
    private readonly JsonRow _row;
    private ReadOnlyMemory<byte> _json;
    private long _bareNumbers;
    private int _at;

    public JsonDocumentReader(TextBuffer text, JudgmentReaderOptions options, ErrorLog errors)
    {
        _errors = errors;
        _row = new(options.Columns, errors);
        _json = All(text);
        var lists = Lists();
        var list = Choose(lists, options.Path);
        Path = list.Path.Length == 0 ? null : list.Path;
        _at = list.Start;
        Line = 1 + _json.Span[.._at].Count((byte)'\n');
    }

    /// <summary>Where the rows are; nothing where the document is the array.</summary>
    public string? Path { get; }

    /// <summary>Whether values inside objects are columns, too, without being asked for.</summary>
    public bool NamesInnerValues
    {
        init => _row.NamesInnerValues = value;
    }

    public IReadOnlyList<string> Columns => _row.Columns;

    public bool ColumnsAreFixed => false;

    public bool IsNothing { get; private set; }

    public long Line { get; private set; }

    public IReadOnlyList<Diagnostic> Notes => BareNumbers.Notes(_bareNumbers);

    public bool Read()
    {
        while (MoveToRow())
        {
            var reader = new Utf8JsonReader(_json.Span[_at..], s_strict);
            reader.Read();
            reader.Skip();
            var row = _json.Slice(_at, (int)reader.BytesConsumed);
            _at += row.Length;
            IsNothing = row.Span[0] != '{';
            var isRow = IsNothing || Take(row);
            if (IsNothing) _row.TakeNothing();
            _nextLine = Line + row.Span.Count((byte)'\n');
            if (isRow) return true;
        }
        return false;
    }

    public ReadOnlySpan<char> Cell(int column) => _row.Cell(column);

    public bool IsText(int column) => _row.IsText(column);

    public void Dispose() => _row.Dispose();

    private long _nextLine = -1;

    private readonly record struct RowList(string Path, int Start, long Rows);

    /// <summary>Moves to the brace of the next row, or to the null in its place; false behind the last one.</summary>
    private bool MoveToRow()
    {
        if (_nextLine >= 0) Line = _nextLine;
        var json = _json.Span;
        for (; ; _at++)
        {
            var c = (char)json[_at];
            if (c == '\n') Line++;
            else if (c is '{' or 'n') return true;
            else if (c == ']' && _nextLine >= 0) return false;
        }
    }

    private bool Take(ReadOnlyMemory<byte> row)
    {
        try
        {
            _row.Line = Line;
            _row.Take(JsonDocument.Parse(row, s_strictRow));
            return true;
        }
        catch (JsonException bad)
        {
            AddBad(WithoutPlace(bad.Message));
        }
        catch (InvalidOperationException)
        {
            AddBad("a key holds half of a surrogate pair, which is no character");
        }
        return false;
    }

    private void AddBad(string why) => _errors.Add(new(DataCodes.BadJson, $"not valid JSON ({Excerpt.Of(why, 300)})",
        "every row must be a JSON object without repeated keys"), Line);

    private ReadOnlyMemory<byte> All(TextBuffer text)
    {
        var bytes = new ArrayBufferWriter<byte>(1 << 16);
        for (; text.HasMore(); text.StartRecord())
        {
            Encoding.UTF8.GetBytes(text.Ahead, bytes);
            text.Advance(text.Ahead.Length);
            if (bytes.WrittenCount <= LongestDocument) continue;
            _errors.Fail(new(DataCodes.TooLarge, $"the JSON document has more than {LongestDocument} bytes, and it is read whole",
                "write it as JSON lines: jq -c '.[]' FILE writes them"));
        }
        return bytes.WrittenMemory;
    }

    /// <summary>Every array of objects that is not inside another array; the document is valid, or this throws.</summary>
    private List<RowList> Lists()
    {
        try
        {
            return FindLists();
        }
        catch (JsonException bad)
        {
            if (BareNumbers.AsNull(_json.Span, out var count) is { } mended)
            {
                _json = mended;
                _bareNumbers = count;
                try
                {
                    return FindLists();
                }
                catch (JsonException second)
                {
                    bad = second;
                }
            }
            _errors.Fail(new(DataCodes.BadJson,
                $"not valid JSON ({Excerpt.Of(WithoutPlace(bad.Message), 300)} at byte {bad.BytePositionInLine + 1} of the line)",
                "write the file again, whole"), bad.LineNumber + 1);
            throw;
        }
    }

    private List<RowList> FindLists()
    {
        List<RowList> lists = [];
        List<string> names = [];
        var reader = new Utf8JsonReader(_json.Span, s_strict);
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    names.Add(NameOf(in reader));
                    break;
                case JsonTokenType.StartArray:
                    var start = (int)reader.TokenStartIndex;
                    if (CountRows(ref reader) is > 0 and var rows) lists.Add(new(string.Join('.', names), start, rows));
                    Leave(names);
                    break;
                case JsonTokenType.StartObject:
                    break;
                case JsonTokenType.EndObject:
                default:
                    Leave(names);
                    break;
            }
        }
        return lists;
    }

    private static string NameOf(in Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            return "";    // half of a character: nobody can name it
        }
    }

    // The name of what has just ended.
    private static void Leave(List<string> names)
    {
        if (names.Count > 0) names.RemoveAt(names.Count - 1);
    }

    /// <summary>Reads an array to its end; how many rows it holds, 0 when there is no object or anything else.</summary>
    private static long CountRows(ref Utf8JsonReader reader)
    {
        var count = 0L;
        var areRows = true;
        var hasObject = false;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            areRows &= reader.TokenType is JsonTokenType.StartObject or JsonTokenType.Null;
            hasObject |= reader.TokenType == JsonTokenType.StartObject;
            reader.Skip();
            count++;
        }
        return areRows && hasObject ? count : 0;
    }

    private RowList Choose(List<RowList> lists, string? path)
    {
        var found = path is null ? lists : [.. lists.Where(list => list.Path == path)];
        if (found is [var only]) return only;
        var all = string.Join(", ", lists.Take(PathsShown).Select(Describe)) + (lists.Count > PathsShown ? ", ..." : "");
        if (lists.Count == 0)
        {
            _errors.Fail(new(DataCodes.NoData, "the JSON document holds no array of objects",
                "rows are objects in an array, or one object a line: jq -c . FILE writes them that way"));
        }
        _errors.Fail(path is null
            ? new(DataCodes.SeveralArrays, $"the JSON document holds several arrays of objects: {all}",
                "name the one with the rows (`Path`)")
            : new(DataCodes.SeveralArrays, $"the JSON document holds no array of objects at '{Excerpt.Of(path)}'; there are {all}",
                "correct `Path`"));
        return default;
    }

    private static string Describe(RowList list) =>
        Invariant($"'{(list.Path.Length == 0 ? "." : Excerpt.Of(list.Path))}' ({list.Rows} rows)");

    private static string WithoutPlace(string message) => message.Split(" LineNumber:")[0];
}
