using System.Globalization;
using LlmJudgeStats.Coverage;

namespace LlmJudgeStats.Gates;

/// <summary>What a gate found: the verdict, the limits behind it, and where it is open what would decide it.</summary>
/// <remarks>
/// A wrong pass, and a wrong fail, has at most the probability 1 − <see cref="Level"/>, each by itself; what was enumerated is in
/// docs/validation. Source: decisions.md 8. Immutable, thread-safe.
/// </remarks>
public sealed record GateDecision
{
    private const int FewestDigits = 1;    // of a percentage
    private const int MostDigits = 6;

    /// <summary>What was asked.</summary>
    public required Gate Gate { get; init; }

    /// <summary>The level of each limit, strictly between 0.5 and 1.</summary>
    public required double Level { get; init; }

    /// <summary>What the rate is at least.</summary>
    public required double Lower { get; init; }

    /// <summary>What the rate is at most.</summary>
    public required double Upper { get; init; }

    /// <summary>What the limits show.</summary>
    public required GateVerdict Verdict { get; init; }

    /// <summary>The smallest 1 − level at which the gate would pass; 1 where that would reach one half.</summary>
    public required double PValue { get; init; }

    /// <summary>
    /// The level at which each limit was asked, so that it reaches <see cref="Level"/> in studies of this size (<see
    /// cref="DesignCalibrated"/>); <see langword="null"/> where it was asked at <see cref="Level"/> itself.
    /// </summary>
    /// <remarks>
    /// <see cref="PValue"/> is that of the estimator, at its own levels: the gate passes where it is at most one minus this level.
    /// </remarks>
    public CalibratedLevel? Calibrated { get; init; }

    /// <summary>The two-sided estimate at the same level: the point, the method and what looked wrong.</summary>
    public required JudgeEstimate Estimate { get; init; }

    /// <summary>
    /// That the limits do not promise their level; <see langword="null"/> where they do, were calibrated to it, or leave no doubt.
    /// </summary>
    public IntervalDoubt? Doubt => Calibrated is not null || IsCertain ? null : IntervalDoubt.OfLimits(Estimate.Method);

    /// <summary>
    /// The deciding limit if everything had come out well: all test items passed (at most: failed), or all labels where the labels were
    /// sampled from the test items. <see langword="null"/> for a study that is none of a judge.
    /// </summary>
    /// <remarks>Where it does not pass, no outcome of a study of this size can pass. Source: decisions.md 8.4.</remarks>
    public double? Reach { get; init; }

    /// <summary>
    /// What would decide it; <see langword="null"/> where it is decided, where the study is none of a judge, and for
    /// <see cref="Target.Items"/>.
    /// </summary>
    public GateNeeds? Needed { get; init; }

    /// <summary>Why <see cref="Needed"/> has no number; <see langword="null"/> where it has one.</summary>
    public NeverReason? Never { get; init; }

    /// <summary>Whether some outcome of a study of this size can pass; true where that is not known.</summary>
    public bool CanPass => Reach is not { } reach || Gate.Line.Verdict(Gate.Line.PassSide, reach) == GateVerdict.Pass;

    /// <summary>The decision itself, or an exception that fails a test: the assertion for test frameworks.</summary>
    /// <param name="allowInconclusive">Whether an open gate is let through; a fail never is.</param>
    /// <exception cref="GateException">
    /// The gate failed, or it is inconclusive and that is not allowed; the message is <see cref="ToString"/>.
    /// </exception>
    public GateDecision Ensure(bool allowInconclusive = false) =>
        Verdict == GateVerdict.Pass || (Verdict == GateVerdict.Inconclusive && allowInconclusive)
            ? this
            : throw new GateException(ToString());

    /// <summary>
    /// For people: <c>inconclusive: the pass rate is at least 82.2%, and 85.0% is asked (95% confidence, one-sided); the data do not show
    /// it
    /// is below either.</c> Percent with one decimal, and more where the limit would look like the threshold; a <see cref="Doubt"/> is a
    /// sentence behind it. Invariant culture.
    /// </summary>
    public override string ToString()
    {
        var isOpen = Verdict == GateVerdict.Inconclusive;
        var asked = Gate.Line.PassSide;
        var limit = (asked == IntervalSide.Lower) == (Verdict != GateVerdict.Fail) ? IntervalSide.Lower : IntervalSide.Upper;
        var kind = Estimate.Interval.Kind == IntervalKind.Credible ? "probability" : "confidence";
        var (value, threshold) = TellingApart(limit == IntervalSide.Lower ? Lower : Upper, Gate.Threshold);
        var known = SaysNothing(limit)
            ? $"no {(limit == IntervalSide.Lower ? "lower" : "upper")} limit of the pass rate is shown"
            : $"the pass rate is {Words(limit)} {value}";
        var wanted = limit == asked ? threshold : $"{Words(asked)} {threshold}";
        var other = isOpen ? $"; the data do not show it is {(asked == IntervalSide.Lower ? "below" : "above")} either" : "";
        return Invariant($"{Verdict.Id}: {known}, and {wanted} is asked ({100 * Level:0.######}% {kind}, one-sided){other}.")
            + (Doubt is { } doubt ? $" {doubt.Words}." : "");
    }

    // Every item has a label.
    private bool IsCertain =>
        Lower == Upper && Estimate.IsIdentified && !Estimate.Warnings.HasFlag(EstimateWarnings.DegenerateInterval);

    private bool SaysNothing(IntervalSide limit) => limit == IntervalSide.Lower
        ? Lower <= Estimate.Method.Support.Lower
        : Upper >= Estimate.Method.Support.Upper;

    private static string Words(IntervalSide side) => side == IntervalSide.Lower ? "at least" : "at most";

    // As many digits as the threshold was given with; and a limit of 84.96 % does not reach 85 %, and must not look as if it did.
    private static (string Value, string Threshold) TellingApart(double value, double threshold)
    {
        var digits = FewestDigits;
        while (digits < MostDigits
            && (IsRounded(threshold, digits) || LooksLike(value, threshold, digits)))
            digits++;
        return (Percent(value, digits), Percent(threshold, digits));
    }

    private static bool LooksLike(double value, double threshold, int digits) =>
        value != threshold && Percent(value, digits) == Percent(threshold, digits);

    private static bool IsRounded(double rate, int digits) => Math.Abs(Math.Round(100 * rate, digits) - (100 * rate)) > 1e-9;

    private static string Percent(double rate, int digits) =>
        Invariant($"{((100 * rate) + 0.0).ToString($"F{digits}", CultureInfo.InvariantCulture)}%");
}
