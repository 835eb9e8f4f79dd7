using System.Buffers;

namespace LlmJudgeStats.Data;

/// <summary>The text of a delimited file as far as it is plain: whole lines, up to the first quote or a line of unusual length.</summary>
/// <remarks>What follows is left where it is, for a reader that knows about quotes.</remarks>
internal sealed class WholeLines(TextBuffer text) : TextReader
{
    // A carriage return alone ends a line, too: such files are old, and left to the other reader.
    private static readonly SearchValues<char> s_special = SearchValues.Create("\"\r");

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read(Span<char> buffer)
    {
        text.StartRecord();
        while (true)
        {
            var ahead = text.Ahead[..Math.Min(buffer.Length, text.Ahead.Length)];
            var end = EndOfPlainLines(ahead, out var isStopped);
            if (end > 0)
            {
                ahead[..end].CopyTo(buffer);
                text.Advance(end);
                return end;
            }
            if (isStopped || ahead.Length == buffer.Length) return 0;
            if (!text.Fill()) return Rest(buffer);
        }
    }

    // The last line of a file may have no end.
    private int Rest(Span<char> buffer)
    {
        var rest = text.Ahead;
        if (rest.Length == 0 || rest.IndexOfAny(s_special) >= 0) return 0;
        rest.CopyTo(buffer);
        var length = rest.Length;
        text.Advance(length);
        return length;
    }

    /// <summary>Where the last whole line ends before a quote; 0 for none.</summary>
    private static int EndOfPlainLines(ReadOnlySpan<char> ahead, out bool isStopped)
    {
        var at = 0;
        isStopped = false;
        while (ahead[at..].IndexOfAny(s_special) is >= 0 and var next)
        {
            at += next;
            var isLineEnd = ahead[at] == '\r' && at + 1 < ahead.Length && ahead[at + 1] == '\n';
            if (!isLineEnd)
            {
                // At the very end it is not known yet what follows a carriage return.
                isStopped = ahead[at] == '"' || at + 1 < ahead.Length;
                return 1 + ahead[..at].LastIndexOf('\n');
            }
            at += 2;
        }
        return 1 + ahead.LastIndexOf('\n');
    }
}
