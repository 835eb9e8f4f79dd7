using System.Numerics;

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

    extension(IJudgeEstimator estimator)
    {
        /// <summary>One estimate a study, into a buffer of the caller's: the answers of <c>Estimate</c>, to the last bit.</summary>
        /// <remarks>Four studies at a time where columns are; one after the other else.</remarks>
        /// <param name="studies">The studies.</param>
        /// <param name="estimates">Room for as many estimates, at least; what is left over stays untouched.</param>
        /// <param name="level">Coverage probability of the intervals, strictly between 0 and 1.</param>
        /// <exception cref="ArgumentException">The buffer is too small.</exception>
        /// <exception cref="ArgumentOutOfRangeException">A level outside (0, 1).</exception>
        public void EstimateMany(ReadOnlySpan<JudgeStudy> studies, Span<JudgeEstimate> estimates, double level)
        {
            ArgumentNullException.ThrowIfNull(estimator);
            if (estimates.Length < studies.Length) Throw.TooSmall(nameof(estimates), studies.Length, estimates.Length);
            Check.Level(level, nameof(level));
            if (EstimateLanes.TryFor(estimator, CalibrationDesign.External, level, out var lanes))
            {
                new StudyBlock(estimator, lanes, level).Estimate(studies, estimates);
                return;
            }
            for (var i = 0; i < studies.Length; i++) estimates[i] = estimator.Estimate(in studies[i], level);
        }

        /// <summary>
        /// The estimates of many studies, columns in and columns out: row by row the numbers of
        /// <see cref="IEstimator{TStudy, TEstimate}.Estimate"/>, to the last bit.
        /// </summary>
        /// <remarks>
        /// Four studies at a time for <see cref="RoganGladenEstimator"/> with <see cref="RoganGladenInterval.Delta"/> and
        /// <see cref="AsymmetricErrorEstimator"/> with
        /// <see cref="AsymmetricErrorInterval.LangReiczigel"/>, where the processor can; one after the other for all others.
        /// </remarks>
        /// <param name="studies">The studies.</param>
        /// <param name="estimates">Room for as many estimates, at least; what is left over stays untouched.</param>
        /// <param name="level">Coverage probability of the intervals, strictly between 0 and 1.</param>
        /// <exception cref="ArgumentException">
        /// The columns differ in length, those of the estimates are too short or overlap those of the studies, or a count is not a number
        /// from 0 to 1e20; in that case rows may have been written.
        /// </exception>
        /// <exception cref="ArgumentOutOfRangeException">A level outside (0, 1).</exception>
        public void EstimateMany(StudyColumns studies, EstimateColumns estimates, double level)
        {
            ArgumentNullException.ThrowIfNull(estimator);
            var count = studies.Count;
            if (estimates.Count < count) Throw.TooSmall(nameof(estimates), count, estimates.Count);
            if (estimates.Overlap(studies)) Throw.Overlap(nameof(estimates), nameof(studies));
            Check.Level(level, nameof(level));
            var row = 0;
            if (EstimateLanes.TryFor(estimator, studies.Design, level, out var lanes))
            {
                for (; row <= count - EstimateLanes.Rows; row += EstimateLanes.Rows)
                {
                    for (var left = lanes.Estimate(studies, estimates, row); left != 0; left &= left - 1)
                    {
                        var other = row + BitOperations.TrailingZeroCount(left);
                        estimates.Set(other, estimator.Estimate(studies[other], level));
                    }
                }
            }
            for (; row < count; row++) estimates.Set(row, estimator.Estimate(studies[row], level));
        }
    }
}
