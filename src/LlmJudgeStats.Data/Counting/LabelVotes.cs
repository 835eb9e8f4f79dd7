namespace LlmJudgeStats.Data;

/// <summary>What several raters said about one answer.</summary>
internal struct LabelVotes
{
    private int _passes;
    private int _fails;
    private int _unresolved;

    /// <summary>Whether anybody said anything.</summary>
    public readonly bool AreAny => _passes + _fails + _unresolved > 0;

    /// <summary>Whether two raters or more gave a label.</summary>
    public readonly bool AreSeveral => _passes + _fails > 1;

    /// <summary>Whether they said different things.</summary>
    public readonly bool Differ => _passes > 0 && _fails > 0;

    public void Add(Outcome label)
    {
        if (label is Outcome.Pass) _passes++;
        else if (label is Outcome.Fail) _fails++;
        else if (label is Outcome.Unresolved) _unresolved++;
    }

    /// <summary>What they come to; a rater who could not say has no vote.</summary>
    public readonly Outcome Result(RaterRule rule)
    {
        if (_passes + _fails == 0) return _unresolved > 0 ? Outcome.Unresolved : Outcome.Missing;
        return rule switch
        {
            RaterRule.Majority => _passes > _fails ? Outcome.Pass : _fails > _passes ? Outcome.Fail : Outcome.Unresolved,
            RaterRule.AnyPass => _passes > 0 ? Outcome.Pass : Outcome.Fail,
            RaterRule.AnyFail => _fails > 0 ? Outcome.Fail : Outcome.Pass,
            RaterRule.Agree => Differ ? Outcome.Unresolved : _passes > 0 ? Outcome.Pass : Outcome.Fail,
        };
    }
}
