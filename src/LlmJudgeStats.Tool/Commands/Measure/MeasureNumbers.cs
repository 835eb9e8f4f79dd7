using System.CommandLine;
using System.Globalization;

namespace LlmJudgeStats.Tool.Commands.Measure;

/// <summary>Numbers on the command line: values, weights, the range of a score.</summary>
internal static class MeasureNumbers
{
    /// <summary>The declared range of scores; of other values [0, 1].</summary>
    public static ValueRange RangeOf(string? text, MeasureKind kind)
    {
        if (kind is not MeasureKind.Score)
            return text is null ? ValueRange.Unit : throw new UsageException($"--range {text}: only scores have a range of their own");
        double[] ends = text is null ? [] : [.. text.Split(',').Select(end => Number(end, "--range"))];
        if (ends.Length != 2)
        {
            throw new UsageException("--measure score needs --range A,B: the smallest and the largest score that people can give "
                + "(--range 1,5)");
        }
        return ends[0] < ends[1]
            ? new(ends[0], ends[1])
            : throw new UsageException($"--range {text}: the smallest score comes first, and the largest lies above it");
    }

    /// <summary>Numbers of an option that takes a list.</summary>
    public static IReadOnlyList<double> Of(Given given, Option<string[]> option) =>
        [.. given.List(option).Select(text => Number(text, option.Name))];

    /// <summary>A number with a decimal point.</summary>
    public static double Number(string text, string option)
    {
        const NumberStyles style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return double.TryParse(text.Trim(), style, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw new UsageException($"{option}: '{text.Trim()}' is not a number; write a decimal point and no thousands separator");
    }
}
