namespace LlmJudgeStats.Data;

/// <summary>Whether the quotes of a record are where RFC 4180 allows them.</summary>
/// <remarks>
/// CsvHelper 33 reads from a quote that is never closed to the end of the file without a word, and passes text after a closing quote:
/// rows would be lost and the account would still add up. So each record is looked at once more, as it stands in the file.
/// </remarks>
internal static class Quoting
{
    /// <summary>
    /// A quote that goes astray: where it was opened, and the place of the text behind the closing one; -1 when it is never closed.
    /// </summary>
    public readonly record struct QuoteFault(int Opened, int TextBehind);

    /// <summary>What is wrong; <see langword="null"/> when nothing is. A quote inside an unquoted field is text.</summary>
    public static QuoteFault? Fault(ReadOnlySpan<char> record, char delimiter)
    {
        for (var at = 0; at < record.Length; at++)
        {
            if (record[at] == '"')
            {
                var opened = at;
                do
                {
                    var close = record[(at + 1)..].IndexOf('"');
                    if (close < 0) return new(opened, -1);
                    at += close + 2;
                }
                while (at < record.Length && record[at] == '"');   // a quote written twice
                if (at < record.Length && record[at] != delimiter && record[at] is not ('\n' or '\r'))
                    return new(opened, at);
            }
            else
            {
                var end = record[at..].IndexOfAny(delimiter, '\n', '\r');
                if (end < 0) return null;
                at += end;
            }
        }
        return null;
    }

    /// <summary>How many lines end in a text; a carriage return with a line feed behind it is one end.</summary>
    public static int LineBreaks(ReadOnlySpan<char> text)
    {
        var breaks = text.Count('\n');
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\r' && !(i + 1 < text.Length && text[i + 1] == '\n')) breaks++;
        }
        return breaks;
    }
}
