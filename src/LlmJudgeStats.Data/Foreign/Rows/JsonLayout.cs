namespace LlmJudgeStats.Data;

/// <summary>How JSON stands in a file.</summary>
internal enum JsonLayout
{
    /// <summary>One object.</summary>
    Document,

    /// <summary>One array.</summary>
    List,

    /// <summary>One object a line.</summary>
    Lines,

    /// <summary>None of it: a table with a header, or bytes.</summary>
    None,
}
