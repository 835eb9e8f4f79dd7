using System.Globalization;
using LlmJudgeStats.Comparison;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Validation.Differences;

/// <summary>
/// Exact coverage of a difference with one calibration: every outcome of two test sets (A) or of pairs (B) and of the labels, over a grid
/// of rates and judges.
/// </summary>
/// <remarks>
/// An outcome contains the true difference when its p-value is at least one minus the level: a law of the library that its tests hold.
/// Outcomes with a probability below 1e-14 on either side of a count are left out.
/// </remarks>
internal static class ExactDifference
{
    public const string Header = "name,n,m,c90,c95,c99,where90,where95,where99,type90,type95,type99,fieller95,delta95";

    private const int Steps = 10;    // of the rates
    private static readonly double[] s_levels = [0.9, 0.95, 0.99];
    private static readonly double[] s_judges = [0.55, 0.7, 0.8, 0.9, 0.95, 1];
    private static readonly double[] s_discordant = [0, 0.1, 0.25, 0.5, 1];    // of the range that the share of differing pairs has

    public static IEnumerable<(string, Func<string>)> Tasks =>
    [
        ("A 50/10", () => Run(50, 10, Tests)),
        ("B 50/10", () => Run(50, 10, Pairs)),
        ("A 30/10", () => Run(30, 10, Tests)),
        ("A 50/25", () => Run(50, 25, Tests)),
        ("B 50/25", () => Run(50, 25, Pairs)),
        ("B 115/10", () => Run(115, 10, Pairs)),
        ("A 115/10", () => Run(115, 10, Tests)),
        ("B 50/10 half", () => Run(50, 10, HalfPairs)),
        ("B 50/25 half", () => Run(50, 25, HalfPairs)),
        ("A 300/10", () => Run(300, 10, Tests)),
        ("A 115/25", () => Run(115, 25, Tests)),
    ];

    private static string Run(int n, int m, Action<Outcomes, Lowest> enumerate)
    {
        var results = new Lowest[Steps + 1];
        Parallel.For(0, Steps + 1, step =>
        {
            results[step] = new();
            enumerate(new Outcomes(n, m, step / (double)Steps), results[step]);
        });
        var none = results[0];
        var all = results.Aggregate(new Lowest(), (sum, one) => sum.With(one));
        return string.Create(CultureInfo.InvariantCulture,
            $"{n},{m},{all.Default},{all.Places},{none.Default},{all.Closed[0]:F4},{all.Closed[1]:F4}");
    }

    private static void Tests(Outcomes outcomes, Lowest lowest)
    {
        var n = outcomes.N;
        var masses = new Dictionary<double, BinomialMass>();
        BinomialMass Mass(double p)
        {
            p = Math.Clamp(Math.Round(p, 12), 0, 1);
            if (!masses.TryGetValue(p, out var mass)) masses[p] = mass = new(n, p);
            return mass;
        }
        foreach (var (se, sp) in Judges)
        {
            for (var step = 0; step <= Math.Round((1 - outcomes.Difference) * Steps); step++)
            {
                var rate = step / (double)Steps;
                var judged = (rate * se) + ((1 - rate) * (1 - sp));
                var (a, b) = (Mass(judged + (outcomes.Difference * (se + sp - 1))), Mass(judged));
                var sums = new double[5];
                for (var i = a.First; i <= a.Last; i++)
                {
                    for (var j = b.First; j <= b.Last; j++) outcomes.AddTests(i, j, a.Values[i] * b.Values[j], se, sp, sums);
                }
                lowest.Add(sums, $"{outcomes.Difference:F1} {rate:F1} {se} {sp}");
            }
        }
    }

    private static void Pairs(Outcomes outcomes, Lowest lowest) => Pairs(outcomes, lowest, 1);

    // Without populations in which more than half of the pairs that could differ do.
    private static void HalfPairs(Outcomes outcomes, Lowest lowest) => Pairs(outcomes, lowest, 0.5);

    private static void Pairs(Outcomes outcomes, Lowest lowest, double most)
    {
        var n = outcomes.N;
        foreach (var (se, sp) in Judges)
        {
            var judged = outcomes.Difference * (se + sp - 1);
            foreach (var share in s_discordant)
            {
                if (share > most) continue;
                var differing = judged + (share * (1 - judged));
                var onlyA = Math.Clamp((differing + judged) / 2, 0, 1);
                var mass = new BinomialMass(n, Math.Min(1, differing));
                var sums = new double[5];
                for (var pairs = mass.First; pairs <= mass.Last; pairs++)
                {
                    var first = new BinomialMass(pairs, differing > 0 ? Math.Min(1, onlyA / differing) : 0);
                    for (var i = first.First; i <= first.Last; i++)
                        outcomes.AddPairs(i, pairs - i, mass.Values[pairs] * first.Values[i], se, sp, sums);
                }
                lowest.Add(sums, $"{outcomes.Difference:F1} {differing:F3} {se} {sp}");
            }
        }
    }

    private static IEnumerable<(double Se, double Sp)> Judges => from se in s_judges from sp in s_judges select (se, sp);

    /// <summary>What every outcome says of one difference, found when it is first needed.</summary>
    private sealed class Outcomes(int n, int m, double difference)
    {
        private readonly float[]?[] _pValues = new float[(n + 1) * (n + 1)][];
        private readonly byte[]?[] _closed = new byte[(n + 1) * (n + 1)][];
        private readonly Dictionary<double, BinomialMass> _labels = [];

        private static readonly DifferenceEstimator s_fieller = DifferenceEstimator.Default with { Interval = DifferenceInterval.Fieller };
        private static readonly DifferenceEstimator s_delta = DifferenceEstimator.Default with { Interval = DifferenceInterval.Delta };

        public int N => n;

        public double Difference => difference;

        public void AddTests(int i, int j, double mass, double se, double sp, double[] sums) =>
            Add((i * (n + 1)) + j, mass, se, sp, sums, judge => ComparisonStudy.Sharing(JudgeTally.Of(i, n), JudgeTally.Of(j, n), judge));

        public void AddPairs(int i, int j, double mass, double se, double sp, double[] sums) =>
            Add((i * (n + 1)) + j, mass, se, sp, sums,
                judge => ComparisonStudy.OnSameItems(PairedProportion.FromCounts(i, j, n), judge));

        private BinomialMass Labels(double rate)
        {
            if (!_labels.TryGetValue(rate, out var mass)) _labels[rate] = mass = new(m, rate);
            return mass;
        }

        private void Add(int place, double mass, double se, double sp, double[] sums, Func<Calibration, ComparisonStudy> study)
        {
            if (mass < 1e-13) return;
            var (passes, fails) = (Labels(se), Labels(sp));
            var row = _pValues[place];
            if (row is null)
            {
                _pValues[place] = row = new float[(m + 1) * (m + 1)];
                Array.Fill(row, float.NaN);
                _closed[place] = new byte[row.Length];
            }
            for (var x1 = passes.First; x1 <= passes.Last; x1++)
            {
                for (var x0 = fails.First; x0 <= fails.Last; x0++)
                {
                    var weight = mass * passes.Values[x1] * fails.Values[x0];
                    if (weight < 1e-12) continue;
                    var cell = (x1 * (m + 1)) + x0;
                    if (float.IsNaN(row[cell]))
                    {
                        var one = study(new()
                        {
                            Sensitivity = JudgeTally.Of(x1, m),
                            Specificity = JudgeTally.Of(x0, m),
                            Design = CalibrationDesign.ByLabel,
                        });
                        row[cell] = Class(DifferenceEstimator.Default.PValue(in one, difference));
                        _closed[place]![cell] = (byte)((Contains(s_fieller, in one) ? 1 : 0) | (Contains(s_delta, in one) ? 2 : 0));
                    }
                    for (var level = 0; level < row[cell]; level++) sums[2 - level] += weight;
                    var closed = _closed[place]![cell];
                    if ((closed & 1) > 0) sums[3] += weight;
                    if ((closed & 2) > 0) sums[4] += weight;
                }
            }
        }

        // How many of the levels, from the highest down, contain the difference.
        private static float Class(double p) => s_levels.Count(level => p >= 1 - level - 1e-12);

        private bool Contains(DifferenceEstimator estimator, in ComparisonStudy study)
        {
            var interval = estimator.Estimate(in study, 0.95).Interval;
            return interval.Lower <= difference + 1e-12 && interval.Upper >= difference - 1e-12;
        }
    }

    /// <summary>The lowest coverage of each, and where.</summary>
    private sealed class Lowest
    {
        private readonly double[] _least = [1, 1, 1];
        private readonly string[] _where = ["", "", ""];

        public double[] Closed { get; } = [1, 1];

        public string Default => string.Join(',', _least.Select(one => one.ToString("F4", CultureInfo.InvariantCulture)));

        public string Places => string.Join(',', _where);

        public void Add(double[] sums, string where)
        {
            for (var i = 0; i < 3; i++) Add(i, sums[i], where);
            for (var i = 0; i < 2; i++) Closed[i] = Math.Min(Closed[i], sums[3 + i]);
        }

        public Lowest With(Lowest other)
        {
            for (var i = 0; i < 3; i++) Add(i, other._least[i], other._where[i]);
            for (var i = 0; i < 2; i++) Closed[i] = Math.Min(Closed[i], other.Closed[i]);
            return this;
        }

        private void Add(int level, double coverage, string where)
        {
            if (coverage >= _least[level]) return;
            _least[level] = coverage;
            _where[level] = where;
        }
    }
}
