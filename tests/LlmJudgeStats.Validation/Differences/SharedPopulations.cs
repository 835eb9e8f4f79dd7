using LlmJudgeStats.Comparison;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Validation.Differences;

/// <summary>Drawn data sets of two systems with one calibration: other intervals beside those that are enumerated.</summary>
internal static class SharedPopulations
{
    private const int Sets = 100_000;
    private const int ClosedSets = 4_000;
    private const int BootstrapSets = 400;
    private const int BootstrapDraws = 200;

    private static readonly DifferenceEstimator s_delta = DifferenceEstimator.Default with { Interval = DifferenceInterval.Delta };

    /// <summary>A: a test set each.</summary>
    public static SimulatedRow TwoSets(int n, int m, Population population)
    {
        var (a, b, se, sp, _) = population;
        return Run(3_000, population, (ref Philox random) =>
        {
            var (first, second) = (Draw(ref random, n, Judged(a, se, sp)), Draw(ref random, n, Judged(b, se, sp)));
            return new(n, m, first, second, Draw(ref random, m, se), Draw(ref random, m, sp));
        });
    }

    /// <summary>B: the same items; the labels of the two systems are independent, and the judge errs on each by itself.</summary>
    public static SimulatedRow SameItems(int n, int m, Population population)
    {
        var (a, b, se, sp, _) = population;
        var (first, second) = (Judged(a, se, sp), Judged(b, se, sp));
        return Run(4_000, population, (ref Philox random) =>
        {
            var (onlyA, onlyB, both) = (0, 0, 0);
            for (var i = 0; i < n; i++)
            {
                var (one, other) = (random.NextDouble() < first, random.NextDouble() < second);
                if (one && other) both++;
                else if (one) onlyA++;
                else if (other) onlyB++;
            }
            return new(n, m, onlyA + both, onlyB + both, Draw(ref random, m, se), Draw(ref random, m, sp)) { Both = both };
        });
    }

    private delegate Outcome Drawing(ref Philox random);

    private static SimulatedRow Run(ulong stream, Population population, Drawing draw)
    {
        var row = new SimulatedRow();
        var difference = population.A - population.B;
        var known = new PValues(difference);
        for (var i = 0; i < Sets; i++)
        {
            var random = new Philox(population.Seed + stream, (ulong)i);
            var drawn = draw(ref random);
            row.AddDefault(known, drawn.Key, () => drawn.Study);
            if (i >= ClosedSets) continue;
            row.AddInterval(s_delta.Estimate(drawn.Study, 0.95).Interval, difference);
            row.AddMover(
                AsymmetricErrorEstimator.Default.Estimate(drawn.Of(drawn.PassedA)),
                AsymmetricErrorEstimator.Default.Estimate(drawn.Of(drawn.PassedB)), difference);
            if (population.IsBootstrapped && i < BootstrapSets) row.AddBootstrap(Bootstrap(ref random, drawn), difference);
        }
        return row;
    }

    private static double[] Bootstrap(ref Philox random, Outcome drawn)
    {
        var points = new List<double>();
        for (var draw = 0; draw < BootstrapDraws; draw++)
        {
            if (drawn.Again(ref random).Point is { } point) points.Add(point);
        }
        return [.. points];
    }

    private static double Judged(double rate, double se, double sp) => (rate * se) + ((1 - rate) * (1 - sp));

    private static int Draw(ref Philox random, int n, double p)
    {
        var passed = 0;
        for (var i = 0; i < n; i++) passed += random.NextDouble() < p ? 1 : 0;
        return passed;
    }

    private sealed record Outcome(int Items, int Labels, int PassedA, int PassedB, int Hits, int Rejections)
    {
        /// <summary>How many items pass for both; <see langword="null"/> where each system has items of its own.</summary>
        public int? Both { get; init; }

        public long Key => PValues.Key(128, PassedA, PassedB, Hits, Rejections, Both ?? 0);

        public ComparisonStudy Study => Both is { } both
            ? ComparisonStudy.OnSameItems(PairedProportion.FromCounts(PassedA - both, PassedB - both, Items), Judge)
            : ComparisonStudy.Sharing(JudgeTally.Of(PassedA, Items), JudgeTally.Of(PassedB, Items), Judge);

        /// <summary>The difference of the clipped rates; <see langword="null"/> for a judge at chance.</summary>
        public double? Point
        {
            get
            {
                var (sensitivity, specificity) = (Hits / (double)Labels, Rejections / (double)Labels);
                var youden = sensitivity + specificity - 1;
                return youden > 0 ? Rate(PassedA, specificity, youden) - Rate(PassedB, specificity, youden) : null;
            }
        }

        private Calibration Judge => new()
        {
            Sensitivity = JudgeTally.Of(Hits, Labels),
            Specificity = JudgeTally.Of(Rejections, Labels),
            Design = CalibrationDesign.ByLabel,
        };

        public JudgeStudy Of(int passed) => new() { Test = JudgeTally.Of(passed, Items), Calibration = Judge };

        /// <summary>Items and labels drawn again with replacement.</summary>
        public Outcome Again(ref Philox random)
        {
            var (first, second, both) = (0, 0, 0);
            for (var i = 0; i < Items; i++)
            {
                var item = (int)(random.NextDouble() * Items);
                var other = Both is null ? (int)(random.NextDouble() * Items) : item;
                var (one, two) = (item < PassedA, PassesForB(other));
                first += one ? 1 : 0;
                second += two ? 1 : 0;
                both += one && two ? 1 : 0;
            }
            return this with
            {
                PassedA = first,
                PassedB = second,
                Both = Both is null ? null : both,
                Hits = Draw(ref random, Labels, Hits / (double)Labels),
                Rejections = Draw(ref random, Labels, Rejections / (double)Labels),
            };
        }

        // Items that pass for A come first, among them first those that pass for both.
        private bool PassesForB(int item) => Both is not { } both ? item < PassedB
            : item < PassedA ? item < both
            : item < PassedA + PassedB - both;

        private double Rate(int passed, double specificity, double youden) =>
            Math.Clamp(((passed / (double)Items) + specificity - 1) / youden, 0, 1);
    }
}
