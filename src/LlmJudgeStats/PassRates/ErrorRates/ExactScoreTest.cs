using System.Runtime.InteropServices;
using LlmJudgeStats.Inference;
using LlmJudgeStats.Intervals;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.PassRates;

/// <summary>
/// The score test of one study with its p-value enumerated over all outcomes and maximised over the judges that the labels allow:
/// pass-rates.md 3.10.
/// </summary>
/// <remarks>
/// <code>p(t) = max over (Sp, Se) of P(|Z(t)| ≥ |z(t)|) + γ, γ = 0.001, (Sp, Se) on 51 × 51 points of two Clopper–Pearson intervals that
/// miss with γ/2 each, J &gt; 0</code>
/// Which outcomes are as far from t as the observed one needs no inner root (the identity C = l V of pass-rates.md 3.5); for each pair of
/// label counts they are a few runs of passed items, whose probabilities are differences of cumulative sums.
/// </remarks>
internal sealed class ExactScoreTest
{
    private const double Gamma = 0.001;
    private const int Steps = 50;
    private const double Tie = 1e-9;          // outcomes that are equally far but for rounding belong together
    private const double Nothing = 1e-18;     // a probability that moves no digit

    private readonly ContrastFit _observed;
    private readonly double _gamma;
    private readonly Proportion _hits, _trueFails;
    private readonly double[] _sensitivities, _specificities;
    private readonly double[][] _hitMasses, _trueFailMasses;
    private readonly double[] _below;    // the cumulative probabilities of the passed items, for one judge
    private readonly List<Run> _runs = [];
    private readonly int[] _starts;
    private (int Sensitivity, int Specificity) _worst;

    public ExactScoreTest(in JudgeStudy study, in Correction raw)
    {
        (_hits, _trueFails) = (study.Calibration.Sensitivity, study.Calibration.Specificity);
        _observed = CorrectedContrast.Of(in study, in raw);
        var measured = (_hits.IsKnown ? 0 : 1) + (_trueFails.IsKnown ? 0 : 1);
        _gamma = measured == 0 ? 0 : Gamma;
        (_sensitivities, _specificities) = (Grid(_hits, measured), Grid(_trueFails, measured));
        (_hitMasses, _trueFailMasses) = (Masses(_hits, _sensitivities), Masses(_trueFails, _specificities));
        _below = new double[(int)study.Test.Size + 2];
        _starts = new int[_hitMasses[0].Length + 1];
        _worst = (_sensitivities.Length - 1, _specificities.Length - 1);
    }

    /// <summary>Whether p(t) is above the error, for t at or below the estimate.</summary>
    public bool Allows(double t, double error)
    {
        var contrast = _observed.Contrast(t);
        if (error <= _gamma || !(contrast > 0)) return true;
        var multiplier = _observed.Multiplier(t);
        if (double.IsNaN(multiplier)) return false;
        FindRuns(t, multiplier * contrast * (1 - Tie));
        // Near by the worst judge of the rate before is the worst one.
        var enough = error - _gamma;
        if (Probability(t, _worst.Sensitivity, _worst.Specificity) > enough) return true;
        var largest = 0.0;
        for (var y = 0; y < _sensitivities.Length; y++)
        {
            for (var x = 0; x < _specificities.Length; x++)
            {
                if (!(_sensitivities[y] + _specificities[x] > 1)) continue;
                var probability = Probability(t, y, x);
                if (probability > largest) (largest, _worst) = (probability, (y, x));
                if (probability > enough) return true;
            }
        }
        return false;
    }

    // Every outcome with Z² at or above the square: C² ≥ z² V at the fit with the Lagrange number z²/|C|.
    private void FindRuns(double t, double square)
    {
        _runs.Clear();
        var (n, s) = (_below.Length - 2, 1 - t);
        for (var x1 = 0; x1 < _starts.Length - 1; x1++)
        {
            _starts[x1] = _runs.Count;
            for (var x0 = 0; x0 < _trueFailMasses[0].Length; x0++)
            {
                var (hits, misses) = _hits.IsKnown ? (_hits.PassWeight, _hits.FailWeight) : (x1, _hits.Size - x1);
                var (right, wrong) = _trueFails.IsKnown ? (_trueFails.PassWeight, _trueFails.FailWeight) : (x0, _trueFails.Size - x0);
                var judged = (t * hits / (hits + misses)) + (s * wrong / (right + wrong));
                var from = -1;
                for (var k = 0; k <= n; k++)
                {
                    if (IsAsFar(((double)k / n) - judged, k, n - k, hits, misses, right, wrong, t, square))
                    {
                        if (from < 0) from = k;
                    }
                    else if (from >= 0)
                    {
                        _runs.Add(new(x0, from, k));
                        from = -1;
                    }
                }
                if (from >= 0) _runs.Add(new(x0, from, n + 1));
            }
        }
        _starts[^1] = _runs.Count;
    }

    private bool IsAsFar(
        double contrast, double passed, double failed, double hits, double misses, double right, double wrong, double t, double square)
    {
        var l = square / contrast;
        if (!(Math.Abs(l) <= _observed.Bound)) return false;
        var (test, s) = (Fit.Of(passed, failed, l), 1 - t);
        var variance = test.Rate * test.Complement / (passed + failed);
        var hit = _hits.IsKnown ? default : Fit.Of(hits, misses, -l * t);
        var trueFail = _trueFails.IsKnown ? default : Fit.Of(right, wrong, l * s);
        variance += (t * t * hit.Rate * hit.Complement / (hits + misses)) + (s * s * trueFail.Rate * trueFail.Complement / (right + wrong));
        return contrast * contrast >= square * variance;
    }

    private double Probability(double t, int sensitivity, int specificity)
    {
        var (hits, trueFails) = (_hitMasses[sensitivity], _trueFailMasses[specificity]);
        var judged = (t * _sensitivities[sensitivity]) + ((1 - t) * (1 - _specificities[specificity]));
        BinomialMass.Fill(_below.AsSpan(1), Math.Clamp(judged, 0, 1));
        for (var k = 1; k < _below.Length; k++) _below[k] += _below[k - 1];
        var runs = CollectionsMarshal.AsSpan(_runs);
        var sum = 0.0;
        for (var x1 = 0; x1 < hits.Length; x1++)
        {
            if (hits[x1] < Nothing) continue;
            var inner = 0.0;
            foreach (var run in runs[_starts[x1].._starts[x1 + 1]])
                inner += trueFails[run.TrueFails] * (_below[run.End] - _below[run.From]);
            sum += hits[x1] * inner;
        }
        return sum;
    }

    private static double[] Grid(Proportion rate, int measured)
    {
        if (rate.IsKnown) return [rate.Rate];
        var (lower, upper) = ClopperPearson.Of(rate.Successes, rate.Failures, Gamma / (2 * measured));
        return [.. Enumerable.Range(0, Steps + 1).Select(i => lower + ((upper - lower) * i / Steps))];
    }

    private static double[][] Masses(Proportion rate, double[] rates) =>
        [.. rates.Select(r => new BinomialMass(rate.IsKnown ? 0 : (int)rate.Size, rate.IsKnown ? 0 : Math.Clamp(r, 0, 1)).Values)];

    // From so many passed items to fewer than so many, beside a number of true fails.
    private readonly record struct Run(int TrueFails, int From, int End);
}
