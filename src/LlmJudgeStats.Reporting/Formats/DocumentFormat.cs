namespace LlmJudgeStats.Reporting;

/// <summary>What a document can be written as.</summary>
internal enum DocumentFormat
{
    /// <summary>Markdown for pull requests and wikis.</summary>
    Markdown,

    /// <summary>Markdown for the summary of a step of GitHub Actions.</summary>
    GitHub,

    /// <summary>A page of its own.</summary>
    Html,

    /// <summary>A table for a paper.</summary>
    Latex,

    /// <summary>The picture of the answer.</summary>
    Svg,

    /// <summary>A file of test results.</summary>
    JUnit,
}
