namespace LlmJudgeStats.Coverage;

/// <summary>The coverage of an interval by simulation, for designs too large for <see cref="ExactCoverage"/>.</summary>
/// <remarks>
/// Reproducible: replicate i is <see cref="StudySampler.Draw"/> with the seed and i, and sums have a fixed order, whatever the number of
/// threads.
/// </remarks>
public static class CoverageStudy
{
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
        return Replications.Run(replications, i =>
        {
            var study = sampler.Draw(seed, i);
            return estimator.Estimate(in study, level);
        }, scenario.PassRate, LimitTable.Rounding, progress, cancellationToken);
    }
}
