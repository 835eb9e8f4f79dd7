using System.Globalization;

namespace LlmJudgeStats.Reporting;

/// <summary>The ranks that the data allow, 1 being the best.</summary>
/// <param name="Best">The best of them, at least 1.</param>
/// <param name="Worst">The worst, at least <paramref name="Best"/>.</param>
internal readonly record struct RankInterval(int Best, int Worst)
{
    /// <summary>For people: <c>1–12</c>, or <c>3</c>.</summary>
    public override string ToString() => Best == Worst
        ? Best.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Best}–{Worst}");
}
