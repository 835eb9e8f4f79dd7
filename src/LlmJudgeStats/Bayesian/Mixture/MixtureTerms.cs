using System.Numerics;
using LlmJudgeStats.Numerics;
using MathNet.Numerics;

namespace LlmJudgeStats.Bayesian;

/// <summary>The weights of <see cref="BetaMixture"/>: a convolution over the judged passes and fails that are truly passes, times a factor of their sum.</summary>
/// <remarks>
/// The three sequences are products of ratios of neighbours, outwards from a term in the middle of those that matter, where all three are set to 1, and tilted by e^(−λ i), e^(−λ j), e^(λ S), so
/// that each is flat there. What is smaller than the sum could ever show is left out.
/// </remarks>
internal readonly struct MixtureTerms
{
    private const double LogLost = -37;      // e^-37 = 1e-16
    private const double LogRange = 650;     // of a double
    private const double Enough = 1e-3;      // of the judges: with fewer left, the digits of each term's probability are too few

    private readonly int _passed, _failed;
    private readonly double _hits, _misses, _trueFails, _falsePasses, _alpha, _beta;

    public MixtureTerms(int passed, int failed, ErrorRateBelief miss, ErrorRateBelief falsePass, BetaPrior prior)
    {
        (_passed, _failed, _alpha, _beta) = (passed, failed, prior.Alpha, prior.Beta);
        (_hits, _misses, _trueFails, _falsePasses) = (miss.Usual + 1, miss.Rare + 1, falsePass.Usual + 1, falsePass.Rare + 1);
        // P(J ≤ 0) ≤ P(Se ≤ t) + P(Sp ≤ 1 − t) for every t; this one is about as many deviations from either.
        var (u, v) = (Math.Sqrt(miss.Spread), Math.Sqrt(falsePass.Spread));
        var (se, fpr) = (_hits / (_hits + _misses), _falsePasses / (_trueFails + _falsePasses));
        var t = ((se * v) + (fpr * u)) / (u + v);
        var bound = se > fpr ? new BetaDistribution(_hits, _misses).At(t).Lower + new BetaDistribution(_falsePasses, _trueFails).At(t).Upper : 1;
        LogCutBound = Math.Log(bound) + (_passed == 0 ? 0 : _passed * Math.Log(_passed / (double)Count)) + (_failed == 0 ? 0 : _failed * Math.Log(_failed / (double)Count));
        CutIsPlausible = bound < 1e-12;
    }

    /// <summary>An upper bound of ln ∫ likelihood over judges not better than chance.</summary>
    public double LogCutBound { get; }

    /// <summary>Whether the bound is so small that the weights are worth computing.</summary>
    public bool CutIsPlausible { get; }

    private int Count => _passed + _failed;

    /// <summary>The weights of S = 0 … n, of sum 1, and ln ∫ likelihood; null where they outgrow the range of a double, or where hardly a judge is left.</summary>
    /// <param name="logTotal">ln ∫ likelihood.</param>
    /// <param name="betterThanChance">Whether only judges better than chance count.</param>
    public double[]? Weights(out double logTotal, bool betterThanChance = false)
    {
        var (i, j, height, slope, first, last) = Middle();
        var tilt = Math.Exp(-slope);
        // Beyond these sums nothing matters, and there the factor of the sum outgrows everything.
        var whole = new double[Count + 1];
        var largest = Fill(whole, i + j, 1 / tilt, Whole, first, last);
        logTotal = double.NaN;
        var threshold = LogLost - (2 * Math.Log(Count + 1)) - Math.Log(largest);
        if (!(threshold > -LogRange)) return null;
        var (left, right) = (new double[_passed + 1], new double[_failed + 1]);
        Fill(left, i, tilt, Left, 0, _passed);
        Fill(right, j, tilt, Right, 0, _failed);
        var weights = Convolve(left, right, Math.Exp(threshold));
        if (betterThanChance)
        {
            var before = Sum(weights, whole);
            weights = new ChanceCut(_hits, _misses, _trueFails, _falsePasses, _passed, _failed).Convolve(left, right, Math.Exp(threshold));
            if (!(Sum(weights, whole) > Enough * before)) return null;
        }
        var total = 0.0;
        for (var s = 0; s <= Count; s++) total += weights[s] *= whole[s];
        for (var s = 0; s <= Count; s++) weights[s] /= total;
        logTotal = Math.Log(total) + height
            + SpecialFunctions.BetaLn(_trueFails + _failed, _falsePasses + _passed) - SpecialFunctions.BetaLn(_trueFails, _falsePasses)
            + SpecialFunctions.BetaLn(_alpha, _beta + Count) - SpecialFunctions.BetaLn(_alpha, _beta);
        return weights;
    }

    // Ratios of neighbours. Of i: C(k,i) (hits)_i (falsePasses)_(k−i). Of j: C(n−k,j) (misses)_j (trueFails)_(n−k−j).
    private double Left(int i) => (_passed - i) / (i + 1.0) * ((_hits + i) / (_falsePasses + _passed - i - 1));

    private double Right(int j) => (_failed - j) / (j + 1.0) * ((_misses + j) / (_trueFails + _failed - j - 1));

    // Of S: the reciprocal sums of shapes, and the beta function of θ.
    private double Whole(int s) => (_trueFails + _falsePasses + Count - s - 1) / (_hits + _misses + s) * ((_alpha + s) / (_beta + Count - s - 1));

    /// <summary>
    /// The sums that matter, and a term to measure the others by: the highest of the sum in their middle, with its height and the slope there. The best (i, j) of every sum is
    /// found, as both sequences are concave, by taking the larger ratio first.
    /// </summary>
    private (int I, int J, double Log, double Slope, int First, int Last) Middle()
    {
        var (i, j) = (0, 0);
        var (heights, lefts, steps) = (new double[Count + 1], new int[Count + 1], new double[Count + 1]);
        var (left, right) = (i < _passed ? Math.Log(Left(0)) : double.NegativeInfinity, j < _failed ? Math.Log(Right(0)) : double.NegativeInfinity);
        if (Count > 0) steps[0] = Math.Max(left, right);
        for (var s = 0; s < Count; s++)
        {
            steps[s + 1] = Math.Max(left, right);
            heights[s + 1] = heights[s] + steps[s + 1] + Math.Log(Whole(s));
            if (left >= right) left = ++i < _passed ? Math.Log(Left(i)) : double.NegativeInfinity;
            else right = ++j < _failed ? Math.Log(Right(j)) : double.NegativeInfinity;
            lefts[s + 1] = i;
        }
        // A sum has at most as many terms as there are items, none above its best.
        var floor = heights.Max() + LogLost - (2 * Math.Log(Count + 1));
        var (first, last) = (Array.FindIndex(heights, height => height >= floor), Array.FindLastIndex(heights, height => height >= floor));
        var middle = (first + last) / 2;
        return (lefts[middle], middle - lefts[middle], heights[middle], steps[middle], first, last);
    }

    private static double Sum(double[] weights, double[] whole)
    {
        var sum = 0.0;
        for (var s = 0; s < weights.Length; s++) sum += weights[s] * whole[s];
        return sum;
    }

    // Fills outwards from the term that the others are measured by, and says what is largest.
    private static double Fill(double[] values, int start, double tilt, Func<int, double> ratio, int first, int last)
    {
        var largest = values[start] = 1;
        for (var s = start; s < last; s++) largest = Math.Max(largest, values[s + 1] = values[s] * (ratio(s) * tilt));
        for (var s = start - 1; s >= first; s--) largest = Math.Max(largest, values[s] = values[s + 1] / (ratio(s) * tilt));
        return largest;
    }

    private static double[] Convolve(double[] left, double[] right, double threshold)
    {
        var result = new double[left.Length + right.Length - 1];
        var (low, high) = ChanceCut.Range(right, threshold);
        var part = right.AsSpan(low, high + 1 - low);
        for (var i = 0; i < left.Length; i++)
        {
            var factor = left[i];
            if (factor < threshold) continue;
            var sum = result.AsSpan(i + low, part.Length);
            var j = 0;
            for (; j <= part.Length - Vector<double>.Count; j += Vector<double>.Count)
            {
                var lanes = sum.Slice(j);
                (new Vector<double>(lanes) + (new Vector<double>(part.Slice(j)) * factor)).CopyTo(lanes);
            }
            for (; j < part.Length; j++) sum[j] += part[j] * factor;
        }
        return result;
    }
}
