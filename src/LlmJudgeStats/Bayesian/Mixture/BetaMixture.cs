using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Bayesian;

/// <summary>The posterior of the pass rate as a finite mixture of beta distributions: exact when the verdicts are whole counts.</summary>
/// <remarks>
/// <code>w_S ∝ B(a+S, b+n−S) Σ_{i+j=S} C(k,i) C(n−k,j) E[Se^i (1−Se)^j] E[Sp^(n−k−j) (1−Sp)^(k−i)],  θ | S ~ Beta(a+S, b+n−S)</code>
/// <para>S is the number of test items that are truly passes, i of them among the k that the judge passed. All terms are positive. The
/// double sum is a convolution.</para>
/// <para><code>P(θ ≤ x) = I_x(a+n, b) + Σ_r W_r x^(a+r) (1−x)^(b+n−r−1) Γ(a+b+n) / (Γ(a+r+1) Γ(b+n−r)),  W_r = Σ_{S ≤ r} w_S</code>
/// again positive terms only, of which those around the top of the binomial matter.</para>
/// With the cut to judges better than chance each term has a factor (<see cref="ChanceCut"/>), and the sum is no convolution; the cut is
/// left out where it removes less than 1e-15 of the posterior.
/// </remarks>
internal sealed class BetaMixture : IRateDensity
{
    private const double MaxProducts = 4e6;
    private const double Lost = 1e-16;       // of the sum
    private const double OneTerm = 1e-3;     // of what may be lost: the terms fall quickly
    private const double LogLost = -35;      // e^-35 = 6e-16
    private const double FarStart = 30;      // of the log-odds, from those of the mean
    private const double LargestStep = 8;    // likewise
    private const int MaxSteps = 200;

    private readonly double _alpha, _beta;
    private readonly double[] _weights;      // of S = 0 … n
    private readonly double[] _cumulated;

    private BetaMixture(double[] weights, BetaPrior prior)
    {
        _weights = weights;
        _alpha = prior.Alpha;
        _beta = prior.Beta;
        _cumulated = new double[weights.Length];
        var n = weights.Length - 1;
        var total = 0.0;
        for (var s = 0; s <= n; s++)
        {
            total += weights[s];
            _cumulated[s] = total;
        }
        var size = _alpha + _beta + n;
        for (var s = 0; s <= n; s++) Mean += weights[s] * ((_alpha + s) / size);
        var variance = 0.0;
        for (var s = 0; s <= n; s++)
        {
            var difference = ((_alpha + s) / size) - Mean;
            var within = (_alpha + s) / size * ((_beta + n - s) / size) / (size + 1);
            variance += weights[s] * ((difference * difference) + within);
        }
        StandardDeviation = Math.Sqrt(variance);
    }

    public bool IsConverged => true;

    public double Mean { get; }

    public double StandardDeviation { get; }

    private int Count => _weights.Length - 1;

    /// <summary>
    /// The mixture, or null where there is none (verdicts that are no whole counts, a known rate), hardly a judge is better than chance, or
    /// it is too long.
    /// </summary>
    public static BetaMixture? TryCreate(
        Proportion test, ErrorRateBelief falseNegativeRate, ErrorRateBelief falsePositiveRate, BetaPrior prior, JudgeRegion region)
    {
        var k = test.Successes;
        var f = test.Failures;
        if (falseNegativeRate.IsKnown || falsePositiveRate.IsKnown || k != Math.Floor(k) || f != Math.Floor(f)) return null;
        if (!((k + 1) * (f + 1) <= MaxProducts)) return null;
        var terms = new MixtureTerms((int)k, (int)f, falseNegativeRate, falsePositiveRate, prior);
        // Most judges are so good that the cut takes nothing, and the sum is a plain convolution.
        if (region == JudgeRegion.All || terms.CutIsPlausible)
        {
            var weights = terms.Weights(out var logTotal, JudgeRegion.All);
            if (region == JudgeRegion.All || (weights is not null && terms.LogCutBound - logTotal < LogLost))
                return weights is null ? null : new(weights, prior);
        }
        return terms.Weights(out _, JudgeRegion.BetterThanChance) is { } cut ? new(cut, prior) : null;
    }

    public double Below(double rate)
    {
        if (rate <= 0) return 0;
        if (rate >= 1) return 1;
        var (sum, _) = Sums(rate, 1 - rate);
        return Math.Clamp(sum, 0, 1);
    }

    public double Quantile(double probability)
    {
        if (probability <= 0) return 0;
        if (probability >= 1) return 1;
        // Newton on the log-odds scale, kept inside a bracket.
        var low = -Share.FarthestLogOdds;
        var high = Share.FarthestLogOdds;
        var x = Math.Log(Mean / (1 - Mean));
        if (!double.IsFinite(x)) x = 0;
        x += Math.Clamp(Normal.Quantile(probability) * StandardDeviation / (Mean * (1 - Mean)), -FarStart, FarStart);
        for (var i = 0; i < MaxSteps; i++)
        {
            var (rate, complement) = Share.FromLogOdds(x);
            var (below, density) = Sums(rate, complement);
            var defect = below - probability;
            if (defect == 0) break;
            if (defect > 0) high = x;
            else low = x;
            var step = -defect / density;
            var next = x + Math.Clamp(step, -LargestStep, LargestStep);
            if (!(next > low && next < high)) next = (low + high) / 2;
            if (Math.Abs(next - x) <= 4e-16 * Math.Max(1, Math.Abs(x))) break;
            x = next;
        }
        return Share.FromLogOdds(x).Rate;
    }

    public double At(double rate) => rate is > 0 and < 1 ? Sums(rate, 1 - rate).Density / (rate * (1 - rate)) : 0;

    /// <summary>P(θ ≤ x), and the density per unit of log-odds.</summary>
    private (double Below, double Density) Sums(double x, double y)
    {
        var n = Count;
        // T_r = x^(a+r) y^(b+n−r−1) Γ(a+b+n) / (Γ(a+r+1) Γ(b+n−r)): a slope of the beta distribution over its first shape and y.
        var below = new BetaDistribution(_alpha + n, _beta).At(x, y).Lower;
        var density = 0.0;
        var top = (int)Math.Clamp(Math.Floor(((_alpha + _beta + n) * x) - _alpha), 0, n);
        var start = new BetaDistribution(_alpha + top, _beta + n - top).At(x, y).Slope;
        if (start == 0) start = double.Epsilon;
        var odds = x / y;
        var negligible = start * Lost * OneTerm;
        var term = start;    // the slope x^(a+r) y^(b+n−r) / B(a+r, b+n−r)
        for (var r = top; r <= n && term > negligible; r++)
        {
            density += _weights[r] * term;
            if (r < n) below += _cumulated[r] * (term / (y * (_alpha + r)));
            term *= odds * ((_beta + n - r - 1) / (_alpha + r));
        }
        term = start;
        for (var r = top - 1; r >= 0; r--)
        {
            term *= (_alpha + r) / (odds * (_beta + n - r - 1));
            if (!(term > negligible)) break;
            density += _weights[r] * term;
            below += _cumulated[r] * (term / (y * (_alpha + r)));
        }
        return (below, density);
    }
}
