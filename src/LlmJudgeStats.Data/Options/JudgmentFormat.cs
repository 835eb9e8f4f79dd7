namespace LlmJudgeStats.Data;

/// <summary>How rows are written in a file.</summary>
public enum JudgmentFormat
{
    /// <summary>Fields separated by a delimiter, quoted as in RFC 4180.</summary>
    Csv,

    /// <summary>Fields separated by tabs, quoted as in RFC 4180.</summary>
    Tsv,

    /// <summary>One JSON object a line.</summary>
    JsonLines,

    /// <summary>
    /// One JSON document with one array of objects in it, or the one that <see cref="JudgmentReaderOptions.Path"/> names.
    /// </summary>
    Json,

    /// <summary>No file, but a table of a database, which <see cref="SqlEvidence"/> reads.</summary>
    Sql,
}
