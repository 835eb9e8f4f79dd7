using LlmJudgeStats.Intervals;

namespace LlmJudgeStats.Bayesian;

/// <summary>The posterior when labels were sampled from the test population, at random or by verdict: methods.md 5.7. Mean and variance are closed forms.</summary>
/// <remarks>
/// <code>E θ = E p E a + (1 − E p) E b,  Var θ = ((E p)² + Vp) Va + ((1 − E p)² + Vp) Vb + Vp (E a − E b)²</code>
/// </remarks>
internal sealed class SampledPosterior : IRateDensity
{
    private const double Acceptable = 1e-7;
    private const double Unequal = 1e6;

    private readonly IRateDensity _density;
    private readonly bool _isWhole;    // no number but the whole range

    public SampledPosterior(in LabelledSample sample, BetaPrior judged, BetaPrior passGivenPass, BetaPrior passGivenFail)
    {
        var (p, a, b) = (
            Moments(sample.AllPassed + judged.Alpha, sample.AllFailed + judged.Beta),
            Moments(sample.PassPass + passGivenPass.Alpha, sample.FailPass + passGivenPass.Beta),
            Moments(sample.PassFail + passGivenFail.Alpha, sample.FailFail + passGivenFail.Beta));
        Mean = (p.Mean * a.Mean) + (p.Opposite * b.Mean);
        var difference = (a.Mean * b.Opposite) - (a.Opposite * b.Mean);
        StandardDeviation = Math.Sqrt(
            (((p.Mean * p.Mean) + p.Variance) * a.Variance) + (((p.Opposite * p.Opposite) + p.Variance) * b.Variance) + (p.Variance * difference * difference));

        // Billions of labels on one verdict beside a handful on the other: the line on which the density is an integral is a needle, and it fails, slowly. The distribution
        // function takes the widest share by its own distribution, and needs only windows of the other two.
        Span<double> sizes =
        [
            sample.AllPassed + sample.AllFailed + judged.Alpha + judged.Beta,
            sample.PassVerdicts + passGivenPass.Alpha + passGivenPass.Beta,
            sample.FailVerdicts + passGivenFail.Alpha + passGivenFail.Beta,
        ];
        sizes.Sort();
        var distribution = sizes[2] > Unequal * sizes[0]
            ? new SampledDistribution(
                new(
                    (sample.AllPassed + judged.Alpha, sample.AllFailed + judged.Beta),
                    (sample.PassPass + passGivenPass.Alpha, sample.FailPass + passGivenPass.Beta),
                    (sample.PassFail + passGivenFail.Alpha, sample.FailFail + passGivenFail.Beta)),
                Mean,
                StandardDeviation)
            : null;
        if (distribution is { IsConverged: true })
        {
            (_density, IsConverged) = (distribution, true);
            return;
        }

        var likelihood = new SampledLikelihood(
            sample.AllPassed + judged.Alpha - 1, sample.AllFailed + judged.Beta - 1,
            new(sample.FailPass + passGivenPass.Beta - 1, sample.PassPass + passGivenPass.Alpha - 1, double.NaN),
            new(sample.PassFail + passGivenFail.Alpha - 1, sample.FailFail + passGivenFail.Beta - 1, double.NaN));
        // θ is near 0 only with both shares near 0: that is how fast the density ends there.
        var (atZero, atOne) = (
            sample.PassPass + passGivenPass.Alpha + sample.PassFail + passGivenFail.Alpha, sample.FailPass + passGivenPass.Beta + sample.FailFail + passGivenFail.Beta);
        var density = new PosteriorDensity(likelihood, BetaPrior.Uniform, DensityHills.Around(likelihood, Math.Log(Mean / (1 - Mean))), atZero, atOne);
        // The closed forms check either.
        var isSound = Math.Abs(density.Mean - Mean) < Acceptable && Math.Abs(density.StandardDeviation - StandardDeviation) < Acceptable;
        (_density, IsConverged) = (isSound || distribution is null ? density : distribution, isSound && density.IsConverged);
        _isWhole = !isSound && distribution is null;
    }

    public bool IsConverged { get; }

    public double Mean { get; }

    public double StandardDeviation { get; }

    public double Below(double rate) => _density.Below(rate);

    public double Quantile(double probability) => !_isWhole ? _density.Quantile(probability) : probability < 0.5 ? 0 : 1;

    public double At(double rate) => _density.At(rate);

    private static (double Mean, double Opposite, double Variance) Moments(double alpha, double beta)
    {
        var sum = alpha + beta;
        return (alpha / sum, beta / sum, alpha / sum * (beta / sum) / (sum + 1));
    }
}
