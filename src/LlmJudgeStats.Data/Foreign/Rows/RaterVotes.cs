namespace LlmJudgeStats.Data;

/// <summary>What several people's labels of one answer come to, inside a tool's file.</summary>
internal static class RaterVotes
{
    /// <summary>The word of all of them, or what the rule makes of them; nothing where it makes nothing.</summary>
    /// <param name="words">The words; not empty.</param>
    /// <param name="rule">The rule; <see langword="null"/> when none was named.</param>
    /// <param name="contradict">Whether they differ, and no rule says what to do.</param>
    public static string? Result(IReadOnlyList<string> words, RaterRule? rule, out bool contradict)
    {
        contradict = false;
        if (words.All(word => word.Equals(words[0], StringComparison.OrdinalIgnoreCase))) return words[0];
        contradict = rule is null;
        if (rule is null or RaterRule.Agree) return null;
        var same = words.GroupBy(word => ForeignWords.Verdict(JudgmentReaderOptions.Default, word), StringComparer.OrdinalIgnoreCase)
            .Select(group => (Word: group.First(), Meaning: group.Key, Count: group.Count())).ToArray();
        return rule switch
        {
            RaterRule.AnyPass => Array.Find(same, one => one.Meaning == ForeignWords.Pass).Word,
            RaterRule.AnyFail => Array.Find(same, one => one.Meaning == ForeignWords.Fail).Word,
            _ => Majority(same),
        };
    }

    private static string? Majority((string Word, string? Meaning, int Count)[] same)
    {
        var most = same.Max(one => one.Count);
        return same.Count(one => one.Count == most) > 1 ? null : Array.Find(same, one => one.Count == most).Word;
    }
}
