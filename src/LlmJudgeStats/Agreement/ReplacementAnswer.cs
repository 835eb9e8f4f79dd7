using System.Collections.Immutable;

namespace LlmJudgeStats.Agreement;

/// <summary>Whether a judge may replace an annotator, and what that rests on.</summary>
/// <remarks>Two answers are equal when they are the same object. Immutable, thread-safe.</remarks>
public sealed class ReplacementAnswer
{
    private const double Half = 0.5;

    internal ReplacementAnswer(
        double epsilon, double falseDiscoveryRate, ImmutableArray<AnnotatorStanding> annotators, ImmutableArray<Diagnostic> diagnostics)
    {
        Epsilon = epsilon;
        FalseDiscoveryRate = falseDiscoveryRate;
        Annotators = annotators;
        Diagnostics = diagnostics;
        AnnotatorStanding[] tested = [.. annotators.Where(one => one.PValue is not null)];
        Tested = tested.Length;
        WinningRate = tested.Length == 0 ? double.NaN
            : (double)tested.Count(one => one.AdjustedPValue <= falseDiscoveryRate) / tested.Length;
        AdvantageProbability = tested.Length == 0 ? double.NaN : tested.Average(one => one.Advantage.Point);
    }

    /// <summary>The advantage that was granted to an annotator, because people cost more.</summary>
    public double Epsilon { get; }

    /// <summary>The share of wrong "does as well" that was allowed among all.</summary>
    public double FalseDiscoveryRate { get; }

    /// <summary>Every annotator, tested or not.</summary>
    public ImmutableArray<AnnotatorStanding> Annotators { get; }

    /// <summary>How many annotators have 30 items or more.</summary>
    public int Tested { get; }

    /// <summary>The share of the tested annotators that the judge is shown to do as well as; NaN when none was tested.</summary>
    public double WinningRate { get; }

    /// <summary>
    /// Whether the judge may replace an annotator: a winning rate of one half or more; <see langword="null"/> when none was tested.
    /// </summary>
    public bool? Replaces => double.IsNaN(WinningRate) ? null : WinningRate >= Half;

    /// <summary>The mean over tested annotators of how often the judge is as near as they are or nearer. A point without an interval.
    /// </summary>
    public double AdvantageProbability { get; }

    /// <summary>What looked wrong: LJS1111 for fewer than three annotators, or annotators with fewer than 30 items.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }
}
