using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace LlmJudgeStats.Data;

/// <summary>The records of a JSON document, or of one document a line: read forwards, one record at a time.</summary>
/// <remarks>
/// Memory is a window of 64 KiB, which grows for one long token only. Whatever is not wanted is skipped without being decoded. NaN and its
/// like are null and counted. A key may stand twice where nobody reads it.
/// </remarks>
internal sealed class JsonRecords
{
    private const int MostLevels = 512;
    private const int Room = 4096;

    private static readonly JsonReaderOptions s_options = new() { MaxDepth = MostLevels };

    private readonly BareNumberWindow _mended = new();
    private readonly ForeignInput _input;
    private readonly JsonWalker _walker;
    private readonly bool _areLines;
    private readonly int _longestToken;
    private readonly Func<long, long> _lineAt;
    private byte[] _window = new byte[64 * 1024];
    private JsonReaderState _state = new(s_options);
    private int _start;
    private int _end;
    private int _counted;       // line ends before it were counted
    private long _line = 1;
    private bool _atEnd;
    private bool _hasBegun;
    private bool _hasEnded;
    private int _lineEnd = -1;  // of the document that is being read, for one a line

    /// <param name="input">The bytes and what they are called.</param>
    /// <param name="wanted">What is wanted of them.</param>
    /// <param name="layout">How the bytes are laid out: of lines each is a document.</param>
    public JsonRecords(ForeignInput input, JsonWanted wanted, JsonLayout layout)
    {
        _input = input;
        _walker = new(wanted);
        _areLines = layout is JsonLayout.Lines;
        _longestToken = (int)Math.Clamp(input.MaxBytes / 16, 1 << 20, 1 << 30);
        _lineAt = LineAt;
    }

    /// <summary>What was kept of the document beside its records; complete at its end.</summary>
    public JsonPart? Document => _walker.Document;

    /// <summary>Whether the document has come to its end, whatever stands behind it.</summary>
    public bool HasEnded => _walker.HasEnded;

    /// <summary>The record that was read.</summary>
    public JsonPart Record { get; private set; } = null!;

    /// <summary>The first of the records that were passed over.</summary>
    public JsonPart? FirstRecord { get; private set; }

    /// <summary>How often there was NaN or the like.</summary>
    public long BareNumbers => _mended.Count;

    /// <summary>Reads the next record; <see langword="false"/> at the end of a file that is complete.</summary>
    public bool Read()
    {
        while (!_hasEnded)
        {
            if (_areLines && _lineEnd < 0 && !StartLine()) break;
            if (Advance()) return true;
        }
        return false;
    }

    /// <summary>Reads on until enough of the document is known, or it ends; records are passed over.</summary>
    public void ReadUntil(Func<JsonPart, bool> isEnough)
    {
        while (!_hasEnded)
        {
            if (_areLines && _lineEnd < 0 && !StartLine()) break;
            if (Advance()) FirstRecord ??= Record;
            if (Document is { } document && isEnough(document)) break;
        }
    }

    private bool StartLine()
    {
        while (true)
        {
            while (FindLineEnd() is var end && end >= 0)
            {
                if (!IsBlank(_window.AsSpan(_start, end - _start)))
                {
                    _lineEnd = end;
                    _walker.Restart();
                    _state = new(s_options);
                    return true;
                }
                _start = Math.Min(end + 1, _end);
                if (_atEnd && _start == _end) return Ends();
            }
            Fill();
        }
    }

    private bool Ends()
    {
        _hasEnded = true;
        return false;
    }

    private int FindLineEnd()
    {
        var at = _window.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
        if (at >= 0) return _start + at;
        return _atEnd ? _end : -1;
    }

    private static bool IsBlank(ReadOnlySpan<byte> line) => line.IndexOfAnyExcept(" \t\r"u8) < 0;

    // Up to the end of a record, of a line or of the file.
    private bool Advance()
    {
        if (!_hasBegun) SkipMark();
        var isFinal = _areLines || _atEnd;
        var end = _areLines ? _lineEnd : _end - (_atEnd ? 0 : BareNumberWindow.Unsure(_window.AsSpan(_start, _end - _start)));
        var reader = new Utf8JsonReader(_window.AsSpan(_start, end - _start), isFinal, _state);
        var isRecord = false;
        try
        {
            isRecord = _walker.Read(ref reader, _lineAt);
        }
        catch (JsonException bad)
        {
            FailBadJson(bad, _start + reader.TokenStartIndex);
        }
        _start += (int)reader.BytesConsumed;
        _state = reader.CurrentState;
        if (_areLines) RefuseOther();
        if (isRecord) Record = _walker.Record!;
        else if (_areLines) EndLine();
        else if (_atEnd) _hasEnded = true;
        else Fill();
        return isRecord;
    }

    private void RefuseOther()
    {
        if (_walker.Document is not { Kind: not JsonValueKind.Object }) return;
        _input.Fail(new(DataCodes.BadJson, "the line holds no object", "every line must be one JSON object"), LineAtFault(_start));
    }

    private void EndLine()
    {
        _start = Math.Min(_lineEnd + 1, _end);
        _lineEnd = -1;
        _walker.Number++;
        if (_atEnd && _start == _end) _hasEnded = true;
    }

    private void SkipMark()
    {
        _hasBegun = true;
        while (_end < 3 && !_atEnd) Fill();
        if (_window.AsSpan(0, _end).StartsWith("\uFEFF"u8)) _start = 3;
        if (_areLines && _lineEnd >= 0) _lineEnd = FindLineEnd();
    }

    private void Fill()
    {
        CountLines(_start);
        _window.AsSpan(_start, _end - _start).CopyTo(_window);
        _end -= _start;
        _counted = 0;
        _start = 0;
        if (_window.Length - _end < Room) Grow();
        // NaN is shorter than the null that it becomes.
        var room = (_window.Length - _end) * 3 / 4;
        var read = _input.Bytes.Read(_window.AsSpan(_end, room));
        _atEnd = read == 0;
        _end = _mended.Mend(_window, _start, _end, _end + read);
    }

    private void Grow()
    {
        if (_window.Length >= _longestToken)
        {
            _input.Fail(new(DataCodes.OverlongField, $"a {(_areLines ? "line" : "text or number")} is longer than {_longestToken} bytes",
                "check that the file is whole and not damaged; a larger `MaxBytes` allows longer ones"), _line);
        }
        Array.Resize(ref _window, _window.Length * 2);
    }

    private void CountLines(int to)
    {
        if (to <= _counted) return;
        _line += _window.AsSpan(_counted, to - _counted).Count((byte)'\n');
        _counted = to;
    }

    // The line of a place behind the start of what is being read.
    private long LineAt(long offset)
    {
        CountLines(_start + (int)offset);
        return _line;
    }

    [DoesNotReturn]
    private void FailBadJson(JsonException bad, long at)
    {
        var line = bad.LineNumber is { } number && !_areLines ? number + 1 : LineAtFault(at);
        var where = bad.BytePositionInLine is { } place ? $" at byte {place + 1} of the line" : "";
        var reason = Excerpt.Of(bad.Message.Split(" LineNumber:")[0], 300);
        var isCut = _areLines ? _atEnd && _lineEnd == _end && (_end == 0 || _window[_end - 1] != '\n') : _atEnd;
        _input.Fail(new(DataCodes.BadJson, $"not valid JSON ({reason}){where}",
            isCut ? "the file seems to be cut off: write or download it again" : "write the file again, whole"), line, bad);
    }

    private long LineAtFault(long at)
    {
        CountLines((int)Math.Min(at, _end));
        return _line;
    }
}
