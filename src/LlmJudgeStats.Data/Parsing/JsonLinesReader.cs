using System.Text;
using System.Text.Json;

namespace LlmJudgeStats.Data;

/// <summary>Rows of a JSON lines file: one object a line, strictly.</summary>
/// <remarks>
/// Duplicate keys at any depth, more than 64 levels, comments and trailing commas are errors of their line.
/// </remarks>
internal sealed class JsonLinesReader(TextBuffer text, IEnumerable<string> asked, ErrorLog errors) : IRowReader
{
    // All else is refused as it is by default.
    private static readonly JsonDocumentOptions s_strict = new() { AllowDuplicateProperties = false };

    private readonly JsonRow _row = new(asked, errors);
    private byte[] _utf8 = new byte[4096];
    private long _bareNumbers;
    private bool _skipLineFeed;

    public bool NamesInnerValues
    {
        init => _row.NamesInnerValues = value;
    }

    public IReadOnlyList<string> Columns => _row.Columns;

    public bool ColumnsAreFixed => false;

    public long Line { get; private set; }

    public double TimesAhead => text.TimesAhead;

    public IReadOnlyList<Diagnostic> Notes => BareNumbers.Notes(_bareNumbers);

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

    public ReadOnlySpan<char> Cell(int column) => _row.Cell(column);

    public bool IsText(int column) => _row.IsText(column);

    public void Dispose() => _row.Dispose();

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
        if (TryTake(_utf8.AsMemory(0, bytes), out var fault)) return true;
        // Python writes NaN, which is no JSON: looked for only where a line is none.
        if (BareNumbers.AsNull(_utf8.AsSpan(0, bytes), out var count) is { } mended && TryTake(mended, out _))
        {
            _bareNumbers += count;
            return true;
        }
        AddBad(fault);
        return false;
    }

    private bool TryTake(ReadOnlyMemory<byte> bytes, out string fault)
    {
        fault = "";
        try
        {
            var row = JsonDocument.Parse(bytes, s_strict);
            if (row.RootElement.ValueKind == JsonValueKind.Object)
            {
                _row.Line = Line;
                _row.Take(row);
                return true;
            }
            fault = $"the line holds {Describe(row.RootElement.ValueKind)} instead of an object";
            row.Dispose();
        }
        catch (JsonException bad)
        {
            fault = bad.BytePositionInLine is { } at ? $"{Reason(bad)} at byte {at + 1} of the line" : Reason(bad);
        }
        catch (InvalidOperationException)
        {
            fault = "a key holds half of a surrogate pair, which is no character";
        }
        return false;
    }

    private void AddBad(string message) =>
        errors.Add(new(DataCodes.BadJson, message, "every line must be one JSON object; jq -c . FILE writes a file that way"), Line);

    private static string Describe(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        _ => "true, false or null",
    };

    /// <summary>The framework's reason without its own line count, which starts at 0 on every line of ours.</summary>
    private static string Reason(JsonException bad) => $"not valid JSON ({Excerpt.Of(bad.Message.Split(" LineNumber:")[0], 300)})";
}
