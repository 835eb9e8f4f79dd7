using System.Text;

namespace LlmJudgeStats.Reporting;

/// <summary>
/// Names of scenarios that are names of folders, too: <c>JudgeStats</c>, and the values of a group with what a file system could take for
/// something else as <c>_</c>.
/// </summary>
internal static class ScenarioNames
{
    private const string First = "JudgeStats";

    // A file system takes 255 bytes or more; a number may come behind.
    private const int MostBytes = 200;

    /// <summary>A name for each group. None is another's, also where case is none: then a number tells them apart.</summary>
    public static IEnumerable<string> Of(IEnumerable<IReadOnlyList<GroupKey>?> groups)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var group in groups)
        {
            var name = Plain(string.Concat((group ?? []).Select(key => $".{key.Value}")));
            var own = name;
            for (var number = 2; !taken.Add(own); number++) own = Invariant($"{name}-{number}");
            yield return own;
        }
    }

    private static string Plain(string values)
    {
        var name = new StringBuilder(First);
        var bytes = First.Length;
        foreach (var rune in values.EnumerateRunes())
        {
            var allowed = IsAllowed(rune) ? rune : new Rune('_');
            bytes += allowed.Utf8SequenceLength;
            if (bytes > MostBytes) break;
            name.Append(allowed);
        }
        // Windows forgets a dot or a blank at the end.
        if (name[^1] is '.' or ' ') name[^1] = '_';
        return name.ToString();
    }

    /// <summary>Letters and digits of any script, <c>-</c>, <c>_</c>, <c>.</c> and the blank.</summary>
    public static bool IsAllowed(Rune rune) => Rune.IsLetterOrDigit(rune) || rune.Value is '-' or '_' or '.' or ' ';
}
