namespace LlmJudgeStats.Comparison;

/// <summary>Two of many systems, with what holds for all pairs together: decisions.md 7.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record ComparedPair
{
    /// <summary>Which system is A, from 0 in the order given.</summary>
    public required int A { get; init; }

    /// <summary>Which system is B.</summary>
    public required int B { get; init; }

    /// <summary>The comparison by itself.</summary>
    public required ComparisonAnswer Answer { get; init; }

    /// <summary>The interval that holds together with those of all other pairs; <see langword="null"/> for a single pair.</summary>
    public IntervalEstimate? Simultaneous { get; init; }

    /// <summary>
    /// The p-value adjusted for the family; 1 without an answer, and before the family was judged (<see cref="ComparisonFamily.Judge"/>).
    /// </summary>
    public double AdjustedPValue { get; init; } = 1;

    /// <summary>The word that stands in the family; undecided before it was judged.</summary>
    public ComparisonVerdict Verdict { get; init; }

    /// <summary>Whether A is told apart above B by intervals that hold together, with a judge shown to be better than chance.</summary>
    internal bool IsAbove => Answer.Difference.IsIdentified && Answer.IsJudgeShown && Together.Lower > 0;

    /// <summary>Whether A is told apart below B likewise.</summary>
    internal bool IsBelow => Answer.Difference.IsIdentified && Answer.IsJudgeShown && Together.Upper < 0;

    private IntervalEstimate Together => Simultaneous ?? Answer.Difference.Interval;

    // The only claim: what it says by itself.
    internal ComparedPair Alone(double pValue) => this with { AdjustedPValue = pValue, Verdict = Answer.Verdict };

    internal ComparedPair InFamily(double adjustedPValue, ComparisonQuestion question) => this with
    {
        AdjustedPValue = adjustedPValue,
        Verdict = VerdictInFamily(adjustedPValue, question),
    };

    private ComparisonVerdict VerdictInFamily(double adjustedPValue, ComparisonQuestion question)
    {
        var difference = Answer.Difference;
        if (!difference.IsIdentified) return ComparisonVerdict.Undecided;
        if (adjustedPValue <= 1 - question.Level && Answer.IsJudgeShown && difference.Point != 0)
            return difference.Point > 0 ? ComparisonVerdict.Better : ComparisonVerdict.Worse;
        var isInside = question.Margin is { } margin && Together.Lower > -margin && Together.Upper < margin;
        return isInside ? ComparisonVerdict.Equivalent : ComparisonVerdict.Undecided;
    }
}
