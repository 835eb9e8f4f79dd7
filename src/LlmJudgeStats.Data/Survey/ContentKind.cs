namespace LlmJudgeStats.Data;

/// <summary>What a column would be as verdicts or labels.</summary>
internal enum ContentKind
{
    /// <summary>Neither verdicts nor labels.</summary>
    Other,

    /// <summary>Nothing stands there.</summary>
    Empty,

    /// <summary>One pair of known words, or one word of it.</summary>
    Pair,

    /// <summary>Two pairs of known words.</summary>
    TwoPairs,

    /// <summary>A pair of known words, and ties beside it.</summary>
    Ties,

    /// <summary>More than two numbers.</summary>
    Numbers,

    /// <summary>A few short words, some of them known.</summary>
    SomeKnownWords,

    /// <summary>A few short words that are not known.</summary>
    UnknownWords,
}
