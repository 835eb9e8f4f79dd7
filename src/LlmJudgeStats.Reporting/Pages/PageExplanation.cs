namespace LlmJudgeStats.Reporting;

/// <summary>How much a page says about the methods behind its figures.</summary>
internal enum PageExplanation
{
    /// <summary>Their names.</summary>
    Names,

    /// <summary>What each assumes, and where it comes from.</summary>
    MethodsAndSources,
}
