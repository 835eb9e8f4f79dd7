namespace LlmJudgeStats.Tool.Terminal;

/// <summary>What happens to a file that stands where the answer is to be written.</summary>
internal enum ExistingFile
{
    /// <summary>It stays, and the command is refused.</summary>
    Keep,

    /// <summary>It is replaced: <c>--force</c>.</summary>
    Replace,
}
