using System.Globalization;

namespace LlmJudgeStats;

/// <summary>A complete, quotable statement about a pass rate or a mean score: number, uncertainty, method, and what looked wrong.</summary>
/// <remarks>Equality compares all parts. The default value is not an estimate (its method is null). Immutable, thread-safe.</remarks>
public readonly record struct JudgeEstimate
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

    /// <summary>Whether there is a point.</summary>
    public bool IsIdentified => !double.IsNaN(Point);

    /// <summary>The estimate itself, or an exception for callers that prefer one.</summary>
    /// <exception cref="UnidentifiedException">There is no point; the message gives the reason and the fix.</exception>
    public JudgeEstimate ThrowIfUnidentified() => IsIdentified
        ? this
        : throw new UnidentifiedException(string.Join(" ", Diagnostic.Of(Warnings).Select(d => $"{d.Code}: {d.Message} {d.Fix}")));

    /// <summary>The honest answer when there is none: no point, the whole support.</summary>
    internal static JudgeEstimate Unanswered(EstimationMethod method, double level, EstimateWarnings warnings, IntervalKind kind = IntervalKind.Confidence) => new()
    {
        Point = double.NaN,
        Unclamped = double.NaN,
        StandardError = double.PositiveInfinity,
        Interval = new(method.Support.Lower, method.Support.Upper, level, kind),
        Method = method,
        Warnings = warnings,
    };

    /// <summary>The same statement about the opposite rate, one minus this one.</summary>
    public JudgeEstimate Flip() => this with { Point = 1 - Point, Unclamped = 1 - Unclamped, Interval = Interval.Flip() };

    /// <summary>For people: <c>81.8% [73.6%, 90.0%] (95% CI; Rogan–Gladen, delta)</c>, percent with one decimal; a mean score as it is, with five digits. Invariant culture.</summary>
    public override string ToString()
    {
        var kind = Interval.Kind == IntervalKind.Credible ? "CrI" : "CI";
        var isRate = Method is null || Method.Support == new Support(0, 1);
        var interval = isRate ? Interval.ToString() : string.Create(CultureInfo.InvariantCulture, $"[{Interval.Lower:G5}, {Interval.Upper:G5}]");
        var point = !IsIdentified ? "not identified" : isRate ? string.Create(CultureInfo.InvariantCulture, $"{100 * Point:F1}%") : Point.ToString("G5", CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{point} {interval} ({100 * Interval.Level:0.######}% {kind}; {Method?.Name})");
    }
}
