using LlmJudgeStats.Preferences;

namespace LlmJudgeStats.Reporting;

/// <summary>What a judge says of pairs in both orders.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
/// <param name="Table">The pairs by their two preferences.</param>
/// <param name="First">Pairs that lean to the place shown first.</param>
/// <param name="Second">Pairs that lean to the other.</param>
/// <param name="Same">Pairs that lean to no place.</param>
internal sealed record JudgeOrders(SwapTable Table, long First, long Second, long Same)
{
    /// <summary>The counts of a table.</summary>
    public static JudgeOrders Of(SwapTable table)
    {
        var leaning = table.Primacy;
        var size = (long)leaning.Size;
        // A share of a count is that count but for its last bits.
        var first = (long)Math.Round(leaning.Size > 0 ? leaning.Size * leaning.Rate : 0);
        return new(table, first, size - first, table.Count - size);
    }
}
