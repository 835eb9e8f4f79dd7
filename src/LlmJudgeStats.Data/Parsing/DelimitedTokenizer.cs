namespace LlmJudgeStats.Data;

/// <summary>Splits text into records and fields as RFC 4180 says, strictly: a quote that goes astray would swallow rows, so it is an error.</summary>
/// <remarks>
/// A quote inside an unquoted field is text. Line feed, carriage return and both together end a line, also mixed. Empty lines are not records.
/// Fields are spans of the buffer: nothing is allocated for a row.
/// Not CsvHelper's parser: version 33 reads from an open quote to the end of the file without a word, reports text after a closing quote only for
/// fields that are asked for, does not say where a quote was opened, and gives fields as strings. The tests compare the two where both are right.
/// </remarks>
internal sealed class DelimitedTokenizer(TextBuffer text, ErrorLog errors)
{
    /// <summary>The longest field, in characters.</summary>
    public const int LongestField = 1 << 20;

    /// <summary>The most fields in a record.</summary>
    public const int MostFields = 16_384;

    private int[] _starts = new int[32];
    private int[] _lengths = new int[32];
    private bool _skipLineFeed;
    private bool _quoted;
    private char _delimiter = ',';

    /// <summary>Fields of the current record.</summary>
    public int Count { get; private set; }

    /// <summary>The physical line on which the current record begins.</summary>
    public long Line { get; private set; }

    /// <summary>Sets the delimiter, or finds it: the most frequent of comma, semicolon, tab and bar in the first line that is not blank.</summary>
    public char UseDelimiter(char? delimiter) => _delimiter = delimiter ?? Sniff();

    /// <summary>A field of the current record, unquoted.</summary>
    public ReadOnlySpan<char> this[int field] => text.InRecord(_starts[field], _lengths[field]);

    public bool Read()
    {
        while (StartRecord())
        {
            Count = 0;
            _quoted = false;
            while (ReadField()) { }
            if (Count > 1 || _quoted || !this[0].Trim(' ').IsEmpty) return true;
        }
        Count = 0;
        return false;
    }

    private bool StartRecord()
    {
        text.StartRecord();
        if (!text.HasMore()) return false;
        if (_skipLineFeed)
        {
            _skipLineFeed = false;
            if (text.Ahead[0] == '\n')
            {
                text.Advance(1);
                text.StartRecord();
                if (!text.HasMore()) return false;
            }
        }
        Line = text.Line;
        return true;
    }

    /// <summary>Reads a field and what ends it; true when another field follows in this record.</summary>
    private bool ReadField()
    {
        if (!text.HasMore())
        {
            AddField(0);
            return false;
        }
        return text.Ahead[0] == '"' ? ReadQuoted() : ReadPlain();
    }

    private bool ReadPlain()
    {
        var scanned = 0;
        while (true)
        {
            var ahead = text.Ahead;
            var at = ahead[scanned..].IndexOfAny(_delimiter, '\n', '\r');
            if (at >= 0)
            {
                var length = scanned + at;
                var ending = ahead[length];
                AddField(length);
                text.Advance(length);
                return EndField(ending);
            }
            scanned = ahead.Length;
            if (scanned > LongestField) FailOverlong(text.Line);
            if (!text.Fill())
            {
                AddField(scanned);
                text.Advance(scanned);
                return false;
            }
        }
    }

    private bool ReadQuoted()
    {
        var openedAt = text.Line;
        var (scanned, escapes) = (1, 0);
        _quoted = true;
        while (true)
        {
            var at = text.Ahead[scanned..].IndexOf('"');
            if (at < 0)
            {
                scanned = text.Ahead.Length;
                if (scanned > LongestField) FailOverlong(openedAt, quoted: true);
                if (!text.Fill()) FailQuote("a quote that is opened here is never closed", openedAt);
                continue;
            }
            var close = scanned + at;
            var hasNext = close + 1 < text.Ahead.Length || text.Fill();
            if (hasNext && text.Ahead[close + 1] == '"')
            {
                escapes++;
                scanned = close + 2;
                if (scanned >= text.Ahead.Length && !text.Fill()) FailQuote("a quote that is opened here is never closed", openedAt);
                continue;
            }
            return EndQuoted(close, escapes, hasNext, openedAt);
        }
    }

    private bool EndQuoted(int close, int escapes, bool hasNext, long openedAt)
    {
        var content = text.Ahead[1..close];
        if (content.ContainsAny('\n', '\r')) text.Line += CountLineBreaks(content);
        var length = escapes == 0 ? content.Length : Unescape(content);
        text.Advance(1);
        AddField(length);
        text.Advance(content.Length + 1);
        if (!hasNext) return false;
        var ending = text.Ahead[0];
        if (ending != _delimiter && ending is not ('\n' or '\r'))
        {
            FailQuote($"text follows the closing quote of a field; the field's quote opens on line {openedAt}", text.Line);
        }
        return EndField(ending);
    }

    private bool EndField(char ending)
    {
        text.Advance(1);
        if (ending == _delimiter) return true;
        text.Line++;
        _skipLineFeed = ending == '\r';
        return false;
    }

    private void AddField(int length)
    {
        if (length > LongestField) FailOverlong(text.Line);
        if (Count == _starts.Length)
        {
            if (Count >= MostFields)
                errors.Fail(new(DataCodes.RaggedRow, $"a row has more than {MostFields} fields",
                    "check the delimiter and the line breaks of the file")
                { Line = Line });
            Array.Resize(ref _starts, Count * 2);
            Array.Resize(ref _lengths, Count * 2);
        }
        _starts[Count] = text.RecordOffset;
        _lengths[Count++] = length;
    }

    private static int Unescape(Span<char> content)
    {
        var to = 0;
        for (var from = 0; from < content.Length; from++)
        {
            content[to++] = content[from];
            if (content[from] == '"') from++;   // quotes come in pairs here
        }
        return to;
    }

    private static int CountLineBreaks(ReadOnlySpan<char> content)
    {
        var breaks = content.Count('\n');
        for (var i = 0; i < content.Length; i++)
        {
            if (content[i] == '\r' && !(i + 1 < content.Length && content[i + 1] == '\n')) breaks++;
        }
        return breaks;
    }

    private char Sniff()
    {
        const string Candidates = ",;\t|";
        Span<int> counts = stackalloc int[Candidates.Length];
        text.StartRecord();
        var (scanned, visible, inQuotes) = (0, false, false);
        while (scanned < text.Ahead.Length || (scanned <= LongestField && text.Fill()))
        {
            var c = text.Ahead[scanned++];
            if (c == '"') inQuotes = !inQuotes;
            if (inQuotes) continue;
            if (c is '\n' or '\r')
            {
                if (visible) break;
                counts.Clear();
            }
            else
            {
                visible |= c is not (' ' or '\t');
                var candidate = Candidates.IndexOf(c, StringComparison.Ordinal);
                if (candidate >= 0) counts[candidate]++;
            }
        }
        var best = 0;
        for (var i = 1; i < counts.Length; i++)
        {
            if (counts[i] > counts[best]) best = i;
        }
        return Candidates[best];
    }

    private void FailOverlong(long line, bool quoted = false) =>
        errors.Fail(new(DataCodes.OverlongField, $"a field is longer than {LongestField} characters",
            quoted ? "its opening quote is on this line: a closing quote is probably missing" : "check the delimiter and the line breaks of the file")
        { Line = line });

    private void FailQuote(string message, long line) =>
        errors.Fail(new(DataCodes.BadQuotes, message,
            "a quote inside a quoted field is written twice (\"\"), and the closing one stands right before a delimiter or a line end")
        {
            Line = line,
        });
}
