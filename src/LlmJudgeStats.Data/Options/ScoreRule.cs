using System.Globalization;

namespace LlmJudgeStats.Data;

/// <summary>Which scores pass: <c>&gt;=4</c>. All other numbers fail.</summary>
/// <param name="Comparison">How a score is compared.</param>
/// <param name="CutOff">With what. Decimal, as scores are: 0.6 is not 0.59999999.</param>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record ScoreRule(ScoreComparison Comparison, decimal CutOff)
{
    private static readonly (string Sign, ScoreComparison Comparison)[] s_signs =
    [
        (">=", ScoreComparison.AtLeast), ("<=", ScoreComparison.AtMost),
        (">", ScoreComparison.Above), ("<", ScoreComparison.Below), ("=", ScoreComparison.Equal),
    ];

    /// <summary>How a score is compared.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a member.</exception>
    public ScoreComparison Comparison { get; init => field = OptionCheck.Defined(value, nameof(Comparison)); } =
        OptionCheck.Defined(Comparison, nameof(Comparison));

    /// <summary>The rule of a text such as <c>&gt;=4</c>, <c>&lt; 0.5</c> or <c>=1</c>.</summary>
    /// <param name="text">A sign of comparison and a number.</param>
    /// <exception cref="FormatException">Something else.</exception>
    public static ScoreRule Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var (sign, comparison) in s_signs)
        {
            if (text.StartsWith(sign, StringComparison.Ordinal) && TryNumber(text.AsSpan(sign.Length).Trim(), out var number))
                return new(comparison, number);
        }
        throw new FormatException($"'{Excerpt.Of(text)}' is not a rule; write a comparison and a number, such as >=4, >0.5 or <=2");
    }

    /// <summary>Whether a score passes.</summary>
    /// <param name="score">A score.</param>
    public bool Passes(decimal score) => Comparison switch
    {
        ScoreComparison.AtLeast => score >= CutOff,
        ScoreComparison.Above => score > CutOff,
        ScoreComparison.AtMost => score <= CutOff,
        ScoreComparison.Below => score < CutOff,
        ScoreComparison.Equal => score == CutOff,
    };

    /// <summary>The rule as it is written: <c>&gt;=4</c>.</summary>
    public override string ToString() =>
        s_signs.First(pair => pair.Comparison == Comparison).Sign + CutOff.ToString(CultureInfo.InvariantCulture);

    /// <summary>A number in digits, exactly: with more digits than a decimal holds it is none.</summary>
    internal static bool TryNumber(ReadOnlySpan<char> text, out decimal number)
    {
        const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        const int MostCharacters = 28;
        number = 0;
        if (text.Length > MostCharacters || !decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out number)) return false;
        // 1e-30 is no 0.
        return number != 0 || !text.ContainsAnyInRange('1', '9') || IsZero(text);
    }

    private static bool IsZero(ReadOnlySpan<char> text)
    {
        var exponent = text.IndexOfAny('e', 'E');
        return exponent >= 0 && !text[..exponent].ContainsAnyInRange('1', '9');
    }
}
