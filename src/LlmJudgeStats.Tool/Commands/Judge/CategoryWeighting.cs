namespace LlmJudgeStats.Tool.Commands.Judge;

/// <summary>What categories count for in an average.</summary>
internal enum CategoryWeighting
{
    /// <summary>As many items as they have: every item alike.</summary>
    Items,

    /// <summary>Every category alike.</summary>
    Equal,

    /// <summary>By weights that somebody gave.</summary>
    Declared,
}
