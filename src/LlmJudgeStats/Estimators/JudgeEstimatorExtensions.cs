namespace LlmJudgeStats;

/// <summary>What every estimator can do beyond its one method.</summary>
public static class JudgeEstimatorExtensions
{
    extension<TStudy, TEstimate>(IEstimator<TStudy, TEstimate> estimator)
    {
        /// <summary>The estimate for a study at the default level, <see cref="IntervalEstimate.DefaultLevel"/>.</summary>
        /// <param name="study">The data.</param>
        public TEstimate Estimate(in TStudy study)
        {
            ArgumentNullException.ThrowIfNull(estimator);
            return estimator.Estimate(in study, IntervalEstimate.DefaultLevel);
        }

        /// <summary>One estimate a study, into a buffer of the caller's.</summary>
        /// <param name="studies">The studies.</param>
        /// <param name="estimates">Room for as many estimates, at least; what is left over stays untouched.</param>
        /// <param name="level">Coverage probability of the intervals, strictly between 0 and 1.</param>
        /// <exception cref="ArgumentException">The buffer is too small.</exception>
        /// <exception cref="ArgumentOutOfRangeException">A level outside (0, 1).</exception>
        public void EstimateMany(ReadOnlySpan<TStudy> studies, Span<TEstimate> estimates, double level)
        {
            ArgumentNullException.ThrowIfNull(estimator);
            if (estimates.Length < studies.Length) Throw.TooSmall(nameof(estimates), studies.Length, estimates.Length);
            Check.Level(level, nameof(level));
            for (var i = 0; i < studies.Length; i++) estimates[i] = estimator.Estimate(in studies[i], level);
        }
    }
}
