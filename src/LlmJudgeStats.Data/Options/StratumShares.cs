using System.Globalization;

namespace LlmJudgeStats.Data;

/// <summary>The shares that the values of a stratum column have in the population.</summary>
/// <remarks>Values are compared character by character. Immutable, thread-safe.</remarks>
public sealed class StratumShares
{
    private const double Rounding = 1e-9;
    private const NumberStyles Style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent | NumberStyles.AllowLeadingSign;

    private StratumShares(IReadOnlyList<KeyValuePair<string, double>> all) => All = all;

    /// <summary>Each value with its share, in the order given; shares sum to 1.</summary>
    public IReadOnlyList<KeyValuePair<string, double>> All { get; }

    /// <summary>Shares that sum to 1 up to 1e-9, or counts: whole numbers that sum to more.</summary>
    /// <param name="values">A value and its share or count, zero or more.</param>
    /// <exception cref="ArgumentException">
    /// No value, a value twice, a number that is negative or not finite, nothing but zeros, or shares that do not sum to 1.
    /// </exception>
    public static StratumShares Of(IReadOnlyList<KeyValuePair<string, double>> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count == 0) throw new ArgumentException("no share is given", nameof(values));
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (var (value, share) in values)
        {
            if (!seen.Add(value)) throw new ArgumentException($"the share of '{Excerpt.InHint(value)}' is given twice", nameof(values));
            if (share is >= 0 and < double.PositiveInfinity) continue;
            throw new ArgumentException(Invariant(
                $"the share of '{Excerpt.InHint(value)}' is {share}; shares are zero or more"), nameof(values));
        }
        var sum = values.Sum(one => one.Value);
        var areCounts = sum > 1 && values.All(one => one.Value == Math.Floor(one.Value));
        if (!areCounts && !(Math.Abs(sum - 1) <= Rounding))
        {
            throw new ArgumentException(Invariant(
                $"the shares sum to {sum:G10}: they must sum to 1, or be counts in whole numbers"), nameof(values));
        }
        return new([.. values.Select(one => KeyValuePair.Create(one.Key, one.Value / sum))]);
    }

    /// <summary>Shares as they are written on one line: <c>A=0.3,B=0.7</c>.</summary>
    /// <param name="text">Values and shares; a value may hold an equals sign, and no comma.</param>
    /// <exception cref="ArgumentException">Not of that form, or what <see cref="Of"/> refuses.</exception>
    public static StratumShares Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Of([.. text.Split(',').Select(One)]);
    }

    /// <summary>A number in digits, with a point and without separators: a share, a weight, a score.</summary>
    internal static bool TryNumber(ReadOnlySpan<char> text, out double number) =>
        double.TryParse(text, Style, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);

    private static KeyValuePair<string, double> One(string part)
    {
        var at = part.LastIndexOf('=');
        return at >= 0 && TryNumber(part.AsSpan(at + 1).Trim(), out var share)
            ? KeyValuePair.Create(part[..at].Trim(), share)
            : throw new ArgumentException($"'{Excerpt.InHint(part)}' is not a value with its share, such as A=0.3", nameof(part));
    }
}
