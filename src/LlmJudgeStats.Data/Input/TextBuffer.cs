namespace LlmJudgeStats.Data;

/// <summary>The text around the place of reading: a window that moves along and never holds more than one record.</summary>
internal sealed class TextBuffer(TextSource source, ErrorLog errors)
{
    /// <summary>The longest record, in characters; a limit only against files that are no tables.</summary>
    public const int LongestRecord = 16 << 20;

    private const int Room = 4096;
    private char[] _chars = new char[64 * 1024];
    private int _recordStart;

    /// <summary>The next character to read.</summary>
    public int Position { get; private set; }

    /// <summary>The end of what has been decoded.</summary>
    public int End { get; private set; }

    /// <summary>The physical line at <see cref="Position"/>, from 1.</summary>
    public long Line { get; set; } = 1;

    /// <summary>How many times what was read so far the whole text is, by its bytes; 1 where that is not known.</summary>
    public double TimesAhead => source.TimesAhead;

    /// <summary>What has been decoded and not been read.</summary>
    public Span<char> Ahead => _chars.AsSpan(Position, End - Position);

    /// <summary>A part of the current record.</summary>
    public Span<char> InRecord(int start, int length) => _chars.AsSpan(_recordStart + start, length);

    /// <summary>Lets go of everything that has been read.</summary>
    public void StartRecord() => _recordStart = Position;

    public void Advance(int count) => Position += count;

    /// <summary>Makes sure that something is ahead; false at the end of the text.</summary>
    public bool HasMore() => Position < End || Fill();

    /// <summary>Decodes more behind what is there; false at the end of the text. Spans taken before are void.</summary>
    public bool Fill()
    {
        if (_recordStart > 0)
        {
            _chars.AsSpan(_recordStart, End - _recordStart).CopyTo(_chars);
            Position -= _recordStart;
            End -= _recordStart;
            _recordStart = 0;
        }
        if (End > LongestRecord)
        {
            errors.Fail(new(DataCodes.OverlongField, $"a record is longer than {LongestRecord} characters",
                "check the line breaks and quotes of the file"), Line);
        }
        if (_chars.Length - End < Room) Array.Resize(ref _chars, _chars.Length * 2);
        var read = source.Read(_chars.AsSpan(End));
        End += read;
        return read > 0;
    }

    /// <summary>The first visible characters, up to two, without reading them; what a file begins with tells its format.</summary>
    public (char First, char Second) PeekVisible()
    {
        StartRecord();
        while (true)
        {
            var ahead = Ahead;
            var first = NextVisible(ahead, 0);
            var second = first < 0 ? -1 : NextVisible(ahead, first + 1);
            if (second >= 0 || ahead.Length > Room || !Fill())
            {
                ahead = Ahead;
                return (first < 0 ? '\0' : ahead[first], second < 0 ? '\0' : ahead[second]);
            }
        }
    }

    private static int NextVisible(ReadOnlySpan<char> text, int from)
    {
        var at = text[from..].IndexOfAnyExcept([' ', '\t', '\r', '\n']);
        return at < 0 ? -1 : from + at;
    }
}
