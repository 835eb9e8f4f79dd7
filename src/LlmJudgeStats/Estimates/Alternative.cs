namespace LlmJudgeStats;

/// <summary>What a one-sided test looks for evidence of.</summary>
public enum Alternative
{
    /// <summary>The quantity is greater than the value of the hypothesis "at most": a lower limit above the value refutes it.</summary>
    Greater,

    /// <summary>The quantity is less than the value of the hypothesis "at least": an upper limit below the value refutes it.</summary>
    Less,
}

/// <summary>Which limit decides.</summary>
internal static class Alternatives
{
    extension(Alternative alternative)
    {
        /// <summary>The limit whose place beside the value of the hypothesis is the test.</summary>
        public IntervalSide Side => alternative == Alternative.Greater ? IntervalSide.Lower : IntervalSide.Upper;
    }
}
