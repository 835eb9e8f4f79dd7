using System.Buffers;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Intervals;

/// <summary>Percentiles of corrected rates from verdicts redrawn at the smoothed rates: methods.md 3.12, "Ours".</summary>
internal static class Bootstrap
{
    /// <remarks>
    /// Every measured proportion is redrawn at its smoothed rate (methods.md 3.2). A replicate whose judge is at or below chance counts as 0 for the lower and as 1 for the
    /// upper limit. An effective size that is no whole number is rounded.
    /// </remarks>
    public static Limits Of(in JudgeStudy study, double error, Resampling resampling)
    {
        var z = Normal.TwoSidedError(error);
        var (test, hits, trueFails) = (
            new Redrawn(study.Test, z * z / 2), new Redrawn(study.Calibration.Sensitivity, 1), new Redrawn(study.Calibration.Specificity, 1));
        var random = new Philox(resampling.Seed, 0);
        var buffer = ArrayPool<double>.Shared.Rent(resampling.Replicates);
        var rates = buffer.AsSpan(0, resampling.Replicates);
        var uninformative = 0;
        for (var i = 0; i < rates.Length; i++)
        {
            var correction = Correction.Of(test.Next(ref random), hits.Next(ref random), trueFails.Next(ref random));
            if (!(correction.Youden > 0)) uninformative++;
            // Above all others in the order; that they are below them too is for the lower limit to remember.
            rates[i] = correction.Youden > 0 ? Math.Clamp(correction.Rate, 0, 1) : 2;
        }
        rates.Sort();
        var outside = (int)Math.Round(error / 2 * rates.Length);
        var limits = new Limits(
            outside < uninformative ? 0 : rates[outside - uninformative],
            outside < uninformative ? 1 : rates[^(1 + outside)]);
        ArrayPool<double>.Shared.Return(buffer);
        return limits;
    }

    private readonly struct Redrawn(Proportion rate, double smoothing)
    {
        private readonly double _size = Math.Max(1, Math.Round(rate.Size));
        private readonly BinomialSampler? _sampler =
            rate.IsKnown ? null : new(Math.Max(1, Math.Round(rate.Size)), rate.Smooth(smoothing, smoothing).Rate);

        public Proportion Next(ref Philox random)
        {
            if (_sampler is null) return rate;
            var successes = _sampler.Next(ref random);
            return Proportion.FromOutcomes(successes, _size - successes);
        }
    }
}
