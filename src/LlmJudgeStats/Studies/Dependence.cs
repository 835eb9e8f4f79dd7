
namespace LlmJudgeStats;

/// <summary>
/// What clusters, weights and strata of known shares do to a study: design effects, effective sizes, degrees of freedom.
/// </summary>
/// <remarks>
/// Made by <c>FromClusters</c>, <c>FromWeights</c> and <c>FromStrata</c> of a study. Equality compares all values. Immutable, thread-safe.
/// Source: dependence.md 3, 4, 6 and 8.
/// </remarks>
public sealed class Dependence : IEquatable<Dependence>
{
    private readonly Figures _values;
    private readonly Dependence _mirror;

    internal Dependence(in Figures values)
    {
        _values = values;
        _mirror = new(values.Flip(), this);
    }

    private Dependence(in Figures values, Dependence mirror)
    {
        _values = values;
        _mirror = mirror;
    }

    /// <summary>Items without a label.</summary>
    public DependentPart Test => _values.Test;

    /// <summary>Items that a human passed.</summary>
    public DependentPart PassLabels => _values.PassLabels;

    /// <summary>Items that a human failed.</summary>
    public DependentPart FailLabels => _values.FailLabels;

    /// <summary>Clusters that are in more than one of these parts; 0 where <see cref="SharedEffect"/> was not asked for.</summary>
    public long SharedClusters => _values.SharedClusters;

    /// <summary>
    /// κ ≥ 1: what the variance grows by because parts share clusters; 1 where one design effect covers all. NaN with weights and with
    /// strata, where it is not asked for.
    /// </summary>
    public double SharedEffect => _values.SharedEffect;

    /// <summary>The one design effect of all counts where labels were sampled from the test items; else null.</summary>
    public double? CommonEffect => _values.CommonEffect;

    /// <summary>Whether items have sampling weights.</summary>
    public bool IsWeighted => _values.IsWeighted;

    /// <summary>
    /// The least effective number of test items in a stratum; <see langword="null"/> where test items are not mixed from strata.
    /// </summary>
    public double? SmallestStratum => _values.SmallestStratum;

    /// <summary>Degrees of freedom of the corrected rate; +∞ where every cluster holds one item.</summary>
    public double DegreesOfFreedom => _values.DegreesOfFreedom;

    // What the plain methods take where one design effect covers all counts: rates of their own.
    internal Proportion Judged => _values.Judged;

    internal Proportion LabelsAlone => _values.LabelsAlone;

    /// <inheritdoc/>
    public bool Equals(Dependence? other) => other is not null && _values == other._values;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Dependence);

    /// <inheritdoc/>
    public override int GetHashCode() => _values.GetHashCode();

    /// <summary>For people: <c>242 + 54 + 43 clusters, 103.6 degrees of freedom</c>. Invariant culture.</summary>
    public override string ToString() =>
        Invariant($"{Test.Clusters} + {PassLabels.Clusters} + {FailLabels.Clusters} clusters, {DegreesOfFreedom:F1} degrees of freedom");

    // Made once with the study: exchanging pass and fail allocates nothing.
    internal Dependence Flip() => _mirror;

    internal readonly record struct Figures(
        DependentPart Test, DependentPart PassLabels, DependentPart FailLabels, long SharedClusters, double SharedEffect,
        double? CommonEffect, double DegreesOfFreedom, Proportion Judged, Proportion LabelsAlone)
    {
        public bool IsWeighted { get; init; }

        public double? SmallestStratum { get; init; }

        public Figures Flip() => this with
        {
            PassLabels = FailLabels,
            FailLabels = PassLabels,
            Judged = Judged.Flip(),
            LabelsAlone = LabelsAlone.Flip(),
        };
    }
}
