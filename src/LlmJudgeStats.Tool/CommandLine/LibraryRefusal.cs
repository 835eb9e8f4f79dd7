namespace LlmJudgeStats.Tool.CommandLine;

/// <summary>What the library refuses was written on the command line, and is told in its words.</summary>
internal static class LibraryRefusal
{
    /// <summary>The result; an argument that the library refuses is a mistake of usage.</summary>
    /// <param name="work">What the library is asked.</param>
    /// <param name="about">The option whose value it is; <see langword="null"/> where the refusal names options itself.</param>
    /// <param name="advice">What else is to be said, after the reason.</param>
    public static T AsUsage<T>(Func<T> work, string? about = null, string advice = "")
    {
        try
        {
            return work();
        }
        catch (ArgumentException problem)
        {
            var reason = OptionNames.Plain(problem) + advice;
            throw new UsageException(about is null ? reason : $"{about}: {reason}", problem);
        }
    }
}
