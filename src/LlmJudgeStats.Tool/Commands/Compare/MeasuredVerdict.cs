using LlmJudgeStats.Comparison;
using LlmJudgeStats.Inference;

namespace LlmJudgeStats.Tool.Commands.Compare;

/// <summary>The one word of a difference of means, alone or as one of a family of claims.</summary>
internal static class MeasuredVerdict
{
    /// <summary>A result with its word, its sentence and what was adjusted.</summary>
    /// <param name="result">The result of one pair.</param>
    /// <param name="adjusted">Its p-value, adjusted for the others.</param>
    /// <param name="claims">How many claims there are.</param>
    /// <param name="arguments">What was asked.</param>
    public static MeasureResult Of(MeasureResult result, double adjusted, int claims, MeasuredArguments arguments)
    {
        var comparison = result.Comparison!;
        var estimate = result.Main.Estimate;
        var level = arguments.Values.Level;
        var isShown = claims == 1 ? !estimate.Interval.Contains(0) : adjusted <= 1 - level;
        var isInside = arguments.Margin is { } most && comparison.Together.Lower > -most && comparison.Together.Upper < most;
        var verdict = !estimate.IsIdentified ? ComparisonVerdict.Undecided
            : isShown && estimate.Point != 0 ? estimate.Point > 0 ? ComparisonVerdict.Better : ComparisonVerdict.Worse
            : isInside ? ComparisonVerdict.Equivalent
            : ComparisonVerdict.Undecided;
        comparison = comparison with
        {
            Verdict = verdict,
            Margin = arguments.Margin,
            NonInferior = arguments.Margin is { } margin ? estimate.IsIdentified && estimate.Interval.Lower > -margin : null,
            WithinMargin = arguments.Margin is null ? null : isInside,
        };
        var isAdjusted = claims > 1 && arguments.Correction != MultiplicityCorrection.None;
        var main = isAdjusted
            ? result.Main with { AdjustedPValue = adjusted, Adjustment = Name(arguments.Correction) }
            : result.Main;
        return result with
        {
            Comparison = comparison,
            Estimates = [main, .. result.Estimates.Skip(1)],
            Facts = isAdjusted ? [.. result.Facts, Adjusted(adjusted, claims, main.Adjustment!)] : result.Facts,
            Sentence = MeasureSentence.Of(comparison, main),
        };
    }

    private static string Name(MultiplicityCorrection correction) => correction is MultiplicityCorrection.Holm ? "holm" : "bh";

    private static string Adjusted(double p, int claims, string correction) => Invariant(
        $"One of {claims} comparisons: adjusted ({correction}) {(p < 0.001 ? "p < 0.001" : $"p = {p:F3}")}");
}
