using System.Collections.Immutable;

namespace LlmJudgeStats.Multiclass;

/// <summary>The shares of many classes: each by itself, all together, and the mean of a number that stands for each class.</summary>
/// <remarks>Immutable, thread-safe. Two estimates are equal when they are the same object.</remarks>
public sealed class CategoricalEstimate
{
    private const int Two = 2;      // shares of two classes are one number

    private readonly IClassInference _inference;

    internal CategoricalEstimate(ImmutableArray<string> classes, IClassInference inference, double level, ConfusedClasses? confused = null)
    {
        _inference = inference;
        Classes = classes;
        Level = level;
        Confused = confused;
        LevelOfJoint = classes.Length == Two ? level : 1 - ((1 - level) / classes.Length);
        Each = At(level);
        Joint = At(LevelOfJoint);
        var warnings = EstimateWarnings.None;
        foreach (var share in Each) warnings |= share.Warnings;
        Warnings = warnings;
    }

    /// <summary>The classes, in the order of the evidence.</summary>
    public ImmutableArray<string> Classes { get; }

    /// <summary>The level that was asked for.</summary>
    public double Level { get; }

    /// <summary>The level of each interval of <see cref="Joint"/>: 1 − (1 − level)/K for K classes, the level itself for two.</summary>
    public double LevelOfJoint { get; }

    /// <summary>The share of each class; each interval holds by itself with probability <see cref="Level"/>.</summary>
    public ImmutableArray<JudgeEstimate> Each { get; }

    /// <summary>The share of each class; all intervals hold together with probability <see cref="Level"/> (Bonferroni).</summary>
    /// <remarks>Limits need not sum to 1, and are not rescaled.</remarks>
    public ImmutableArray<JudgeEstimate> Joint { get; }

    /// <summary>What looked wrong with any share.</summary>
    public EstimateWarnings Warnings { get; }

    /// <summary>Two classes that the judge hardly tells apart; null when there are none, and where it does not matter.</summary>
    public ConfusedClasses? Confused { get; }

    /// <summary>What looked wrong, with the names of the classes where they matter.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => Confused is null
        ? Diagnostic.Of(Warnings)
        : [Confusion(Confused), .. Diagnostic.Of(Warnings & ~EstimateWarnings.WeakJudge)];

    /// <summary>The share of one class, at <see cref="Level"/> by itself.</summary>
    /// <param name="label">Which of <see cref="Classes"/>, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such class.</exception>
    public JudgeEstimate Share(int label) => Each[Check.Index(label, Classes.Length, nameof(label))];

    /// <summary>The share of one class, at <see cref="Level"/> by itself.</summary>
    /// <param name="label">The name of a class.</param>
    /// <exception cref="ArgumentException">No such class.</exception>
    public JudgeEstimate Share(string label) => Each[Find(label)];

    /// <summary>The mean of a number that stands for each class, at <see cref="Level"/>: 1, ½, 0 for won, tied, lost.</summary>
    /// <param name="scores">The number of each class, in their order; not all equal. Its range is that of the answer.</param>
    /// <exception cref="ArgumentOutOfRangeException">Scores that are all equal.</exception>
    /// <exception cref="ArgumentException">Another number of scores than of classes, or one that is no number.</exception>
    public JudgeEstimate Mean(ReadOnlySpan<double> scores) => _inference.Mean(scores, Level);

    /// <summary>A one-sided limit of the share of one class.</summary>
    /// <remarks>
    /// With error rates from labels by class or from elsewhere: the end of the two-sided interval of the same level, because that of a
    /// lower level falls short. There are no p-values then: the centre of the interval moves with the level.
    /// </remarks>
    /// <param name="label">The name of a class.</param>
    /// <param name="side">Lower: the share is at least the limit. Upper: at most.</param>
    /// <param name="level">Coverage probability of the limit, strictly between 0.5 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A level outside (0.5, 1), or an undefined side.</exception>
    /// <exception cref="ArgumentException">No such class.</exception>
    public double Limit(string label, IntervalSide side, double level) => _inference.Limit(Indicator(Find(label)), side, level);

    /// <summary>A one-sided limit of the mean of a number that stands for each class.</summary>
    /// <inheritdoc cref="Limit(string, IntervalSide, double)" path="/remarks"/>
    /// <param name="scores">The number of each class, in their order; not all equal.</param>
    /// <param name="side">Lower: the mean is at least the limit. Upper: at most.</param>
    /// <param name="level">Coverage probability of the limit, strictly between 0.5 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A level outside (0.5, 1), an undefined side, or scores that are all equal.
    /// </exception>
    /// <exception cref="ArgumentException">Another number of scores than of classes, or one that is no number.</exception>
    public double Limit(ReadOnlySpan<double> scores, IntervalSide side, double level) => _inference.Limit(scores, side, level);

    private ImmutableArray<JudgeEstimate> At(double level) =>
        [.. Enumerable.Range(0, Classes.Length).Select(label => _inference.Mean(Indicator(label), level))];

    private double[] Indicator(int label)
    {
        var scores = new double[Classes.Length];
        scores[label] = 1;
        return scores;
    }

    private int Find(string label)
    {
        var at = Classes.IndexOf(label);
        return at >= 0 ? at : Throw.NoSuchClass(label, Classes.AsSpan(), nameof(label));
    }

    private static Diagnostic Confusion(ConfusedClasses confused) => new("LJS1103", DiagnosticSeverity.Warning,
        $"The judge hardly tells '{confused.First}' and '{confused.Second}' apart, so their shares rest on little and their intervals may "
            + "cover less often than they say.",
        "Quote the share of both together, or label more items of the two classes.");
}
