using System.Numerics;
using LlmJudgeStats.Numerics;
using MathNet.Numerics;

namespace LlmJudgeStats.Bayesian;

/// <summary>
/// The weights of <see cref="BetaMixture"/>: a convolution over the judged passes and fails that are truly passes, times a factor of their
/// sum.
/// </summary>
/// <remarks>
/// The three sequences are products of ratios of neighbours, outwards from a term in the middle of those that matter, where all three are
/// set to 1, and tilted by e^(−λ i), e^(−λ j), e^(λ S), so that each is flat there. What is smaller than the sum could ever show is left
/// out.
/// </remarks>
internal readonly struct MixtureTerms
{
    private const double LogLost = -37;      // e^-37 = 1e-16
    private const double LogRange = 650;     // of a double
    private const double Plausible = 1e-12;  // of the judges: with more not better than chance, the cut takes something
    private const double Enough = 1e-3;      // likewise: with fewer left, the digits of each term's probability are too few

    private readonly int _passed, _failed;
    private readonly double _truePositive, _falseNegative, _trueNegative, _falsePositive, _alpha, _beta;

    public MixtureTerms(int passed, int failed, ErrorRateBelief falseNegativeRate, ErrorRateBelief falsePositiveRate, BetaPrior prior)
    {
        _passed = passed;
        _failed = failed;
        _alpha = prior.Alpha;
        _beta = prior.Beta;
        _truePositive = falseNegativeRate.Usual + 1;
        _falseNegative = falseNegativeRate.Rare + 1;
        _trueNegative = falsePositiveRate.Usual + 1;
        _falsePositive = falsePositiveRate.Rare + 1;
        // P(J ≤ 0) ≤ P(Se ≤ t) + P(Sp ≤ 1 − t) for every t; this one is about as many deviations from either.
        var u = Math.Sqrt(falseNegativeRate.Variance);
        var v = Math.Sqrt(falsePositiveRate.Variance);
        var se = _truePositive / (_truePositive + _falseNegative);
        var fpr = _falsePositive / (_trueNegative + _falsePositive);
        var t = ((se * v) + (fpr * u)) / (u + v);
        var bound = se > fpr
            ? new BetaDistribution(_truePositive, _falseNegative).At(t).Lower
                + new BetaDistribution(_falsePositive, _trueNegative).At(t).Upper
            : 1;
        var ofPassed = _passed == 0 ? 0 : _passed * Math.Log(_passed / (double)Count);
        var ofFailed = _failed == 0 ? 0 : _failed * Math.Log(_failed / (double)Count);
        LogCutBound = Math.Log(bound) + ofPassed + ofFailed;
        CutIsPlausible = bound < Plausible;
    }

    /// <summary>An upper bound of ln ∫ likelihood over judges not better than chance.</summary>
    public double LogCutBound { get; }

    /// <summary>Whether the bound is so small that the weights are worth computing.</summary>
    public bool CutIsPlausible { get; }

    private int Count => _passed + _failed;

    /// <summary>
    /// The weights of S = 0 … n, of sum 1, and ln ∫ likelihood; null where they outgrow the range of a double, or where hardly a judge is
    /// left.
    /// </summary>
    /// <param name="logTotal">ln ∫ likelihood.</param>
    /// <param name="region">Which judges count.</param>
    public double[]? Weights(out double logTotal, JudgeRegion region)
    {
        var middle = Middle();
        var tilt = Math.Exp(-middle.Slope);
        // Beyond these sums nothing matters, and there the factor of the sum outgrows everything.
        var whole = new double[Count + 1];
        var largest = Fill(whole, middle.I + middle.J, 1 / tilt, Whole, middle.First, middle.Last);
        logTotal = double.NaN;
        var threshold = LogLost - (2 * Math.Log(Count + 1)) - Math.Log(largest);
        if (!(threshold > -LogRange)) return null;
        var left = new double[_passed + 1];
        var right = new double[_failed + 1];
        Fill(left, middle.I, tilt, Left, 0, _passed);
        Fill(right, middle.J, tilt, Right, 0, _failed);
        var weights = Convolve(left, right, Math.Exp(threshold));
        if (region == JudgeRegion.BetterThanChance)
        {
            var before = Sum(weights, whole);
            var cut = new ChanceCut(_truePositive, _falseNegative, _trueNegative, _falsePositive, _passed, _failed);
            weights = cut.Convolve(left, right, Math.Exp(threshold));
            if (!(Sum(weights, whole) > Enough * before)) return null;
        }
        var total = 0.0;
        for (var s = 0; s <= Count; s++)
        {
            weights[s] *= whole[s];
            total += weights[s];
        }
        for (var s = 0; s <= Count; s++) weights[s] /= total;
        logTotal = Math.Log(total) + middle.Height
            + SpecialFunctions.BetaLn(_trueNegative + _failed, _falsePositive + _passed)
            - SpecialFunctions.BetaLn(_trueNegative, _falsePositive)
            + SpecialFunctions.BetaLn(_alpha, _beta + Count) - SpecialFunctions.BetaLn(_alpha, _beta);
        return weights;
    }

    // Ratios of neighbours. Of i: C(k,i) (truePositive)_i (falsePositive)_(k−i). Of j: C(n−k,j) (falseNegative)_j (trueNegative)_(n−k−j).
    private double Left(int i) => (_passed - i) / (i + 1.0) * ((_truePositive + i) / (_falsePositive + _passed - i - 1));

    private double Right(int j) => (_failed - j) / (j + 1.0) * ((_falseNegative + j) / (_trueNegative + _failed - j - 1));

    private double LogLeft(int i) => i < _passed ? Math.Log(Left(i)) : double.NegativeInfinity;

    private double LogRight(int j) => j < _failed ? Math.Log(Right(j)) : double.NegativeInfinity;

    // Of S: the reciprocal sums of shapes, and the beta function of θ.
    private double Whole(int s) =>
        (_trueNegative + _falsePositive + Count - s - 1) / (_truePositive + _falseNegative + s) * ((_alpha + s) / (_beta + Count - s - 1));

    /// <summary>
    /// The sums that matter, and a term to measure the others by: the highest of the sum in their middle, with its height and the slope
    /// there. The best (i, j) of every sum is found, as both sequences are concave, by taking the larger ratio first.
    /// </summary>
    private MiddleTerm Middle()
    {
        var i = 0;
        var j = 0;
        var heights = new double[Count + 1];
        var lefts = new int[Count + 1];
        var steps = new double[Count + 1];
        var left = LogLeft(0);
        var right = LogRight(0);
        if (Count > 0) steps[0] = Math.Max(left, right);
        for (var s = 0; s < Count; s++)
        {
            steps[s + 1] = Math.Max(left, right);
            heights[s + 1] = heights[s] + steps[s + 1] + Math.Log(Whole(s));
            if (left >= right)
            {
                i++;
                left = LogLeft(i);
            }
            else
            {
                j++;
                right = LogRight(j);
            }
            lefts[s + 1] = i;
        }
        // A sum has at most as many terms as there are items, none above its best.
        var floor = heights.Max() + LogLost - (2 * Math.Log(Count + 1));
        var first = Array.FindIndex(heights, height => height >= floor);
        var last = Array.FindLastIndex(heights, height => height >= floor);
        var middle = (first + last) / 2;
        return new(lefts[middle], middle - lefts[middle], heights[middle], steps[middle], first, last);
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
        var largest = 1.0;
        values[start] = 1;
        for (var s = start; s < last; s++)
        {
            values[s + 1] = values[s] * (ratio(s) * tilt);
            largest = Math.Max(largest, values[s + 1]);
        }
        for (var s = start - 1; s >= first; s--)
        {
            values[s] = values[s + 1] / (ratio(s) * tilt);
            largest = Math.Max(largest, values[s]);
        }
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

    /// <summary>
    /// The term that the others are measured by, its height and the slope there, and the first and the last sum that matter.
    /// </summary>
    private readonly record struct MiddleTerm(int I, int J, double Height, double Slope, int First, int Last);
}
