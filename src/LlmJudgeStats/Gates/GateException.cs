namespace LlmJudgeStats.Gates;

/// <summary>Raised on request only, by <see cref="GateDecision.Ensure"/>: the gate did not pass.</summary>
public sealed class GateException : Exception
{
    /// <summary>An exception with a general message.</summary>
    public GateException() : this("the gate did not pass") { }

    /// <summary>An exception with what the gate said.</summary>
    /// <param name="message">The decision in a sentence.</param>
    public GateException(string message) : base(message) { }

    /// <summary>An exception with what the gate said and its cause.</summary>
    /// <param name="message">The decision in a sentence.</param>
    /// <param name="innerException">The cause.</param>
    public GateException(string message, Exception innerException) : base(message, innerException) { }
}
