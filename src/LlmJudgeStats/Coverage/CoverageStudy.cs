namespace LlmJudgeStats.Coverage;

/// <summary>The coverage of an interval by simulation, for designs too large for <see cref="ExactCoverage"/>.</summary>
/// <remarks>
/// Reproducible: replicate i is <see cref="StudySampler.Draw"/> with the seed and i, and sums have a fixed order, whatever the number of
/// threads.
/// </remarks>
public static class CoverageStudy
{
    private const int Chunk = 256;

    /// <summary>The coverage at the default level.</summary>
    /// <inheritdoc cref="Run(IJudgeEstimator, JudgeScenario, int, ulong, double, IProgress{double}, CancellationToken)"/>
    public static SimulatedCoverage Run(
        IJudgeEstimator estimator, JudgeScenario scenario, int replications, ulong seed,
        IProgress<double>? progress = null, CancellationToken cancellationToken = default) =>
        Run(estimator, scenario, replications, seed, IntervalEstimate.DefaultLevel, progress, cancellationToken);

    /// <summary>The coverage at a level.</summary>
    /// <param name="estimator">Any estimator; it is called from several threads.</param>
    /// <param name="scenario">The truth and the sizes.</param>
    /// <param name="replications">How many studies are drawn, at least 1.</param>
    /// <param name="seed">The seed of the study.</param>
    /// <param name="level">Coverage probability of the interval, strictly between 0 and 1.</param>
    /// <param name="progress">Is told the share that is done, from any thread.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="ArgumentException">An estimator for <see cref="Target.Items"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A level outside (0, 1), or no replication.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static SimulatedCoverage Run(
        IJudgeEstimator estimator, JudgeScenario scenario, int replications, ulong seed, double level,
        IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        PopulationTarget.Of(estimator);
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentOutOfRangeException.ThrowIfLessThan(replications, 1);
        Check.Level(level, nameof(level));
        var sampler = new StudySampler(scenario);
        var sums = new ReplicationSums[((replications - 1) / Chunk) + 1];
        var steps = new WorkProgress(sums.Length, progress);
        InParallel.For(sums.Length, chunk =>
        {
            var sum = default(ReplicationSums);
            for (var i = chunk * Chunk; i < Math.Min(replications, (chunk * Chunk) + Chunk); i++)
            {
                var study = sampler.Draw(seed, (ulong)i);
                sum += ReplicationSums.Of(estimator.Estimate(in study, level), scenario.PassRate);
            }
            sums[chunk] = sum;
            steps.Next();
        }, cancellationToken);
        var total = default(ReplicationSums);
        foreach (var sum in sums) total += sum;
        return new()
        {
            Coverage = (double)total.Both / replications,
            LowerCoverage = (double)total.Lower / replications,
            UpperCoverage = (double)total.Upper / replications,
            Identified = (double)total.Identified / replications,
            MeanWidth = total.Width / replications,
            Replications = replications,
        };
    }

    private readonly record struct ReplicationSums(int Both, int Lower, int Upper, int Identified, double Width)
    {
        public static ReplicationSums Of(in JudgeEstimate estimate, double rate)
        {
            var lower = estimate.Interval.Lower <= rate + LimitTable.Rounding;
            var upper = rate - LimitTable.Rounding <= estimate.Interval.Upper;
            return new(lower && upper ? 1 : 0, lower ? 1 : 0, upper ? 1 : 0, estimate.IsIdentified ? 1 : 0, estimate.Interval.Width);
        }

        public static ReplicationSums operator +(ReplicationSums left, ReplicationSums right) => new(
            left.Both + right.Both, left.Lower + right.Lower, left.Upper + right.Upper,
            left.Identified + right.Identified, left.Width + right.Width);
    }
}
