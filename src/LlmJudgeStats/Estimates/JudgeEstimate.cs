using System.Globalization;

namespace LlmJudgeStats;

/// <summary>A complete, quotable statement about a pass rate or a mean score: number, uncertainty, method, and what looked wrong.</summary>
/// <remarks>Equality compares all parts. The default value is not an estimate (its method is null). Immutable, thread-safe.</remarks>
public readonly record struct JudgeEstimate : IFormattable
{
    /// <summary>The estimate inside the support; NaN when the data do not determine one.</summary>
    public required double Point { get; init; }

    /// <summary>The standard error (the posterior standard deviation for a Bayesian method); +∞ when there is no point.</summary>
    public required double StandardError { get; init; }

    /// <summary>What the data support; the whole support when they say nothing.</summary>
    public required IntervalEstimate Interval { get; init; }

    /// <summary>Which method, and what it assumes.</summary>
    public required EstimationMethod Method { get; init; }

    /// <summary>The estimate before clipping to the support. Combine these, show <see cref="Point"/>. NaN when there is no point.</summary>
    public double Unclamped { get; init; }

    /// <summary>What looked wrong.</summary>
    public EstimateWarnings Warnings { get; init; }

    /// <summary>
    /// Degrees of freedom ν of the interval, which took Student's t for the normal quantile; +∞ for independent items, and for methods that
    /// know no ν.
    /// </summary>
    public double DegreesOfFreedom => 1 / InverseFreedom;

    // The default value means infinitely many.
    internal double InverseFreedom { get; init; }

    /// <summary>Whether there is a point.</summary>
    public bool IsIdentified => !double.IsNaN(Point);

    /// <summary>The estimate itself, or an exception for callers that prefer one.</summary>
    /// <exception cref="UnidentifiedException">There is no point; the message gives the reason and the fix.</exception>
    public JudgeEstimate ThrowIfUnidentified() => IsIdentified
        ? this
        : throw new UnidentifiedException(string.Join(" ", Diagnostic.Of(Warnings).Select(d => $"{d.Code}: {d.Message} {d.Fix}")));

    /// <summary>The honest answer when there is none: no point, the whole support.</summary>
    internal static JudgeEstimate Unanswered(EstimationMethod method, double level, EstimateWarnings warnings,
        IntervalKind kind = IntervalKind.Confidence) => new()
        {
            Point = double.NaN,
            Unclamped = double.NaN,
            StandardError = double.PositiveInfinity,
            Interval = new(method.Support.Lower, method.Support.Upper, level, kind),
            Method = method,
            Warnings = warnings,
        };

    /// <summary>A number for which no interval keeps its level: the point, the whole support, and a flag that says so.</summary>
    internal static JudgeEstimate PointOnly(EstimationMethod method, double point, double level) =>
        Unanswered(method, level, EstimateWarnings.PointOnly | (double.IsNaN(point) ? EstimateWarnings.Unidentified : 0)) with
        {
            Point = double.IsNaN(point) ? point : method.Support.Clip(point),
            Unclamped = point,
        };

    /// <summary>
    /// The answer with its degrees of freedom; where fewer than one is left, the point stays and no width is given: dependence.md 7.
    /// </summary>
    internal JudgeEstimate WithFreedom(double inverseFreedom)
    {
        // No HasFlag, which boxes until the method is compiled for good.
        if (inverseFreedom == 0 || (Warnings & EstimateWarnings.DesignMismatch) != 0) return this;
        if (!(inverseFreedom > 1) || (Warnings & EstimateWarnings.Unidentified) != 0) return this with { InverseFreedom = inverseFreedom };
        return this with
        {
            InverseFreedom = inverseFreedom,
            StandardError = double.IsInfinity(inverseFreedom) ? double.PositiveInfinity : StandardError,
            Interval = new(Method.Support.Lower, Method.Support.Upper, Interval.Level, Interval.Kind),
            Warnings = (Warnings | EstimateWarnings.OneCluster) & ~EstimateWarnings.DegenerateInterval,
        };
    }

    /// <summary>
    /// The same statement seen from the other end of the support: one minus a rate, minus a difference, one over a ratio.
    /// </summary>
    public JudgeEstimate Flip()
    {
        var support = Method?.Support ?? Support.Rate;
        return this with
        {
            Point = support.Mirror(Point),
            Unclamped = support.Mirror(Unclamped),
            Interval = Interval.Flip(support),
            // The slope of 1/x. Nothing is known of what infinity is one over.
            StandardError = !support.IsRatio || double.IsNaN(Point) ? StandardError
                : Point > 0 ? StandardError / (Point * Point) : double.PositiveInfinity,
        };
    }

    /// <summary>
    /// For people: <c>81.8% [73.6%, 90.0%] (95% CI; Rogan–Gladen, delta)</c>, percent with one decimal; a mean score as it is, with five
    /// digits. Invariant culture.
    /// </summary>
    public override string ToString() => ToString(null, null);

    /// <summary>The same with numbers of another look.</summary>
    /// <param name="format">A format of numbers, such as <c>P2</c> or <c>F4</c>; percent with one decimal without one.</param>
    /// <param name="formatProvider">How numbers are written; the invariant culture without one.</param>
    /// <exception cref="FormatException">Not a format of numbers.</exception>
    public string ToString(string? format, IFormatProvider? formatProvider)
    {
        var provider = formatProvider ?? CultureInfo.InvariantCulture;
        var numbers = string.IsNullOrEmpty(format) && Method is not null && Method.Support != Support.Rate ? "G5" : format;
        var point = IsIdentified ? IntervalEstimate.Number(Point, numbers, provider) : "not identified";
        var kind = Interval.Kind == IntervalKind.Credible ? "CrI" : "CI";
        return string.Create(
            provider, $"{point} {Interval.ToString(numbers, provider)} ({100 * Interval.Level:0.######}% {kind}; {Method?.Name})");
    }
}
