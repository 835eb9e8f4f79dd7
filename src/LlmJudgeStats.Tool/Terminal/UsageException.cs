namespace LlmJudgeStats.Tool.Terminal;

/// <summary>The command line, or what it names, cannot be used. The message says what was given, what is allowed and what to do.</summary>
internal sealed class UsageException : Exception
{
    public UsageException() { }

    public UsageException(string message) : base(message) { }

    public UsageException(string message, Exception innerException) : base(message, innerException) { }
}
