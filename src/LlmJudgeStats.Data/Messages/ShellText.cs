using System.Buffers;

namespace LlmJudgeStats.Data;

/// <summary>Names and filters inside hints, as a shell takes them: what is printed can be pasted.</summary>
internal static class ShellText
{
    private static readonly SearchValues<char> s_plain =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.,:/=!+@%");

    // What a shell goes on reading between double quotes.
    private static readonly SearchValues<char> s_active = SearchValues.Create("\"$\\");

    /// <summary>A name, in quotes where it needs them.</summary>
    public static string Of(ReadOnlySpan<char> text) => Quoted(Excerpt.InHint(text));

    /// <summary>A filter, in quotes where it needs them.</summary>
    public static string Filter(string column, string sign, IEnumerable<string> values) =>
        Quoted(Excerpt.InHint(column) + sign + RowFilter.Join(values.Select(value => Excerpt.InHint(value))));

    /// <summary>A filter whose value is the reader's to choose.</summary>
    public static string OpenFilter(string? column) => Quoted($"{Excerpt.InHint(column)}=...");

    private static string Quoted(string text)
    {
        if (text.Length > 0 && text.All(IsPlain)) return text;
        return text.AsSpan().ContainsAny(s_active) ? $"'{text}'" : $"\"{text}\"";
    }

    private static bool IsPlain(char c) => s_plain.Contains(c) || char.IsLetterOrDigit(c);
}
