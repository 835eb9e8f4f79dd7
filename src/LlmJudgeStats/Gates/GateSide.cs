namespace LlmJudgeStats.Gates;

/// <summary>Which side of its threshold a rate has to be on.</summary>
public enum GateSide
{
    /// <summary>The rate is to be at least the threshold: a pass rate.</summary>
    AtLeast,

    /// <summary>The rate is to be at most the threshold: a share of something bad.</summary>
    AtMost,
}

/// <summary>Ids.</summary>
public static class GateSides
{
    extension(GateSide side)
    {
        /// <summary>The id, as in JSON and as an option: <c>at-least</c>.</summary>
        public string Id => side switch
        {
            GateSide.AtLeast => "at-least",
            GateSide.AtMost => "at-most",
        };
    }
}
