using System.Collections.Immutable;
using LlmJudgeStats.Inference;

namespace LlmJudgeStats.Comparison;

/// <summary>Many pairs of systems: each answered, then judged as one family of claims. Source: decisions.md 7.</summary>
public static class ComparisonFamily
{
    /// <summary>Every pair of so many systems, the earlier one first.</summary>
    /// <param name="systems">How many systems.</param>
    public static IReadOnlyList<ComparedSystems> AllPairs(int systems)
    {
        var pairs = new List<ComparedSystems>();
        for (var a = 0; a < systems; a++)
        {
            for (var b = a + 1; b < systems; b++) pairs.Add(new(a, b));
        }
        return pairs;
    }

    /// <summary>Every other system against one.</summary>
    /// <param name="systems">How many systems.</param>
    /// <param name="baseline">Which one is B.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such system.</exception>
    public static IReadOnlyList<ComparedSystems> AgainstBaseline(int systems, int baseline)
    {
        Check.Index(baseline, systems, nameof(baseline));
        return [.. Enumerable.Range(0, systems).Where(a => a != baseline).Select(a => new ComparedSystems(a, baseline))];
    }

    /// <summary>The answers to some pairs, with intervals that hold together; not yet judged as claims.</summary>
    /// <remarks>Pairs are answered in parallel; the answers do not depend on how many processors there are.</remarks>
    /// <param name="pairs">All pairs, or all against a baseline.</param>
    /// <param name="study">The comparison of two systems.</param>
    /// <param name="question">Level and margin.</param>
    /// <param name="deviate">
    /// <see cref="Multiplicity.Simultaneous"/> or <see cref="Multiplicity.AgainstBaseline"/>; <see langword="null"/> for a single pair.
    /// </param>
    /// <param name="estimator">How differences are estimated; the default without it.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static ImmutableArray<ComparedPair> Answer(
        IReadOnlyList<ComparedSystems> pairs, Func<int, int, ComparisonStudy> study, ComparisonQuestion question, double? deviate,
        DifferenceEstimator? estimator = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(question);
        var answers = new ComparedPair[pairs.Count];
        InParallel.For(pairs.Count, i =>
        {
            var (a, b) = pairs[i];
            var one = study(a, b);
            answers[i] = new()
            {
                A = a,
                B = b,
                Answer = ComparisonAnswer.Of(in one, question, estimator),
                Simultaneous = deviate is { } z
                    ? (estimator ?? DifferenceEstimator.Default).Estimate(in one, Multiplicity.LevelOf(z)).Interval
                    : null,
            };
        }, cancellationToken);
        return [.. answers];
    }

    /// <summary>The pairs of all tiers as one family of claims: adjusted p-values, and the words that stand.</summary>
    /// <remarks>
    /// Holm inside each tier, and no tier goes below the largest adjusted p-value of those before it. A single pair keeps its own word.
    /// </remarks>
    /// <param name="tiers">Primary claims first, as declared before looking; one tier for most.</param>
    /// <param name="question">The level, the margin and the correction.</param>
    /// <exception cref="ArgumentException">Several tiers with another correction than Holm's.</exception>
    public static ImmutableArray<ImmutableArray<ComparedPair>> Judge(
        IReadOnlyList<IReadOnlyList<ComparedPair>> tiers, ComparisonQuestion question)
    {
        ArgumentNullException.ThrowIfNull(tiers);
        ArgumentNullException.ThrowIfNull(question);
        if (tiers.Count > 1 && question.Correction != MultiplicityCorrection.Holm)
            throw new ArgumentException("several tiers go with Holm's correction only", nameof(question));
        IReadOnlyList<IReadOnlyList<double>> pValues = [.. tiers.Select(tier => tier.Select(pair => pair.Answer.PValue).ToArray())];
        var adjusted = question.Correction == MultiplicityCorrection.Holm
            ? new ClaimFamily(pValues).Adjusted
            : [.. pValues.Select(tier => Multiplicity.Adjust([.. tier], question.Correction).ToImmutableArray())];
        var isAlone = tiers.Sum(tier => tier.Count) == 1;
        return [.. tiers.Select((tier, i) => tier.Select((pair, j) => Judged(pair, adjusted[i][j])).ToImmutableArray())];

        ComparedPair Judged(ComparedPair pair, double pValue) => isAlone ? pair.Alone(pValue) : pair.InFamily(pValue, question);
    }
}
