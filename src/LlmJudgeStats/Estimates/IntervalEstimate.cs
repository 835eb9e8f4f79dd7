using System.Globalization;

namespace LlmJudgeStats;

/// <summary>A range of rates, with its level and what that level means.</summary>
/// <remarks>
/// Both ends are inclusive, and lower is never above upper. Equality compares all parts. The default value is [0, 0] at level 0, which no
/// method returns.
/// Immutable, thread-safe.
/// </remarks>
public readonly record struct IntervalEstimate : IFormattable
{
    /// <summary>The level used when none is given: the only place that knows it.</summary>
    public const double DefaultLevel = 0.95;

    /// <summary>An interval.</summary>
    /// <param name="lower">The lower end.</param>
    /// <param name="upper">The upper end, not below <paramref name="lower"/>.</param>
    /// <param name="level">Coverage probability, strictly between 0 and 1.</param>
    /// <param name="kind">What the level is a probability of.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A level outside (0, 1), an undefined kind, NaN, or ends in the wrong order.
    /// </exception>
    public IntervalEstimate(double lower, double upper, double level, IntervalKind kind = IntervalKind.Confidence)
    {
        if (!(lower <= upper)) Throw.Inverted(lower, upper, nameof(upper));
        Lower = lower;
        Upper = upper;
        Level = Check.Level(level, nameof(level));
        Kind = Check.Defined(kind, nameof(kind));
    }

    /// <summary>The lower end, inclusive.</summary>
    public double Lower { get; }

    /// <summary>The upper end, inclusive.</summary>
    public double Upper { get; }

    /// <summary>Coverage probability, strictly between 0 and 1: 0.95, never 95.</summary>
    public double Level { get; }

    /// <summary>What the level is a probability of.</summary>
    public IntervalKind Kind { get; }

    /// <summary>Upper minus lower.</summary>
    public double Width => Upper - Lower;

    /// <summary>Whether the value lies inside, ends included.</summary>
    /// <param name="value">A rate.</param>
    public bool Contains(double value) => value >= Lower && value <= Upper;

    internal double On(IntervalSide side) => side == IntervalSide.Lower ? Lower : Upper;

    /// <summary>The same statement about one minus a rate.</summary>
    public IntervalEstimate Flip() => Flip(Support.Rate);

    /// <summary>The same statement seen from the other end of a support: one minus a rate, minus a difference, one over a ratio.</summary>
    /// <param name="support">The range of the quantity.</param>
    public IntervalEstimate Flip(Support support) => new(support.Mirror(Upper), support.Mirror(Lower), Level, Kind);

    /// <summary>Both ends, for <c>var (lower, upper) = estimate.Interval;</c>.</summary>
    /// <param name="lower">The lower end.</param>
    /// <param name="upper">The upper end.</param>
    public void Deconstruct(out double lower, out double upper)
    {
        lower = Lower;
        upper = Upper;
    }

    /// <summary>
    /// For people: <c>[73.6%, 90.0%]</c>, percent with one decimal, <c>&gt;99.9%</c> and <c>&lt;0.1%</c> for what only rounds to 100 or 0,
    /// invariant culture.
    /// </summary>
    public override string ToString() => ToString(null, null);

    /// <summary>The same with numbers of another look.</summary>
    /// <param name="format">A format of numbers, such as <c>P2</c> or <c>F4</c>; percent with one decimal without one.</param>
    /// <param name="formatProvider">How numbers are written; the invariant culture without one.</param>
    /// <exception cref="FormatException">Not a format of numbers.</exception>
    public string ToString(string? format, IFormatProvider? formatProvider)
    {
        var provider = formatProvider ?? CultureInfo.InvariantCulture;
        // Where a comma stands in the numbers, another sign stands between them.
        var between = NumberFormatInfo.GetInstance(provider).NumberDecimalSeparator == "," ? "; " : ", ";
        return $"[{Number(Lower, format, provider)}{between}{Number(Upper, format, provider)}]";
    }

    // Without a format a rate is shown in percent.
    internal static string Number(double value, string? format, IFormatProvider provider) =>
        string.IsNullOrEmpty(format) ? Percent(value, provider) : value.ToString(format, provider);

    // All and nothing are said of those rates alone.
    private static string Percent(double value, IFormatProvider provider)
    {
        var shown = Rounded(100 * value);
        if (value < 1 && shown == Rounded(100)) return $">{Rounded(99.9)}";
        return value > 0 && shown == Rounded(0) ? $"<{Rounded(0.1)}" : shown;

        string Rounded(double percent) => string.Create(provider, $"{percent:F1}%");
    }
}
