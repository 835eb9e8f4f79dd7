using System.Globalization;
using System.Text.RegularExpressions;

namespace LlmJudgeStats.Tool.CommandLine;

/// <summary>Numbers on the command line, read the same way in every culture and never guessed.</summary>
internal static partial class Numbers
{
    public static long Count(string text, string option)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count))
            return count >= 0 ? count : throw new UsageException($"{option} {Shown(text)}: a count must be zero or more");
        throw new UsageException(IntegerPattern().IsMatch(text)
            ? $"{option} {Shown(text)}: the largest count is {long.MaxValue}"
            : $"{option} {Shown(text)}: not a count; write a whole number with digits only, such as 1234");
    }

    /// <summary>Rows of counts: <c>20,3; 4,8</c>.</summary>
    public static long[][] Table(string text, string option) =>
        [.. text.Split(';').Select(row => row.Split(',').Select(count => Count(count.Trim(), option)).ToArray())];

    public static long AtLeastOne(string text, string option, long most)
    {
        var value = Count(text, option);
        return value >= 1 && value <= most ? value : throw new UsageException($"{option} {text}: a whole number from 1 to {most}");
    }

    public static double Level(string text)
    {
        const string Option = "--level";
        var level = Real(text, Option, "a level between 0 and 1, such as 0.95");
        if (level is > 0 and < 1) return level;
        throw new UsageException(level is > 1 and < 100
            ? Invariant($"{Option} {text}: a level lies strictly between 0 and 1; did you mean {(decimal)level / 100}?")
            : $"{Option} {Shown(text)}: a level lies strictly between 0 and 1, such as 0.95");
    }

    /// <summary>The level of a one-sided limit.</summary>
    public static double OneSidedLevel(string text)
    {
        var level = Level(text);
        return level > 0.5 ? level
            : throw new UsageException($"--level {text}: the level of a one-sided limit lies above 0.5 and below 1, such as 0.95");
    }

    /// <summary>A number strictly between 0 and 1, such as a margin.</summary>
    public static double Inside(string text, string option, string what)
    {
        var value = Real(text, option, $"{what} between 0 and 1, such as 0.05");
        if (value is > 0 and < 1) return value;
        throw new UsageException(value is >= 1 and < 100
            ? Invariant($"{option} {text}: {what} lies strictly between 0 and 1; did you mean {(decimal)value / 100}?")
            : $"{option} {Shown(text)}: {what} lies strictly between 0 and 1");
    }

    /// <summary>A rate that is known: <c>0.9</c>.</summary>
    public static double Rate(string text, string option)
    {
        var rate = Real(text, option, "a rate between 0 and 1, such as 0.9");
        if (rate is >= 0 and <= 1) return rate;
        throw new UsageException(rate is > 1 and <= 100
            ? Invariant($"{option} {text}: a rate lies between 0 and 1; did you mean {(decimal)rate / 100}?")
            : $"{option} {Shown(text)}: a rate lies between 0 and 1");
    }

    /// <summary>A number above 0: a price, a budget, a width.</summary>
    public static double Positive(string text, string option, string expected)
    {
        var value = Real(text, option, expected);
        return value > 0 ? value : throw new UsageException($"{option} {Shown(text)}: {expected}");
    }

    /// <summary>A rate that was measured: <c>90/100</c>. <see langword="null"/> when the text is not of that form.</summary>
    public static (long Part, long Whole)? Fraction(string text, string option)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0) return null;
        var part = Count(text[..slash].Trim(), option);
        var whole = Count(text[(slash + 1)..].Trim(), option);
        return part <= whole ? (part, whole)
            : throw new UsageException($"{option} {text}: {part} of {whole} is more than all; write correct/all, such as 90/100");
    }

    private static double Real(string text, string option, string expected)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)) return value;
        if (PercentPattern().Match(text) is { Success: true } percent
            && decimal.TryParse(percent.Groups[1].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var hundredths))
            throw new UsageException(Invariant($"{option} {text}: write it without the percent sign; did you mean {hundredths / 100}?"));
        if (DecimalCommaPattern().IsMatch(text))
            throw new UsageException($"{option} {text}: use a point; did you mean {text.Replace(',', '.')}?");
        throw new UsageException($"{option} {Shown(text)}: not {expected}");
    }

    private static string Shown(string text) => text.Length > 0 ? PlainText.Escape(text) : "''";


    [GeneratedRegex(@"^[+-]?[0-9]+$", RegexOptions.CultureInvariant)]
    private static partial Regex IntegerPattern();

    [GeneratedRegex(@"^\s*([0-9]{1,3}(?:\.[0-9]{1,20})?)\s*%$", RegexOptions.CultureInvariant)]
    private static partial Regex PercentPattern();

    [GeneratedRegex(@"^[0-9]*,[0-9]+$", RegexOptions.CultureInvariant)]
    private static partial Regex DecimalCommaPattern();
}
