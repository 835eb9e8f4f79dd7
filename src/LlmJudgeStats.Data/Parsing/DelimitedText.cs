namespace LlmJudgeStats.Data;

/// <summary>The text of a delimited file for CsvHelper: bounded between two records, and with a word on what it has held so far.</summary>
internal sealed class DelimitedText(TextBuffer text, ErrorLog errors) : TextReader
{
    /// <summary>The longest record, in characters; a limit only against files that are no tables.</summary>
    public const int LongestRecord = 4 << 20;

    private const string SeparatorLine = "sep=";
    private const string Candidates = ",;\t|";
    private long _delivered;
    private long _recordStart;

    /// <summary>Whether a quote has been seen: without one there is nothing to check.</summary>
    public bool HasQuotes { get; private set; }

    /// <summary>Says that a record has been read whole; the next may be as long again.</summary>
    public void StartRecord() => _recordStart = _delivered;

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read(Span<char> buffer)
    {
        if (_delivered - _recordStart > LongestRecord)
        {
            errors.Fail(new(DataCodes.OverlongField, $"a record is longer than {LongestRecord} characters",
                "check the delimiter, the line breaks and the quotes of the file"));
        }
        text.StartRecord();
        if (!text.HasMore()) return 0;
        var ahead = text.Ahead[..Math.Min(buffer.Length, text.Ahead.Length)];
        ahead.CopyTo(buffer);
        text.Advance(ahead.Length);
        _delivered += ahead.Length;
        // Blank lines are no record, however many there are; inside quotes the longest field bounds them.
        if (!ahead.ContainsAnyExcept("\r\n ")) _recordStart += ahead.Length;
        HasQuotes |= ahead.Contains('"');
        return ahead.Length;
    }

    /// <summary>The delimiter that a first line such as <c>sep=;</c> names, which is read; nothing where there is none.</summary>
    public static char? TakeSeparatorLine(TextBuffer text)
    {
        text.StartRecord();
        while (text.Ahead.Length < SeparatorLine.Length + 3 && text.Fill())
        {
            // A delimiter and a line end of two characters follow.
        }
        var ahead = text.Ahead;
        if (!MemoryExtensions.StartsWith(ahead, SeparatorLine, StringComparison.OrdinalIgnoreCase)) return null;
        var rest = ahead[SeparatorLine.Length..];
        if (rest.Length < 2 || rest[1] is not ('\r' or '\n') || !OptionCheck.IsDelimiter(rest[0])) return null;
        var delimiter = rest[0];
        var isPair = rest.Length > 2 && rest[1] == '\r' && rest[2] == '\n';
        text.Advance(SeparatorLine.Length + (isPair ? 3 : 2));
        return delimiter;
    }

    /// <summary>The most frequent of comma, semicolon, tab and bar in the first line that is not blank; nothing is read.</summary>
    public static char Delimiter(TextBuffer text)
    {
        Span<int> counts = stackalloc int[Candidates.Length];
        CountInFirstLine(text, counts);
        var best = 0;
        for (var i = 1; i < counts.Length; i++)
        {
            if (counts[i] > counts[best]) best = i;
        }
        return Candidates[best];
    }

    private static void CountInFirstLine(TextBuffer text, Span<int> counts)
    {
        text.StartRecord();
        var isVisible = false;
        var isQuoted = false;
        for (var scanned = 0; scanned < text.Ahead.Length || (scanned <= LongestRecord && text.Fill()); scanned++)
        {
            var c = text.Ahead[scanned];
            if (c == '"') isQuoted = !isQuoted;
            if (isQuoted) continue;
            if (c is '\n' or '\r')
            {
                if (isVisible) return;
                counts.Clear();
                continue;
            }
            isVisible |= c is not (' ' or '\t');
            var candidate = Candidates.IndexOf(c, StringComparison.Ordinal);
            if (candidate >= 0) counts[candidate]++;
        }
    }
}
