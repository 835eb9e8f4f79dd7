using System.Diagnostics;
using System.Globalization;
using System.Text;
using LlmJudgeStats.Inference;
using LlmJudgeStats.Numerics;
using LlmJudgeStats.PassRates;
using LlmJudgeStats.Reporting;

namespace LlmJudgeStats.Validation.Lee;

/// <summary>Bias, coverage and length at 21 rates and two allocations of the labels, by simulation.</summary>
internal static class CoverageFigure
{
    private const int Replications = 10_000, Chunk = 500, Pilot = 10;
    private const ulong Seed = 4;

    private static readonly AsymmetricErrorInterval[] s_intervals = [AsymmetricErrorInterval.LangReiczigel,
        AsymmetricErrorInterval.GuardedScore];
    private static readonly AsymmetricErrorEstimator[] s_estimators = [.. s_intervals.Select(interval =>
        new AsymmetricErrorEstimator { Interval = interval })];

    public static (string Csv, string Svg) Run()
    {
        double[] rates = [.. Enumerable.Range(0, 21).Select(i => i / 20.0)];
        var csv = new StringBuilder("allocation,rate,mean_pass_labels,bias,se,without_point");
        foreach (var interval in s_intervals) csv.Append(CultureInfo.InvariantCulture, $",{interval.Id}_coverage,se,{interval.Id}_length");
        csv.Append(",seconds\n");
        var lines = new List<LineChartLine>();
        foreach (var paper in (bool[])[false, true])
        {
            var coverage = s_intervals.Select(_ => new List<double>()).ToArray();
            for (var i = 0; i < rates.Length; i++)
            {
                var clock = Stopwatch.StartNew();
                var sums = Simulate(rates[i], i, paper);
                csv.Append(
                    CultureInfo.InvariantCulture, $"{(paper ? "paper" : "equal")},{rates[i]:F2},{sums.PassLabels / Replications:F1},");
                csv.Append(CultureInfo.InvariantCulture, $"{sums.Bias:F5},{sums.BiasError:F5},{Replications - sums.Points}");
                for (var j = 0; j < s_intervals.Length; j++)
                {
                    var share = (double)sums.Covered[j] / Replications;
                    coverage[j].Add(share);
                    csv.Append(CultureInfo.InvariantCulture,
                        $",{share:F4},{Math.Sqrt(share * (1 - share) / Replications):F4},{sums.Length[j] / Replications:F4}");
                }
                csv.Append(CultureInfo.InvariantCulture, $",{clock.Elapsed.TotalSeconds:F1}\n");
            }
            var allocation = paper ? "paper" : "equal";
            lines.AddRange(s_intervals.Zip(coverage, (interval, shares) => new LineChartLine($"{interval.Id}, {allocation}", shares)));
        }
        lines.Add(new("level", [.. rates.Select(_ => IntervalEstimate.DefaultLevel)]));
        var svg = LineChart.Svg(
            "Coverage, 10,000 data sets a point: Sp .7, Se .9, 1000 test items, 400 labels",
            new("true pass rate", 0, 1), new("coverage", 0.9, 1), rates, lines);
        return (csv.ToString(), svg);
    }

    private static FigureSums Simulate(double rate, int index, bool paper)
    {
        var test = new BinomialSampler(Figures.TestItems, BiasFigure.Judged(rate));
        var parts = new FigureSums[Replications / Chunk];
        Parallel.For(0, parts.Length, part =>
        {
            var sums = new FigureSums(s_intervals.Length);
            for (var i = part * Chunk; i < (part + 1) * Chunk; i++)
            {
                // The same stream for both allocations.
                var random = new Philox(Seed, (ulong)((index * Replications) + i));
                var study = Draw(test, ref random, paper);
                sums.PassLabels += study.Calibration.Sensitivity.Size;
                for (var j = 0; j < s_estimators.Length; j++)
                {
                    var estimate = s_estimators[j].Estimate(in study, IntervalEstimate.DefaultLevel);
                    // The rate itself is rounded, as is an end that is equal to it.
                    if (estimate.Interval.Lower <= rate + 1e-13 && rate - 1e-13 <= estimate.Interval.Upper) sums.Covered[j]++;
                    sums.Length[j] += estimate.Interval.Width;
                    if (j == 0 && estimate.IsIdentified) sums.Add(estimate.Point - rate);
                }
            }
            parts[part] = sums;
        });
        return parts.Aggregate(new FigureSums(s_intervals.Length), (sum, part) => sum.Plus(part));
    }

    private static JudgeStudy Draw(BinomialSampler test, ref Philox random, bool paper)
    {
        var passed = test.Next(ref random);
        var labels = Figures.PassLabels + Figures.FailLabels;
        var (truePositive, trueNegative, passLabels) = (0L, 0L, Figures.PassLabels);
        if (paper)
        {
            (truePositive, trueNegative) = (
                BinomialDraw.Next(ref random, Pilot, Figures.Sensitivity), BinomialDraw.Next(ref random, Pilot, Figures.Specificity));
            // pass-rates.md section 6: 1 - q0 and 1 - q1 are shares of errors, times the pilot's size: counts of errors.
            var kappa = (double)(Pilot - trueNegative + 1) / (Pilot - truePositive + 1);
            var wanted = passed == 0 ? labels : labels / (1 + (((Figures.TestItems / passed) - 1) * Math.Sqrt(kappa)));
            passLabels = Math.Clamp((int)Math.Round(wanted), Pilot, labels - Pilot);
        }
        var pilot = paper ? Pilot : 0;
        truePositive += BinomialDraw.Next(ref random, passLabels - pilot, Figures.Sensitivity);
        trueNegative += BinomialDraw.Next(ref random, labels - passLabels - pilot, Figures.Specificity);
        return new()
        {
            Test = JudgeTally.Of((long)passed, Figures.TestItems),
            Calibration = new()
            {
                Sensitivity = JudgeTally.Of(truePositive, passLabels),
                Specificity = JudgeTally.Of(trueNegative, labels - passLabels),
                Design = CalibrationDesign.ByLabel,
            },
        };
    }
}
