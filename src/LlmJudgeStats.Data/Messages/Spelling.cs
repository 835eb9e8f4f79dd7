namespace LlmJudgeStats.Data;

/// <summary>How far apart two words are.</summary>
internal static class Spelling
{
    /// <summary>The smallest number of characters to insert, delete, replace or swap with their neighbour that turns one word into the other (optimal string alignment).</summary>
    public static int Distance(string left, string right)
    {
        if (left.Length > 64 || right.Length > 64) return int.MaxValue;   // nobody mistypes that much
        var (twoAbove, above, row) = (new int[right.Length + 1], new int[right.Length + 1], Enumerable.Range(0, right.Length + 1).ToArray());
        for (var i = 1; i <= left.Length; i++)
        {
            (twoAbove, above, row) = (above, row, twoAbove);
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                row[j] = Math.Min(above[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1), 1 + Math.Min(above[j], row[j - 1]));
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1]) row[j] = Math.Min(row[j], 1 + twoAbove[j - 2]);
            }
        }
        return row[^1];
    }
}
