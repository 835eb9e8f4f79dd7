namespace LlmJudgeStats.Data;

/// <summary>The evidence of one group of rows.</summary>
/// <remarks>Counts are items: a row with a count of 50 is fifty. Immutable, thread-safe.</remarks>
public sealed record JudgmentGroup
{
    private static readonly double[] s_values = [0, 1];

    /// <summary>The value of each group column, in the order asked for; empty when no grouping was asked for.</summary>
    public required IReadOnlyList<GroupKey> Key { get; init; }

    /// <summary>Rows that became items of the group, judged or not.</summary>
    public long Rows { get; init; }

    /// <summary>Items with a verdict and no visible label.</summary>
    public required JudgeTally Test { get; init; }

    /// <summary>Items with a verdict and a visible label.</summary>
    public required ConfusionCounts Calibration { get; init; }

    /// <summary>
    /// The hidden labels of test items, pass and fail: empty unless <see cref="JudgmentReaderOptions.Calibration"/> hides some.
    /// </summary>
    public required JudgeTally Revealed { get; init; }

    /// <summary>The verdicts on test items whose label is hidden; they are in <see cref="Test"/>, too.</summary>
    public JudgeTally HiddenVerdicts { get; init; }

    /// <summary>Items without a verdict.</summary>
    public UnjudgedItems Unjudged { get; init; }

    /// <summary>Items that somebody looked at and could not label. They are nowhere else.</summary>
    public long UnresolvedLabels { get; init; }

    /// <summary>
    /// What labels were sampled from: verdicts, items without one where there are any, and those by the values of a stratum column where
    /// one
    /// was named.
    /// </summary>
    public IReadOnlyList<JudgmentStratum> Strata => OwnStrata is { Count: > 0 } own ? own : ByVerdict();

    /// <summary>Whether the strata are more than the two verdicts.</summary>
    public bool HasFurtherStrata => OwnStrata is { Count: > 0 } || Unjudged.Count > 0;

    /// <summary>Labelled items with a verdict in the group itself, whoever's labels <see cref="Calibration"/> holds.</summary>
    public long LabelledItems { get; init; }

    /// <summary>
    /// Which items belong together; <see langword="null"/> where no id repeats and no cluster column was named.
    /// </summary>
    public JudgmentClusters? Clusters { get; init; }

    /// <summary>Sampling weights; <see langword="null"/> unless a column of them was named.</summary>
    public JudgmentWeights? Weights { get; init; }

    /// <summary>
    /// Test items by the values of the stratum column, in order of first appearance; empty where none was named, and where labels were
    /// sampled from the test items.
    /// </summary>
    public IReadOnlyList<JudgmentTestStratum> TestStrata { get; init; } = [];

    /// <summary>
    /// Runs of the judge on the same items; <see langword="null"/> unless <see cref="JudgmentReaderOptions.RepeatsAreRuns"/>.
    /// </summary>
    public JudgmentRuns? Runs { get; init; }

    internal IReadOnlyList<JudgmentStratum> OwnStrata { get; init; } = [];

    /// <summary>The judges that gave the verdicts, where a column says so; empty elsewhere.</summary>
    public IReadOnlyList<string> JudgedBy => [.. Judges.All];

    /// <summary>Which judges gave the verdicts, where a column says so.</summary>
    internal JudgeNames Judges { get; init; } = new();

    /// <summary>The strata as evidence for a mean: values 0 (fail) and 1 (pass).</summary>
    public StrataTable ToTable()
    {
        var strata = Strata;
        long[] labelled = [.. strata.SelectMany(stratum => new[] { stratum.Labels.Negatives, stratum.Labels.Positives })];
        return StrataTable.Of(ValueRange.Unit, s_values, strata.Count, labelled, [.. strata.Select(stratum => stratum.Unlabelled)]);
    }

    private IReadOnlyList<JudgmentStratum> ByVerdict()
    {
        var passed = new JudgeTally { Positives = Calibration.TruePositive, Negatives = Calibration.FalsePositive };
        var failed = new JudgeTally { Positives = Calibration.FalseNegative, Negatives = Calibration.TrueNegative };
        return
        [
            new(JudgmentVerdict.Pass, "", passed, Test.Positives),
            new(JudgmentVerdict.Fail, "", failed, Test.Negatives),
            .. Unjudged.Count > 0 ? [new(JudgmentVerdict.None, "", Unjudged.Labels, Unjudged.Unlabelled)] : Array.Empty<JudgmentStratum>(),
        ];
    }
}
