namespace LlmJudgeStats.Data;

/// <summary>The words of one column: what means pass and what means fail. They replace the built-in vocabulary there.</summary>
/// <param name="Pass">Words that mean pass.</param>
/// <param name="Fail">Words that mean fail.</param>
/// <remarks>Trimmed, ASCII case ignored. Immutable, thread-safe.</remarks>
public sealed record OutcomeWords(IReadOnlyList<string> Pass, IReadOnlyList<string> Fail)
{
    /// <summary>Words that mean pass. May be empty.</summary>
    /// <exception cref="ArgumentException">An entry is missing.</exception>
    public IReadOnlyList<string> Pass { get; init => field = OptionCheck.List(value, nameof(Pass)); } = OptionCheck.List(
        Pass, nameof(Pass));

    /// <summary>Words that mean fail. May be empty.</summary>
    /// <exception cref="ArgumentException">An entry is missing.</exception>
    public IReadOnlyList<string> Fail { get; init => field = OptionCheck.List(value, nameof(Fail)); } = OptionCheck.List(
        Fail, nameof(Fail));

    /// <summary>Whether another list has the same words in the same order.</summary>
    /// <param name="other">Other words.</param>
    public bool Equals(OutcomeWords? other) => other is not null && Pass.SequenceEqual(other.Pass) && Fail.SequenceEqual(other.Fail);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(string.Join('\n', Pass), string.Join('\n', Fail));
}
