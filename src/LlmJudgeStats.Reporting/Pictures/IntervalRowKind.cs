namespace LlmJudgeStats.Reporting;

/// <summary>What a line of intervals shows, and with that how it looks, also in grey.</summary>
internal enum IntervalRowKind
{
    /// <summary>The corrected rate: a filled dot on a thick line.</summary>
    Corrected,

    /// <summary>Another corrected rate, for comparison: an open dot.</summary>
    Companion,

    /// <summary>The judge at its word: an open square, grey.</summary>
    Judge,

    /// <summary>What people said, with limits: a diamond on a dashed line.</summary>
    People,
}
