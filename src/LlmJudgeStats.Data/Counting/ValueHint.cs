using System.Buffers;
using System.Globalization;

namespace LlmJudgeStats.Data;

/// <summary>What to do about a value that is no verdict: the likely confusion, never a conversion.</summary>
internal static class ValueHint
{
    private static readonly SearchValues<char> s_numeric = SearchValues.Create("0123456789.,+-");

    private static readonly string[] s_pairwise =
        ["tie", "a", "b", "draw", "win", "loss", "a>b", "b>a", "a=b", "[[a]]", "[[b]]", "[[c]]", "model_a", "model_b"];
    private static readonly string[] s_noVerdict =
    [
        "error", "timeout", "refusal", "refused", "abstain", "unknown", "invalid",
        "unsure", "skip", "none", "na", "unparseable", "unscored",
    ];

    public static string For(ReadOnlySpan<char> value, string? similar)
    {
        if (Excerpt.Escapes(value))
            return "the value holds invisible or combining characters (shown as \\u escapes): remove them from the file";
        if (Is(value, s_pairwise))
        {
            return "this looks like a pairwise file: recode it as win/loss of one side in two words (`PassValues`, `FailValues`), "
                + "and decide what a tie is";
        }
        if (Is(value, s_noVerdict))
            return $"if it means that there is no verdict, say `MissingValues` = {Excerpt.InHint(value)}";
        if (double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return ForNumber(value, number);
        if (value.Length > 1 && value.ContainsAny(',', '.') && !value.ContainsAnyExcept(s_numeric))
            return "this looks like a decimal comma or a thousands separator: recode the column as pass and fail first";
        if (value.Length > 20 && value.Contains(' '))
            return "this looks like prose: take the verdict out of the text first, it is not searched for";
        return similar is null
            ? "name the words (`PassValues`, `FailValues`), or say `MissingValues` if the word means that there is no verdict"
            : $"did you mean '{Excerpt.InHint(similar)}'? "
                + "Correct the file, or name the words (`PassValues`, `FailValues`, `MissingValues`)";
    }

    private static string ForNumber(ReadOnlySpan<char> value, double number) => number switch
    {
        0 or 1 => $"write 1 and 0, or name the words (`PassValues` = {value} or `FailValues` = {value})",
        -1 or -9 or -99 or 99 or 999 => $"this looks like a code for no answer: say `MissingValues` = {value} if it is one",
        > 0 and < 1 => "this looks like a score or partial credit: choose a cut-off and make a column of 1 and 0 with it first",
        _ => "this looks like a rating: choose a cut-off (for example 4 and above) and make a column of 1 and 0 with it first",
    };

    private static bool Is(ReadOnlySpan<char> value, string[] words)
    {
        foreach (var word in words)
        {
            if (value.Equals(word, StringComparison.OrdinalIgnoreCase)) return true;
        }
        return false;
    }
}
