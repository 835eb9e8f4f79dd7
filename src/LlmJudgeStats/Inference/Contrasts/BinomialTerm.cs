using System.Runtime.CompilerServices;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Inference;

/// <summary>One independent binomial proportion q of a contrast, and how it enters: kernels.md 1.</summary>
/// <remarks>
/// <code>c(t) q,  or −c(t) (1 − q) for an opposite;  c(t) = Constant + Slope t</code>
/// An opposite enters by its complement, such as a specificity by the false positive rate. A known rate is a term without freedom: it
/// stays where it is.
/// </remarks>
internal readonly struct BinomialTerm
{
    /// <param name="rate">The proportion, measured or known.</param>
    /// <param name="constant">c(0).</param>
    /// <param name="slope">What c(t) gains as t grows by one.</param>
    public BinomialTerm(in Proportion rate, double constant, double slope)
    {
        Successes = rate.PassWeight;
        Failures = rate.FailWeight;
        Constant = constant;
        Slope = slope;
        Size = rate.IsKnown ? double.PositiveInfinity : Successes + Failures;
    }

    public bool IsKnown => double.IsPositiveInfinity(Size);

    public double Successes { get; init; }

    public double Failures { get; init; }

    public double Constant { get; init; }

    public double Slope { get; init; }

    /// <summary>Whether the term enters by its complement.</summary>
    public bool IsOpposite { get; init; }

    /// <summary>Terms of one pool have one common rate at chance, an opposite one minus it.</summary>
    public byte Pool { get; init; }

    /// <summary>
    /// Into how many parts one item's step is divided before a test takes one of them off; 0 takes nothing off.
    /// </summary>
    public byte StepParts { get; init; }

    /// <summary>How many quarters of an item were added to the data: they are part of M and make no step.</summary>
    public byte AddedQuarters { get; init; }

    /// <summary>One item's step of the rate, 1/M; none of a known rate.</summary>
    public double Step => IsKnown ? 0 : 1 / (Size - (0.25 * AddedQuarters));

    /// <summary>That part of the step.</summary>
    public double StepPart => StepParts == 0 ? 0 : Step / StepParts;

    /// <summary>M; infinite when the rate is known.</summary>
    public double Size { get; init; }

    /// <summary>M; 0 when the rate is known.</summary>
    public double FiniteSize => IsKnown ? 0 : Size;

    public double Coefficient(double t) => Constant + (Slope * t);

    /// <summary>q(M, p̂, u): the fitted rate under the multiplier u.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Share At(double u) => IsKnown ? new(Successes, Failures) : Fit.Of(Successes, Failures, u);

    /// <summary>c² q (1 − q)/M under the multiplier l, and minus the derivative of the fitted rate in l, times c.</summary>
    /// <remarks><code>dq/du = −q (1 − q)/(M + u (1 − 2q))</code></remarks>
    public (double Variance, double Response) VarianceAndResponse(double l, double t)
    {
        var c = Coefficient(t);
        var u = l * c;
        var fit = At(u);
        var product = fit.Rate * fit.Complement;
        return (c * c * (product / Size), c * c * (product / (Size + (u * (fit.Complement - fit.Rate)))));
    }

    /// <summary>ℓ(p̂) − ℓ(q) for the fit q at u; q − p̂ is −u q (1 − q)/M, which loses no digit.</summary>
    public double Drop(Share fit, double u) => IsKnown ? 0 : DropOfShift(fit, -u * fit.Rate * fit.Complement);

    /// <summary>ℓ(p̂) − ℓ(q) for q = passes/(passes + fails).</summary>
    public double PooledDrop(double passes, double fails)
    {
        if (IsKnown) return 0;
        var all = passes + fails;
        return DropOfShift(new(passes / all, fails / all), ExactProduct.Difference(passes, Failures, fails, Successes) / all);
    }

    /// <summary>
    /// What one cell of a multinomial contributes to a drop of the log-likelihood, when shift = M (q − p̂): the shifts of all cells sum to
    /// 0.
    /// </summary>
    /// <remarks>The terms of first order cancel exactly: what remains is a sum of non-negative terms.</remarks>
    public static double CellDrop(double count, double shift, double share, double size) =>
        count == 0 ? shift : -count * LogSeries.Log1PMinus(shift / count, share / count * size);

    private double DropOfShift(Share fit, double shift) =>
        CellDrop(Successes, shift, fit.Rate, Size) + CellDrop(Failures, -shift, fit.Complement, Size);
}
