namespace LlmJudgeStats.Tool;

/// <summary>What the exit code says: command-line.md section 3. 1 and 2 are verdicts.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Refuted = 1;
    public const int Undecided = 2;
    public const int BadInput = 3;
    public const int Bug = 4;
}
