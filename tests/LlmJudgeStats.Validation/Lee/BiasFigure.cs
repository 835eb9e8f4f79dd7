using System.Globalization;
using System.Text;
using LlmJudgeStats.Numerics;
using LlmJudgeStats.Reporting;

namespace LlmJudgeStats.Validation.Lee;

/// <summary>Expected judged rate and expected corrected rate against the true one: exact.</summary>
internal static class BiasFigure
{
    public static (string Csv, string Svg) Run()
    {
        double[] rates = [.. Enumerable.Range(0, 21).Select(i => i / 20.0)];
        var judged = rates.Select(Judged).ToArray();
        var corrected = new (double Clipped, double Unclamped)[rates.Length];
        Parallel.For(0, rates.Length, i => corrected[i] = Corrected(judged[i]));
        var csv = new StringBuilder("rate,expected_judged_rate,bias,expected_corrected_rate,bias_of_it,expected_unclipped_rate\n");
        for (var i = 0; i < rates.Length; i++)
        {
            var (rate, mean) = (rates[i], corrected[i]);
            csv.Append(CultureInfo.InvariantCulture,
                $"{rate:F2},{judged[i]:F4},{judged[i] - rate:F4},{mean.Clipped:F6},{mean.Clipped - rate:F6},{mean.Unclamped:F6}\n");
        }
        var svg = LineChart.Svg(
            "Expected rates: Sp .7, Se .9, 1000 test items, 200 + 200 labels", new("true pass rate", 0, 1), new("expected rate", 0, 1),
            rates,
            [new("judged", judged), new("corrected", [.. corrected.Select(one => one.Clipped)]), new("true", rates)]);
        return (csv.ToString(), svg);
    }

    public static double Judged(double rate) => ((1 - Figures.Specificity) * (1 - rate)) + (Figures.Sensitivity * rate);

    private static (double Clipped, double Unclamped) Corrected(double judged)
    {
        BinomialMass test = new(Figures.TestItems, judged), pass = new(Figures.PassLabels, Figures.Sensitivity),
            fail = new(Figures.FailLabels, Figures.Specificity);
        var (mass, clipped, unclamped) = (0.0, 0.0, 0.0);
        for (var x1 = pass.First; x1 <= pass.Last; x1++)
        {
            for (var x0 = fail.First; x0 <= fail.Last; x0++)
            {
                Calibration calibration = new()
                {
                    Sensitivity = JudgeTally.Of(x1, Figures.PassLabels),
                    Specificity = JudgeTally.Of(x0, Figures.FailLabels),
                    Design = CalibrationDesign.ByLabel,
                };
                for (var k = test.First; k <= test.Last; k++)
                {
                    var estimate = RoganGladenEstimator.Default.Estimate(new()
                    {
                        Test = JudgeTally.Of(k, Figures.TestItems),
                        Calibration = calibration
                    }, IntervalEstimate.DefaultLevel);
                    if (!estimate.IsIdentified) continue;
                    var weight = pass.Values[x1] * fail.Values[x0] * test.Values[k];
                    mass += weight;
                    clipped += weight * estimate.Point;
                    unclamped += weight * estimate.Unclamped;
                }
            }
        }
        return (clipped / mass, unclamped / mass);
    }
}
