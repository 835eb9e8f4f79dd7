namespace LlmJudgeStats.Coverage;

/// <summary>How an interval does where the truth is known: at one pass rate and one judge.</summary>
/// <remarks>Equality compares all parts. Immutable, thread-safe.</remarks>
public readonly record struct CoveragePoint
{
    /// <summary>P(label pass).</summary>
    public required double Rate { get; init; }

    /// <summary>P(verdict pass | label pass).</summary>
    public required double Sensitivity { get; init; }

    /// <summary>P(verdict fail | label fail).</summary>
    public required double Specificity { get; init; }

    /// <summary>P(lower ≤ rate ≤ upper).</summary>
    public required double Coverage { get; init; }

    /// <summary>P(lower ≤ rate): the coverage of the lower limit alone.</summary>
    public required double LowerCoverage { get; init; }

    /// <summary>P(rate ≤ upper): the coverage of the upper limit alone.</summary>
    public required double UpperCoverage { get; init; }

    /// <summary>The expected width. Limits that are inverted or NaN count as no width, and contain nothing.</summary>
    public required double Width { get; init; }

    /// <summary>
    /// The probability of the outcomes that were left out because they are too rare to matter, at most
    /// <see cref="ExactCoverage.MaxOmitted"/> plus rounding.
    /// </summary>
    public required double Omitted { get; init; }
}
