using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Coverage;

/// <summary>The coverage of an interval of a mean by simulation, for designs too large for <see cref="ExactMeanCoverage"/>.</summary>
/// <remarks>
/// Reproducible: a replicate has the stream (seed, its number) of Philox4x32-10, and sums have a fixed order, whatever the number of
/// threads. Counts are drawn part by part as <see cref="ExactMeanCoverage"/> enumerates them, cell by cell from the binomial distribution
/// of what is left. A version of the library that changes the digits says so in the change log.
/// </remarks>
public static class MeanCoverageStudy
{
    /// <summary>The coverage at a level.</summary>
    /// <param name="estimator">An estimator of a mean; it is called from several threads.</param>
    /// <param name="design">The sizes.</param>
    /// <param name="population">A population with the strata and values of the design.</param>
    /// <param name="replications">How many studies are drawn, at least 1.</param>
    /// <param name="seed">The seed of the simulation.</param>
    /// <param name="level">Coverage probability of the interval, strictly between 0 and 1.</param>
    /// <param name="progress">Is told the share that is done, from any thread.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="ArgumentNullException">No estimator, design or population.</exception>
    /// <exception cref="ArgumentException">Numbers of labels or a population that do not fit the design.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A level outside (0, 1), or no replication.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static SimulatedCoverage Run(
        IIntervalEstimator<MeanStudy> estimator, MeanDesign design, MeanPopulation population, int replications, ulong seed, double level,
        IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(estimator);
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(population);
        ArgumentOutOfRangeException.ThrowIfLessThan(replications, 1);
        Check.Level(level, nameof(level));
        var mean = population.Mean(design.Values.AsSpan(), design.Weights.AsSpan());
        var parts = design.Parts();
        var cells = design.CellsOf(population);
        return Replications.Run(replications, i =>
        {
            var random = new Philox(seed, i);
            var study = Draw(ref random, design, parts, cells);
            return estimator.Estimate(in study, level);
        }, mean, ExactMeanCoverage.Rounding * design.Range.Width, progress, cancellationToken);
    }

    private static MeanStudy Draw(ref Philox random, MeanDesign design, (int Size, int Cells)[] parts, double[] cells)
    {
        var counts = new long[cells.Length];
        var first = 0;
        for (var part = 0; part < parts.Length; part++)
        {
            var (size, count) = parts[part];
            // By verdict no stratum has more labels than items.
            long left = part > 0 && design.Design == CalibrationDesign.ByVerdict ? Math.Min(size, counts[part - 1]) : size;
            Share(ref random, left, cells.AsSpan(first, count), counts.AsSpan(first, count));
            first += count;
        }
        return design.StudyOf(counts);
    }

    // What is left, into the cells from one on: with the probability of each among these.
    private static void Share(ref Philox random, long left, ReadOnlySpan<double> shares, Span<long> counts)
    {
        for (var c = 0; c < shares.Length && left > 0; c++)
        {
            var after = 0.0;
            foreach (var share in shares[(c + 1)..]) after += share;
            counts[c] = after == 0 ? left : BinomialDraw.Next(ref random, left, shares[c] / (shares[c] + after));
            left -= counts[c];
        }
    }
}
