using System.Globalization;
using System.Text;
using LlmJudgeStats.Inference;
using LlmJudgeStats.PassRates;
using LlmJudgeStats.Reporting;

namespace LlmJudgeStats.Validation.Lee;

/// <summary>The length of intervals against the number of labels, at the expected counts.</summary>
internal static class LengthFigure
{
    private static readonly AsymmetricErrorInterval[] s_intervals = [AsymmetricErrorInterval.LangReiczigel,
        AsymmetricErrorInterval.GuardedScore];

    public static (string Csv, string Svg) Run()
    {
        double[] labels = [.. Enumerable.Range(1, 20).Select(i => 50.0 * i)];
        var lengths = s_intervals.Select(interval => labels.Select(m => Length(interval, m)).ToArray()).ToArray();
        var csv = new StringBuilder("labels").AppendJoin("", s_intervals.Select(interval => "," + interval.Id)).Append('\n');
        for (var i = 0; i < labels.Length; i++)
        {
            csv.Append(CultureInfo.InvariantCulture, $"{labels[i]}");
            foreach (var length in lengths) csv.Append(CultureInfo.InvariantCulture, $",{length[i]:F6}");
            csv.Append('\n');
        }
        var svg = LineChart.Svg(
            "Length of the interval at .95: corrected rate .5, Sp .7, Se .9, 1000 test items",
            new("labels, half of them passes", labels[0], labels[^1]), new("length", 0, 0.6), labels,
            [.. s_intervals.Zip(lengths, (interval, length) => new LineChartLine(interval.Id, length))]);
        return (csv.ToString(), svg);
    }

    private static double Length(AsymmetricErrorInterval interval, double labels) =>
        new AsymmetricErrorEstimator { Interval = interval }.Estimate(
        new()
        {
            Test = JudgeTally.Of(600, Figures.TestItems),
            Calibration = new()
            {
                Sensitivity = Proportion.FromRate(Figures.Sensitivity, labels / 2),
                Specificity = Proportion.FromRate(Figures.Specificity, labels / 2),
                Design = CalibrationDesign.ByLabel,
            },
        }, IntervalEstimate.DefaultLevel).Interval.Width;
}
