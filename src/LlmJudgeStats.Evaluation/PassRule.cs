using System.Globalization;

namespace LlmJudgeStats.Evaluation;

/// <summary>Which values of a metric without an interpretation are a pass. Nothing is guessed: a number or a word needs a rule.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed class PassRule
{
    private readonly double? _least;
    private readonly double? _most;
    private readonly HashSet<string> _passes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _fails = new(StringComparer.Ordinal);

    private PassRule(double? least, double? most)
    {
        _least = least;
        _most = most;
    }

    internal bool IsForNumbers => _least is not null || _most is not null;

    /// <summary>A number passes when it is so large or larger: for a score where more is better.</summary>
    /// <param name="threshold">The smallest number that passes, in the units of the metric; finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">A threshold that is not finite.</exception>
    public static PassRule AtLeast(double threshold) => new(Finite(threshold), null);

    /// <summary>A number passes when it is so small or smaller: for a score of something bad.</summary>
    /// <param name="threshold">The largest number that passes, in the units of the metric; finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">A threshold that is not finite.</exception>
    public static PassRule AtMost(double threshold) => new(null, Finite(threshold));

    /// <summary>A word passes or fails by these lists, compared as they are, case included; any other word is refused.</summary>
    /// <param name="passes">Words that are a pass.</param>
    /// <param name="fails">Words that are a fail.</param>
    /// <exception cref="ArgumentNullException">A list is missing.</exception>
    /// <exception cref="ArgumentException">A list is empty, or a word is empty or in both.</exception>
    public static PassRule Words(IReadOnlyCollection<string> passes, IReadOnlyCollection<string> fails)
    {
        ArgumentNullException.ThrowIfNull(passes);
        ArgumentNullException.ThrowIfNull(fails);
        var rule = new PassRule(null, null);
        Take(passes, rule._passes, nameof(passes));
        Take(fails, rule._fails, nameof(fails));
        if (rule._passes.FirstOrDefault(rule._fails.Contains) is { } both)
            throw new ArgumentException($"{ShownText.Quoted(both)} cannot be both a pass and a fail", nameof(fails));
        return rule;
    }

    /// <summary>For people: <c>at least 4</c>. Invariant culture.</summary>
    public override string ToString()
    {
        if (_least is { } least) return string.Create(CultureInfo.InvariantCulture, $"at least {least}");
        if (_most is { } most) return string.Create(CultureInfo.InvariantCulture, $"at most {most}");
        return $"pass: {ShownText.List(_passes)}; fail: {ShownText.List(_fails)}";
    }

    internal bool Passes(double number) => _least is { } least ? number >= least : number <= _most;

    /// <returns><see langword="null"/> for a word that is in neither list.</returns>
    internal bool? Passes(string word)
    {
        if (_passes.Contains(word)) return true;
        return _fails.Contains(word) ? false : null;
    }

    private static double Finite(double threshold) => double.IsFinite(threshold)
        ? threshold
        : throw new ArgumentOutOfRangeException(nameof(threshold), threshold, "a threshold must be a finite number, such as 4");

    private static void Take(IReadOnlyCollection<string> words, HashSet<string> taken, string name)
    {
        if (words.Count == 0) throw new ArgumentException("at least one word is needed", name);
        foreach (var word in words)
        {
            if (string.IsNullOrWhiteSpace(word)) throw new ArgumentException("a word must not be empty: an empty value is missing", name);
            taken.Add(word);
        }
    }
}
