namespace LlmJudgeStats.Audit;

/// <summary>What a check found. Only <see cref="Unsound"/> is a flag. Source: audit.md 0.2.</summary>
public enum AuditVerdict
{
    /// <summary>Something that the check needs is not there, or too little of it; the sentence says what.</summary>
    NotAssessed,

    /// <summary>Shown to be in order.</summary>
    Sound,

    /// <summary>The data cannot say, or a weakness short of wrong.</summary>
    Doubtful,

    /// <summary>Shown to be wrong.</summary>
    Unsound,
}
