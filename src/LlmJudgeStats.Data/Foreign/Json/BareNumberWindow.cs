namespace LlmJudgeStats.Data;

/// <summary>
/// A window of JSON in which <c>NaN</c>, <c>Infinity</c> and <c>-Infinity</c> outside texts become null, as soon as they are there.
/// </summary>
/// <remarks>
/// Only where bytes look like one of them, quotes are counted from a place that is outside of texts: files without pay for the look alone.
/// </remarks>
internal sealed class BareNumberWindow
{
    private const int Longest = 9;    // of the words

    private static readonly byte[][] s_words = [[.. "NaN"u8], [.. "Infinity"u8], [.. "-Infinity"u8]];

    /// <summary>How many there were.</summary>
    public long Count { get; private set; }

    /// <summary>Replaces what there is.</summary>
    /// <param name="window">The window; it has room for one byte more behind each three.</param>
    /// <param name="start">A place outside of texts.</param>
    /// <param name="fresh">From where on nothing was looked at.</param>
    /// <param name="end">The end of what is there.</param>
    /// <returns>The new end.</returns>
    public int Mend(byte[] window, int start, int fresh, int end)
    {
        // A word may have begun in what was there before.
        var looked = window.AsSpan(Math.Max(start, fresh - Longest)..end);
        if (looked.IndexOf(s_words[0]) < 0 && looked.IndexOf(s_words[1]) < 0) return end;
        for (var at = start; at < end; at++)
        {
            if (window[at] == '"') at = EndOfText(window, at, end);
            else if (WordAt(window.AsSpan(at..end)) is > 0 and var length) end = Replace(window, at, length, end);
        }
        return end;
    }

    /// <summary>How many of the last bytes may be the beginning of a word, whose rest is still to come.</summary>
    public static int Unsure(ReadOnlySpan<byte> bytes)
    {
        for (var length = Math.Min(Longest - 1, bytes.Length); length > 0; length--)
        {
            var tail = bytes[^length..];
            foreach (var word in s_words)
            {
                if (length < word.Length && word.AsSpan().StartsWith(tail)) return length;
            }
        }
        return 0;
    }

    private int Replace(byte[] window, int at, int length, int end)
    {
        var null4 = "null"u8;
        var shift = Math.Max(0, null4.Length - length);
        if (shift > 0) window.AsSpan((at + length)..end).CopyTo(window.AsSpan(at + length + shift));
        window.AsSpan(at, length + shift).Fill((byte)' ');
        null4.CopyTo(window.AsSpan(at));
        Count++;
        return end + shift;
    }

    private static int WordAt(ReadOnlySpan<byte> bytes)
    {
        if (bytes[0] is not ((byte)'N' or (byte)'I' or (byte)'-')) return 0;
        foreach (var word in s_words)
        {
            if (bytes.StartsWith(word)) return word.Length;
        }
        return 0;
    }

    private static int EndOfText(byte[] window, int opened, int end)
    {
        for (var at = opened + 1; at < end; at++)
        {
            at += window.AsSpan(at..end).IndexOfAny((byte)'"', (byte)'\\') is >= 0 and var step ? step : end;
            if (at >= end || window[at] == '"') return at;
            at++;    // what an escape escapes
        }
        return end;
    }
}
