namespace LlmJudgeStats;

/// <summary>Assumptions in plain sentences, for a checklist.</summary>
public static class AssumptionWords
{
    private const string ClusteredItems = "Clusters are independent of each other; items of one cluster need not be.";

    private static readonly (Assumptions Assumption, string Words)[] s_words =
    [
        (Assumptions.IndependentItems, "Items are independent of each other: none repeats another or comes from the same conversation."),
        (Assumptions.ErrorRatesTransport, "The judge errs on the test items as often as it did on the labelled items."),
        (Assumptions.KnownErrorRates, "The stated error rates are certain and hold for these items."),
        (Assumptions.RandomCalibration, "The labelled items are a simple random sample of the test population."),
        (Assumptions.BetterThanChance, "The judge is better than chance."),
        (Assumptions.LabelsFromTestPopulation,
            "The labelled items were drawn by lot from the test population, or from its judge-passes and its judge-fails."),
        (Assumptions.SymmetricLabelErrors,
            "Both labels of an item are wrong equally often, on passes as on fails, and independently of each other and of the judge."),
    ];

    extension(Assumptions assumptions)
    {
        /// <summary>One sentence for each assumption that is made.</summary>
        public IReadOnlyList<string> Words =>
            [.. s_words.Where(entry => assumptions.HasFlag(entry.Assumption)).Select(entry => entry.Words)];

        /// <summary>The same for items that belong together: clusters are independent, and items of one need not be.</summary>
        public IReadOnlyList<string> WordsOfClusters => assumptions.HasFlag(Assumptions.IndependentItems)
            ? [ClusteredItems, .. (assumptions & ~Assumptions.IndependentItems).Words]
            : assumptions.Words;
    }
}
