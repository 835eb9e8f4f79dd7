namespace LlmJudgeStats.Reporting;

/// <summary>What was found about items that belong together, have weights, or are mixed from strata of known shares.</summary>
/// <remarks>A part without items has 0 clusters, the size 0 and no design effect (NaN). Immutable, thread-safe.</remarks>
public sealed record DependenceFindings
{
    /// <summary>Clusters with test items.</summary>
    public required long TestClusters { get; init; }

    /// <summary>Clusters with items that a human passed.</summary>
    public required long PassLabelClusters { get; init; }

    /// <summary>Clusters with items that a human failed.</summary>
    public required long FailLabelClusters { get; init; }

    /// <summary>Clusters in more than one of these parts; <see langword="null"/> where that was not asked for.</summary>
    public required long? SharedClusters { get; init; }

    /// <summary>The design effect of test items.</summary>
    public double TestEffect { get; init; } = double.NaN;

    /// <summary>The design effect of items that a human passed.</summary>
    public double PassLabelEffect { get; init; } = double.NaN;

    /// <summary>The design effect of items that a human failed.</summary>
    public double FailLabelEffect { get; init; } = double.NaN;

    /// <summary>What the variance grows by because parts share clusters.</summary>
    public double SharedEffect { get; init; } = double.NaN;

    /// <summary>The one design effect of all counts, where labels were sampled from the test items; else null.</summary>
    public double? CommonEffect { get; init; }

    /// <summary>Independent items that the test items are worth.</summary>
    public required double TestSize { get; init; }

    /// <summary>Independent items that the labelled passes are worth.</summary>
    public required double PassLabelSize { get; init; }

    /// <summary>Independent items that the labelled fails are worth.</summary>
    public required double FailLabelSize { get; init; }

    /// <summary>Degrees of freedom of the corrected rate; +infinity where every cluster holds one item.</summary>
    public required double DegreesOfFreedom { get; init; }

    /// <summary>Whether items have sampling weights: Kish's sizes are then less than numbers of items.</summary>
    public bool IsWeighted { get; init; }

    /// <summary>Equal weights that those of the test items are worth (Kish's size); NaN without weights.</summary>
    public double TestKishSize { get; init; } = double.NaN;

    /// <summary>Equal weights that those of the labelled passes are worth; NaN without weights.</summary>
    public double PassLabelKishSize { get; init; } = double.NaN;

    /// <summary>Equal weights that those of the labelled fails are worth; NaN without weights.</summary>
    public double FailLabelKishSize { get; init; } = double.NaN;

    /// <summary>Strata of known shares that the test items are mixed from; none by default.</summary>
    public IReadOnlyList<StratumFindings> Strata { get; init; } = [];

    /// <summary>The probability that two runs of the judge on one item disagree; <see langword="null"/> without runs.</summary>
    public double? FlipRate { get; init; }

    /// <summary>Items whose runs disagree, and items with two runs or more; <see langword="null"/> without runs.</summary>
    public VerdictFlips? Flips { get; init; }

    /// <summary>What is known of a study; <see langword="null"/> without clusters, weights and strata.</summary>
    /// <param name="study">A study.</param>
    public static DependenceFindings? Of(in JudgeStudy study) => study.Dependence is not { } dependence ? null : new()
    {
        TestClusters = dependence.Test.Clusters,
        PassLabelClusters = dependence.PassLabels.Clusters,
        FailLabelClusters = dependence.FailLabels.Clusters,
        SharedClusters = double.IsNaN(dependence.SharedEffect) ? null : dependence.SharedClusters,
        IsWeighted = dependence.IsWeighted,
        TestKishSize = KishSize(dependence, dependence.Test),
        PassLabelKishSize = KishSize(dependence, dependence.PassLabels),
        FailLabelKishSize = KishSize(dependence, dependence.FailLabels),
        TestEffect = dependence.Test.DesignEffect,
        PassLabelEffect = dependence.PassLabels.DesignEffect,
        FailLabelEffect = dependence.FailLabels.DesignEffect,
        SharedEffect = dependence.SharedEffect,
        CommonEffect = dependence.CommonEffect,
        TestSize = dependence.Test.EffectiveSize,
        PassLabelSize = dependence.PassLabels.EffectiveSize,
        FailLabelSize = dependence.FailLabels.EffectiveSize,
        DegreesOfFreedom = dependence.DegreesOfFreedom,
    };

    // A rate from elsewhere has no weights here.
    private static double KishSize(Dependence dependence, DependentPart part) =>
        dependence.IsWeighted && part.Clusters > 0 ? part.KishSize : double.NaN;
}
