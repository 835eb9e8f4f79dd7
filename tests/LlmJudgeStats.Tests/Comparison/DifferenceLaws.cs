using LlmJudgeStats.Comparison;
using LlmJudgeStats.Tests.PassRates;

namespace LlmJudgeStats.Tests.Comparison;

/// <summary>What holds of every difference, of whatever kind: design.md 6, decisions.md 1 to 5.</summary>
public sealed class DifferenceLaws
{
    private const double Rounding = 1e-12;
    private const double Solved = 1e-9;    // limits are roots

    private static readonly double[] s_levels = [0.001, 0.5, 0.9, 0.95, 0.99, 0.999999];
    private static readonly DifferenceEstimator[] s_estimators =
    [
        .. Enum.GetValues<DifferenceInterval>().Select(interval => DifferenceEstimator.Default with { Interval = interval }),
    ];

    private static readonly DifferenceEstimator s_estimator = DifferenceEstimator.Default;

    /// <summary>Total, Pure, Range: whatever could be built has an answer, the same each time, inside [−1, 1], around its point.</summary>
    [Fact]
    public void Every_study_has_an_answer_that_contains_its_point()
    {
        foreach (var study in ComparedStudies.Any(700, 31))
        {
            foreach (var estimator in s_estimators)
            {
                foreach (var level in new[] { 0.001, 0.95, 0.999999 })
                {
                    var estimate = estimator.Estimate(in study, level);
                    var name = $"{estimator.Interval} {level} {Words(study)}: {estimate}";
                    Assert.True(estimate.Interval.Lower >= -1 && estimate.Interval.Lower <= estimate.Interval.Upper, name);
                    Assert.True(estimate.Interval.Upper <= 1, name);
                    Assert.True(estimate.StandardError >= 0, name);
                    if (double.IsNaN(estimate.Point)) Assert.NotEqual(EstimateWarnings.None, estimate.Warnings);
                    else if (!estimate.Warnings.HasFlag(EstimateWarnings.PointOutsideInterval)) Contains(estimate, name);
                    else Assert.True(estimate.Warnings.HasFlag(EstimateWarnings.PartiallyIdentified), name);
                    Assert.Equal(estimate, estimator.Estimate(in study, level));
                }
            }
        }
    }

    [Fact]
    public void Every_study_has_p_values_limits_and_a_decision()
    {
        foreach (var study in ComparedStudies.Any(200, 32))
        {
            foreach (var difference in new[] { -1, -0.3, 0, 1e-9, 1 })
            {
                var name = $"{difference} {Words(study)}";
                Assert.True(s_estimator.PValue(in study, difference) is >= 0 and <= 1, name);
                Assert.True(s_estimator.PValue(in study, difference, Alternative.Greater) is >= 0 and <= 1, name);
                Assert.True(s_estimator.PValue(in study, difference, Alternative.Less) is >= 0 and <= 1, name);
            }
            Assert.True(s_estimator.Limit(in study, IntervalSide.Lower, 0.975) is >= -1 and <= 1);
            Assert.True(s_estimator.Limit(in study, IntervalSide.Upper, 0.975) is >= -1 and <= 1);
            var answer = ComparisonAnswer.Of(in study, new() { Margin = 0.1 });
            Assert.True(answer.NonInferiorPValue is >= 0 and <= 1 && answer.EquivalencePValue is >= 0 and <= 1, Words(study));
            Assert.True(answer.Detectable is null or (> 0 and <= 1), Words(study));
            Assert.True(answer.Verdicts?.PValue is null or (>= 0 and <= 1), Words(study));
        }
    }

    [Fact]
    public void Closed_forms_have_p_values_too()
    {
        foreach (var study in ComparedStudies.Any(60, 33))
        {
            foreach (var estimator in s_estimators) Assert.True(estimator.PValue(in study, 0.1) is >= 0 and <= 1, Words(study));
        }
    }

    [Fact]
    public void A_higher_level_contains_the_interval_of_a_lower_one()
    {
        foreach (var study in ComparedStudies.Any(150, 34).Concat(ComparedStudies.Ordinary(100, 35)))
        {
            foreach (var estimator in s_estimators)
            {
                var (lower, upper) = (1.0, -1.0);
                foreach (var level in s_levels)
                {
                    var interval = estimator.Estimate(in study, level).Interval;
                    // At level .001 only the point need be contained.
                    if (level > s_levels[0])
                    {
                        Assert.True(
                            interval.Lower <= lower + Solved && interval.Upper >= upper - Solved,
                            $"{estimator.Interval} {level} {Words(study)}");
                    }
                    (lower, upper) = (interval.Lower, interval.Upper);
                }
            }
        }
    }

    [Fact]
    public void Systems_exchanged_give_minus_the_difference() => Mirrored(study => study.Swap());

    [Fact]
    public void Pass_and_fail_exchanged_give_minus_the_difference() => Mirrored(study => study.Flip());

    private static void Mirrored(Func<ComparisonStudy, ComparisonStudy> mirror)
    {
        foreach (var study in ComparedStudies.Any(200, 36).Concat(ComparedStudies.Ordinary(150, 37)))
        {
            var other = mirror(study);
            Assert.Equal(study.Kind, other.Kind);
            foreach (var estimator in s_estimators)
            {
                var (one, two) = (estimator.Estimate(in study, 0.95), estimator.Estimate(in other, 0.95));
                var name = $"{estimator.Interval} {Words(study)}: {one} {two}";
                Near(-one.Interval.Upper, two.Interval.Lower, name);
                Near(-one.Interval.Lower, two.Interval.Upper, name);
                if (double.IsNaN(one.Point)) Assert.True(double.IsNaN(two.Point), name);
                else Near(-one.Point, two.Point, name);
                Assert.Equal(one.Warnings, two.Warnings);
            }
            Near(s_estimator.PValue(in study, 0.125), s_estimator.PValue(in other, -0.125), Words(study));
        }
    }

    /// <summary>The interval at level L excludes a difference exactly when its p-value is below 1 − L; rounding decides at the edge.
    /// </summary>
    [Fact]
    public void Test_and_interval_never_disagree()
    {
        foreach (var study in ComparedStudies.Any(250, 38).Concat(ComparedStudies.Ordinary(200, 39)))
        {
            foreach (var level in new[] { 0.8, 0.95, 0.999 })
            {
                var estimate = s_estimator.Estimate(in study, level);
                foreach (var difference in new[] { -1, -0.3, -0.02, 0, 0.02, 0.3, 1 })
                {
                    var p = s_estimator.PValue(in study, difference);
                    var isAtEdge = Math.Min(
                        Math.Abs(estimate.Interval.Lower - difference), Math.Abs(estimate.Interval.Upper - difference)) < Solved;
                    if (Math.Abs(p - (1 - level)) < Solved || isAtEdge) continue;
                    Assert.True(
                        estimate.Interval.Contains(difference) == p >= 1 - level, $"{difference} {level} {p} {Words(study)}: {estimate}");
                }
            }
        }
    }

    /// <summary>
    /// Every outcome of few items and a judge near chance, where the differences that a test does not refute lie in two pieces: test and
    /// interval agree all the same.
    /// </summary>
    [Theory]
    [InlineData(ComparisonKind.SharedCalibration)]
    [InlineData(ComparisonKind.SameItems)]
    [InlineData(ComparisonKind.OwnCalibrations)]
    public void Test_and_interval_agree_at_every_outcome_of_few_items(ComparisonKind kind)
    {
        var (faults, asked) = (new List<string>(), 0);
        foreach (var study in ComparedStudies.Few(kind))
        {
            foreach (var level in new[] { 0.5, 0.8, 0.95 })
            {
                var estimate = s_estimator.Estimate(in study, level);
                for (var step = -5; step <= 5; step++)
                {
                    var difference = step / 5.0;
                    var p = s_estimator.PValue(in study, difference);
                    var (lower, upper) = estimate.Interval;
                    var isAtEdge = Math.Min(Math.Abs(lower - difference), Math.Abs(upper - difference)) < Solved;
                    if (isAtEdge || Math.Abs(p - (1 - level)) < Solved) continue;
                    asked++;
                    if (estimate.Interval.Contains(difference) != p >= 1 - level)
                        faults.Add($"{difference} {level} {p} {Words(study)}: {estimate}");
                }
            }
        }
        Assert.True(faults.Count == 0, $"{faults.Count} of {asked}: {string.Join('\n', faults.Take(10))}");
        Assert.True(asked > 5000, $"{asked}");
    }

    /// <summary>A known rate is one of very many labels, verdicts known to be certain excepted.</summary>
    [Fact]
    public void Known_rates_are_the_limit_of_many_labels()
    {
        var random = new Random(40);
        for (var i = 0; i < 60; i++)
        {
            var (se, sp) = (0.6 + (0.3 * random.NextDouble()), 0.6 + (0.3 * random.NextDouble()));
            Calibration known = Calibration.Known(se, sp);
            Calibration many = new() { Sensitivity = Proportion.FromRate(se, 1e12), Specificity = Proportion.FromRate(sp, 1e12) };
            var (a, b, pairs) = (ComparedStudies.Test(random), ComparedStudies.Test(random), ComparedStudies.Pairs(random));
            Same(ComparisonStudy.Sharing(a, b, known), ComparisonStudy.Sharing(a, b, many));
            Same(ComparisonStudy.OnSameItems(pairs, known), ComparisonStudy.OnSameItems(pairs, many));
            if (i % 4 > 0) continue;
            Same(
                ComparisonStudy.Separate(new() { Test = a, Calibration = known }, new() { Test = b, Calibration = known }),
                ComparisonStudy.Separate(new() { Test = a, Calibration = many }, new() { Test = b, Calibration = many }));
        }
    }

    private static void Same(ComparisonStudy known, ComparisonStudy many)
    {
        var (one, other) = (s_estimator.Estimate(in known, 0.95), s_estimator.Estimate(in many, 0.95));
        Assert.Equal(one.Point, other.Point, Solved);
        Assert.True(Math.Abs(one.Interval.Lower - other.Interval.Lower) < 1e-5, $"{Words(known)}: {one} {other}");
        Assert.True(Math.Abs(one.Interval.Upper - other.Interval.Upper) < 1e-5, $"{Words(known)}: {one} {other}");
    }

    /// <summary>A calibration that both share adds less than one each: its error is common to both, and vanishes where they are equal.
    /// </summary>
    [Fact]
    public void A_shared_calibration_counts_once()
    {
        var test = (Proportion)JudgeTally.Of(600, 1000);
        Calibration judge = new() { Sensitivity = Proportion.FromCounts(18, 20), Specificity = Proportion.FromCounts(16, 20) };
        JudgeStudy system = new() { Test = test, Calibration = judge };
        var shared = s_estimator.Estimate(ComparisonStudy.Sharing(test, test, judge), 0.95);
        var each = s_estimator.Estimate(ComparisonStudy.Separate(in system, in system), 0.95);
        // Equal verdict rates: with one calibration the standard error is that of the verdicts over J.
        Assert.Equal(Math.Sqrt(2 * 0.6 * 0.4 / 1000) / 0.7, shared.StandardError, Rounding);
        Assert.True(each.StandardError > 3 * shared.StandardError);
        Assert.True(each.Interval.Width > 2 * shared.Interval.Width);
        // And the p-value of no difference does not depend on the calibration at all in its first part.
        Assert.Equal(1, s_estimator.PValue(ComparisonStudy.Sharing(test, test, judge), 0));
    }

    /// <summary>Items in clusters of one are independent items.</summary>
    [Fact]
    public void Clusters_of_one_item_are_independent()
    {
        var random = new Random(41);
        for (var i = 0; i < 10; i++)
        {
            var pairs = ComparedStudies.Pairs(random);
            ClusteredPairs clusters = default;
            for (var j = 0L; j < pairs.Count; j++)
            {
                clusters += ClusteredPairs.OfCluster(
                    j < pairs.OnlyA ? 1 : 0, j >= pairs.OnlyA && j < pairs.OnlyA + pairs.OnlyB ? 1 : 0, 1);
            }
            var judge = ComparedStudies.Judge(random);
            Alike(
                ComparisonStudy.OnSameItems((PairedProportion)pairs, judge),
                ComparisonStudy.OnSameItems(PairedProportion.FromClusters(in clusters), judge));
            var (a, b) = (Counts(random), Counts(random));
            foreach (var design in new[] { CalibrationDesign.ByLabel, CalibrationDesign.Random })
            {
                Alike(
                    ComparisonStudy.Separate(Independent(a, design), Independent(b, design)),
                    ComparisonStudy.Separate(Clustered(a, design), Clustered(b, design)));
            }
            var labelled = ComparedStudies.Labelled(random, 20);
            var table = ClusteredTable.FromItems(labelled.ToTable());
            Alike(
                ComparisonStudy.OnSameItems(in labelled, CalibrationDesign.Random),
                ComparisonStudy.OnSameItems(MeanStudy.FromClusters(table, CalibrationDesign.Random, out _)));
        }
    }

    /// <summary>Two items that always agree in each cluster are worth about half as many: the interval is wider.</summary>
    [Fact]
    public void Clusters_widen_every_kind()
    {
        var random = new Random(42);
        PairedTally pairs = new() { Both = 40, OnlyA = 20, OnlyB = 10, Neither = 30 };
        ClusteredPairs clusters = default;
        for (var j = 0; j < 50; j++) clusters += ClusteredPairs.OfCluster(j < 10 ? 2 : 0, j is >= 10 and < 15 ? 2 : 0, 2);
        var judge = ComparedStudies.Judge(random);
        var (one, two) = (
            s_estimator.Estimate(ComparisonStudy.OnSameItems((PairedProportion)pairs, judge), 0.95),
            s_estimator.Estimate(ComparisonStudy.OnSameItems(PairedProportion.FromClusters(in clusters), judge), 0.95));
        Assert.Equal(one.Point, two.Point, Rounding);
        Assert.True(two.Interval.Width > 1.2 * one.Interval.Width, $"{one} {two}");
    }

    /// <summary>Few small clusters, so that classes of labels are empty and effective sizes are below one: test and interval agree.
    /// </summary>
    [Fact]
    public void Clusters_with_empty_parts_have_answers_that_agree()
    {
        var random = new Random(46);
        for (var i = 0; i < 240; i++)
        {
            var study = Clustered(random, i % 4);
            var estimate = s_estimator.Estimate(in study, 0.95);
            Assert.False(double.IsNaN(study.DegreesOfFreedom), DifferenceLaws.Words(study));
            foreach (var difference in new[] { -0.5, -0.1, 0, 0.2 })
            {
                var p = s_estimator.PValue(in study, difference);
                Assert.True(p is >= 0 and <= 1, $"{p} {Words(study)}");
                var isAtEdge = Math.Min(
                    Math.Abs(estimate.Interval.Lower - difference), Math.Abs(estimate.Interval.Upper - difference)) < Solved;
                if (!isAtEdge && Math.Abs(p - 0.05) > Solved)
                    Assert.True(estimate.Interval.Contains(difference) == p >= 0.05, $"{difference} {p} {estimate} {Words(study)}");
            }
        }
    }

    private static ComparisonStudy Clustered(Random random, int kind)
    {
        JudgeStudy Study(CalibrationDesign design)
        {
            ClusteredCounts sum = default;
            for (var g = random.Next(1, 9); g > 0; g--)
            {
                sum += ClusteredCounts.OfCluster(
                    new()
                    {
                        TruePositive = random.Next(5),
                        FalseNegative = random.Next(3),
                        FalsePositive = random.Next(4) / 3,
                        TrueNegative = random.Next(4) / 3,
                    }, JudgeTally.Of(random.Next(4), 4));
            }
            return JudgeStudy.FromClusters(in sum, design);
        }
        switch (kind)
        {
            case 0: return ComparisonStudy.Separate(Study(CalibrationDesign.ByLabel), Study(CalibrationDesign.ByLabel));
            case 1: return ComparisonStudy.Separate(Study(CalibrationDesign.Random), Study(CalibrationDesign.Random));
            case 2:
                ClusteredPairs pairs = default;
                for (var g = random.Next(1, 9); g > 0; g--) pairs += ClusteredPairs.OfCluster(random.Next(3), random.Next(3), 5);
                return ComparisonStudy.OnSameItems(PairedProportion.FromClusters(in pairs), Study(CalibrationDesign.ByLabel).Calibration);
            default:
                var one = Study(CalibrationDesign.ByLabel);
                return ComparisonStudy.Sharing(one.Test, Study(CalibrationDesign.ByLabel).Test, one.Calibration);
        }
    }

    /// <summary>One-sided limits are ends of the two-sided interval at twice the error, and one-sided p-values half the two-sided ones.
    /// </summary>
    [Fact]
    public void One_side_is_half_of_two()
    {
        foreach (var study in ComparedStudies.Ordinary(60, 47))
        {
            var estimate = s_estimator.Estimate(in study, 0.9);
            Assert.Equal(estimate.Interval.Lower, s_estimator.Limit(in study, IntervalSide.Lower, 0.95), Solved);
            Assert.Equal(estimate.Interval.Upper, s_estimator.Limit(in study, IntervalSide.Upper, 0.95), Solved);
            foreach (var difference in new[] { -0.4, 0, 0.3 })
            {
                var p = s_estimator.PValue(in study, difference);
                var (above, below) = (
                    s_estimator.PValue(in study, difference, Alternative.Greater),
                    s_estimator.PValue(in study, difference, Alternative.Less));
                if (p == 1 || double.IsNaN(estimate.Point)) Assert.Equal((1, 1), (above, below));
                else if (estimate.Point > difference) Assert.Equal((p / 2, 1), (above, below));
                else Assert.Equal((1, p / 2), (above, below));
            }
        }
    }

    /// <summary>One calibration, closed forms and the default: whether there is an answer or none.</summary>
    [Fact]
    public void A_shared_calibration_allocates_nothing()
    {
        var studies = ComparedStudies.Any(20, 43).Concat(ComparedStudies.Ordinary(20, 44))
            .Where(study => study.SharesCalibration).ToArray();
        foreach (var estimator in s_estimators)
        {
            var next = 0;
            Assert.Equal(0, AllocationTests.Allocated(() =>
            {
                next = (next + 1) % studies.Length;
                return estimator.Estimate(in studies[next], 0.95).StandardError;
            }));
        }
    }

    [Fact]
    public void A_level_outside_its_range_is_refused()
    {
        foreach (var study in ComparedStudies.Any(5, 45))
        {
            foreach (var level in new[] { 0, 1, 95, double.NaN, -0.1 })
                Assert.Throws<ArgumentOutOfRangeException>(() => s_estimator.Estimate(in study, level));
            Assert.Throws<ArgumentOutOfRangeException>(() => s_estimator.PValue(in study, 1.5));
            Assert.Throws<ArgumentOutOfRangeException>(() => s_estimator.Limit(in study, IntervalSide.Lower, 0.5));
        }
    }

    private static ConfusionCounts Counts(Random random) => new()
    {
        TruePositive = random.Next(10, 40),
        FalseNegative = random.Next(8),
        FalsePositive = random.Next(8),
        TrueNegative = random.Next(10, 40),
    };

    private static JudgeStudy Independent(ConfusionCounts counts, CalibrationDesign design) =>
        new() { Test = JudgeTally.Of(30, 70), Calibration = Calibration.FromCounts(counts, design) };

    private static JudgeStudy Clustered(ConfusionCounts counts, CalibrationDesign design) =>
        JudgeStudy.FromClusters(ClusteredCounts.FromItems(counts, JudgeTally.Of(30, 70)), design);

    private static void Alike(ComparisonStudy one, ComparisonStudy other)
    {
        var (first, second) = (s_estimator.Estimate(in one, 0.95), s_estimator.Estimate(in other, 0.95));
        Assert.Equal(first.Point, second.Point, Rounding);
        Assert.Equal(first.Interval.Lower, second.Interval.Lower, Solved);
        Assert.Equal(first.Interval.Upper, second.Interval.Upper, Solved);
    }

    private static void Contains(JudgeEstimate estimate, string name)
    {
        if (estimate.Warnings.HasFlag(EstimateWarnings.PartiallyIdentified))
        {
            Assert.True(estimate.Point >= estimate.Interval.Lower - 1e-12 && estimate.Point <= estimate.Interval.Upper + 1e-12, name);
            return;
        }
        Assert.True(estimate.Interval.Contains(estimate.Point), name);
    }

    private static void Near(double expected, double actual, string name) =>
        Assert.True(expected == actual || Math.Abs(expected - actual) <= Solved, $"{expected} {actual} {name}");

    internal static string Words(ComparisonStudy study) =>
        $"{study.Kind} {study.A} {study.B} {study.Pairs} {study.Changes?.Table} {study.Changes?.Design}";
}
