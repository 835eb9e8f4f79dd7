namespace LlmJudgeStats.Tool.Arguments;

/// <summary>How far apart two words are.</summary>
internal static class Spelling
{
    /// <summary>The smallest number of inserted, deleted or replaced characters that turns one word into the other (Levenshtein).</summary>
    public static int Distance(string left, string right)
    {
        if (left.Length > 64 || right.Length > 64) return int.MaxValue;   // nobody mistypes that much
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, 1 + Math.Min(row[j], row[j - 1]));
            }
        }
        return row[^1];
    }
}
