namespace LlmJudgeStats.Data;

/// <summary>The sampling weights of a group, of items with a verdict; rows that belong together are clusters.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record JudgmentWeights
{
    /// <summary>The verdicts on items without a visible label.</summary>
    public required WeightedTally Test { get; init; }

    /// <summary>The verdicts on items that a human passed.</summary>
    public required WeightedTally PassLabels { get; init; }

    /// <summary>The verdicts on items that a human failed.</summary>
    public required WeightedTally FailLabels { get; init; }

    /// <summary>The weight of items with neither a verdict nor a visible label.</summary>
    public double UnlabelledWithoutVerdict { get; init; }

    /// <summary>The weight of labelled items without a verdict.</summary>
    public double LabelledWithoutVerdict { get; init; }

    /// <summary>The share of items without a verdict, by weight: of all, or of those without a label where that is larger.</summary>
    public double ShareWithoutVerdict
    {
        get
        {
            var none = UnlabelledWithoutVerdict + LabelledWithoutVerdict;
            if (!(none > 0)) return 0;
            var all = none + Test.Weight + PassLabels.Weight + FailLabels.Weight;
            var ofTest = Test.Count > 0 ? UnlabelledWithoutVerdict / (Test.Weight + UnlabelledWithoutVerdict) : 0;
            return Math.Max(none / all, ofTest);
        }
    }
}
