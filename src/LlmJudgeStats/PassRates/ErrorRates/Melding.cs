using LlmJudgeStats.Inference;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.PassRates;

/// <summary>Melded confidence distributions of the three rates: pass-rates.md 3.11; Bayer et al. 2023.</summary>
internal readonly struct Melding : ILowerLimit
{
    private static readonly IntervalSide[] s_sides = [IntervalSide.Lower, IntervalSide.Upper];

    public static IntervalTraits Traits { get; } =
        new("melding", "melding", Citations.Bayer2023) { Promise = 0.96, Cost = IntervalCost.Seconds, NeedsPoint = false };

    public static double Lower(in StudyRates study, in Correction raw, in Confidence confidence) =>
        Lower(in study, in raw, confidence.Tail, [IntervalSide.Lower], [IntervalSide.Upper]);

    /// <summary>The same with half of each observed probability.</summary>
    public readonly struct MidP : ILowerLimit
    {
        public static IntervalTraits Traits { get; } = Melding.Traits with
        {
            Id = "melding-mid-p",
            Name = "melding, mid-p",
            Promise = 0.92,
            ContainsPoint = false,    // at levels next to 0 it is about the median of the melded rates
        };

        public static double Lower(in StudyRates study, in Correction raw, in Confidence confidence) =>
            Melding.Lower(in study, in raw, confidence.Tail, s_sides, s_sides);

        public static HypothesisTails Tails(in StudyRates study, in Correction raw, double rate) => new(
            Tail(in study, in raw, rate, s_sides, s_sides), Tail(study.Flip(), raw.Flip(), 1 - rate, s_sides, s_sides));
    }

    /// <summary>The limits inverted: the melded distribution at the rate itself.</summary>
    public static HypothesisTails Tails(in StudyRates study, in Correction raw, double rate) => new(
        Tail(in study, in raw, rate, [IntervalSide.Lower], [IntervalSide.Upper]),
        Tail(study.Flip(), raw.Flip(), 1 - rate, [IntervalSide.Lower], [IntervalSide.Upper]));

    // No limit passes 1.
    private static double Tail(in StudyRates study, in Correction raw, double rate, IntervalSide[] lowered, IntervalSide[] raised) =>
        rate == 1 ? 1 : Math.Clamp(Distribution(in study, in raw, tail: 0, lowered, raised).At(rate), 0, 1);

    /// <summary>The lower limit; the upper one is that of the study with pass and fail exchanged.</summary>
    /// <remarks>
    /// <code>the α/2 quantile of (p + Sp − 1)/(Se + Sp − 1), p and Sp drawn from their lower, Se from its upper confidence
    /// distribution</code>
    /// 0 where the judge drawn is at or below chance or p is below 1 − Sp, 1 where p is above Se. With mid-p each is half its lower and
    /// half its upper distribution.
    /// </remarks>
    private static double Lower(in StudyRates study, in Correction raw, double tail, IntervalSide[] lowered, IntervalSide[] raised)
    {
        var shortfall = Distribution(in study, in raw, tail, lowered, raised);
        if (shortfall.At(0) >= 0) return 0;
        return shortfall.At(1) < 0 ? 1 : Root.Find(shortfall, 0, 1, 1e-13);
    }

    private static Shortfall Distribution(
        in StudyRates study, in Correction raw, double tail, IntervalSide[] lowered, IntervalSide[] raised)
    {
        var point = raw.Youden > 0 ? Math.Clamp(raw.Rate, 0, 1) : 0.5;
        var test = study.Test;
        var sensitivity = study.Sensitivity;
        var falsePositiveRate = study.Specificity.Flip();
        // With mid-p all eight combinations count the same.
        MeldedRate[] melded =
        [
            .. from x in raised from y in raised from p in lowered
               select new MeldedRate(ConfidenceDistribution.Of(test, p), ConfidenceDistribution.Of(sensitivity, y),
                   ConfidenceDistribution.Of(falsePositiveRate, x), point),
        ];
        return new(melded, tail);
    }

    private readonly struct Shortfall(MeldedRate[] melded, double tail) : IFunction
    {
        public double At(double x)
        {
            var sum = 0.0;
            foreach (var rate in melded) sum += rate.Below(x);
            return (sum / melded.Length) - tail;
        }
    }
}
