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

    /// <summary>The share of test items that the judge passed. A <see cref="JudgeTally"/> converts to it.</summary>
    public required Proportion Test
    {
        get;
        init
        {
            field = value;
            Dependence = null;
            _isClustered = IsClustered(in value, Calibration.Sensitivity, Calibration.Specificity);
        }
    }

    /// <summary>The judge's error rates. None by default; <see cref="ConfusionCounts"/> convert to it.</summary>
    public Calibration Calibration
    {
        get;
        init
        {
            field = value;
            Dependence = null;
            _isClustered = IsClustered(Test, value.Sensitivity, value.Specificity);
        }
    }

    /// <summary>
    /// What clusters do to the study; <see langword="null"/> unless it was made of clusters and no part replaced since.
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

    internal double InverseFreedom => _isClustered ? InverseFreedomOfClusters() : 0;

    // Whether every rate was counted on items: methods that pool items, not rates, need that.
    internal bool HasCounts => !Test.IsKnown && !Calibration.Sensitivity.IsKnown && !Calibration.Specificity.IsKnown;

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
        var isSampled = design is CalibrationDesign.Random or CalibrationDesign.ByVerdict && counts.Labels.Count > 0;
        return Of(isSampled ? SampledClusters.Parts(in counts, design) : ThreePartClusters.Parts(in counts, design));
    }

    /// <summary>The study of test items that belong together, with a calibration that has no cluster in common with them.</summary>
    /// <param name="test">The sums over clusters of test items.</param>
    /// <param name="calibration">Error rates, such as known ones.</param>
    public static JudgeStudy FromClusters(in ClusteredTally test, Calibration calibration) =>
        Of(ThreePartClusters.Parts(in test, calibration));

    /// <summary>The same study with pass and fail exchanged: its pass rate is one minus this one's.</summary>
    public JudgeStudy Flip() => new() { Test = Test.Flip(), Calibration = Calibration.Flip(), Dependence = Dependence?.Flip() };

    private static bool IsClustered(in Proportion test, in Proportion sensitivity, in Proportion specificity) =>
        test.InverseFreedom + sensitivity.InverseFreedom + specificity.InverseFreedom > 0;

    // Not inlined: independent items, nearly all there are, do without.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private double InverseFreedomOfClusters() => Dependence is { } dependence
        ? 1 / dependence.DegreesOfFreedom
        : StudyFreedom.OfParts(Test, Calibration.Sensitivity, Calibration.Specificity, Calibration.Design);

    // What clusters do is set last: setting a part forgets it.
    private static JudgeStudy Of(ClusteredParts parts) =>
        new() { Test = parts.Test, Calibration = parts.Calibration, Dependence = parts.Dependence };
}
