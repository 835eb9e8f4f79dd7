namespace LlmJudgeStats.Gates;

/// <summary>What a gate says.</summary>
public enum GateVerdict
{
    /// <summary>The rate is shown to be on the side of the threshold that was asked for.</summary>
    Pass,

    /// <summary>The rate is shown to be on the other side.</summary>
    Fail,

    /// <summary>The data show neither: never a pass in disguise, and never a fail.</summary>
    Inconclusive,
}

/// <summary>Ids.</summary>
public static class GateVerdicts
{
    extension(GateVerdict verdict)
    {
        /// <summary>The id, as in JSON: <c>inconclusive</c>.</summary>
        public string Id => verdict switch
        {
            GateVerdict.Pass => "pass",
            GateVerdict.Fail => "fail",
            GateVerdict.Inconclusive => "inconclusive",
        };
    }
}
