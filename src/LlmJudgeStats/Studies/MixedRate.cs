namespace LlmJudgeStats;

/// <summary>A mean of rates with known weights, and the size that it is worth: dependence.md 8.</summary>
internal static class MixedRate
{
    private const double LargeStratum = 20;    // items from which the rates of strata say how much they vary

    public static Proportion Of(ReadOnlySpan<(double Weight, Proportion Part)> parts)
    {
        var total = 0.0;
        foreach (var (weight, _) in parts) total += Check.Count(weight, nameof(parts));
        if (!(total > 0)) throw new ArgumentException("at least one weight must be above 0", nameof(parts));

        var sums = default(Sums);
        foreach (var (weight, part) in parts)
        {
            if (weight == 0) continue;
            if (part.IsEmpty) return default;    // a stratum nobody looked at: the mean is not known either
            sums.Add(weight / total, part);
        }
        var rate = Math.Min(sums.Rate, 1);
        return sums.Inverse == 0 ? Proportion.Known(rate)
            : Proportion.FromRate(rate, Math.Min(sums.IsLarge ? sums.SmoothSize : sums.GuardedSize, Check.MaxCount), sums.Freedom);
    }

    private struct Sums
    {
        private double _variance;          // Σ W² p (1 − p)/n
        private double _smoothRate;        // Σ W p′
        private double _smoothVariance;    // Σ W² p′ (1 − p′)/n
        private double _wobble;            // Σ (W² p′ (1 − p′)/n)²/ν
        private bool _hasSmall;

        public double Rate { get; private set; }

        /// <summary>Σ W²/n: 0 when every rate is known.</summary>
        public double Inverse { get; private set; }

        public readonly bool IsLarge => !_hasSmall;

        /// <summary>The size of the smoothed variance: it keeps what strata gain.</summary>
        public readonly double SmoothSize => _smoothRate * (1 - _smoothRate) / _smoothVariance;

        /// <summary>Kish's size, or less where the strata vary more than it: no gain is claimed.</summary>
        public readonly double GuardedSize
        {
            get
            {
                var size = 1 / Inverse;
                var added = ((Rate * Rate) + ((1 - Rate) * (1 - Rate))) / (2 * size * size);
                return size / Math.Max(1, (_variance + added) / ((Rate * (1 - Rate) / size) + added));
            }
        }

        public readonly double Freedom => _smoothVariance * _smoothVariance / _wobble;

        public void Add(double weight, Proportion part)
        {
            Rate += weight * part.Rate;
            if (part.IsKnown)
            {
                _smoothRate += weight * part.Rate;
                return;
            }
            var smooth = part.Smooth(1, 1).Rate;
            var square = weight * weight / part.Size;
            var variance = square * smooth * (1 - smooth);
            Inverse += square;
            _variance += square * part.Rate * (1 - part.Rate);
            _smoothRate += weight * smooth;
            _smoothVariance += variance;
            if (part.InverseFreedom > 0) _wobble += variance * variance * part.InverseFreedom;
            _hasSmall |= part.Size < LargeStratum;
        }
    }
}
