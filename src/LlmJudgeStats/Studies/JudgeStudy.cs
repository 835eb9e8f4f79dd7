using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace LlmJudgeStats;

/// <summary>What is asked of an estimator: verdicts on test items, and what is known of the judge's errors.</summary>
/// <remarks>
/// The estimand is the pass rate P(label pass) in the test population. Test items carry no label and are disjoint from the calibration
/// items.
/// Equality compares all parts. The default value holds no data. Immutable, thread-safe.
/// </remarks>
public readonly record struct JudgeStudy
{
    // Whether any part has degrees of freedom: asked in every estimate.
    private readonly bool _isClustered;

    private readonly Proportion _test;
    private readonly Calibration _calibration;

    // Of parts that are known to be clustered or not: who sets them one by one asks that each time.
    [SetsRequiredMembers]
    private JudgeStudy(in Proportion test, in Calibration calibration, Dependence? dependence, bool isClustered)
    {
        _test = test;
        _calibration = calibration;
        _isClustered = isClustered;
        Dependence = dependence;
    }

    /// <summary>The share of test items that the judge passed. A <see cref="JudgeTally"/> converts to it.</summary>
    public required Proportion Test
    {
        get => _test;
        init
        {
            _test = value;
            Dependence = null;
            _isClustered = IsClustered(in _test, in _calibration);
        }
    }

    /// <summary>The judge's error rates. None by default; <see cref="ConfusionCounts"/> convert to it.</summary>
    public Calibration Calibration
    {
        get => _calibration;
        init
        {
            _calibration = value;
            Dependence = null;
            _isClustered = IsClustered(in _test, in _calibration);
        }
    }

    /// <summary>
    /// What clusters, weights or strata do to the study; <see langword="null"/> unless it was made of them and no part replaced since.
    /// </summary>
    public Dependence? Dependence { get; private init; }

    /// <summary>Degrees of freedom ν of the corrected rate: +∞ unless items belong together in clusters; below 1 no width can be given.
    /// </summary>
    /// <remarks>
    /// <code>ν = (ΣV)² / Σ oⱼₖ VⱼVₖ/√(νⱼ νₖ)</code>
    /// V are the parts of the variance at smoothed rates and o the overlap of their clusters (Satterthwaite). A study that was put together
    /// of rates has no overlap; with labels sampled from the test items it has the smallest ν of its rates, and likewise where a label
    /// class is empty. Source: dependence.md 3 and 4.
    /// </remarks>
    public double DegreesOfFreedom => 1 / InverseFreedom;

    // By reference: a copy of all parts takes as long as a closed form.
    [UnscopedRef]
    internal ref readonly Proportion Judged => ref _test;

    [UnscopedRef]
    internal ref readonly Calibration Judge => ref _calibration;

    internal double InverseFreedom => _isClustered ? InverseFreedomOfClusters() : 0;

    // Whether every rate was counted on items: methods that pool items, not rates, need that.
    internal bool HasCounts => !_test.IsKnown && !_calibration.Se.IsKnown && !_calibration.Sp.IsKnown;

    /// <summary>The study of items that belong together in clusters, each part at the size that it is worth.</summary>
    /// <remarks>
    /// Labels by label or from elsewhere: a design effect for each of the three parts, and one for clusters that they share (κ ≥ 1). Labels
    /// sampled from the test items: one design effect for all counts. Clusters of one item each give the independent study.
    /// Source: dependence.md 3 and 4.
    /// </remarks>
    /// <param name="counts">The sums over clusters.</param>
    /// <param name="design">How the labelled items were chosen.</param>
    /// <exception cref="ArgumentOutOfRangeException">A design that is not a member of the enum.</exception>
    public static JudgeStudy FromClusters(in ClusteredCounts counts, CalibrationDesign design)
    {
        Check.Defined(design, nameof(design));
        var isFromTestItems = design.IsFromTestItems && counts.Labels.Count > 0;
        return Of(isFromTestItems ? VerdictClusters.Parts(in counts, design) : ThreePartClusters.Parts(in counts, design));
    }

    /// <summary>The study of test items that belong together, with a calibration that has no cluster in common with them.</summary>
    /// <param name="test">The sums over clusters of test items.</param>
    /// <param name="calibration">Error rates, such as known ones.</param>
    public static JudgeStudy FromClusters(in ClusteredTally test, Calibration calibration) =>
        Of(ThreePartClusters.Parts(in test, calibration));

    /// <summary>The study of items with sampling weights, alone or in clusters, each part at the size that it is worth.</summary>
    /// <remarks>
    /// Each part by itself: clusters that two parts share are not looked at (κ of <see cref="FromClusters(in ClusteredCounts,
    /// CalibrationDesign)"/>). Equal weights of items that stand alone give the independent study. Source: dependence.md 6.
    /// </remarks>
    /// <param name="test">The verdicts on test items.</param>
    /// <param name="passLabels">The verdicts on items that a human passed.</param>
    /// <param name="failLabels">The verdicts on items that a human failed.</param>
    /// <param name="design">How the labelled items were chosen: by label, or from elsewhere.</param>
    /// <exception cref="ArgumentOutOfRangeException">A design that is not a member of the enum.</exception>
    /// <exception cref="ArgumentException">Labels that were sampled from the test items: weights were not measured for them.</exception>
    public static JudgeStudy FromWeights(
        in WeightedTally test, in WeightedTally passLabels, in WeightedTally failLabels, CalibrationDesign design) =>
        Of(WeightedParts.Parts(in test, in passLabels, failLabels.Flip(), NotFromTestItems(design, nameof(design))));

    /// <summary>The study of test items with sampling weights, with a calibration from other items.</summary>
    /// <param name="test">The verdicts on test items.</param>
    /// <param name="calibration">Error rates, such as known ones.</param>
    /// <exception cref="ArgumentException">Labels that were sampled from the test items: weights were not measured for them.</exception>
    public static JudgeStudy FromWeights(in WeightedTally test, Calibration calibration)
    {
        NotFromTestItems(calibration.Design, nameof(calibration));
        return Of(WeightedParts.Parts(in test, calibration));
    }

    /// <summary>The study of test items that are mixed from strata with known shares, and a calibration of all strata together.</summary>
    /// <remarks>
    /// <see cref="Proportion.Mix"/> of the strata, each from its clusters. A cluster must lie in one stratum; clusters that test and
    /// labelled items share are not looked at. Source: dependence.md 8.
    /// </remarks>
    /// <param name="strata">The share of each stratum in the population (zero or more, not all zero), and its test items.</param>
    /// <param name="calibration">Error rates, measured by label or elsewhere, or known.</param>
    /// <exception cref="ArgumentException">
    /// No stratum, no positive share, or labels that were sampled from the test items: strata of labels are another method.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A share that is negative, NaN or above 1e20.</exception>
    public static JudgeStudy FromStrata(ReadOnlySpan<StratumTally> strata, Calibration calibration)
    {
        NotFromTestItems(calibration.Design, nameof(calibration));
        return Of(MixedTest.Parts(strata, calibration, default));
    }

    /// <summary>The study of test items that are mixed from strata with known shares, and labelled items in clusters.</summary>
    /// <inheritdoc cref="FromStrata(ReadOnlySpan{StratumTally}, Calibration)"/>
    /// <param name="strata">The share of each stratum in the population (zero or more, not all zero), and its test items.</param>
    /// <param name="labels">The labelled items of all strata; test items among them are left out.</param>
    /// <param name="design">How the labelled items were chosen: by label, or from elsewhere.</param>
    public static JudgeStudy FromStrata(
        ReadOnlySpan<StratumTally> strata, in ClusteredCounts labels, CalibrationDesign design)
    {
        var labelled = ThreePartClusters.Parts(labels.LabelsAlone, NotFromTestItems(design, nameof(design)));
        return Of(MixedTest.Parts(strata, labelled.Calibration, labelled.Dependence));
    }

    /// <summary>The same study with pass and fail exchanged: its pass rate is one minus this one's.</summary>
    public JudgeStudy Flip() => new(_test.Flip(), _calibration.Flip(), Dependence?.Flip(), _isClustered);

    private static CalibrationDesign NotFromTestItems(CalibrationDesign design, string name) =>
        Check.Defined(design, name) is CalibrationDesign.External or CalibrationDesign.ByLabel
            ? design
            : throw new ArgumentException($"labels sampled from the test items ({design}) were not measured with weights or with strata of "
                + "known shares", name);

    private static bool IsClustered(in Proportion test, in Calibration calibration) =>
        test.InverseFreedom + calibration.Se.InverseFreedom + calibration.Sp.InverseFreedom > 0;

    // Not inlined: independent items, nearly all there are, do without.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private double InverseFreedomOfClusters() => Dependence is { } dependence
        ? 1 / dependence.DegreesOfFreedom
        : StudyFreedom.OfParts(Test, Calibration.Sensitivity, Calibration.Specificity, Calibration.Design);

    // What clusters do is set last: setting a part forgets it.
    private static JudgeStudy Of(ClusteredParts parts) =>
        new() { Test = parts.Test, Calibration = parts.Calibration, Dependence = parts.Dependence };
}
