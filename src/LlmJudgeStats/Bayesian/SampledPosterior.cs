using LlmJudgeStats.Intervals;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Bayesian;

/// <summary>The posterior when labels were sampled from the test population, at random or by verdict: methods.md 5.7. Mean and variance are closed forms.</summary>
/// <remarks>
/// <code>E θ = E p E a + (1 − E p) E b,  Var θ = ((E p)² + Vp) Va + ((1 − E p)² + Vp) Vb + Vp (E a − E b)²</code>
/// </remarks>
internal sealed class SampledPosterior : IRateDensity
{
    private const double Fine = 1e-9;          // what one rule and the next may differ by: the finer one is far better than that
    private const double Acceptable = 1e-7;
    private const double Probe = 2;            // in standard deviations from the mean

    // The last two cut p also where a corner enters or leaves a narrow share: beside poles no rule converges without.
    private static readonly (GaussLegendre Rule, bool CutAtCrossings)[] s_rules =
        [(GaussLegendre.Of24, false), (GaussLegendre.Of32, false), (GaussLegendre.Of44, false), (GaussLegendre.Of64, false), (GaussLegendre.Of44, true), (GaussLegendre.Of64, true)];

    private readonly SampledRate _rate;

    public SampledPosterior(in LabelledSample sample, BetaPrior judged, BetaPrior passGivenPass, BetaPrior passGivenFail)
    {
        var (p, a, b) = (
            new BetaShapes(sample.AllPassed + judged.Alpha, sample.AllFailed + judged.Beta),
            new BetaShapes(sample.PassPass + passGivenPass.Alpha, sample.FailPass + passGivenPass.Beta),
            new BetaShapes(sample.PassFail + passGivenFail.Alpha, sample.FailFail + passGivenFail.Beta));
        Mean = (p.Mean * a.Mean) + (p.Opposite * b.Mean);
        var difference = (a.Mean * b.Opposite) - (a.Opposite * b.Mean);
        StandardDeviation = Math.Sqrt(
            (((p.Mean * p.Mean) + p.Variance) * a.Variance) + (((p.Opposite * p.Opposite) + p.Variance) * b.Variance) + (p.Variance * difference * difference));

        (_rate, var error) = Rate(in p, in a, in b);
        IsConverged = error < Acceptable;
    }

    public bool IsConverged { get; }

    public double Mean { get; }

    public double StandardDeviation { get; }

    public double Below(double rate) => Math.Clamp(_rate.At(rate).Value, 0, 1);

    // Without figures that hold the interval is all there is, and the middle of it the mean.
    public double Quantile(double probability) => probability <= 0 || (!IsConverged && probability < 0.5) ? 0 : !IsConverged && probability == 0.5 ? Mean
        : probability >= 1 || !IsConverged ? 1
        : Root.FindFalling(new Defect(_rate, probability), 0, 1, Mean + (StandardDeviation * Normal.Quantile(probability)));

    public double At(double rate) => _rate.At(rate).Slope;

    /// <summary>By the first rule that agrees with the one before, and by how much they differ.</summary>
    private (SampledRate Rate, double Error) Rate(in BetaShapes p, in BetaShapes a, in BetaShapes b)
    {
        var (low, high) = (Math.Max(Mean / 2, Mean - (Probe * StandardDeviation)), Math.Min((1 + Mean) / 2, Mean + (Probe * StandardDeviation)));
        var coarse = SampledRate.Of(in p, in a, in b, s_rules[0].Rule, s_rules[0].CutAtCrossings);
        var (atLow, atHigh) = (coarse.At(low).Value, coarse.At(high).Value);
        for (var i = 1; ; i++)
        {
            var fine = SampledRate.Of(in p, in a, in b, s_rules[i].Rule, s_rules[i].CutAtCrossings);
            var (first, second) = (fine.At(low).Value, fine.At(high).Value);
            var error = Math.Max(Math.Abs(first - atLow), Math.Abs(second - atHigh));
            if (error < Fine || i == s_rules.Length - 1) return (fine, error);
            (atLow, atHigh) = (first, second);
        }
    }

    private readonly struct Defect(SampledRate rate, double probability) : IDifferentiable
    {
        public ValueAndSlope At(double x)
        {
            var (below, density) = rate.At(x);
            return new(probability - below, -density);
        }
    }
}
