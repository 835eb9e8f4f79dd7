namespace LlmJudgeStats.Tool.CommandLine;

/// <summary>How a report is printed.</summary>
internal enum ReportFormat
{
    /// <summary>For people.</summary>
    Text,

    /// <summary>For scripts.</summary>
    Json,

    /// <summary>For spreadsheets.</summary>
    Csv,
}
