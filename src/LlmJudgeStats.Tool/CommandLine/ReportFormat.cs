namespace LlmJudgeStats.Tool.CommandLine;

/// <summary>How a report is printed.</summary>
internal enum ReportFormat
{
    /// <summary>For people at a terminal.</summary>
    Text,

    /// <summary>For scripts.</summary>
    Json,

    /// <summary>For spreadsheets.</summary>
    Csv,

    /// <summary>For pull requests and wikis.</summary>
    Markdown,

    /// <summary>For the summary of a step of GitHub Actions.</summary>
    GitHub,

    /// <summary>The same for Azure Pipelines.</summary>
    Azure,

    /// <summary>For papers.</summary>
    Latex,

    /// <summary>For everybody: a page with pictures.</summary>
    Html,

    /// <summary>The picture alone.</summary>
    Svg,

    /// <summary>For build servers.</summary>
    JUnit,

    /// <summary>For Microsoft.Extensions.AI.Evaluation: a folder of results.</summary>
    Meai,

    /// <summary>For OpenTelemetry: lines of log events.</summary>
    Otlp,
}
