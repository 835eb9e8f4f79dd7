using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Multiclass;

/// <summary>
/// The shares of many classes from how the judge calls each of them: labels chosen by class, or from elsewhere. What
/// <see cref="AsymmetricErrorEstimator"/> is for pass and fail.
/// </summary>
/// <remarks>
/// <code>θ = (M′)⁻¹ p,  M the rates of verdicts by label, p the shares of the verdicts</code>
/// The point is that of the counts, taken to the nearest shares when one of them is negative (<see cref="EstimateWarnings.Clamped"/>). The
/// interval is the hull of two delta intervals, with ½ and with 1 item more in each cell. The verdicts of items in question are those of
/// items without a label.
/// <para>No answer: a label class without an item, no item in question, or a judge that cannot tell classes apart at all
/// (<see cref="EstimateWarnings.Unidentified"/>); of two classes also a judge no better than chance. Labels chosen by verdict, or verdict
/// classes that are not the label classes, are a <see cref="EstimateWarnings.DesignMismatch"/>: say by
/// <see cref="ConfusionMatrix.MergeVerdict"/> what another verdict stands for. Two classes that the judge hardly tells apart are named in
/// <see cref="CategoricalEstimate.Confused"/>.</para>
/// Source: classes.md 2.
/// </remarks>
public sealed record MisclassificationEstimator : IEstimator<ClassStudy, CategoricalEstimate>
{
    private const double HalfAnItem = 0.5;
    private const double HardlyApart = 0.2;         // of the smallest singular value: coverage was found too low below
    private const double Singular = 1e-12;
    private const int Two = 2;

    private static readonly IntervalTraits s_traits = new("smoothed-hull", "hull of smoothed deltas", Citations.LangReiczigel2014)
    {
        Promise = 0.92,    // of two classes that are hardly told apart
        Cost = IntervalCost.Equations,
        IsNested = false,
        ContainsPoint = false,
    };

    private static readonly EstimationMethod s_method =
        new EstimationMethod("misclassification-matrix", "misclassification matrix",
            Assumptions.IndependentItems | Assumptions.ErrorRatesTransport, Citations.LangReiczigel2014).With(s_traits);

    /// <summary>The estimator.</summary>
    public static MisclassificationEstimator Default { get; } = new();

    /// <inheritdoc/>
    public EstimationMethod Method => s_method;

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException">No study.</exception>
    public CategoricalEstimate Estimate(in ClassStudy study, double level)
    {
        Check.Level(level, nameof(level));
        ArgumentNullException.ThrowIfNull(study);
        if (study.Design == CalibrationDesign.ByVerdict || study.Matrix.Squared() is not { } matrix)
            return new(study.Matrix.Labels, Unanswered(study.Matrix, EstimateWarnings.DesignMismatch), level);
        var obstacle = Obstacle(matrix);
        if (obstacle != EstimateWarnings.None) return new(matrix.Labels, Unanswered(matrix, obstacle), level);
        var confused = Confused(matrix, out var smallest);
        return new(matrix.Labels, new MisclassifiedClasses(matrix, obstacle, confused, Method), level,
            confused.Length == Two ? Named(matrix, confused, smallest, level) : null);
    }

    /// <summary>The two label classes that the judge hardly tells apart, or none.</summary>
    internal static int[] Confused(ConfusionMatrix matrix, out double smallest)
    {
        smallest = SmallestSingular.Of(SmoothedCalibration.Rates(matrix, HalfAnItem, out _), matrix.Labels.Length, out var left);
        if (smallest >= HardlyApart) return [];
        int[] order = [.. Enumerable.Range(0, left.Length).OrderByDescending(label => Math.Abs(left[label]))];
        return [.. order[..Two].Order()];
    }

    private ConfusedClasses Named(ConfusionMatrix matrix, int[] confused, double smallest, double level)
    {
        var first = matrix.Labels[confused[0]];
        var second = matrix.Labels[confused[1]];
        JudgeEstimate? share = null;
        if (matrix.Labels.Length > Two)
        {
            var merged = matrix.MergeClasses(first, second);
            var place = merged.Labels.IndexOf($"{first}+{second}");
            var classes = new MisclassifiedClasses(merged, Obstacle(merged), Confused(merged, out _), Method);
            share = classes.Mean(merged.IndicatorOf(place), level);
        }
        return new(first, second, smallest, share);
    }

    private MisclassifiedClasses Unanswered(ConfusionMatrix matrix, EstimateWarnings obstacle) => new(matrix, obstacle, [], Method);

    private static EstimateWarnings Obstacle(ConfusionMatrix matrix)
    {
        if (matrix.UnlabelledCounts.IndexOfAnyExcept(0) < 0) return EstimateWarnings.Unidentified;
        var rates = SmoothedCalibration.Rates(matrix, 0, out var sizes);
        if (Array.Exists(sizes, size => size == 0)) return EstimateWarnings.Unidentified;
        if (sizes.Length == Two && rates[0] - rates[2] < 0) return EstimateWarnings.Unidentified | EstimateWarnings.InvertedJudge;
        var smoothed = SmoothedCalibration.Rates(matrix, HalfAnItem, out _);
        return IsSingular(rates) || IsSingular(smoothed) ? EstimateWarnings.Unidentified : EstimateWarnings.None;

        bool IsSingular(double[] matrixOfRates) => SmallestSingular.Of(matrixOfRates, sizes.Length, out _) < Singular;
    }
}
