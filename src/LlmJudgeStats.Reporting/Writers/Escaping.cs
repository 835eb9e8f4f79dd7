namespace LlmJudgeStats.Reporting;

/// <summary>What becomes of text from data on its way out.</summary>
internal enum Escaping
{
    /// <summary>A file or another program reads it: it stays as it is.</summary>
    None,

    /// <summary>A terminal shows it: what it would obey, or nobody would see, is written as an escape.</summary>
    ForTerminal,
}
