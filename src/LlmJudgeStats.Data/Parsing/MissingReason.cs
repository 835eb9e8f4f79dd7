namespace LlmJudgeStats.Data;

/// <summary>Why a row has no verdict.</summary>
internal static class MissingReason
{
    /// <summary>The judge crashed, or its tool could not read what it said.</summary>
    public const string JudgeError = "judge-error";

    /// <summary>There was no answer to judge.</summary>
    public const string SystemError = "system-error";

    public const string NotScored = "not-scored";
    public const string Inconclusive = "inconclusive";
    public const string Unparsed = "unparsed";
    public const string Unknown = "unknown";

    /// <summary>A word that <see cref="JudgmentReaderOptions.MissingValues"/> names.</summary>
    public const string Declared = "declared";

    public const string Empty = "empty";
}
