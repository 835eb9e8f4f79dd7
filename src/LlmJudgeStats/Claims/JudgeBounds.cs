namespace LlmJudgeStats.Claims;

/// <summary>All judges that a paper may have used: a box of sensitivities and specificities.</summary>
/// <remarks>A box of ranges keeps to judges better than chance. Immutable.</remarks>
public sealed record JudgeBounds
{
    /// <summary>A box.</summary>
    /// <param name="sensitivity">The share of good answers that the judge passes.</param>
    /// <param name="specificity">The share of bad answers that it fails.</param>
    /// <exception cref="ArgumentException">Ranges whose worst corner is a judge at chance or below: Se + Sp ≤ 1.</exception>
    public JudgeBounds(RateBounds sensitivity, RateBounds specificity)
    {
        if (sensitivity.Measured is null && specificity.Measured is null
            && sensitivity.At(IntervalEstimate.DefaultLevel).Lower + specificity.At(IntervalEstimate.DefaultLevel).Lower <= 1)
        {
            throw new ArgumentException(
                "the worst judge of this box is no better than chance (sensitivity + specificity is 1 or less): raise a lower end, or "
                    + "measure the judge", nameof(sensitivity));
        }
        Sensitivity = sensitivity;
        Specificity = specificity;
    }

    /// <summary>The share of good answers that the judge passes.</summary>
    public RateBounds Sensitivity { get; }

    /// <summary>The share of bad answers that it fails.</summary>
    public RateBounds Specificity { get; }

    /// <summary>Exact grading: a judge that never errs.</summary>
    public static JudgeBounds Exact { get; } = AtLeast(1);

    /// <summary>Every judge that is right at least this often on good and on bad answers.</summary>
    /// <param name="accuracy">Above 1/2, at most 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not a share.</exception>
    /// <exception cref="ArgumentException">One half or less.</exception>
    public static JudgeBounds AtLeast(double accuracy) => Accuracy(new(accuracy, 1));

    /// <summary>Every judge whose sensitivity and specificity both lie within these bounds.</summary>
    /// <param name="accuracy">The bounds of both.</param>
    /// <exception cref="ArgumentException">A range that begins at one half or below.</exception>
    public static JudgeBounds Accuracy(RateBounds accuracy) => new(accuracy, accuracy);

    /// <summary>Whether some rate was measured on items.</summary>
    public bool IsMeasured => MeasuredRates > 0;

    /// <summary>How many of the two rates were measured on items.</summary>
    internal int MeasuredRates => (Sensitivity.Measured is null ? 0 : 1) + (Specificity.Measured is null ? 0 : 1);
}
