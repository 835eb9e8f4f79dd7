using System.Globalization;

namespace LlmJudgeStats.Validation.Robust;

/// <summary>One line of robustness.csv: what one interval was asked, and what it answered.</summary>
internal sealed record RobustRow(string Name, long Studies, long Exceptions, long BadLimits, double Mirror, double Nesting, string Failures)
{
    public const string Header = "interval;studies;exceptions;bad_limits;mirror;nesting;failures";

    public static RobustRow Of(RobustCase one, RobustTally tally)
    {
        var failures = new List<string>();
        if (tally.BadWhere.Length > 0) failures.Add(tally.BadWhere);
        if (!(tally.Mirror <= one.Tolerance)) failures.Add("mirror: " + tally.MirrorWhere);
        if (!(tally.Nesting <= one.NestingRoom)) failures.Add("nesting: " + tally.NestingWhere);
        return new(one.Name, tally.Studies, tally.Exceptions, tally.BadLimits, tally.Mirror, tally.Nesting,
            string.Join(" | ", failures).ReplaceLineEndings(" "));
    }

    public static RobustRow Parse(string line)
    {
        var c = line.Split(';', 7);
        return new(c[0], Count(c[1]), Count(c[2]), Count(c[3]), Number(c[4]), Number(c[5]), c[6]);
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Name};{Studies};{Exceptions};{BadLimits};{Mirror:R};{Nesting:R};{Failures}");

    private static long Count(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
