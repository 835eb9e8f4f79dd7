using LlmJudgeStats.Numerics;
using LlmJudgeStats.PassRates;

namespace LlmJudgeStats.Validation.Differences;

/// <summary>Data sets of two systems with a calibration each, and of sampled labels, drawn with a seed for each population.</summary>
internal static class DifferencePopulations
{
    private const int Sets = 4_000;
    private const int SampledSets = 10_000;
    private const int BootstrapSets = 400;
    private const int BootstrapDraws = 200;

    private static readonly (double A, double B)[] s_rates = [(0.5, 0.5), (0.9, 0.9), (0.7, 0.5), (1, 0.8), (0.95, 0.3), (0, 0)];
    private static readonly (double Se, double Sp)[] s_judges = [(0.9, 0.85), (0.7, 0.7), (1, 0.6), (1, 1)];

    public static IEnumerable<(string, Func<string>)> Tasks
    {
        get
        {
            var seed = 0UL;
            foreach (var (a, b) in s_rates)
            {
                foreach (var (se, sp) in s_judges)
                {
                    var (first, boots) = (++seed, seed % 6 == 1);
                    foreach (var (n, m) in new[] { (50, 10), (50, 25), (115, 25) })
                        yield return ($"C {n}/{m} {a} {b} {se} {sp}", () => $"C,{Own(n, m, a, b, se, sp, first, boots)}");
                    foreach (var (items, labels, isNested) in new[] { (50, 20, false), (1000, 50, true), (60, 60, false) })
                    {
                        yield return ($"D1 {items}/{labels} {(isNested ? "nested" : "independent")} {a} {b} {se} {sp}",
                            () => $"D1,{Together(items, labels, isNested, a, b, se, sp, first, boots)}");
                    }
                    foreach (var (items, labels) in new[] { (50, 20), (300, 50) })
                        yield return ($"D2 {items}/{labels} {a} {b} {se} {sp}", () => $"D2,{Apart(items, labels, a, b, se, sp, first)}");
                }
            }
        }
    }

    // The second system's judge is the first's mirrored: as different as judges of one quality can be.
    private static SimulatedRow Own(int n, int m, double a, double b, double se, double sp, ulong seed, bool boots)
    {
        var row = new SimulatedRow();
        for (var i = 0; i < Sets; i++)
        {
            var random = new Philox(seed, (ulong)i);
            var (one, other) = (ByLabel(ref random, n, m, a, se, sp), ByLabel(ref random, n, m, b, sp, se));
            row.AddDefault(ComparisonStudy.Separate(in one, in other), a - b);
            var (first, second) = (Correction.Of(in one), Correction.Of(in other));
            var isAnswered = first.Youden > 0 && second.Youden > 0;
            row.AddWald(
                first.Rate - second.Rate,
                isAnswered ? double.Hypot(first.StandardError, second.StandardError) : double.PositiveInfinity, a - b);
            row.AddMover(
                AsymmetricErrorEstimator.Default.Estimate(in one), AsymmetricErrorEstimator.Default.Estimate(in other), a - b);
            if (!boots || i >= BootstrapSets) continue;
            var points = new List<double>();
            for (var draw = 0; draw < BootstrapDraws; draw++)
            {
                var (x, y) = (Correction.Of(Again(ref random, in one)), Correction.Of(Again(ref random, in other)));
                if (x.Youden > 0 && y.Youden > 0) points.Add(Math.Clamp(x.Rate, 0, 1) - Math.Clamp(y.Rate, 0, 1));
            }
            row.AddBootstrap([.. points], a - b);
        }
        return row;
    }

    private static JudgeStudy ByLabel(ref Philox random, int n, int m, double rate, double se, double sp) => new()
    {
        Test = Draw(ref random, n, (rate * se) + ((1 - rate) * (1 - sp))),
        Calibration = new()
        {
            Sensitivity = Draw(ref random, m, se),
            Specificity = Draw(ref random, m, sp),
            Design = CalibrationDesign.ByLabel,
        },
    };

    private static JudgeStudy Again(ref Philox random, in JudgeStudy study) => new()
    {
        Test = Draw(ref random, (int)study.Test.Size, study.Test.Rate),
        Calibration = study.Calibration with
        {
            Sensitivity = Draw(ref random, (int)study.Calibration.Sensitivity.Size, study.Calibration.Sensitivity.Rate),
            Specificity = Draw(ref random, (int)study.Calibration.Specificity.Size, study.Calibration.Specificity.Rate),
        },
    };

    private static Proportion Draw(ref Philox random, int n, double p)
    {
        var passed = 0;
        for (var i = 0; i < n; i++) passed += random.NextDouble() < p ? 1 : 0;
        return JudgeTally.Of(passed, n);
    }

    private static SimulatedRow Together(
        int items, int labels, bool isNested, double a, double b, double se, double sp, ulong seed, bool boots)
    {
        var row = new SimulatedRow();
        var shares = PairCells.Shares(isNested, a, b, se, sp);
        for (var i = 0; i < SampledSets; i++)
        {
            var random = new Philox(seed + 1_000, (ulong)i);
            var drawn = PairCells.Draw(ref random, shares, items, labels);
            row.AddDefault(ComparisonStudy.OnSameItems(drawn.ToEvidence(), CalibrationDesign.Random), a - b);
            var (point, error) = drawn.PointAndError();
            row.AddWald(point, error, a - b);
            if (!boots || i >= BootstrapSets) continue;
            var points = new double[BootstrapDraws];
            for (var draw = 0; draw < BootstrapDraws; draw++) points[draw] = drawn.Again(ref random).PointAndError().Point;
            row.AddBootstrap(points, a - b);
        }
        return row;
    }

    private static SimulatedRow Apart(int items, int labels, double a, double b, double se, double sp, ulong seed)
    {
        var row = new SimulatedRow();
        for (var i = 0; i < SampledSets; i++)
        {
            var random = new Philox(seed + 2_000, (ulong)i);
            var (one, other) = (Sampled(ref random, items, labels, a, se, sp), Sampled(ref random, items, labels, b, sp, se));
            row.AddDefault(ComparisonStudy.Separate(in one, in other), a - b);
            if (i >= Sets / 4) continue;
            var (x, y) = (PostStratifiedEstimator.Default.Estimate(in one), PostStratifiedEstimator.Default.Estimate(in other));
            row.AddWald(x.Unclamped - y.Unclamped, double.Hypot(x.StandardError, y.StandardError), a - b);
            row.AddMover(in x, in y, a - b);
        }
        return row;
    }

    private static JudgeStudy Sampled(ref Philox random, int items, int labels, double rate, double se, double sp)
    {
        Span<int> counts = stackalloc int[4];
        var passed = 0;
        for (var i = 0; i < items; i++)
        {
            var label = random.NextDouble() < rate;
            var verdict = label ? random.NextDouble() < se : random.NextDouble() >= sp;
            if (i < labels) counts[(label ? 0 : 2) + (verdict ? 0 : 1)]++;
            else passed += verdict ? 1 : 0;
        }
        return new()
        {
            Test = JudgeTally.Of(passed, items - labels),
            Calibration = Calibration.FromCounts(
                new() { TruePositive = counts[0], FalseNegative = counts[1], FalsePositive = counts[2], TrueNegative = counts[3] },
                CalibrationDesign.Random),
        };
    }
}
