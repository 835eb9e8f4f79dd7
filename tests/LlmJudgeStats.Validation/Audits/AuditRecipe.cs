namespace LlmJudgeStats.Validation.Audits;

/// <summary>A way to draw benchmarks with a known answer.</summary>
public enum AuditRecipe
{
    /// <summary>Everything that the checks look at, and nothing wrong with it.</summary>
    Whole,

    /// <summary>Systems well apart, five runs, a training run that grows steadily.</summary>
    Healthy,

    /// <summary>Equal systems, few items, answers that are nearly coin flips.</summary>
    Noisy,

    /// <summary>Ten of twelve systems near the ceiling.</summary>
    Saturated,

    /// <summary>Two of eight systems have seen the public items.</summary>
    Contaminated,

    /// <summary>A training run that learns nothing, and whose checkpoints differ.</summary>
    NonMonotone,

    /// <summary>Two of three benchmarks order the systems oppositely.</summary>
    Contradicting,
}
