namespace LlmJudgeStats.Reporting;

/// <summary>A build server that marks a run where a line of its log asks for it.</summary>
internal enum BuildServer
{
    /// <summary>GitHub Actions: <c>::error title=...::message</c>.</summary>
    GitHub,

    /// <summary>Azure Pipelines: <c>##vso[task.logissue type=error]message</c>.</summary>
    Azure,
}
