using System.Buffers;

namespace LlmJudgeStats.Tool.CommandLine;

/// <summary>A command line as a POSIX shell takes it: what is printed can be pasted.</summary>
internal static class ShellLine
{
    private static readonly SearchValues<char> s_plain =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.,:/=+@%");

    /// <summary>The words in one line.</summary>
    public static string Of(IEnumerable<string> words) => string.Join(' ', words.Select(Quoted));

    /// <summary>Whether a line shows as it is: nothing in it that a terminal obeys, or that nobody sees.</summary>
    public static bool CanBeShown(string line) => PlainText.Escape(line) == line;

    private static string Quoted(string word) => word.Length > 0 && !word.AsSpan().ContainsAnyExcept(s_plain)
        ? word
        : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
