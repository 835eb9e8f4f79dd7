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

    /// <summary>A column, a sign and values that are safe to show, in quotes where they need them.</summary>
    public static string Of(string column, string sign, string values) => Quoted(Excerpt.InHint(column) + sign + values);

    /// <summary>A filter whose value is the reader's to choose.</summary>
    public static string OpenFilter(string? column) => Of(column ?? "", "=", "...");

    private static string Quoted(string text)
    {
        if (text.Length > 0 && text.All(IsPlain)) return text;
        return text.AsSpan().ContainsAny(s_active) ? $"'{text}'" : $"\"{text}\"";
    }

    private static bool IsPlain(char c) => s_plain.Contains(c) || char.IsLetterOrDigit(c);
}
