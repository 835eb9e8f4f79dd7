using System.Text;

namespace LlmJudgeStats.Tool.Commands.Estimate;

/// <summary>The name of an execution: a folder, and nothing but its name.</summary>
internal static class ExecutionName
{
    public const string Default = "judgestats";

    /// <summary>The name as it was given.</summary>
    /// <exception cref="UsageException">It names no folder.</exception>
    public static string Of(string name)
    {
        var isFolder = name.EnumerateRunes().All(ScenarioNames.IsAllowed) && name is not (['.' or ' ', ..] or [.., '.' or ' '] or "");
        return isFolder && Encoding.UTF8.GetByteCount(name) <= 200 ? name : throw new UsageException(
            $"--execution {name}: it names a folder; use letters, digits, - _ and, inside, . and blanks");
    }
}
