using LlmJudgeStats.Numerics;
using LlmJudgeStats.PassRates;

namespace LlmJudgeStats.Bayesian;

/// <summary>
/// The posterior when labels were sampled from the test population, at random or by verdict: pass-rates.md 5.7. Mean and variance are
/// closed forms.
/// </summary>
/// <remarks>
/// <code>E θ = E p E a + (1 − E p) E b,  Var θ = ((E p)² + Vp) Va + ((1 − E p)² + Vp) Vb + Vp (E a − E b)²</code>
/// </remarks>
internal sealed class StratifiedPosterior : IRateDensity
{
    private const double Fine = 1e-9;          // what one rule and the next may differ by: the finer one is far better than that
    private const double Acceptable = 1e-7;
    private const double Probe = 2;            // in standard deviations from the mean

    // The last two cut p also where a corner enters or leaves a narrow share: beside poles no rule converges without.
    private static readonly RateRule[] s_rules =
    [
        new(GaussLegendre.Of24, false), new(GaussLegendre.Of32, false), new(GaussLegendre.Of44, false), new(GaussLegendre.Of64, false),
        new(GaussLegendre.Of44, true), new(GaussLegendre.Of64, true),
    ];

    private static int Last => s_rules.Length - 1;

    private readonly BetaShapes _p, _a, _b;
    private readonly StratifiedRate _coarse, _fine;    // two rules that follow each other, and agree where they were compared
    private readonly int _rule;

    public StratifiedPosterior(in LabelledSample sample, BetaPrior judged, BetaPrior positivePredictiveValue, BetaPrior falseOmissionRate)
    {
        _p = new(sample.AllPassed + judged.Alpha, sample.AllFailed + judged.Beta);
        _a = new(sample.TruePositive + positivePredictiveValue.Alpha, sample.FalsePositive + positivePredictiveValue.Beta);
        _b = new(sample.FalseNegative + falseOmissionRate.Alpha, sample.TrueNegative + falseOmissionRate.Beta);
        Mean = (_p.Mean * _a.Mean) + (_p.Opposite * _b.Mean);
        var difference = (_a.Mean * _b.Opposite) - (_a.Opposite * _b.Mean);
        var ofPassed = ((_p.Mean * _p.Mean) + _p.Variance) * _a.Variance;
        var ofFailed = ((_p.Opposite * _p.Opposite) + _p.Variance) * _b.Variance;
        StandardDeviation = Math.Sqrt(ofPassed + ofFailed + (_p.Variance * difference * difference));

        var low = Math.Max(Mean / 2, Mean - (Probe * StandardDeviation));
        var high = Math.Min((1 + Mean) / 2, Mean + (Probe * StandardDeviation));
        _coarse = Rate(0);
        _fine = Rate(1);
        _rule = 1;
        var error = Error(low, high);
        while (!(error < Fine) && _rule < Last)
        {
            _rule++;
            _coarse = _fine;
            _fine = Rate(_rule);
            error = Error(low, high);
        }
        IsConverged = error < Acceptable;
    }

    public bool IsConverged { get; }

    public double Mean { get; }

    public double StandardDeviation { get; }

    public double Below(double rate)
    {
        var work = 0L;
        return Below(rate, ref work);
    }

    public double Quantile(double probability)
    {
        var work = 0L;
        return Quantile(probability, NormalQuantile(probability), ref work);
    }

    public double At(double rate) => _fine.At(rate).Slope;

    /// <summary>The same, with the nodes of the integrals counted.</summary>
    public double At(double rate, ref long work)
    {
        work += _fine.Price;
        return At(rate);
    }

    // Two rules that agree near the mean need not do so far out: they are compared at the rate itself.
    public double Below(double rate, ref long work)
    {
        work += _coarse.Price + _fine.Price;
        var coarse = _coarse.At(rate).Value;
        var fine = _fine.At(rate).Value;
        for (var i = _rule; i < Last && !(Math.Abs(fine - coarse) < Fine); i++)
        {
            coarse = fine;
            var finer = Rate(i + 1);
            work += finer.Price;
            fine = finer.At(rate).Value;
        }
        return Math.Clamp(fine, 0, 1);
    }

    // Without figures that hold the interval is all there is, and the middle of it the mean.
    public double Quantile(double probability, double start, ref long work)
    {
        if (probability <= 0) return 0;
        if (probability >= 1) return 1;
        var coarse = _coarse;
        var fine = _fine;
        var rate = start;
        for (var i = _rule; IsConverged; i++)
        {
            rate = Root.FindFalling(new Defect(fine, probability, ref work), 0, 1, rate);
            work += coarse.Price;
            var error = Math.Abs(coarse.At(rate).Value - probability);
            if (error < Fine || (i == Last && error < Acceptable)) return rate;
            if (i == Last) break;
            coarse = fine;
            fine = Rate(i + 1);
        }
        return probability < 0.5 ? 0 : probability > 0.5 ? 1 : Mean;
    }

    /// <summary>About the quantile, by the coarser rule alone.</summary>
    public double RoughQuantile(double probability, double start, ref long work) =>
        probability is <= 0 or >= 1 || !IsConverged
            ? Quantile(probability, start, ref work)
            : Root.FindFalling(new Defect(_coarse, probability, ref work), 0, 1, start);

    /// <summary>The quantile of a normal distribution with the same mean and deviation: where a search may start.</summary>
    public double NormalQuantile(double probability) => Mean + (StandardDeviation * Normal.Quantile(probability));

    private double Error(double low, double high) =>
        Math.Max(Math.Abs(_fine.At(low).Value - _coarse.At(low).Value), Math.Abs(_fine.At(high).Value - _coarse.At(high).Value));

    private StratifiedRate Rate(int rule) => StratifiedRate.Of(in _p, in _a, in _b, s_rules[rule]);

    private readonly ref struct Defect(StratifiedRate rate, double probability, ref long work) : IDifferentiable
    {
        private readonly ref long _work = ref work;

        public ValueAndSlope At(double x)
        {
            _work += rate.Price;
            var (below, density) = rate.At(x);
            return new(probability - below, -density);
        }
    }
}
