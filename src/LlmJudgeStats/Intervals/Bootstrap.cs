using System.Buffers;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Intervals;

/// <summary>Percentiles of corrected rates from verdicts redrawn at the smoothed rates: methods.md 3.12, "Ours".</summary>
internal static class Bootstrap
{
    private const int Together = 64;    // replicates whose numbers are drawn at once

    /// <remarks>
    /// Every measured proportion is redrawn at its smoothed rate (methods.md 3.2). A replicate whose judge is at or below chance counts as 0 for the lower and as 1 for the
    /// upper limit. An effective size that is no whole number is rounded.
    /// </remarks>
    public static Limits Of(in JudgeStudy study, double error, Resampling resampling)
    {
        var z = Normal.TwoSidedError(error);
        var (test, hits, falsePasses) = (
            new Redrawn(study.Test, z * z / 2), new Redrawn(study.Calibration.Sensitivity, 1), new Redrawn(study.Calibration.Specificity, 1, opposite: true));
        var random = new Philox(resampling.Seed, 0);
        // A number for each measured proportion of a replicate, in this order.
        var wanted = test.Numbers + hits.Numbers + falsePasses.Numbers;
        Span<ulong> numbers = stackalloc ulong[Together * 3];
        numbers = numbers[..(Together * wanted)];
        var next = numbers.Length;
        var buffer = ArrayPool<double>.Shared.Rent(resampling.Replicates);
        var rates = buffer.AsSpan(0, resampling.Replicates);
        var uninformative = 0;
        for (var i = 0; i < rates.Length; i++)
        {
            if (next == numbers.Length)
            {
                random.Fill(numbers);
                next = 0;
            }
            // Equal rates are equal numbers however many items they are of: chance is exactly 0.
            var (judged, sensitivity, falsePass) = (test.Next(numbers, ref next), hits.Next(numbers, ref next), falsePasses.Next(numbers, ref next));
            var youden = sensitivity - falsePass;
            if (!(youden > 0)) uninformative++;
            // Above all others in the order; that they are below them too is for the lower limit to remember.
            rates[i] = youden > 0 ? Math.Clamp((judged - falsePass) / youden, 0, 1) : 2;
        }
        var outside = (int)Math.Round(error / 2 * rates.Length);
        var limits = outside < uninformative ? Limits.Whole : Percentiles(rates, outside - uninformative, rates.Length - 1 - outside);
        ArrayPool<double>.Shared.Return(buffer);
        return limits;
    }

    // The second place is looked for behind the first only.
    private static Limits Percentiles(Span<double> rates, int lower, int upper)
    {
        if (upper < lower) (lower, upper) = (upper, lower);
        var low = Selection.At(rates, lower);
        return new(low, Selection.At(rates[lower..], upper - lower));
    }

    private readonly struct Redrawn(Proportion rate, double smoothing, bool opposite = false)
    {
        private readonly double _size = Math.Max(1, Math.Round(rate.Size));
        private readonly double _known = opposite ? rate.Flip().Rate : rate.Rate;
        private readonly BinomialSampler? _sampler =
            rate.IsKnown ? null : new(Math.Max(1, Math.Round(rate.Size)), rate.Smooth(smoothing, smoothing).Rate);

        public int Numbers => _sampler is null ? 0 : 1;

        public double Next(ReadOnlySpan<ulong> numbers, ref int next)
        {
            if (_sampler is null) return _known;
            var successes = _sampler.At(Philox.Unit(numbers[next++]));
            return (opposite ? _size - successes : successes) / _size;
        }
    }
}
