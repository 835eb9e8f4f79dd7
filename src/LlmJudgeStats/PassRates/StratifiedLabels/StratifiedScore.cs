using LlmJudgeStats.Inference;
using LlmJudgeStats.Intervals;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.PassRates;

/// <summary>The rates that a score test does not refute when labels were sampled from the test population: pass-rates.md 5.6b.</summary>
internal static class StratifiedScore
{
    public static IntervalTraits Traits { get; } = new("stratified-score", "stratified score", Citations.Tenenbein1970)
    {
        Cost = IntervalCost.Equations,
    };

    public static IntervalTraits GuardedTraits { get; } =
        Traits with { Id = "guarded-stratified-score", Name = "guarded stratified score" };

    public static Limits Of(in LabelledSample sample, double z) =>
        Limits.OfLower(Lower(sample.SortVerdicts(), z), Lower(sample.FlipLabels().SortVerdicts(), z));

    /// <summary>The hull with Wilson's interval at the effective size, which holds better with few labels.</summary>
    public static Limits Guarded(in LabelledSample sample, double z) =>
        Limits.OfLower(GuardedLower(sample.SortVerdicts(), z), GuardedLower(sample.FlipLabels().SortVerdicts(), z));

    /// <summary>
    /// The lower limit; the upper one is that of the items with the labels exchanged. A verdict without labels counts as failed.
    /// </summary>
    /// <remarks>
    /// <code>a = q(f1, n11/f1, l w), b = q(f0, n10/f0, l (1 − w)), V1 = w² a (1 − a)/f1 + (1 − w)² b (1 − b)/f0, V = V1 + (a − b)² w (1 −
    /// w)/K</code>
    /// The restricted rates obey θ − t = l V1, so that Z = l V1/√V is a function of the multiplier l alone, and t = w a + (1 − w) b follows
    /// from it.
    /// </remarks>
    private static double Lower(LabelledSample sample, double z)
    {
        if (sample.TruePositive + sample.FalseNegative == 0) return 0;
        var score = new ScoreEquation(in sample, z);
        // The multiplier at which a normal approximation with one item more would stop: only a scale.
        var scale = z * Math.Sqrt(sample.PassVerdicts + sample.FailVerdicts) + 1;
        return score.Rate(scale * Odds(Root.Find(new Scaled(score, scale), 0, 1)));
    }

    private static double GuardedLower(LabelledSample sample, double z)
    {
        var all = sample.AllPassed + sample.AllFailed;
        var w = sample.AllPassed / all;
        var v = sample.AllFailed / all;
        var added = sample with
        {
            TruePositive = sample.TruePositive + 0.5,
            FalseNegative = sample.FalseNegative + 0.5,
            FalsePositive = sample.FalsePositive + 0.5,
            TrueNegative = sample.TrueNegative + 0.5,
        };
        var a = added.TruePositive / added.PassVerdicts;
        var b = added.FalseNegative / added.FailVerdicts;
        var c = added.FalsePositive / added.PassVerdicts;
        var d = added.TrueNegative / added.FailVerdicts;
        var variance = (w * w * a * c / added.PassVerdicts) + (v * v * b * d / added.FailVerdicts) + ((a - b) * (a - b) * w * v / all);
        var size = Math.Max(1, Math.Min(all, ((w * a) + (v * b)) * ((w * c) + (v * d)) / variance));
        var yes = (w * PassShare(sample.TruePositive, sample.FalsePositive)) + (v * PassShare(sample.FalseNegative, sample.TrueNegative));
        var no = (w * FailShare(sample.TruePositive, sample.FalsePositive)) + (v * FailShare(sample.FalseNegative, sample.TrueNegative));
        return Math.Min(Lower(sample, z), Wilson.Of(yes * size, no * size, z).Lower);
    }

    private static double PassShare(double passes, double fails) => passes == 0 ? 0 : passes / (passes + fails);

    private static double FailShare(double passes, double fails) => passes == 0 ? 1 : fails / (passes + fails);

    private static double Odds(double x) => x / (1 - x);

    private readonly struct ScoreEquation
    {
        private readonly double _z, _w, _v, _all, _truePositive, _falseNegative, _falsePositive, _trueNegative;

        public ScoreEquation(in LabelledSample sample, double z)
        {
            _all = sample.AllPassed + sample.AllFailed;
            _z = z;
            _w = sample.AllPassed / _all;
            _v = sample.AllFailed / _all;
            _truePositive = sample.TruePositive;
            _falseNegative = sample.FalseNegative;
            _falsePositive = sample.FalsePositive;
            _trueNegative = sample.TrueNegative;
        }

        public double Rate(double multiplier)
        {
            var (a, b) = Fitted(multiplier);
            return Math.Min(1, (_w * a.Rate) + (_v * b.Rate));
        }

        public double Excess(double multiplier)
        {
            var (a, b) = Fitted(multiplier);
            var within = Within(_w, a, _truePositive + _falsePositive) + Within(_v, b, _falseNegative + _trueNegative);
            if (within == 0) return -_z;
            var difference = a.Rate - b.Rate;
            return (multiplier * within / Math.Sqrt(within + (difference * difference * _w * _v / _all))) - _z;
        }

        private (Share Pass, Share Fail) Fitted(double multiplier) =>
            (Stratum(_truePositive, _falsePositive, multiplier * _w), Stratum(_falseNegative, _trueNegative, multiplier * _v));

        private static Share Stratum(double x, double y, double u) => x == 0 ? new(0, 1) : Fit.Of(x, y, u);

        private static double Within(double weight, Share rate, double labelled) =>
            labelled == 0 ? 0 : weight * weight * rate.Rate * rate.Complement / labelled;
    }

    private readonly struct Scaled(ScoreEquation score, double scale) : IFunction
    {
        private const double Refuted = 1e6;    // a rate of 0 although an item passed

        public double At(double x) => x == 1 ? Refuted : Math.Min(Refuted, score.Excess(scale * Odds(x)));
    }
}
