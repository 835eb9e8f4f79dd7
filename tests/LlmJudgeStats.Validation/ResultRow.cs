using System.Globalization;
using LlmJudgeStats.Coverage;
using LlmJudgeStats.Intervals;
using LlmJudgeStats.PassRates;

namespace LlmJudgeStats.Validation;

/// <summary>One line of a result file: one interval, one design, one level.</summary>
internal sealed record ResultRow(
    string Design, double Level, string Limits, long Outcomes, int Points, double Minimum, double Rate, double Sensitivity,
    double Specificity, double FirstPercentile, double Mean, double ShareBelow, double MeanWidth, double LowerMinimum, double UpperMinimum)
{
    public const string Header = "design,level,limits,outcomes,points,minimum,rate,sensitivity,specificity,"
        + "first_percentile,mean,share_below,mean_width,lower_minimum,upper_minimum";

    public const string TwoSided = "two-sided";
    public const string OneSided = "one-sided";

    /// <summary>What counts as a failure: half a percent below the level, as in the tables.</summary>
    public const double Slack = 0.005;

    public string Key => string.Create(CultureInfo.InvariantCulture, $"{Design},{Level},{Limits}");

    public static ResultRow Of(string design, double level, string limits, long outcomes, CoverageMap map)
    {
        var (lower, upper) = (map.Summary(level - Slack, IntervalSide.Lower), map.Summary(level - Slack, IntervalSide.Upper));
        // Limits for one side make no interval together: what counts is the worse of the two.
        var main = limits == TwoSided ? map.Summary(level - Slack) : lower.Minimum <= upper.Minimum ? lower : upper;
        return new(design, level, limits, outcomes, map.Points.Count, main.Minimum, main.Where.Rate, main.Where.Sensitivity,
            main.Where.Specificity,
            main.FirstPercentile, main.Mean, main.ShareBelow, map.MeanWidth, lower.Minimum, upper.Minimum);
    }

    /// <summary>The row of the design with the two label classes exchanged.</summary>
    public ResultRow Mirrored(string design) => this with
    {
        Design = design,
        Rate = Math.Round(1 - Rate, 12),
        Sensitivity = Specificity,
        Specificity = Sensitivity,
        LowerMinimum = UpperMinimum,
        UpperMinimum = LowerMinimum,
    };

    public static ResultRow Parse(string line)
    {
        var c = line.Split(',');
        return new(c[0], Number(c[1]), c[2], (long)Number(c[3]), (int)Number(c[4]), Number(c[5]), Number(c[6]), Number(c[7]), Number(c[8]),
            Number(c[9]),
            Number(c[10]), Number(c[11]), Number(c[12]), Number(c[13]), Number(c[14]));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Key},{Outcomes},{Points},{Minimum:F6},{Rate},{Sensitivity},{Specificity},"
            + $"{FirstPercentile:F6},{Mean:F6},{ShareBelow:F6},{MeanWidth:F6},{LowerMinimum:F6},{UpperMinimum:F6}");

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
