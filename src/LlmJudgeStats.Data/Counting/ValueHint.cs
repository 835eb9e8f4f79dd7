using System.Buffers;
using System.Globalization;

namespace LlmJudgeStats.Data;

/// <summary>What to do about a value that is no verdict: the likely confusion, never a conversion.</summary>
/// <param name="Text">What to do.</param>
/// <param name="Cause">What values with the same cause share, so that they are one error; <see langword="null"/>: each is its own.</param>
internal readonly record struct ValueHint(string Text, string? Cause)
{
    private static readonly SearchValues<char> s_numeric = SearchValues.Create("0123456789.,+-");
    private static readonly SearchValues<char> s_aroundWords = SearchValues.Create("[](){}<>*_#:;,.!-\"' \t\r\n");

    private static readonly string[] s_pairwise =
    [
        "tie", "a", "b", "draw", "win", "loss", "a>b", "b>a", "a=b", "[[a]]", "[[b]]", "[[c]]", "model_a", "model_b", "model_1", "model_2",
    ];
    private static readonly string[] s_noVerdict =
    [
        "error", "timeout", "refusal", "refused", "abstain", "unknown", "invalid", "uncertain",
        "unsure", "skip", "none", "na", "unparseable", "unscored",
    ];

    public static ValueHint For(ReadOnlySpan<char> value, in ValueContext context)
    {
        if (LeadingWord(value) is { } word)
            return new($"cells begin with {Excerpt.InHint(word)} and go on: cut the verdict out first, it is not searched for", "begins");
        if (Excerpt.Escapes(value))
            return new("the value holds invisible or combining characters (shown as \\u escapes): remove them from the file", null);
        if (IsRule(value)) return new("this looks like a table in Markdown: write it as CSV, without the line of dashes", null);
        if (context.HasRule) return ForRule(value, context);
        if (Is(value, s_pairwise))
        {
            return new("this looks like a pairwise file: ask for the win rate (`MeasureKind.Preference`), or recode it as win/loss of one "
                + "side in two words (`PassValues`, `FailValues`), and decide what a tie is", null);
        }
        if (Is(value, s_noVerdict))
            return new($"if it means that there is no verdict, say `MissingValues` = {ShellText.Of(value)}", null);
        if (double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return ForNumber(value, number, context);
        if (LooksLikeANumber(value))
            return new("this looks like a decimal comma or a thousands separator: recode the column as pass and fail first", "comma");
        if (value.Length > 20 && value.Contains(' '))
            return new("this looks like prose: take the verdict out of the text first, it is not searched for", "prose");
        return new(context.Similar is not { } similar
            ? $"name the words of both columns (`PassValues`, `FailValues`) or of this one alone (`{context.WordsName}`), or say "
                + "`MissingValues` if the word means that there is no verdict"
            : $"did you mean '{Excerpt.InHint(similar)}'? "
                + "Correct the file, or name the words (`PassValues`, `FailValues`, `MissingValues`)", null);
    }

    private static ValueHint ForRule(ReadOnlySpan<char> value, in ValueContext context)
    {
        if (!LooksLikeANumber(value))
        {
            return new(
                $"write numbers in digits, correct `{context.RuleName}` or `Scale`, or say `MissingValues` if it means that there is none",
                null);
        }
        return value.Contains(',')
            ? new("this looks like a decimal comma: write numbers with a point, 0.9", "comma")
            : new($"correct the number, `{context.RuleName}` or `Scale`", null);
    }

    private static ValueHint ForNumber(ReadOnlySpan<char> value, double number, in ValueContext context) => number switch
    {
        0 or 1 => new($"write 1 and 0, or name the words (`PassValues` = {value} or `FailValues` = {value})", null),
        -1 or -9 or -99 or 99 or 999 =>
            new($"this looks like a code for no answer: say `MissingValues` = {value} if it is one", null),
        2 or 9 when context.AreOnesAndZeros => new(
            $"beside 1 and 0 this looks like a code for no answer: say `MissingValues` = {value} if it is one; "
                + $"if these are ratings, choose a cut-off (`{context.RuleName}` = \">=4\")", null),
        > 0 and < 1 => new(
            $"this looks like a score or partial credit: choose a cut-off (`{context.RuleName}` = \">=0.5\"), or ask for the mean "
                + "(`MeasureKind.Score`)", "score"),
        _ => new($"this looks like a rating: choose a cut-off (`{context.RuleName}` = \">=4\"), or ask for the mean "
                + "(`MeasureKind.Score`)", "rating"),
    };

    private static bool LooksLikeANumber(ReadOnlySpan<char> value) =>
        value.Length > 1 && value.ContainsAny(',', '.') && !value.ContainsAnyExcept(s_numeric);

    // The line under the header of a table in Markdown.
    private static bool IsRule(ReadOnlySpan<char> value) => value.Length > 1 && !value.ContainsAnyExcept('-', ':');

    // "[PASS] The sum is right": the word, with what stands around it.
    internal static string? LeadingWord(ReadOnlySpan<char> value)
    {
        var start = value.IndexOfAnyExcept(s_aroundWords);
        if (start < 0) return null;
        var length = value[start..].IndexOfAny(s_aroundWords);
        if (length < 0 || !Vocabulary.IsBuiltInWord(value.Slice(start, length).ToString())) return null;
        var end = value[(start + length)..].IndexOfAny(' ', '\n', '\t');
        return end < 0 ? null : value[..(start + length + end)].ToString();
    }

    private static bool Is(ReadOnlySpan<char> value, string[] words) => words.Contains(value.ToString(), StringComparer.OrdinalIgnoreCase);
}
