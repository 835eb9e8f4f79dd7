using System.Text;

namespace LlmJudgeStats.Reporting;

/// <summary>Texts of a page with values from the data set apart, so that the direction of a name turns nothing around it.</summary>
internal static class HtmlIsolation
{
    /// <summary>A value from the data, or a text that is one.</summary>
    public static string Value(string text) => $"<bdi>{HtmlText.Name(text)}</bdi>";

    /// <summary>A sentence of ours: words that run from right to left can only be values, and are set apart.</summary>
    public static string Sentence(string text)
    {
        var escaped = HtmlText.Escape(text);
        if (!escaped.Any(IsRightToLeft)) return escaped;
        var isolated = new StringBuilder(escaped.Length + 32);
        for (var i = 0; i < escaped.Length;)
        {
            var end = EndOfRun(escaped, i);
            if (end == i)
            {
                isolated.Append(escaped[i++]);
                continue;
            }
            isolated.Append("<bdi>").Append(escaped, i, end - i).Append("</bdi>");
            i = end;
        }
        return isolated.ToString();
    }

    // From a letter that runs from right to left to the last one of its words.
    private static int EndOfRun(string text, int start)
    {
        var end = start;
        for (var i = start; i < text.Length && (IsRightToLeft(text[i]) || (end > start && text[i] is ' ' or '-')); i++)
        {
            if (IsRightToLeft(text[i])) end = i + 1;
        }
        return end;
    }

    private static bool IsRightToLeft(char c) =>
        c is >= '\u0590' and <= '\u08FF' or >= '\uFB1D' and <= '\uFDFF' or >= '\uFE70' and <= '\uFEFE' or >= '\uD802' and <= '\uD803'
            or >= '\uD83A' and <= '\uD83B';
}
