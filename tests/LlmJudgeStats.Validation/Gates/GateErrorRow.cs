using System.Globalization;
using LlmJudgeStats.Coverage;

namespace LlmJudgeStats.Validation.Gates;

/// <summary>How often a gate is wrong at the worst point of a grid, for one design and level.</summary>
/// <param name="Family">The kind of design.</param>
/// <param name="Design">Its sizes.</param>
/// <param name="Level">The level of each limit.</param>
/// <param name="Points">How many points were looked at.</param>
/// <param name="Above">Where the lower limit is above the rate: a wrong pass of "at least", a wrong fail of "at most".</param>
/// <param name="Below">Where the upper limit is below the rate: a wrong fail of "at least", a wrong pass of "at most".</param>
internal sealed record GateErrorRow(string Family, string Design, double Level, int Points, GateErrorPoint Above, GateErrorPoint Below)
{
    public const string Header =
        "family,design,level,points,above,above_rate,above_sensitivity,above_specificity,"
            + "below,below_rate,below_sensitivity,below_specificity";

    public string Key => string.Create(CultureInfo.InvariantCulture, $"{Family},{Design},{Level}");

    public double Worst => Math.Max(Above.Error, Below.Error);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Family},{Design},{Level},{Points},{Above},{Below}");

    public static GateErrorRow Parse(string line)
    {
        var cells = line.Split(',');
        double Number(int i) => double.Parse(cells[i], CultureInfo.InvariantCulture);
        return new(cells[0], cells[1], Number(2), (int)Number(3), new(Number(4), Number(5), Number(6), Number(7)),
            new(Number(8), Number(9), Number(10), Number(11)));
    }
}

/// <summary>A point, and how often the gate is wrong there.</summary>
internal sealed record GateErrorPoint(double Error, double Rate, double Sensitivity, double Specificity)
{
    public static GateErrorPoint Worst(IEnumerable<CoveragePoint> points, Func<CoveragePoint, double> coverage)
    {
        var worst = points.MinBy(coverage);
        return new(1 - coverage(worst), worst.Rate, worst.Sensitivity, worst.Specificity);
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, Error):F6},{Rate},{Sensitivity},{Specificity}");
}
