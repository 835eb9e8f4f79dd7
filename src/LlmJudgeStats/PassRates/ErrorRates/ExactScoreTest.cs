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
    private const double LeftOut = 1e-15;     // more than all that was left out
    private const double LeastPower = 1.01;
    private const double MostPower = 100;

    private readonly ContrastFit _observed;
    private readonly double _gamma;
    private readonly Proportion _hits, _trueFails;
    private readonly double[] _sensitivities, _specificities;
    private readonly double[][] _hitMasses, _trueFailMasses;
    private readonly double[] _below;    // the cumulative probabilities of the passed items, for one judge
    private readonly List<Run> _runs = [];
    private readonly int[] _starts;
    private readonly Dictionary<double, Found> _found = [];
    private (int Sensitivity, int Specificity) _worst;

    public ExactScoreTest(in StudyRates study, in Correction raw)
    {
        _hits = study.Sensitivity;
        _trueFails = study.Specificity;
        _observed = CorrectedContrast.Of(in study, in raw);
        var measured = (_hits.IsKnown ? 0 : 1) + (_trueFails.IsKnown ? 0 : 1);
        _gamma = measured == 0 ? 0 : Gamma;
        _sensitivities = Grid(_hits, measured);
        _specificities = Grid(_trueFails, measured);
        _hitMasses = Masses(_hits, _sensitivities);
        _trueFailMasses = Masses(_trueFails, _specificities);
        _below = new double[(int)study.Test.Size + 2];
        _starts = new int[_hitMasses[0].Length + 1];
        _worst = (_sensitivities.Length - 1, _specificities.Length - 1);
    }

    private bool IsOneJudge => _hits.IsKnown && _trueFails.IsKnown;

    /// <summary>Whether p(t) is above the error, for t at or below the estimate.</summary>
    public bool Allows(double t, double error)
    {
        var contrast = _observed.Contrast(t);
        if (error <= _gamma || !(contrast > 0)) return true;
        var enough = error - _gamma;
        var found = _found.GetValueOrDefault(t, Found.Nothing);
        if (found.AtLeast > enough) return true;
        if (found.AtMost <= enough) return false;
        var multiplier = _observed.Multiplier(t);
        if (double.IsNaN(multiplier)) return false;
        FindRuns(t, multiplier * contrast * (1 - Tie));
        // Near by the worst judge of the rate before is the worst one.
        var isAllowed = IsAbove(enough, t, _worst.Sensitivity, _worst.Specificity, out var probability)
            || IsAbove(enough, t, new(0, _sensitivities.Length - 1), new(0, _specificities.Length - 1), ref probability);
        _found[t] = IsOneJudge ? new(probability, probability)
            : isAllowed ? found with { AtLeast = probability }
            : found with { AtMost = enough };
        return isAllowed;
    }

    // Whether a judge of this part of the grid has a probability above the one that is enough. A part is left out where its middle judge
    // has so little that no other one of it can have enough; else it is quartered.
    private bool IsAbove(double enough, double t, IndexRange sensitivities, IndexRange specificities, ref double probability)
    {
        if (!(_sensitivities[sensitivities.Last] + _specificities[specificities.Last] > 1)) return false;
        if (IsAbove(enough, t, sensitivities.Middle, specificities.Middle, out probability)) return true;
        if (sensitivities.IsOne && specificities.IsOne) return false;
        if (Bound(probability, t, sensitivities, specificities) <= enough) return false;
        return IsAbove(enough, t, sensitivities.Low, specificities.Low, ref probability)
            || (!specificities.IsOne && IsAbove(enough, t, sensitivities.Low, specificities.High, ref probability))
            || (!sensitivities.IsOne && IsAbove(enough, t, sensitivities.High, specificities.Low, ref probability))
            || (!sensitivities.IsOne && !specificities.IsOne
                && IsAbove(enough, t, sensitivities.High, specificities.High, ref probability));
    }

    private bool IsAbove(double enough, double t, int sensitivity, int specificity, out double probability)
    {
        probability = Probability(t, sensitivity, specificity);
        var isAbove = probability > enough && _sensitivities[sensitivity] + _specificities[specificity] > 1;
        if (isAbove) _worst = (sensitivity, specificity);
        return isAbove;
    }

    // The most that any judge of a part can have where the middle one has so much, by Hoelder's inequality:
    // P'(A) <= P(A)^(1 - 1/a) (E (dP'/dP)^a)^(1/a) for every a above 1; the best a of normal distributions is taken.
    private double Bound(double probability, double t, IndexRange sensitivities, IndexRange specificities)
    {
        var se = _sensitivities[sensitivities.Middle];
        var sp = _specificities[specificities.Middle];
        var lowSe = _sensitivities[sensitivities.First];
        var highSe = _sensitivities[sensitivities.Last];
        var lowSp = _specificities[specificities.First];
        var highSp = _specificities[specificities.Last];
        ReadOnlySpan<RateRange> ranges =
        [
            new(_hits.IsKnown ? 0 : _hits.Size, se, lowSe, highSe),
            new(_trueFails.IsKnown ? 0 : _trueFails.Size, sp, lowSp, highSp),
            new(_below.Length - 2, Judged(t, se, sp), Judged(t, lowSe, highSp), Judged(t, highSe, lowSp)),
        ];
        var log = Math.Log(probability + LeftOut);
        var distance = 0.0;
        foreach (var range in ranges) distance += range.Distance;
        var power = Math.Clamp(Math.Sqrt(-2 * log / distance), LeastPower, MostPower);
        var moment = 0.0;
        foreach (var range in ranges) moment += range.LogMoment(power);
        return Math.Exp((((power - 1) * log) + moment) / power);
    }

    private static double Judged(double t, double sensitivity, double specificity) =>
        Math.Clamp((t * sensitivity) + ((1 - t) * (1 - specificity)), 0, 1);

    // Every outcome with Z² at or above the square: C² ≥ z² V at the fit with the Lagrange number z²/|C|.
    private void FindRuns(double t, double square)
    {
        _runs.Clear();
        var n = _below.Length - 2;
        var s = 1 - t;
        for (var x1 = 0; x1 < _starts.Length - 1; x1++)
        {
            _starts[x1] = _runs.Count;
            for (var x0 = 0; x0 < _trueFailMasses[0].Length; x0++)
            {
                var (hits, misses) = _hits.IsKnown ? (_hits.PassWeight, _hits.FailWeight) : (x1, _hits.Size - x1);
                var (right, wrong) = _trueFails.IsKnown ? (_trueFails.PassWeight, _trueFails.FailWeight) : (x0, _trueFails.Size - x0);
                var judged = (t * hits / (hits + misses)) + (s * wrong / (right + wrong));
                bool IsFar(int k) =>
                    IsAsFar(((double)k / n) - judged, k, n - k, hits, misses, right, wrong, t, square);
                if (IsOneJudge) AddTails(n, judged, x0, IsFar);
                else AddRuns(n, x0, IsFar);
            }
        }
        _starts[^1] = _runs.Count;
    }

    private void AddRuns(int n, int x0, Func<int, bool> isFar)
    {
        var from = -1;
        for (var k = 0; k <= n; k++)
        {
            if (isFar(k))
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

    // With both error rates known Z grows with the passed items: two tails, each found by halving.
    private void AddTails(int n, double judged, int x0, Func<int, bool> isFar)
    {
        var middle = Math.Clamp((int)(n * judged), 0, n);
        var below = Edge(middle, -1);
        var above = Edge(Math.Min(middle + 1, n + 1), n + 1);
        if (below >= 0) _runs.Add(new(x0, 0, below + 1));
        if (above <= n) _runs.Add(new(x0, above, n + 1));

        // The nearest to the middle that is as far; the end, which is no number of items, when none is.
        int Edge(int near, int end)
        {
            if (near == end || (near <= n && isFar(near))) return near;
            var notFar = near;
            var far = end;
            while (Math.Abs(far - notFar) > 1)
            {
                var half = (notFar + far) / 2;
                if (isFar(half)) far = half;
                else notFar = half;
            }
            return far;
        }
    }

    private bool IsAsFar(
        double contrast, double passed, double failed, double hits, double misses, double right, double wrong, double t, double square)
    {
        var l = square / contrast;
        if (!(Math.Abs(l) <= _observed.Bound)) return false;
        var test = Fit.Of(passed, failed, l);
        var s = 1 - t;
        var variance = test.Rate * test.Complement / (passed + failed);
        var hit = _hits.IsKnown ? default : Fit.Of(hits, misses, -l * t);
        var trueFail = _trueFails.IsKnown ? default : Fit.Of(right, wrong, l * s);
        variance += (t * t * hit.Rate * hit.Complement / (hits + misses)) + (s * s * trueFail.Rate * trueFail.Complement / (right + wrong));
        return contrast * contrast >= square * variance;
    }

    private double Probability(double t, int sensitivity, int specificity)
    {
        var hits = _hitMasses[sensitivity];
        var trueFails = _trueFailMasses[specificity];
        BinomialMass.Fill(_below.AsSpan(1), Judged(t, _sensitivities[sensitivity], _specificities[specificity]));
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

    // What is known of the largest probability at a rate.
    private readonly record struct Found(double AtLeast, double AtMost)
    {
        public static Found Nothing { get; } = new(double.NegativeInfinity, double.PositiveInfinity);
    }

    // A run of places on the grid of one rate.
    private readonly record struct IndexRange(int First, int Last)
    {
        public int Middle => (First + Last) / 2;

        public bool IsOne => First == Last;

        public IndexRange Low => new(First, Middle);

        public IndexRange High => new(Middle + 1, Last);
    }

    // The rates that a part of the grid leaves to so many items, and the middle one.
    private readonly record struct RateRange(double Size, double Middle, double Low, double High)
    {
        // The square of the farthest, in standard deviations.
        public double Distance
        {
            get
            {
                var farthest = Math.Max(High - Middle, Middle - Low);
                return farthest == 0 ? 0 : Size * farthest * farthest / (Middle * (1 - Middle));
            }
        }

        // ln E (dP'/dP)^power, which grows with the distance from the middle.
        public double LogMoment(double power) => Size == 0 || Low == High ? 0 : Size * Math.Log(Math.Max(Of(Low, power), Of(High, power)));

        private double Of(double rate, double power) => rate == Middle
            ? 1
            : (Middle * Math.Pow(rate / Middle, power)) + ((1 - Middle) * Math.Pow((1 - rate) / (1 - Middle), power));
    }

    // From so many passed items to fewer than so many, beside a number of true fails.
    private readonly record struct Run(int TrueFails, int From, int End);
}
