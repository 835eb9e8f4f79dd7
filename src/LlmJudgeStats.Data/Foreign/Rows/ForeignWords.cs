namespace LlmJudgeStats.Data;

/// <summary>Words of tools as the words of the column of verdicts.</summary>
internal static class ForeignWords
{
    public const string Pass = "pass";
    public const string Fail = "fail";

    /// <summary>
    /// Pass and fail for the pairs that mean them everywhere, so that metrics can stand in one column; for whoever names the words himself
    /// the word as found, unless he names what it is otherwise read as.
    /// </summary>
    /// <param name="options">Where words may be named.</param>
    /// <param name="word">The word as found.</param>
    public static string? Verdict(JudgmentReaderOptions options, string? word) => Named(options, word, MeaningOf(word));

    /// <summary>
    /// The same where single letters have meanings of their own: the <c>N</c> of Inspect is no "no", and the <c>C</c> of a choice among
    /// five is not "correct".
    /// </summary>
    /// <param name="options">Where words may be named.</param>
    /// <param name="word">The word as found.</param>
    /// <param name="pass">The letter that means pass.</param>
    /// <param name="fail">The letter that means fail.</param>
    public static string? OfLetters(JudgmentReaderOptions options, string? word, string pass, string fail)
    {
        var isLetter = word is { Length: 1 } && char.IsAsciiLetter(word[0]);
        var meaning = !isLetter ? MeaningOf(word) : word == pass ? Pass : word == fail ? Fail : word;
        return Named(options, word, meaning);
    }

    private static string? MeaningOf(string? word) => UsualWords.Passes.Contains(word, StringComparer.OrdinalIgnoreCase) ? Pass
        : UsualWords.Fails.Contains(word, StringComparer.OrdinalIgnoreCase) ? Fail
        : word;

    private static string? Named(JudgmentReaderOptions options, string? word, string? meaning)
    {
        if (string.IsNullOrEmpty(word)) return null;
        IReadOnlyList<string>[] lists = options.VerdictWords is { } own ? [own.Pass, own.Fail] : [options.PassValues, options.FailValues];
        if (Array.TrueForAll(lists, list => list.Count == 0)) return meaning;
        return Has(lists, word) || !Has(lists, meaning!) ? word : meaning;
    }

    private static bool Has(IReadOnlyList<string>[] lists, string word) =>
        Array.Exists(lists, list => list.Contains(word, StringComparer.OrdinalIgnoreCase));

    /// <summary>Whether a number is a truth value: 1, 1.0, 0 or 0.0.</summary>
    public static bool IsTruthValue(string number) => number is "1" or "0" or "1.0" or "0.0";

    /// <summary>What a column of metadata is called in the tool's file: its name without <c>meta.</c>; any other name as it is.</summary>
    public static string Bare(string column) => column.StartsWith("meta.", StringComparison.Ordinal) ? column["meta.".Length..] : column;

    public static string? NotEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
