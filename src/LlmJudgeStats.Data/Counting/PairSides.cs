namespace LlmJudgeStats.Data;

/// <summary>What people call the first of two answers that were shown side by side, and the other.</summary>
internal static class PairSides
{
    /// <summary>The words, the first-named one before the other.</summary>
    public static IReadOnlyList<(string First, string Other)> All { get; } =
    [
        ("model_a", "model_b"), ("model_1", "model_2"), ("a", "b"), ("win", "loss"), ("left", "right"), ("first", "second"), ("1", "2"),
        ("answer_a", "answer_b"), ("response_a", "response_b"), ("assistant_a", "assistant_b"), ("A>B", "B>A"),
    ];

    /// <summary>The words of which one is given, without regard to case; nothing for any other.</summary>
    public static (string First, string Other)? Of(ReadOnlySpan<char> word)
    {
        foreach (var sides in All)
        {
            if (Is(word, sides.First) || Is(word, sides.Other)) return sides;
        }
        return null;
    }

    private static bool Is(ReadOnlySpan<char> word, string side) => word.Equals(side, StringComparison.OrdinalIgnoreCase);
}
