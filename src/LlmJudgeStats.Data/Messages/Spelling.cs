namespace LlmJudgeStats.Data;

/// <summary>How far apart two words are.</summary>
internal static class Spelling
{
    private const int LongestWord = 64;   // characters; nobody mistypes more than that

    /// <summary>
    /// The smallest number of characters to insert, delete, replace or swap with their neighbour that turns one word into the other
    /// (optimal string alignment).
    /// </summary>
    public static int Distance(string left, string right)
    {
        if (left.Length > LongestWord || right.Length > LongestWord) return int.MaxValue;
        var twoAbove = new int[right.Length + 1];
        var above = new int[right.Length + 1];
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var free = twoAbove;
            twoAbove = above;
            above = row;
            row = free;
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                row[j] = Math.Min(above[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1), 1 + Math.Min(above[j], row[j - 1]));
                var areSwapped = i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
                if (areSwapped) row[j] = Math.Min(row[j], 1 + twoAbove[j - 2]);
            }
        }
        return row[^1];
    }
}
