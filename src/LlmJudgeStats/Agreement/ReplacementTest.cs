namespace LlmJudgeStats.Agreement;

/// <summary>How it is tested whether a judge does as well as an annotator.</summary>
public enum ReplacementTest
{
    /// <summary>By the kernel of bounded values (kernels.md 2): holds in small samples and where nearly all items are alike.</summary>
    CorrectedProfile,

    /// <summary>By Student's t, as published; too many wrong answers where few items differ. To repeat what others publish.</summary>
    StudentT,
}
