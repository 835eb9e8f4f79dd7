namespace LlmJudgeStats.Data;

/// <summary>Words of tools as the words of the column of verdicts.</summary>
internal static class ForeignWords
{
    public const string Pass = "pass";
    public const string Fail = "fail";

    private static readonly string[] s_pass = ["1", "1.0", "true", "yes", "y", "pass", "passed", "correct", "c"];
    private static readonly string[] s_fail = ["0", "0.0", "false", "no", "n", "fail", "failed", "incorrect", "i"];

    /// <summary>
    /// Pass and fail for the pairs that mean them everywhere, so that metrics can stand in one column; any word as found for whoever names
    /// the words himself.
    /// </summary>
    /// <param name="options">Where words may be named.</param>
    /// <param name="word">The word as found.</param>
    public static string? Verdict(JudgmentReaderOptions options, string? word)
    {
        if (string.IsNullOrEmpty(word)) return null;
        if (options.PassValues.Count > 0 || options.VerdictWords is not null) return word;
        if (s_pass.Contains(word, StringComparer.OrdinalIgnoreCase)) return Pass;
        return s_fail.Contains(word, StringComparer.OrdinalIgnoreCase) ? Fail : word;
    }

    /// <summary>Whether a number is a truth value: 1, 1.0, 0 or 0.0.</summary>
    public static bool IsTruthValue(string number) => number is "1" or "0" or "1.0" or "0.0";

    public static string? NotEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
