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
    public static string Of(string check) => check switch
    {
        "spread" => "LJS6001",
        "separation" => "LJS6002",
        "ranking" => "LJS6003",
        "monotonicity" => "LJS6004",
        "selection" => "LJS6005",
        "saturation" => "LJS6006",
        "duplicates" => "LJS6007",
        "co-direction" => "LJS6008",
        "contamination" => "LJS6009",
        "chance" => "LJS6010",
        "items" => "LJS6011",
        "order" => "LJS6012",
        _ => throw new ArgumentOutOfRangeException(nameof(check), check, "a check without a code"),
    };

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
