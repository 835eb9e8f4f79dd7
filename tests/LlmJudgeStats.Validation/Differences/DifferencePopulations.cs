using LlmJudgeStats.Comparison;
using LlmJudgeStats.Numerics;
using LlmJudgeStats.PassRates;

namespace LlmJudgeStats.Validation.Differences;

/// <summary>Data sets of two systems with a calibration each, and of sampled labels, drawn with a seed for each population.</summary>
internal static class DifferencePopulations
{
    private const int Sets = 100_000;
    private const int ClosedSets = 4_000;
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
                    var population = new Population(a, b, se, sp, ++seed);
                    foreach (var task in Of(population)) yield return ($"{task.Name} {a} {b} {se} {sp}", task.Line);
                }
            }
        }
    }

    private static IEnumerable<(string Name, Func<string> Line)> Of(Population population)
    {
        foreach (var (items, labels) in new[] { (50, 20), (300, 50) })
        {
            yield return ($"D2 {items}/{labels}", () => $"D2,{Apart(items, labels, CalibrationDesign.Random, population)}");
            yield return ($"D2 verdict {items}/{labels / 2}",
                () => $"D2 verdict,{Apart(items, labels / 2, CalibrationDesign.ByVerdict, population)}");
        }
        foreach (var (items, labels, isNested) in new[] { (50, 20, false), (1000, 50, true), (60, 60, false) })
        {
            yield return ($"D1 {items}/{labels} {(isNested ? "nested" : "independent")}",
                () => $"D1,{Together(items, labels, isNested, CalibrationDesign.Random, population)}");
        }
        foreach (var (items, labels, isNested) in new[] { (50, 5, false), (1000, 25, true), (200, 10, true) })
        {
            yield return ($"D1 verdict {items}/{labels} {(isNested ? "nested" : "independent")}",
                () => $"D1 verdict,{Together(items, labels, isNested, CalibrationDesign.ByVerdict, population)}");
        }
        foreach (var (n, m) in new[] { (50, 10), (50, 25), (115, 25) })
        {
            yield return ($"A {n}/{m}", () => $"A,{SharedPopulations.TwoSets(n, m, population)}");
            yield return ($"B {n}/{m}", () => $"B,{SharedPopulations.SameItems(n, m, population)}");
        }
        foreach (var (n, m) in new[] { (50, 10), (50, 25), (115, 25) }) yield return ($"C {n}/{m}", () => $"C,{Own(n, m, population)}");
    }

    // The second system's judge is the first's mirrored: as different as judges of one quality can be.
    private static SimulatedRow Own(int n, int m, Population population)
    {
        var row = new SimulatedRow();
        var (a, b, se, sp, seed) = population;
        var known = new PValues(a - b);
        for (var i = 0; i < Sets; i++)
        {
            var random = new Philox(seed, (ulong)i);
            var (one, other) = (ByLabel(ref random, n, m, a, se, sp), ByLabel(ref random, n, m, b, sp, se));
            row.AddDefault(known, Key(in one, in other), () => ComparisonStudy.Separate(in one, in other));
            if (i >= ClosedSets) continue;
            var (first, second) = (Correction.Of(in one), Correction.Of(in other));
            var isAnswered = first.Youden > 0 && second.Youden > 0;
            row.AddWald(
                first.Rate - second.Rate,
                isAnswered ? double.Hypot(first.StandardError, second.StandardError) : double.PositiveInfinity, a - b);
            row.AddMover(
                AsymmetricErrorEstimator.Default.Estimate(in one), AsymmetricErrorEstimator.Default.Estimate(in other), a - b);
            if (!population.IsBootstrapped || i >= BootstrapSets) continue;
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

    private static long Key(in JudgeStudy one, in JudgeStudy other) => PValues.Key(
        128, Passed(one.Test), Passed(one.Calibration.Sensitivity), Passed(one.Calibration.Specificity),
        Passed(other.Test), Passed(other.Calibration.Sensitivity), Passed(other.Calibration.Specificity));

    private static int Passed(Proportion rate) => (int)Math.Round(rate.Size * rate.Rate);

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

    private static SimulatedRow Together(int items, int labels, bool isNested, CalibrationDesign design, Population population)
    {
        var row = new SimulatedRow();
        var (a, b, se, sp, seed) = population;
        var shares = PairCells.Shares(isNested, a, b, se, sp);
        for (var i = 0; i < Sets; i++)
        {
            var random = new Philox(seed + 1_000, (ulong)i);
            var drawn = design == CalibrationDesign.Random
                ? PairCells.Draw(ref random, shares, items, labels)
                : PairCells.DrawByVerdict(ref random, shares, items, labels);
            row.AddDefault(DifferenceEstimator.Default.PValue(ComparisonStudy.OnSameItems(drawn.ToEvidence(), design), a - b));
            if (i >= ClosedSets) continue;
            var (point, error) = drawn.PointAndError();
            row.AddWald(point, error, a - b);
            if (!population.IsBootstrapped || i >= BootstrapSets) continue;
            var points = new double[BootstrapDraws];
            for (var draw = 0; draw < BootstrapDraws; draw++) points[draw] = drawn.Again(ref random).PointAndError().Point;
            row.AddBootstrap(points, a - b);
        }
        return row;
    }

    private static SimulatedRow Apart(int items, int labels, CalibrationDesign design, Population population)
    {
        var row = new SimulatedRow();
        var (a, b, se, sp, seed) = population;
        for (var i = 0; i < Sets; i++)
        {
            var random = new Philox(seed + 2_000, (ulong)i);
            var one = FromTestItems(ref random, items, labels, design, a, se, sp);
            var other = FromTestItems(ref random, items, labels, design, b, sp, se);
            row.AddDefault(DifferenceEstimator.Default.PValue(ComparisonStudy.Separate(in one, in other), a - b));
            if (i >= ClosedSets / 4) continue;
            var (x, y) = (PostStratifiedEstimator.Default.Estimate(in one), PostStratifiedEstimator.Default.Estimate(in other));
            row.AddWald(x.Unclamped - y.Unclamped, double.Hypot(x.StandardError, y.StandardError), a - b);
            row.AddMover(x, y, a - b);
            if (!population.IsBootstrapped || i >= BootstrapSets) continue;
            var points = new double[BootstrapDraws];
            for (var draw = 0; draw < BootstrapDraws; draw++)
                points[draw] = LabelBootstrap.PointOfAnother(ref random, in one) - LabelBootstrap.PointOfAnother(ref random, in other);
            row.AddBootstrap(points, a - b);
        }
        return row;
    }

    // The first so many items, or the first so many of each verdict, are labelled: their order is that of chance.
    private static JudgeStudy FromTestItems(
        ref Philox random, int items, int labels, CalibrationDesign design, double rate, double se, double sp)
    {
        Span<int> counts = stackalloc int[4];
        Span<int> labelled = stackalloc int[2];
        var (passed, unlabelled) = (0, 0);
        for (var i = 0; i < items; i++)
        {
            var label = random.NextDouble() < rate;
            var verdict = label ? random.NextDouble() < se : random.NextDouble() >= sp;
            var kind = design == CalibrationDesign.ByVerdict && verdict ? 1 : 0;
            if (labelled[kind] < labels)
            {
                labelled[kind]++;
                counts[(label ? 0 : 2) + (verdict ? 0 : 1)]++;
                continue;
            }
            unlabelled++;
            passed += verdict ? 1 : 0;
        }
        return new()
        {
            Test = JudgeTally.Of(passed, unlabelled),
            Calibration = Calibration.FromCounts(
                new() { TruePositive = counts[0], FalseNegative = counts[1], FalsePositive = counts[2], TrueNegative = counts[3] }, design),
        };
    }
}
