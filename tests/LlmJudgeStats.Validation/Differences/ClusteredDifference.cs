using System.Globalization;
using LlmJudgeStats.Comparison;
using LlmJudgeStats.Coverage;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Validation.Differences;

/// <summary>Differences of items that belong together: 20 cells of each kind, 2,000 studies of each.</summary>
internal static class ClusteredDifference
{
    public const string Header = "name,kind,clusters,sizes,correlation,rate_a,rate_b,sensitivity,specificity,studies,c90,c95,c99";

    private const int Cells = 20;
    private const int Studies = 2_000;

    private static readonly int[] s_clusters = [20, 40, 100, 30, 60];
    private static readonly (double A, double B)[] s_rates = [(0.5, 0.5), (0.7, 0.6), (0.9, 0.9), (0.8, 0.5), (0.95, 0.9)];
    private static readonly (double Se, double Sp)[] s_judges = [(0.9, 0.85), (0.8, 0.7), (0.95, 0.95), (0.7, 0.9)];

    public static IEnumerable<(string, Func<string>)> Tasks =>
        from kind in new[] { "B", "C", "D1", "D2" }
        from i in Enumerable.Range(0, Cells)
        select ($"{kind} {i + 1}", (Func<string>)(() => Run(kind, i)));

    private static string Run(string kind, int number)
    {
        var cell = new Cell(number);
        var estimator = DifferenceEstimator.Default;
        int[] contains = [0, 0, 0];
        for (var i = 0; i < Studies; i++)
        {
            var replicate = (ulong)i;
            var study = kind switch
            {
                "B" => cell.SameItems(replicate),
                "C" => cell.Own(replicate),
                "D1" => cell.Together(replicate),
                _ => cell.Apart(replicate),
            };
            var p = estimator.PValue(in study, cell.A - cell.B);
            if (p >= 0.1 - 1e-12) contains[0]++;
            if (p >= 0.05 - 1e-12) contains[1]++;
            if (p >= 0.01 - 1e-12) contains[2]++;
        }
        var shares = contains.Select(count => ((double)count / Studies).ToString("F4", CultureInfo.InvariantCulture));
        return $"{kind},{cell},{Studies},{string.Join(',', shares)}";
    }

    private sealed class Cell(int number)
    {
        private const int Tests = 200;        // of by-label studies, and pairs
        private const int Labels = 80;        // of each class; of all in a sample
        private const int Judged = 300;       // of sampled studies

        private readonly int _clusters = s_clusters[number % 5];
        private readonly double _correlation = number % 2 == 0 ? 0.3 : 0.1;
        private readonly ClusterSizes _sizes = number / 2 % 2 == 0 ? ClusterSizes.Equal : ClusterSizes.TenthLarge;
        private readonly (double Se, double Sp) _judge = s_judges[number / 5];
        private ClusterSampler? _first;
        private ClusterSampler? _second;

        public double A => s_rates[((number * 3) + (number / 5)) % 5].A;

        public double B => s_rates[((number * 3) + (number / 5)) % 5].B;

        private ulong Seed => 10_000 + (10 * (ulong)number);

        public ComparisonStudy Own(ulong replicate) => Two(LabelPlan.ByLabel(Labels, Labels), Tests, replicate);

        public ComparisonStudy Apart(ulong replicate) => Two(LabelPlan.Random(Labels), Judged - Labels, replicate);

        /// <summary>Each cluster has rates of verdicts of its own for both systems; the calibration is not in clusters.</summary>
        public ComparisonStudy SameItems(ulong replicate)
        {
            var random = new Philox(Seed + 2, replicate);
            ClusteredPairs clusters = default;
            foreach (var size in Sizes(Tests))
            {
                var (one, other) = (new Urn(Verdicts(A), _correlation), new Urn(Verdicts(B), _correlation));
                var (first, second) = (0, 0);
                for (var i = 0; i < size; i++)
                {
                    var (x, y) = (one.Next(ref random), other.Next(ref random));
                    first += x && !y ? 1 : 0;
                    second += y && !x ? 1 : 0;
                }
                clusters += ClusteredPairs.OfCluster(first, second, size);
            }
            Calibration judge = new()
            {
                Sensitivity = JudgeTally.Of(new Urn(_judge.Se, 0).Next(ref random, Labels), Labels),
                Specificity = JudgeTally.Of(new Urn(_judge.Sp, 0).Next(ref random, Labels), Labels),
                Design = CalibrationDesign.ByLabel,
            };
            return ComparisonStudy.OnSameItems(PairedProportion.FromClusters(in clusters), judge);
        }

        /// <summary>Rates of labels and of the judge's errors for each cluster, the errors common to both systems.</summary>
        public ComparisonStudy Together(ulong replicate)
        {
            var random = new Philox(Seed + 3, replicate);
            var sizes = Sizes(Judged);
            var (labelled, unlabelled) = (new long[12 * sizes.Length], new long[4 * sizes.Length]);
            var (wanted, left) = (Labels, Judged);
            for (var g = 0; g < sizes.Length; g++)
            {
                var (one, other) = (new Urn(A, _correlation), new Urn(B, _correlation));
                var (sensitivity, specificity) = (new Urn(_judge.Se, _correlation), new Urn(_judge.Sp, _correlation));
                for (var i = 0; i < sizes[g]; i++, left--)
                {
                    var (x, y) = (one.Next(ref random), other.Next(ref random));
                    var first = x ? sensitivity.Next(ref random) : !specificity.Next(ref random);
                    var second = y ? sensitivity.Next(ref random) : !specificity.Next(ref random);
                    var verdicts = (first ? 0 : 2) + (second ? 0 : 1);
                    var change = 1 + (x ? 1 : 0) - (y ? 1 : 0);
                    if (random.NextDouble() * left < wanted)
                    {
                        wanted--;
                        labelled[(12 * g) + (3 * verdicts) + change]++;
                    }
                    else
                    {
                        unlabelled[(4 * g) + verdicts]++;
                    }
                }
            }
            var table = ClusteredTable.FromClusters(new(-1, 1), [-1, 0, 1], 4, labelled, unlabelled);
            return ComparisonStudy.OnSameItems(MeanStudy.FromClusters(table, CalibrationDesign.Random, out _));
        }

        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture, $"{_clusters},{_sizes},{_correlation},{A},{B},{_judge.Se},{_judge.Sp}");

        private double Verdicts(double rate) => (rate * _judge.Se) + ((1 - rate) * (1 - _judge.Sp));

        private ComparisonStudy Two(LabelPlan plan, int tests, ulong replicate)
        {
            _first ??= Sampler(plan, tests, A);
            _second ??= Sampler(plan, tests, B);
            return ComparisonStudy.Separate(
                JudgeStudy.FromClusters(_first.Sum(Seed, replicate), plan.Design),
                JudgeStudy.FromClusters(_second.Sum(Seed + 1, replicate), plan.Design));
        }

        private ClusterSampler Sampler(LabelPlan plan, int tests, double rate)
        {
            ClusterPlan clusters = new()
            {
                Clusters = _clusters,
                LabelledClusters = Math.Min(_clusters, 40),
                Correlation = _correlation,
                Sizes = _sizes,
            };
            return new(
                new()
                {
                    PassRate = rate,
                    Sensitivity = _judge.Se,
                    Specificity = _judge.Sp,
                    TestItems = tests,
                    Labels = plan,
                    Clusters = clusters,
                }, clusters);
        }

        private int[] Sizes(int items)
        {
            JudgeScenario scenario = new() { PassRate = A, Sensitivity = 1, Specificity = 1, TestItems = items };
            ClusterPlan plan = new() { Clusters = _clusters, LabelledClusters = 1, Correlation = 0, Sizes = _sizes };
            return [.. ClusterLayout.FromTestItems(scenario, plan).Select(cluster => cluster.Test)];
        }
    }
}
