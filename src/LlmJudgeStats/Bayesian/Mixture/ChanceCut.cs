using LlmJudgeStats.Numerics;
using MathNet.Numerics;

namespace LlmJudgeStats.Bayesian;

/// <summary>
/// The double sum of <see cref="MixtureTerms"/> when only judges better than chance count: each term times P(Se + Sp &gt; 1 | i, j).
/// </summary>
/// <remarks>
/// Given that i of the k judged passes and j of the f judged fails are truly passes, θ, Se and Sp are independent, and the cut asks nothing
/// of θ: the mixture keeps its parts.
/// <code>
/// Se ~ Beta(A, B) = Beta(truePositive + i, falseNegative + j),  1 − Sp ~ Beta(C, D) = Beta(falsePositive + k − i, trueNegative + f − j)
/// P = P(Se &gt; 1 − Sp)
/// P(i+1, j) = P(i, j) + h(i, j)/A + h(i+1, j)/(C − 1),  P(i, j−1) = P(i, j) + h(i, j)/D + h(i, j−1)/(B − 1)
/// h = B(A + C, B + D) / (B(A, B) B(C, D))
/// </code>
/// From the lowest P on all steps add, so nothing cancels; only the first P is an integral. Where that is next to nothing h is carried in
/// parts of 2^512, and P starts when h has grown to 2^−256. The steps of P follow from integration by parts.
/// </remarks>
internal readonly struct ChanceCut(
    double truePositive, double falseNegative, double trueNegative, double falsePositive, int passed, int failed)
{
    private const int Part = 512;

    private static readonly double s_part = Math.ScaleB(1, -Part);
    private static readonly double s_large = Math.ScaleB(1, Part / 2);

    /// <summary>Σ over i + j = S of left(i) right(j) P(i, j).</summary>
    /// <param name="left">Factors of i.</param>
    /// <param name="right">Factors of j.</param>
    /// <param name="threshold">What is smaller is left out.</param>
    public double[] Convolve(double[] left, double[] right, double threshold)
    {
        var (iLow, iHigh) = Range(left, threshold);
        var (jLow, jHigh) = Range(right, threshold);
        var result = new double[passed + failed + 1];
        var ratios = Ratios();
        var byI = ratios.ByI;
        var byS = ratios.ByS;
        var overA = ratios.OverA;
        var overC = ratios.OverC;

        var start = Start(iLow, jHigh);
        var probability = start.Probability;
        var height = start.Height;
        var parts = start.Parts;
        for (var j = jHigh; j >= jLow; j--)
        {
            if (j < jHigh)
            {
                var b = falseNegative + j;
                var d = trueNegative + failed - j - 1;
                if (parts == 0) probability += height / d;
                height *= b / (d * byS[iLow + j]);
                if (IsLarge(ref height, ref parts)) probability += height / b;
            }
            var p = probability;
            var h = height;
            var rest = parts;
            var factor = right[j];
            var i = iLow;
            for (; rest > 0 && i < iHigh; i++)
            {
                h *= byI[i] * byS[i + j];
                IsLarge(ref h, ref rest);
            }
            for (; ; i++)
            {
                result[i + j] += left[i] * factor * Math.Min(1, p);
                if (i == iHigh) break;
                p += h * overA[i];
                h *= byI[i] * byS[i + j];
                p += h * overC[i + 1];
            }
        }
        return result;
    }

    /// <summary>The places of the first and the last factor that matter.</summary>
    public static (int Low, int High) Range(double[] factors, double threshold) =>
        (Array.FindIndex(factors, factor => factor >= threshold), Array.FindLastIndex(factors, factor => factor >= threshold));

    // Takes a part off what has grown; true when none is left.
    private static bool IsLarge(ref double height, ref int parts)
    {
        if (parts == 0) return true;
        if (height > s_large)
        {
            height *= s_part;
            parts--;
        }
        return parts == 0;
    }

    // h(i+1, j)/h(i, j) is a factor of i times one of S = i + j; and 1/A, 1/C.
    private StepRatios Ratios()
    {
        var byI = new double[passed + 1];
        var overA = new double[passed + 1];
        var overC = new double[passed + 1];
        var byS = new double[passed + failed];
        for (var i = 0; i <= passed; i++)
        {
            var a = truePositive + i;
            var c = falsePositive + passed - i;
            byI[i] = (c - 1) / a;
            overA[i] = 1 / a;
            overC[i] = 1 / c;
        }
        var labels = truePositive + falseNegative;
        var others = falsePositive + trueNegative + passed + failed - 1;
        for (var s = 0; s < byS.Length; s++) byS[s] = (labels + s) / (others - s);
        return new(byI, overA, overC, byS);
    }

    private FirstTerm Start(int i, int j)
    {
        var sensitivity = new BetaShapes(truePositive + i, falseNegative + j);
        var falsePositiveRate = new BetaShapes(falsePositive + passed - i, trueNegative + failed - j);
        var log = SpecialFunctions.BetaLn(sensitivity.A + falsePositiveRate.A, sensitivity.B + falsePositiveRate.B)
            - SpecialFunctions.BetaLn(sensitivity.A, sensitivity.B) - SpecialFunctions.BetaLn(falsePositiveRate.A, falsePositiveRate.B);
        // Over the narrower of the two, so that the other's distribution is smooth there.
        var isSensitivityNarrower = sensitivity.Deviation < falsePositiveRate.Deviation;
        var narrow = isSensitivityNarrower ? sensitivity : falsePositiveRate;
        var wide = isSensitivityNarrower ? falsePositiveRate : sensitivity;
        var distribution = new BetaDistribution(wide.A, wide.B);
        var sum = 0.0;
        foreach (var (rate, complement, weight) in narrow.Angles(GaussLegendre.Of64).Whole.All)
        {
            var tails = distribution.At(rate, complement);
            sum += weight * (isSensitivityNarrower ? tails.Lower : tails.Upper);
        }
        // Next to nothing below, or next to nothing above.
        if (sum > 0.5) return new(sum, Math.Exp(log), 0);
        var parts = Math.Max(0, (int)Math.Ceiling((-log / Math.Log(2) / Part) - 0.5));
        return new(parts > 0 ? 0 : sum, Math.Exp(log + (parts * Part * Math.Log(2))), parts);
    }

    private readonly record struct StepRatios(double[] ByI, double[] OverA, double[] OverC, double[] ByS);

    /// <summary>P and h of a term, h less a number of parts.</summary>
    private readonly record struct FirstTerm(double Probability, double Height, int Parts);
}
