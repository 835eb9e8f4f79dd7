namespace LlmJudgeStats.Data;

/// <summary>Items that are alike in what is known before somebody labels them.</summary>
/// <param name="Verdict">What the judge said of them.</param>
/// <param name="Value">Their value of the stratum column; empty where none was named.</param>
/// <param name="Labels">Labelled ones: passes and fails.</param>
/// <param name="Unlabelled">Those without a label.</param>
/// <remarks>Immutable, thread-safe.</remarks>
public readonly record struct JudgmentStratum(JudgmentVerdict Verdict, string Value, JudgeTally Labels, long Unlabelled)
{
    /// <summary>A name for people: <c>pass</c>, <c>no verdict</c>, <c>fail, low</c>.</summary>
    public string Name
    {
        get
        {
            var verdict = Verdict switch
            {
                JudgmentVerdict.Pass => "pass",
                JudgmentVerdict.Fail => "fail",
                JudgmentVerdict.None => "no verdict",
            };
            return Value is { Length: > 0 } ? $"{verdict}, {Value}" : verdict;
        }
    }
}
