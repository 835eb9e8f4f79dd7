namespace LlmJudgeStats;

/// <summary>Two systems A and B whose pass rates are compared, and what is known of the judge: decisions.md 1.</summary>
/// <remarks>
/// The estimand is the difference of the pass rates, A minus B, in [−1, 1]. Nothing is guessed: whoever makes the study says whether both
/// share a calibration. Equality compares all parts. The default value holds no data. Immutable, thread-safe.
/// </remarks>
public readonly record struct ComparisonStudy
{
    /// <summary>Which data the difference rests on.</summary>
    public ComparisonKind Kind { get; private init; }

    /// <summary>
    /// The verdicts on A and the calibration that holds for it. Of pairs that were given as shares the verdicts of one system are not known
    /// and empty; of <see cref="ComparisonKind.LabelledTogether"/> there is nothing here.
    /// </summary>
    public JudgeStudy A { get; private init; }

    /// <summary>The same of B.</summary>
    public JudgeStudy B { get; private init; }

    /// <summary>Pairs of verdicts on the same items; empty unless the kind is <see cref="ComparisonKind.SameItems"/>.</summary>
    public PairedProportion Pairs { get; private init; }

    /// <summary>
    /// Changes of label, −1, 0 or 1, by pair of verdicts; <see langword="null"/> unless the kind is
    /// <see cref="ComparisonKind.LabelledTogether"/>.
    /// </summary>
    public MeanStudy? Changes { get; private init; }

    /// <summary>Whether the labels of the two systems contradict one calibration for both: no difference is computed then.</summary>
    public bool IsSharingRefuted { get; private init; }

    /// <summary>
    /// Whether test sets that are taken as independent are the same items, with verdicts that go against each other: the interval can then
    /// be too narrow.
    /// </summary>
    public bool IsNegativelyPaired { get; private init; }

    /// <summary>Whether one calibration is taken to hold for both systems.</summary>
    public bool SharesCalibration => Kind is ComparisonKind.SharedCalibration or ComparisonKind.SameItems;

    /// <summary>
    /// Degrees of freedom ν of the difference: +∞ unless items belong together in clusters; below 1 no width can be given.
    /// </summary>
    /// <remarks>
    /// <code>1/ν = Σ V²/ν / (ΣV)²,  V the parts of the variance at smoothed rates (Satterthwaite)</code>
    /// A shared calibration counts once; clusters that two parts share are not looked at. Source: decisions.md 1, dependence.md 3 and 10.
    /// </remarks>
    public double DegreesOfFreedom => 1 / InverseFreedom;

    internal double InverseFreedom => ComparisonFreedom.Inverse(in this);

    /// <summary>Two independent test sets, and one calibration that is taken to hold for both.</summary>
    /// <param name="a">The judge's verdicts on A.</param>
    /// <param name="b">The judge's verdicts on B.</param>
    /// <param name="calibration">Known or measured error rates; labels by label or from elsewhere.</param>
    public static ComparisonStudy Sharing(Proportion a, Proportion b, Calibration calibration) => new()
    {
        Kind = ComparisonKind.SharedCalibration,
        A = new() { Test = a, Calibration = calibration },
        B = new() { Test = b, Calibration = calibration },
    };

    /// <summary>
    /// Two independent test sets and the labels of both systems, pooled to one calibration if they do not contradict it.
    /// </summary>
    /// <remarks>
    /// Where the error rates differ (<see cref="CalibrationHomogeneity.IsRefused"/>) the estimate says so and has no point. Not refused
    /// proves nothing: the difference rests on equal error rates all the same. Source: decisions.md 6.
    /// </remarks>
    /// <param name="a">The judge's verdicts on A.</param>
    /// <param name="b">The judge's verdicts on B.</param>
    /// <param name="labelsOfA">Label-by-verdict counts of A.</param>
    /// <param name="labelsOfB">Label-by-verdict counts of B.</param>
    /// <param name="design">How the labelled items were chosen: by label, or from elsewhere.</param>
    public static ComparisonStudy Pooling(
        Proportion a, Proportion b, ConfusionCounts labelsOfA, ConfusionCounts labelsOfB, CalibrationDesign design) =>
        Sharing(a, b, Calibration.FromCounts(labelsOfA + labelsOfB, design)) with
        {
            IsSharingRefuted = CalibrationHomogeneity.Of([labelsOfA, labelsOfB]).IsRefused,
        };

    /// <summary>Both systems on the same items, and one calibration that is taken to hold for both.</summary>
    /// <param name="pairs">Pairs of verdicts.</param>
    /// <param name="shared">Known or measured error rates; labels by label or from elsewhere.</param>
    public static ComparisonStudy OnSameItems(PairedTally pairs, Calibration shared) => new()
    {
        Kind = ComparisonKind.SameItems,
        Pairs = pairs,
        A = new() { Test = pairs.A, Calibration = shared },
        B = new() { Test = pairs.B, Calibration = shared },
    };

    /// <summary>The same of pairs that belong together in clusters.</summary>
    /// <param name="pairs">Pairs of verdicts, as they were counted.</param>
    /// <param name="clusters">The sums over their clusters.</param>
    /// <param name="shared">Known or measured error rates; labels by label or from elsewhere.</param>
    public static ComparisonStudy OnSameItems(PairedTally pairs, in ClusteredPairs clusters, Calibration shared) =>
        OnSameItems(pairs, shared) with { Pairs = PairedProportion.FromClusters(in clusters) };

    /// <summary>The same of pairs at an effective size.</summary>
    /// <param name="pairs">Pairs of verdicts.</param>
    /// <param name="shared">Known or measured error rates; labels by label or from elsewhere.</param>
    public static ComparisonStudy OnSameItems(PairedProportion pairs, Calibration shared) => new()
    {
        Kind = ComparisonKind.SameItems,
        A = new() { Test = default, Calibration = shared },
        B = new() { Test = default, Calibration = shared },
        Pairs = pairs,
    };

    /// <summary>Two systems, each with error rates or labels of its own.</summary>
    /// <remarks>
    /// With labels at random or by verdict in both studies, each system's labels correct its own verdicts; one such study beside another
    /// kind is not supported, and the estimate says so. Test sets are taken as independent: of the same items the interval is too wide, not
    /// too narrow, as long as the verdicts go together.
    /// </remarks>
    /// <param name="a">System A.</param>
    /// <param name="b">System B.</param>
    public static ComparisonStudy Separate(in JudgeStudy a, in JudgeStudy b) => new()
    {
        Kind = IsFromTestItems(in a) || IsFromTestItems(in b) ? ComparisonKind.LabelledSeparately : ComparisonKind.OwnCalibrations,
        A = a,
        B = b,
    };

    /// <summary>The same for systems that answered the same items: their pairs are not used, but looked at.</summary>
    /// <param name="a">System A.</param>
    /// <param name="b">System B.</param>
    /// <param name="pairs">The verdicts of both on the same items.</param>
    public static ComparisonStudy Separate(in JudgeStudy a, in JudgeStudy b, in PairedTally pairs) =>
        Separate(in a, in b) with { IsNegativelyPaired = pairs.IsOpposed };

    /// <summary>Both systems on the same items, some of which were labelled for both.</summary>
    /// <param name="pairs">Labels by pair of verdicts.</param>
    /// <param name="design">At random, or by (pair of) verdict.</param>
    public static ComparisonStudy OnSameItems(in LabelledPairs pairs, CalibrationDesign design) =>
        OnSameItems(new MeanStudy { Table = pairs.ToTable(), Design = design });

    /// <summary>The same of labels in clusters, or at effective sizes.</summary>
    /// <param name="changes">A study of the change of label, −1 to 1, with the four pairs of verdicts as strata: both, only A, only B,
    /// neither.</param>
    /// <exception cref="ArgumentException">A table of another shape.</exception>
    public static ComparisonStudy OnSameItems(MeanStudy changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        if (changes.Table.Range != new ValueRange(-1, 1) || changes.Table.Strata != LabelledPairs.Pairs)
            throw new ArgumentException("must have four strata (both, only A, only B, neither) and values from -1 to 1", nameof(changes));
        return new() { Kind = ComparisonKind.LabelledTogether, Changes = changes };
    }

    /// <summary>The same comparison with the systems exchanged: its difference is minus this one's.</summary>
    public ComparisonStudy Swap() => this with
    {
        A = B,
        B = A,
        Pairs = Pairs.Swap(),
        Changes = Changes is null ? null : Exchanged(Changes, [0, 2, 1, 3]),
    };

    /// <summary>The same comparison with pass and fail exchanged: its difference is minus this one's.</summary>
    public ComparisonStudy Flip() => this with
    {
        A = A.Flip(),
        B = B.Flip(),
        Pairs = Pairs.Swap(),
        Changes = Changes is null ? null : Exchanged(Changes, [3, 2, 1, 0]),
    };

    private static bool IsFromTestItems(in JudgeStudy study) =>
        study.Calibration is { IsEmpty: false, IsKnown: false, Design.IsFromTestItems: true };

    // Strata in another order, and every change of label reversed.
    private static MeanStudy Exchanged(MeanStudy study, ReadOnlySpan<int> order)
    {
        var table = study.Table;
        var columns = table.Values.Length;
        Span<double> values = stackalloc double[columns];
        Span<double> labelled = stackalloc double[order.Length * columns];
        Span<double> unlabelled = stackalloc double[order.Length];
        for (var c = 0; c < columns; c++) values[c] = -table.Values[columns - 1 - c];
        for (var h = 0; h < order.Length; h++)
        {
            unlabelled[h] = table.Unlabelled(order[h]);
            for (var c = 0; c < columns; c++) labelled[(h * columns) + c] = table.Labelled(order[h], columns - 1 - c);
        }
        return study with { Table = StrataTable.Of(table.Range, values, order.Length, labelled, unlabelled) };
    }
}
