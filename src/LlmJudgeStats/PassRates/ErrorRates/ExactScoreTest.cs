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
    private readonly Proportion _sensitivity, _specificity;
    private readonly double[] _sensitivities, _specificities;
    private readonly double[][] _truePositiveMasses, _trueNegativeMasses;
    private readonly double[] _below;    // the cumulative probabilities of the passed items, for one judge
    private readonly List<Run> _runs = [];
    private readonly int[] _starts;
    private readonly Dictionary<double, Found> _found = [];
    private (int Sensitivity, int Specificity) _worst;

    public ExactScoreTest(in StudyRates study, in Correction raw)
    {
        _sensitivity = study.Sensitivity;
        _specificity = study.Specificity;
        _observed = CorrectedContrast.Of(in study, in raw);
        var measured = (_sensitivity.IsKnown ? 0 : 1) + (_specificity.IsKnown ? 0 : 1);
        _gamma = measured == 0 ? 0 : Gamma;
        _sensitivities = Grid(_sensitivity, measured);
        _specificities = Grid(_specificity, measured);
        _truePositiveMasses = Masses(_sensitivity, _sensitivities);
        _trueNegativeMasses = Masses(_specificity, _specificities);
        _below = new double[(int)study.Test.Size + 2];
        _starts = new int[_truePositiveMasses[0].Length + 1];
        _worst = (_sensitivities.Length - 1, _specificities.Length - 1);
    }

    private bool IsOneJudge => _sensitivity.IsKnown && _specificity.IsKnown;

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
            new(_sensitivity.IsKnown ? 0 : _sensitivity.Size, se, lowSe, highSe),
            new(_specificity.IsKnown ? 0 : _specificity.Size, sp, lowSp, highSp),
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

    // Every outcome with Z² at or above the square: C² ≥ z² V at the fit with the Lagrange number z²/|C|. x1 and x0 are the symbols of
    // pass-rates.md 0: how many labelled passes the judge passed, and how many labelled fails it failed.
    private void FindRuns(double t, double square)
    {
        _runs.Clear();
        var n = _below.Length - 2;
        var s = 1 - t;
        for (var x1 = 0; x1 < _starts.Length - 1; x1++)
        {
            _starts[x1] = _runs.Count;
            for (var x0 = 0; x0 < _trueNegativeMasses[0].Length; x0++)
            {
                var (truePositive, falseNegative) = Cells(_sensitivity, x1);
                var (trueNegative, falsePositive) = Cells(_specificity, x0);
                var judged = (t * truePositive / (truePositive + falseNegative)) + (s * falsePositive / (trueNegative + falsePositive));
                bool IsFar(int k) =>
                    IsAsFar(((double)k / n) - judged, k, n - k, truePositive, falseNegative, trueNegative, falsePositive, t, square);
                if (IsOneJudge) AddTails(n, judged, x0, IsFar);
                else AddRuns(n, x0, IsFar);
            }
        }
        _starts[^1] = _runs.Count;
    }

    // A known rate is its own cells, whatever the place in the loop.
    private static (double Correct, double Wrong) Cells(Proportion rate, int correct) =>
        rate.IsKnown ? (rate.PassWeight, rate.FailWeight) : (correct, rate.Size - correct);

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
        double contrast, double passed, double failed, double truePositive, double falseNegative, double trueNegative,
        double falsePositive, double t, double square)
    {
        var l = square / contrast;
        if (!(Math.Abs(l) <= _observed.Bound)) return false;
        var test = Fit.Of(passed, failed, l);
        var s = 1 - t;
        var variance = test.Rate * test.Complement / (passed + failed);
        var sensitivity = _sensitivity.IsKnown ? default : Fit.Of(truePositive, falseNegative, -l * t);
        var specificity = _specificity.IsKnown ? default : Fit.Of(trueNegative, falsePositive, l * s);
        variance += (t * t * sensitivity.Rate * sensitivity.Complement / (truePositive + falseNegative))
            + (s * s * specificity.Rate * specificity.Complement / (trueNegative + falsePositive));
        return contrast * contrast >= square * variance;
    }

    private double Probability(double t, int sensitivity, int specificity)
    {
        var truePositives = _truePositiveMasses[sensitivity];
        var trueNegatives = _trueNegativeMasses[specificity];
        BinomialMass.Fill(_below.AsSpan(1), Judged(t, _sensitivities[sensitivity], _specificities[specificity]));
        for (var k = 1; k < _below.Length; k++) _below[k] += _below[k - 1];
        var runs = CollectionsMarshal.AsSpan(_runs);
        var sum = 0.0;
        for (var x1 = 0; x1 < truePositives.Length; x1++)
        {
            if (truePositives[x1] < Nothing) continue;
            var inner = 0.0;
            foreach (var run in runs[_starts[x1].._starts[x1 + 1]])
                inner += trueNegatives[run.TrueNegative] * (_below[run.End] - _below[run.From]);
            sum += truePositives[x1] * inner;
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

    // From so many passed items to fewer than so many, beside a number of true negatives.
    private readonly record struct Run(int TrueNegative, int From, int End);
}
