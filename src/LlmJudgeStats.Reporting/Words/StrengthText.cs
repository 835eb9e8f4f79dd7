using System.Globalization;

namespace LlmJudgeStats.Reporting;

/// <summary>Strengths in words: two decimals, Elo points none.</summary>
internal static class StrengthText
{
    /// <summary>Points of Elo for one of strength.</summary>
    public static double EloPoints { get; } = 400 / Math.Log(10);

    /// <summary>A strength; <c>not identified</c> for NaN.</summary>
    public static string Strength(double value) => Rounded(value, 2);

    /// <summary>Elo points.</summary>
    public static string Elo(double value) => Rounded(value, 0);

    // Rounded first: what is shown as zero has no sign.
    private static string Rounded(double value, int decimals) => double.IsNaN(value)
        ? RateText.NotIdentified
        : (Math.Round(value, decimals) + 0.0).ToString($"F{decimals}", CultureInfo.InvariantCulture);
}
