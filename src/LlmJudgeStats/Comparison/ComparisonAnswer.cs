namespace LlmJudgeStats.Comparison;

/// <summary>The answer to a comparison of two systems: difference, test, one word, and what it rests on.</summary>
/// <remarks>Immutable, thread-safe. Source: decisions.md 5 and 6.</remarks>
public sealed record ComparisonAnswer
{
    private ComparisonAnswer()
    {
    }

    /// <summary>The comparison.</summary>
    public ComparisonStudy Study { get; private init; }

    /// <summary>The difference A − B, corrected, with its interval at the level asked.</summary>
    public JudgeEstimate Difference { get; private init; }

    /// <summary>The two-sided p-value of no difference; 1 where there is no answer.</summary>
    public double PValue { get; private init; }

    /// <summary>The word, for this comparison alone.</summary>
    public ComparisonVerdict Verdict { get; private init; }

    /// <summary>
    /// Whether the labels show a judge better than chance, at a one-sided error of 5 %; always where labels were sampled. Without it no
    /// direction is claimed.
    /// </summary>
    public bool IsJudgeShown { get; private init; }

    /// <summary>The margin; <see langword="null"/> without one.</summary>
    public double? Margin { get; private init; }

    /// <summary>Whether A is shown to be worse by less than the margin; <see langword="null"/> without one.</summary>
    public bool? NonInferior { get; private init; }

    /// <summary>Whether the whole interval lies inside the margin; <see langword="null"/> without one.</summary>
    public bool? WithinMargin { get; private init; }

    /// <summary>The one-sided p-value of A being worse by the margin; <see langword="null"/> without one.</summary>
    public double? NonInferiorPValue { get; private init; }

    /// <summary>The p-value of a difference as large as the margin; <see langword="null"/> without one.</summary>
    public double? EquivalencePValue { get; private init; }

    /// <summary>Whether the judge's verdict rates differ; <see langword="null"/> with labels sampled on the same items.</summary>
    public VerdictTest? Verdicts { get; private init; }

    /// <summary>How differently the judge would have to err for the sign to flip; with a shared calibration only.</summary>
    public TippingPoint? Tipping { get; private init; }

    /// <summary>
    /// The smallest difference that such studies would show with the chance asked; <see langword="null"/> where none up to 1 is.
    /// </summary>
    public double? Detectable { get; private init; }

    /// <summary>The answer to a comparison.</summary>
    /// <param name="study">Two systems.</param>
    /// <param name="question">Level, margin and chance; the default ones without it.</param>
    /// <param name="estimator">How the difference is estimated; the default without it.</param>
    public static ComparisonAnswer Of(
        in ComparisonStudy study, ComparisonQuestion? question = null, DifferenceEstimator? estimator = null)
    {
        question ??= ComparisonQuestion.Default;
        estimator ??= DifferenceEstimator.Default;
        var estimate = estimator.Estimate(in study, question.Level);
        var isShown = JudgeEvidence.IsShown(in study);
        var isDifferent = estimate.IsIdentified && !estimate.Interval.Contains(0);
        var answer = new ComparisonAnswer
        {
            Study = study,
            Difference = isDifferent && !isShown
                ? estimate with { Warnings = estimate.Warnings | EstimateWarnings.DirectionNotShown }
                : estimate,
            PValue = estimate.IsIdentified ? estimator.PValue(in study, 0) : 1,
            IsJudgeShown = isShown,
            Verdict = VerdictOf(in estimate, isShown, question.Margin),
            Verdicts = VerdictTest.Of(in study),
            Tipping = TippingPoint.Of(in study),
            Detectable = DetectableDifference.Of(in study, estimate.Interval, question.Level, question.Chance),
        };
        return question.Margin is { } margin ? answer.With(margin, estimator) : answer;
    }

    private ComparisonAnswer With(double margin, DifferenceEstimator estimator)
    {
        var study = Study;
        var interval = Difference.Interval;
        var isAnswered = Difference.IsIdentified;
        var below = isAnswered ? estimator.PValue(in study, -margin) / 2 : 1;
        var above = isAnswered ? estimator.PValue(in study, margin) / 2 : 1;
        // Where the point lies beyond the margin, nothing speaks for the claim: never below one half.
        var nonInferior = Difference.Point > -margin ? below : isAnswered ? 1 - below : 1;
        var notSuperior = Difference.Point < margin ? above : isAnswered ? 1 - above : 1;
        return this with
        {
            Margin = margin,
            NonInferior = isAnswered && interval.Lower > -margin && IsJudgeShown,
            WithinMargin = isAnswered && interval.Lower > -margin && interval.Upper < margin,
            NonInferiorPValue = nonInferior,
            EquivalencePValue = Math.Max(nonInferior, notSuperior),
        };
    }

    private static ComparisonVerdict VerdictOf(in JudgeEstimate estimate, bool isJudgeShown, double? margin)
    {
        var interval = estimate.Interval;
        if (!estimate.IsIdentified) return ComparisonVerdict.Undecided;
        if (interval.Lower > 0 && isJudgeShown) return ComparisonVerdict.Better;
        if (interval.Upper < 0 && isJudgeShown) return ComparisonVerdict.Worse;
        return margin is { } most && interval.Lower > -most && interval.Upper < most
            ? ComparisonVerdict.Equivalent
            : ComparisonVerdict.Undecided;
    }
}
