using System.Buffers;
using System.Runtime.Intrinsics;
using LlmJudgeStats.Intervals;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.PassRates;

/// <summary>Percentiles of corrected rates from verdicts redrawn at the smoothed rates: pass-rates.md 3.12, "Ours".</summary>
internal static class Bootstrap
{
    public static IntervalTraits Traits { get; } =
        new("bootstrap", "bootstrap", Citations.Efron1979) { Cost = IntervalCost.Milliseconds, IsNested = false, ContainsPoint = false };

    private const int Together = 64;    // replicates drawn at once

    /// <remarks>
    /// Every measured proportion is redrawn at its smoothed rate (pass-rates.md 3.2). A replicate whose judge is at or below chance counts
    /// as 0 for the lower and as 1 for the upper limit. An effective size that is no whole number is rounded.
    /// </remarks>
    public static Limits Of(in JudgeStudy study, double error, BootstrapSettings resampling)
    {
        var z = Confidence.TwoSidedError(error).Quantile;
        var test = new Redrawn(study.Test, z * z / 2);
        var redrawnSensitivity = new Redrawn(study.Calibration.Sensitivity, 1);
        var redrawnFalsePositives = new Redrawn(study.Calibration.Specificity, 1) { CountsFailures = true };
        var random = new Philox(resampling.Seed, 0);
        // A number for each measured proportion of a replicate, in this order.
        var wanted = test.Numbers + redrawnSensitivity.Numbers + redrawnFalsePositives.Numbers;
        Span<ulong> numbers = stackalloc ulong[Together * wanted];
        Span<double> judged = stackalloc double[Together];
        Span<double> sensitivity = stackalloc double[Together];
        Span<double> falsePositiveRate = stackalloc double[Together];
        var buffer = ArrayPool<double>.Shared.Rent(resampling.Replicates + Together);
        var rates = buffer.AsSpan(0, resampling.Replicates);
        for (var i = 0; i < rates.Length; i += Together)
        {
            random.Fill(numbers);
            test.Draw(numbers, wanted, judged);
            redrawnSensitivity.Draw(numbers[test.Numbers..], wanted, sensitivity);
            redrawnFalsePositives.Draw(numbers[(test.Numbers + redrawnSensitivity.Numbers)..], wanted, falsePositiveRate);
            Correct(judged, sensitivity, falsePositiveRate, buffer.AsSpan(i, Together));
        }
        var uninformative = 0;
        foreach (var rate in rates) uninformative += rate > 1 ? 1 : 0;
        var outside = (int)Math.Round(error / 2 * rates.Length);
        var limits = outside < uninformative ? Limits.Whole : Percentiles(rates, outside - uninformative, rates.Length - 1 - outside);
        ArrayPool<double>.Shared.Return(buffer);
        return limits;
    }

    // Equal rates are equal numbers however many items they are of: chance is exactly 0. Without a judge better than chance: above all
    // others in the order; that they are below them too is for the lower limit to remember.
    private static void Correct(
        ReadOnlySpan<double> judged, ReadOnlySpan<double> sensitivity, ReadOnlySpan<double> falsePositiveRate, Span<double> rates)
    {
        for (var i = 0; i < Together; i += Vector256<double>.Count)
        {
            var falsePositive = Vector256.Create(falsePositiveRate[i..]);
            var youden = Vector256.Create(sensitivity[i..]) - falsePositive;
            var rate = Vector256.Min(
                Vector256.Max((Vector256.Create(judged[i..]) - falsePositive) / youden, Vector256<double>.Zero), Vector256<double>.One);
            Vector256.ConditionalSelect(Vector256.GreaterThan(youden, Vector256<double>.Zero), rate, Vector256.Create(2.0))
                .CopyTo(rates[i..]);
        }
    }

    // The second place is looked for behind the first only.
    private static Limits Percentiles(Span<double> rates, int lower, int upper)
    {
        if (upper < lower) (lower, upper) = (upper, lower);
        var low = Selection.At(rates, lower);
        return new(low, Selection.At(rates[lower..], upper - lower));
    }

    private readonly struct Redrawn(Proportion rate, double smoothing)
    {
        private readonly double _size = Math.Max(1, Math.Round(rate.Size));
        private readonly BinomialSampler? _sampler =
            rate.IsKnown ? null : new(Math.Max(1, Math.Round(rate.Size)), rate.Smooth(smoothing, smoothing).Rate);

        /// <summary>Whether shares are those of failures.</summary>
        public bool CountsFailures { private get; init; }

        public int Numbers => _sampler is null ? 0 : 1;

        /// <summary>A share a replicate, each from the first of so many numbers.</summary>
        public void Draw(ReadOnlySpan<ulong> numbers, int stride, Span<double> shares)
        {
            if (_sampler is null)
            {
                shares.Fill(CountsFailures ? rate.Flip().Rate : rate.Rate);
                return;
            }
            for (var i = 0; i < shares.Length; i++)
            {
                var successes = _sampler.At(Philox.Unit(numbers[i * stride]));
                shares[i] = (CountsFailures ? _size - successes : successes) / _size;
            }
        }
    }
}
