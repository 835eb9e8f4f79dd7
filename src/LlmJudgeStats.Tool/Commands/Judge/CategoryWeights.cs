namespace LlmJudgeStats.Tool.Commands.Judge;

/// <summary>Weights of categories, as they were written or from a file.</summary>
internal static class CategoryWeights
{
    /// <summary>The weights; <see langword="null"/> where none were declared.</summary>
    public static StratumShares? Of(JudgeQuestion question)
    {
        if (question.Weights is not { } text) return null;
        return LibraryRefusal.AsUsage(
            () => text.Contains('=', StringComparison.Ordinal)
                ? StratumShares.Parse(text)
                : ShareReader.ReadWithFingerprint(text, ShareColumns.OfCategories).Shares,
            about: $"--category-weights {text}");
    }
}
