namespace LlmJudgeStats;

/// <summary>Raised on request only, by <see cref="JudgeEstimate.ThrowIfUnidentified"/>: the data do not determine the rate.</summary>
public sealed class UnidentifiedException : Exception
{
    /// <summary>An exception with a general message.</summary>
    public UnidentifiedException() : this("the data do not determine the rate") { }

    /// <summary>An exception with the reason.</summary>
    /// <param name="message">The reason and the fix.</param>
    public UnidentifiedException(string message) : base(message) { }

    /// <summary>An exception with the reason and its cause.</summary>
    /// <param name="message">The reason and the fix.</param>
    /// <param name="innerException">The cause.</param>
    public UnidentifiedException(string message, Exception innerException) : base(message, innerException) { }
}
