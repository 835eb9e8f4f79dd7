namespace LlmJudgeStats.Data;

/// <summary>What pass and fail are called where nobody says otherwise; in lower case.</summary>
internal static class UsualWords
{
    public static IReadOnlyList<string> Passes { get; } = ["1", "1.0", "true", "yes", "y", "pass", "passed", "correct", "c"];

    public static IReadOnlyList<string> Fails { get; } = ["0", "0.0", "false", "no", "n", "fail", "failed", "incorrect", "i"];
}
