using System.Globalization;

namespace LlmJudgeStats.Validation.Widths;

/// <summary>One interval at one design and level: its coverage, its width, and its width beside that of the guarded score.</summary>
/// <param name="Design">The sizes.</param>
/// <param name="Level">The nominal level.</param>
/// <param name="Interval">The id.</param>
/// <param name="Minimum">The lowest coverage on the grid.</param>
/// <param name="Rate">Where that is.</param>
/// <param name="Sensitivity">Where that is.</param>
/// <param name="Specificity">Where that is.</param>
/// <param name="Mean">The mean coverage.</param>
/// <param name="Width">The mean expected width.</param>
/// <param name="Ratio">That over the one of the guarded score.</param>
/// <param name="LeastRatio">The smallest ratio of expected widths at one point of the grid.</param>
/// <param name="MostRatio">The largest.</param>
/// <param name="Wider">The share of the points at which it is wider.</param>
internal sealed record WidthRow(
    string Design, double Level, string Interval, double Minimum, double Rate, double Sensitivity, double Specificity, double Mean,
    double Width, double Ratio, double LeastRatio, double MostRatio, double Wider)
{
    public const string Header = "design,level,interval,minimum,rate,sensitivity,specificity,mean,width,ratio,least_ratio,most_ratio,wider";

    public static WidthRow Parse(string line)
    {
        var c = line.Split(',');
        return new(c[0], At(1), c[2], At(3), At(4), At(5), At(6), At(7), At(8), At(9), At(10), At(11), At(12));

        double At(int i) => double.Parse(c[i], CultureInfo.InvariantCulture);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Design},{Level},{Interval},{Minimum:F6},{Rate},{Sensitivity},{Specificity},{Mean:F6},{Width:F6},{Ratio:F6},{LeastRatio:F6},")
        + string.Create(CultureInfo.InvariantCulture, $"{MostRatio:F6},{Wider:F6}");
}
