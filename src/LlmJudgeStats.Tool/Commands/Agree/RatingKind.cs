namespace LlmJudgeStats.Tool.Commands.Agree;

/// <summary>What ratings are.</summary>
internal enum RatingKind
{
    /// <summary>Classes without an order.</summary>
    Nominal,

    /// <summary>Classes in an order.</summary>
    Ordinal,

    /// <summary>Numbers.</summary>
    Interval,
}

/// <summary>What they are called.</summary>
internal static class RatingKinds
{
    extension(RatingKind kind)
    {
        public string Id => kind switch
        {
            RatingKind.Nominal => "nominal",
            RatingKind.Ordinal => "ordinal",
            RatingKind.Interval => "interval",
        };
    }
}
