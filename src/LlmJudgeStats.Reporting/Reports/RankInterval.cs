using System.Globalization;

namespace LlmJudgeStats.Reporting;

/// <summary>The ranks that the data allow, 1 being the best.</summary>
/// <param name="Best">The best of them, at least 1.</param>
/// <param name="Worst">The worst, at least <paramref name="Best"/>.</param>
internal readonly record struct RankInterval(int Best, int Worst)
{
    /// <summary>
    /// The ranks that the intervals of estimates leave open: one behind all whose interval lies above, and before all whose interval lies
    /// below; <see langword="null"/> for one that is not identified.
    /// </summary>
    public static IReadOnlyList<RankInterval?> Of(IReadOnlyList<JudgeEstimate> estimates)
    {
        IntervalEstimate[] all = [.. estimates.Select(estimate => estimate.Interval)];
        return
        [
            .. estimates.Select(estimate => double.IsNaN(estimate.Point) ? (RankInterval?)null : new RankInterval(
                1 + all.Count(other => other.Lower > estimate.Interval.Upper),
                all.Length - all.Count(other => other.Upper < estimate.Interval.Lower))),
        ];
    }

    /// <summary>For people: <c>1–12</c>, or <c>3</c>.</summary>
    public override string ToString() => Best == Worst ? Best.ToString(CultureInfo.InvariantCulture) : Invariant($"{Best}–{Worst}");
}
