using LlmJudgeStats.Strengths;

namespace LlmJudgeStats.Reporting;

/// <summary>How often a system wins against one of mean strength, which is at 0 (strengths.md).</summary>
/// <param name="Point">The rate.</param>
/// <param name="Lower">Its lower limit.</param>
/// <param name="Upper">Its upper limit.</param>
internal readonly record struct WinRate(double Point, double Lower, double Upper)
{
    /// <summary>The rates of a board, in the order of its systems; none without strengths.</summary>
    public static IReadOnlyList<WinRate> Of(StrengthBoard? board) => board is { IsIdentified: true }
        ? [.. Enumerable.Range(0, board.Systems.Length).Select(system => Of(board.Strength(system)))]
        : [];

    private static WinRate Of(JudgeEstimate strength) =>
        new(Share(strength.Point), Share(strength.Interval.Lower), Share(strength.Interval.Upper));

    private static double Share(double strength) => 1 / (1 + Math.Exp(-strength));
}
