using System.Collections.Immutable;
using MathNet.Numerics;

namespace LlmJudgeStats.Coverage;

/// <summary>The exact coverage of an interval of a mean, by enumerating every outcome of a design: no simulation, no seed.</summary>
/// <remarks>
/// Outcomes are multinomial: of labelled items by stratum and value and of the others by stratum; by verdict of all items by stratum, then
/// of each stratum's labels by value; with declared weights of each stratum's labels by value. The limits are computed once for each
/// outcome and serve every population. The interval is closed, with room of 1e-13 of the range for the rounding of the mean itself.
/// Immutable, thread-safe. Source: kernels.md 2.6.
/// </remarks>
public sealed class ExactMeanCoverage
{
    /// <summary>The largest number of outcomes that is enumerated.</summary>
    public const double MostOutcomes = 2e6;

    /// <summary>Room for the rounding of the mean, beside the width of the range.</summary>
    internal const double Rounding = 1e-13;

    // Outcomes between two reports: some milliseconds.
    private const int MostUntold = 256;

    private readonly MeanDesign _design;
    private readonly List<Outcome> _outcomes = [];

    private ExactMeanCoverage(MeanDesign design) => _design = design;

    /// <summary>How many outcomes there are.</summary>
    public int Outcomes => _outcomes.Count;

    /// <summary>Computes the two-sided interval for every outcome.</summary>
    /// <param name="estimator">An estimator of a mean.</param>
    /// <param name="design">The sizes.</param>
    /// <param name="level">Coverage probability of the interval, strictly between 0 and 1.</param>
    /// <param name="progress">Is told the share that is done.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="ArgumentNullException">No estimator or design.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A level outside (0, 1).</exception>
    /// <exception cref="ArgumentException">Numbers of labels that do not fit the design, or more than 2e6 outcomes.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static ExactMeanCoverage Enumerate(
        IIntervalEstimator<MeanStudy> estimator, MeanDesign design, double level,
        IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(estimator);
        Check.Level(level, nameof(level));
        return Enumerate(design, study =>
        {
            var interval = estimator.Estimate(in study, level).Interval;
            return (interval.Lower, interval.Upper);
        }, progress, cancellationToken);
    }

    /// <summary>Computes both one-sided limits for every outcome, each at the level.</summary>
    /// <param name="estimator">An estimator of a mean.</param>
    /// <param name="design">The sizes.</param>
    /// <param name="level">Coverage probability of each limit, strictly between 0.5 and 1.</param>
    /// <param name="progress">Is told the share that is done.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="ArgumentNullException">No estimator or design.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A level outside (0.5, 1).</exception>
    /// <exception cref="ArgumentException">Numbers of labels that do not fit the design, or more than 2e6 outcomes.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static ExactMeanCoverage OneSided(
        IIntervalEstimator<MeanStudy> estimator, MeanDesign design, double level,
        IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(estimator);
        Check.OneSidedLevel(level, nameof(level));
        return Enumerate(design, study =>
            (estimator.Limit(in study, IntervalSide.Lower, level), estimator.Limit(in study, IntervalSide.Upper, level)),
            progress, cancellationToken);
    }

    /// <summary>The probability that the limits leave the mean between them, and that each of them does by itself.</summary>
    /// <param name="population">A population with the strata and values of the design.</param>
    /// <exception cref="ArgumentNullException">No population.</exception>
    public MeanCoverage At(MeanPopulation population)
    {
        ArgumentNullException.ThrowIfNull(population);
        var mean = population.Mean(_design.Values.AsSpan(), _design.Weights.AsSpan());
        var room = Rounding * _design.Range.Width;
        double[] logs = [.. _design.CellsOf(population).Select(share => Math.Log(share))];
        var both = 0.0;
        var lower = 0.0;
        var upper = 0.0;
        var width = 0.0;
        foreach (var outcome in _outcomes)
        {
            var isAbove = outcome.Lower <= mean + room;
            var isBelow = outcome.Upper >= mean - room;
            var probability = Math.Exp(outcome.LogCount + LogProbability(outcome.Counts, logs));
            if (isAbove && isBelow) both += probability;
            if (isAbove) lower += probability;
            if (isBelow) upper += probability;
            width += probability * Math.Max(0, outcome.Upper - outcome.Lower);
        }
        return new(both, lower, upper) { Width = width };
    }

    private static ExactMeanCoverage Enumerate(MeanDesign design, Func<MeanStudy, (double Lower, double Upper)> limits,
        IProgress<double>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(design);
        var coverage = new ExactMeanCoverage(design);
        var parts = design.Parts();
        var outcomes = design.Outcomes();
        if (outcomes > MostOutcomes)
        {
            throw new ArgumentException(
                Invariant($"the design has {outcomes:0} outcomes; at most {MostOutcomes:0} are enumerated"), nameof(design));
        }
        var counts = new int[parts.Sum(part => part.Cells)];
        coverage.Fill(parts, 0, 0, 0, counts, parts.Length == 0 ? 0 : parts[0].Size, 0, Next);
        return coverage;

        (double Lower, double Upper) Next(MeanStudy study)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var found = limits(study);
            var done = coverage.Outcomes + 1;
            if (done % MostUntold == 0 || done == outcomes) progress?.Report(done / outcomes);
            return found;
        }
    }

    // Every way to put what is left of a part into its cells from one on, then the parts after it.
    private void Fill((int Size, int Cells)[] parts, int part, int cell, int first, int[] counts, int left, double logCount,
        Func<MeanStudy, (double Lower, double Upper)> limits)
    {
        if (part == parts.Length)
        {
            var (lower, upper) = limits(_design.StudyOf([.. counts.Select(count => (long)count)]));
            _outcomes.Add(new(lower, upper, logCount, [.. counts]));
            return;
        }
        var isLast = cell == parts[part].Cells - 1;
        for (var count = isLast ? left : 0; count <= left; count++)
        {
            counts[first + cell] = count;
            var ways = logCount - SpecialFunctions.FactorialLn(count) + (cell == 0 ? SpecialFunctions.FactorialLn(left) : 0);
            var next = part + 1 < parts.Length ? Size(parts, part + 1, counts) : 0;
            if (!isLast) Fill(parts, part, cell + 1, first, counts, left - count, ways, limits);
            else Fill(parts, part + 1, 0, first + parts[part].Cells, counts, next, ways, limits);
        }
    }

    // By verdict no stratum has more labels than items.
    private int Size((int Size, int Cells)[] parts, int part, int[] counts) =>
        _design.Design == CalibrationDesign.ByVerdict ? Math.Min(parts[part].Size, counts[part - 1]) : parts[part].Size;

    private static double LogProbability(ImmutableArray<int> counts, double[] logs)
    {
        var sum = 0.0;
        for (var i = 0; i < counts.Length; i++)
        {
            if (counts[i] > 0) sum += counts[i] * logs[i];
        }
        return sum;
    }

    private readonly record struct Outcome(double Lower, double Upper, double LogCount, ImmutableArray<int> Counts);
}
