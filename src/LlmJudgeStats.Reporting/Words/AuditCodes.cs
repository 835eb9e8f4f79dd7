using LlmJudgeStats.Audit;

namespace LlmJudgeStats.Reporting;

/// <summary>Codes and words of an audit.</summary>
internal static class AuditCodes
{
    /// <summary>Items that not every system has.</summary>
    public const string ItemsLeftOut = "LJS6014";

    /// <summary>An order of all items beside a contamination.</summary>
    public const string OrderOfOldItems = "LJS6015";

    /// <summary>A judge that is at its ceiling.</summary>
    public const string JudgeAtCeiling = "LJS6013";

    /// <summary>The code of a check.</summary>
    /// <param name="check">Its id.</param>
    public static string Of(string check) => AuditChecks.Find(check)?.Code
        ?? throw new ArgumentOutOfRangeException(nameof(check), check, "a check without a code");

    /// <summary>The word of a verdict.</summary>
    /// <param name="verdict">What was found.</param>
    public static string Word(AuditVerdict verdict) => verdict switch
    {
        AuditVerdict.NotAssessed => "not-assessed",
        AuditVerdict.Sound => "sound",
        AuditVerdict.Doubtful => "doubtful",
        AuditVerdict.Unsound => "unsound",
    };
}
