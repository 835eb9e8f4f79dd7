namespace LlmJudgeStats;

/// <summary>A rate and how much it counts in a mean of several: see <see cref="Proportion.Mix"/>.</summary>
/// <param name="Weight">The weight, zero or more.</param>
/// <param name="Part">The rate.</param>
public readonly record struct WeightedProportion(double Weight, Proportion Part)
{
    private const double LargeStratum = 20;    // items from which the rates of strata say how much they vary

    /// <summary>The mean of rates with known weights, and the size that it is worth: dependence.md 8.</summary>
    internal static Proportion Mean(ReadOnlySpan<WeightedProportion> parts)
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
        if (sums.Parts == 1) return sums.Last;
        var rate = Math.Min(sums.Rate, 1);
        return sums.HasMeasured ? Proportion.FromRate(rate, sums.Size, sums.Freedom) : Proportion.Known(rate);
    }

    private struct Sums
    {
        private double _variance;          // Σ W² p (1 − p)/n
        private double _smoothRate;        // Σ W p′
        private double _smoothVariance;    // Σ W² p′ (1 − p′)/n
        private double _wobble;            // Σ (W² p′ (1 − p′)/n)²/ν
        private double _inverse;           // Σ W²/n
        private bool _hasSmall;

        public double Rate { get; private set; }

        public int Parts { get; private set; }

        public Proportion Last { get; private set; }

        /// <summary>Whether a rate is measured and not known.</summary>
        public bool HasMeasured { get; private set; }

        /// <summary>What the mean is worth; a weight so small that its square is nothing leaves the largest size.</summary>
        public readonly double Size
        {
            get
            {
                var size = _hasSmall ? GuardedSize : SmoothSize;
                return size <= Check.MaxCount ? size : Check.MaxCount;
            }
        }

        public readonly double Freedom => _wobble > 0 ? _smoothVariance * _smoothVariance / _wobble : double.PositiveInfinity;

        // The size of the smoothed variance: it keeps what strata gain.
        private readonly double SmoothSize => _smoothRate * (1 - _smoothRate) / _smoothVariance;

        // Kish's size, or less where the strata vary more than it: no gain is claimed.
        private readonly double GuardedSize
        {
            get
            {
                var size = 1 / _inverse;
                var added = ((Rate * Rate) + ((1 - Rate) * (1 - Rate))) / (2 * size * size);
                return size / Math.Max(1, (_variance + added) / ((Rate * (1 - Rate) / size) + added));
            }
        }

        public void Add(double weight, Proportion part)
        {
            Parts++;
            Last = part;
            Rate += weight * part.Rate;
            if (part.IsKnown)
            {
                _smoothRate += weight * part.Rate;
                return;
            }
            var smooth = part.Smooth(1, 1).Rate;
            var square = weight * weight / part.Size;
            var variance = square * smooth * (1 - smooth);
            HasMeasured = true;
            _inverse += square;
            _variance += square * part.Rate * (1 - part.Rate);
            _smoothRate += weight * smooth;
            _smoothVariance += variance;
            if (part.InverseFreedom > 0) _wobble += variance * variance * part.InverseFreedom;
            _hasSmall |= part.Size < LargeStratum;
        }
    }
}
