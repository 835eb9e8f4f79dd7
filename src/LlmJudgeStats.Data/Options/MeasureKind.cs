namespace LlmJudgeStats.Data;

/// <summary>What kind of thing verdicts and labels are.</summary>
public enum MeasureKind
{
    /// <summary>Numbers on a declared scale: the mean of the human score.</summary>
    Score,

    /// <summary>Which of two is better, or a tie: the win rate.</summary>
    Preference,

    /// <summary>One of several classes: a share of each.</summary>
    Class,

    /// <summary>Pass or fail by several judges, one column each: the pass rate.</summary>
    Votes,

    /// <summary>Pass or fail by one judge: whether it is right.</summary>
    Rate,
}
