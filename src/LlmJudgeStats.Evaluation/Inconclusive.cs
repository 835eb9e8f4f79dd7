namespace LlmJudgeStats.Evaluation;

/// <summary>What an open gate means to a test: the data show neither that the rate keeps the threshold nor that it misses it.</summary>
/// <remarks>
/// There is no default: whether a test may go green on data that do not decide is the caller's decision. A gate that fails always fails.
/// Immutable; as thread-safe as the callback.
/// </remarks>
public sealed class Inconclusive
{
    private readonly Action<string>? _told;
    private readonly bool _isAllowed;

    private Inconclusive(bool isAllowed, Action<string>? told)
    {
        _isAllowed = isAllowed;
        _told = told;
    }

    /// <summary>An open gate fails the test, as a missed one does.</summary>
    public static Inconclusive Fail { get; } = new(isAllowed: false, null);

    /// <summary>An open gate lets the test pass, without a word.</summary>
    public static Inconclusive Allow { get; } = new(isAllowed: true, null);

    /// <summary>An open gate calls somebody: to skip the test (<c>Inconclusive.Tell(Assert.Skip)</c>), or to write a warning.</summary>
    /// <param name="told">Gets what the gate said. The test goes on when it returns.</param>
    /// <exception cref="ArgumentNullException">Nobody to call.</exception>
    public static Inconclusive Tell(Action<string> told)
    {
        ArgumentNullException.ThrowIfNull(told);
        return new(isAllowed: true, told);
    }

    /// <returns>Whether the test may go on.</returns>
    internal bool LetsThrough(Func<string> message)
    {
        _told?.Invoke(message());
        return _isAllowed;
    }
}
