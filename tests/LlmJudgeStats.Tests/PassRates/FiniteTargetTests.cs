namespace LlmJudgeStats.Tests.PassRates;

/// <summary>The rate of exactly the judged items (finite.md).</summary>
public sealed class FiniteTargetTests
{
    private const double SmallestLevel = 1e-9;

    private static readonly PostStratifiedEstimator s_items = new() { Target = Target.Items };

    private static readonly double[] s_levels = [SmallestLevel, 0.5, 0.9, 0.95, 0.99, 1 - 1e-9];

    private static readonly CalibrationDesign[] s_designs = [CalibrationDesign.Random, CalibrationDesign.ByVerdict];

    [Fact]
    public void A_second_implementation_finds_the_same_limits()
    {
        foreach (var (labelled, unlabelled) in Tests(seed: 1, count: 400))
        {
            var slow = new SlowFinite(labelled, unlabelled);
            foreach (var level in new[] { 0.5, 0.95, 0.999 })
            {
                var interval = FiniteTest.Estimate(labelled, unlabelled, level).Interval;
                Near(slow.Lower(level), interval.Lower, labelled, unlabelled);
                Near(slow.Upper(level), interval.Upper, labelled, unlabelled);
            }
        }
    }

    [Fact]
    public void Limits_are_nested_in_the_level_contain_the_point_and_never_deny_what_was_counted()
    {
        foreach (var (labelled, unlabelled) in Tests(seed: 2, count: 1000))
        {
            var items = (double)(labelled.Count + unlabelled.Count);
            var lowest = (labelled.TruePositive + labelled.FalseNegative) / items;
            var highest = 1 - ((labelled.FalsePositive + labelled.TrueNegative) / items);
            foreach (var design in s_designs)
            {
                var study = Study(labelled, unlabelled, design);
                var last = default(IntervalEstimate);
                foreach (var level in s_levels)
                {
                    var estimate = s_items.Estimate(in study, level);
                    var interval = estimate.Interval;
                    if (estimate.IsIdentified) Assert.True(interval.Contains(estimate.Point), $"{estimate} {labelled} {unlabelled}");
                    Assert.InRange(interval.Lower, lowest - 1e-15, 1);
                    Assert.InRange(interval.Upper, 0, highest + 1e-15);
                    if (level > SmallestLevel)
                        Assert.True(interval.Lower <= last.Lower + 1e-15 && interval.Upper >= last.Upper - 1e-15, $"{interval} {last}");
                    last = interval;
                }
            }
        }
    }

    [Fact]
    public void Exchanging_pass_and_fail_mirrors_it_and_exchanging_verdicts_changes_nothing()
    {
        foreach (var (labelled, unlabelled) in Tests(seed: 3, count: 1000))
        {
            foreach (var design in s_designs)
            {
                var study = Study(labelled, unlabelled, design);
                var one = s_items.Estimate(in study, 0.95);
                var other = s_items.Estimate(study.Flip(), 0.95);
                Assert.Equal(one.Interval.Lower, 1 - other.Interval.Upper, 2.3e-16);
                Assert.Equal(one.Interval.Upper, 1 - other.Interval.Lower, 2.3e-16);
                Assert.Equal(one.IsIdentified, other.IsIdentified);
                if (one.IsIdentified) Assert.Equal(one.Point, 1 - other.Point, 2.3e-16);
                Assert.Equal(one.Warnings, other.Warnings);
                if (one.IsIdentified) Assert.Equal(one.StandardError, other.StandardError, 1e-15);
                var turned = Study(
                    Labels(labelled.FalseNegative, labelled.TruePositive, labelled.TrueNegative, labelled.FalsePositive),
                    new() { Positives = unlabelled.Negatives, Negatives = unlabelled.Positives }, design);
                Assert.Equal(one, s_items.Estimate(in turned, 0.95));
            }
        }
    }

    [Fact]
    public void It_is_narrower_than_the_interval_of_the_population()
    {
        foreach (var (labelled, unlabelled) in Tests(seed: 4, count: 1000))
        {
            if (unlabelled.Count == 0) continue;
            var study = Study(labelled, unlabelled, CalibrationDesign.Random);
            var (items, population) = (s_items.Estimate(in study, 0.95), PostStratifiedEstimator.Default.Estimate(in study, 0.95));
            // With next to nothing labelled in one verdict the correction of the other is a little larger.
            var isNext = items.Interval.Width < population.Interval.Width + 1e-3;
            Assert.True(isNext, $"{items.Interval.Width - population.Interval.Width} {labelled} {unlabelled}");
            if (2 * labelled.Count >= unlabelled.Count)
                Assert.True(items.Interval.Width < 0.99 * population.Interval.Width, $"{items} {population} {labelled} {unlabelled}");
            Assert.Equal(population.Point, items.Point, 1e-14);
            if (labelled.TruePositive + labelled.FalsePositive > 0 && labelled.FalseNegative + labelled.TrueNegative > 0)
                Assert.True(items.StandardError <= population.StandardError);
        }
    }

    [Fact]
    public void With_endless_items_it_is_the_interval_for_known_shares_of_the_verdicts()
    {
        var labelled = Labels(30, 4, 6, 10);
        var (many, more) = (
            FiniteTest.Estimate(labelled, JudgeTally.Of(600_000_000, 1_000_000_000), 0.95),
            FiniteTest.Estimate(labelled, JudgeTally.Of(600_000_000_000, 1_000_000_000_000), 0.95));
        Assert.Equal(many.Interval.Lower, more.Interval.Lower, 1e-8);
        var study = Study(labelled, JudgeTally.Of(600_000_000_000, 1_000_000_000_000), CalibrationDesign.Random);
        var population = PostStratifiedEstimator.Default.Estimate(in study, 0.95);
        Assert.Equal(population.Interval.Lower, more.Interval.Lower, 1e-6);
        Assert.Equal(population.Interval.Upper, more.Interval.Upper, 1e-6);
        Assert.Equal(population.StandardError, more.StandardError, 1e-6);
    }

    [Fact]
    public void Where_every_item_has_a_label_it_is_what_was_counted_without_a_width_or_a_warning()
    {
        var labelled = Labels(60, 33, 2, 5);
        foreach (var design in s_designs)
        {
            var study = Study(labelled, default, design);
            var estimate = s_items.Estimate(in study, 0.95);
            Assert.Equal((0.93, 0.0), (estimate.Point, estimate.Interval.Width), (one, other) => Math.Abs(one.Item1 - other.Item1) < 1e-15
                && one.Item2 == other.Item2);
            Assert.Equal(estimate.Point, estimate.Interval.Lower);
            Assert.Equal(0, estimate.StandardError);
            Assert.Equal(EstimateWarnings.None, estimate.Warnings);
            Assert.Equal(1, s_items.PValue(in study, 0.93));
            Assert.Equal(1, s_items.PValue(in study, 0.93, Alternative.Greater));
            Assert.Equal(0, s_items.PValue(in study, 0.92));
            Assert.Equal(0, s_items.PValue(in study, 0.92, Alternative.Greater));
            Assert.Equal(1, s_items.PValue(in study, 0.92, Alternative.Less));
            Assert.Equal(estimate.Point, s_items.Limit(in study, IntervalSide.Lower, 0.95));
        }
        // The population's estimator has no answer to labels by verdict without a test item.
        var byVerdict = Study(labelled, default, CalibrationDesign.ByVerdict);
        Assert.False(PostStratifiedEstimator.Default.Estimate(in byVerdict, 0.95).IsIdentified);
    }

    /// <summary>Four labels of 40 in one verdict, none of 10 in the other: these 10 are open, and nothing else is about them.</summary>
    [Fact]
    public void A_verdict_without_a_label_counts_as_failed_below_and_as_passed_above()
    {
        var (labelled, unlabelled) = (Labels(30, 0, 10, 0), JudgeTally.Of(0, 10));
        var random = FiniteTest.Estimate(labelled, unlabelled, 0.95);
        Assert.Equal(new IntervalEstimate(0.6, 0.8, 0.95), random.Interval);
        Assert.Equal(0.75, random.Point);
        Assert.Equal(EstimateWarnings.PartiallyIdentified, random.Warnings);
        Assert.Equal(Math.Sqrt(0.75 * 0.25 / 40 * (1 - 0.8)), random.StandardError, 1e-15);
        var study = Study(labelled, unlabelled, CalibrationDesign.ByVerdict);
        var byVerdict = s_items.Estimate(in study, 0.95);
        Assert.False(byVerdict.IsIdentified);
        Assert.Equal(random.Interval, byVerdict.Interval);
        Assert.Equal(EstimateWarnings.PartiallyIdentified | EstimateWarnings.SmallCalibration, byVerdict.Warnings);

        // Half of the other verdict labelled: its interval, weighed, and all of the open one above.
        var half = FiniteTest.Estimate(labelled, JudgeTally.Of(40, 50), 0.95).Interval;
        Assert.InRange(half.Lower, 30.0 / 90, 60.0 / 90);
        Assert.InRange(half.Upper, 70.0 / 90, 80.0 / 90);
    }

    [Fact]
    public void A_verdict_that_is_labelled_throughout_has_no_few_labels()
    {
        var labelled = Labels(20, 1, 8, 3);
        var study = Study(labelled, JudgeTally.Of(30, 30), CalibrationDesign.ByVerdict);
        Assert.Equal(EstimateWarnings.None, s_items.Estimate(in study, 0.95).Warnings);
        study = Study(labelled, JudgeTally.Of(30, 31), CalibrationDesign.ByVerdict);
        Assert.Equal(EstimateWarnings.SmallCalibration, s_items.Estimate(in study, 0.95).Warnings);
    }

    [Fact]
    public void The_standard_error_counts_what_is_unlabelled_of_each_verdict()
    {
        var labelled = Labels(30, 4, 6, 10);
        var estimate = FiniteTest.Estimate(labelled, JudgeTally.Of(24, 50), 0.95);
        var passed = 0.6 * 0.6 * (24.0 / 60) * (30.0 / 36 * (6.0 / 36)) / 36;
        var failed = 0.4 * 0.4 * (26.0 / 40) * (4.0 / 14 * (10.0 / 14)) / 14;
        Assert.Equal(Math.Sqrt(passed + failed), estimate.StandardError, 1e-15);
        // Labels without a judge with that variance: θ (1 − θ)/f (1 − f/N).
        var study = Study(labelled, JudgeTally.Of(24, 50), CalibrationDesign.Random);
        var effective = EffectiveLabels.Of(in study, in estimate)!.Value;
        var variance = estimate.Point * (1 - estimate.Point) / effective * (1 - (effective / 100));
        Assert.Equal(passed + failed, variance, 1e-15);
    }

    [Fact]
    public void A_rate_is_refuted_exactly_where_the_interval_ends()
    {
        foreach (var (labelled, unlabelled) in Tests(seed: 5, count: 60))
        {
            if (unlabelled.Count == 0) continue;
            var study = Study(labelled, unlabelled, CalibrationDesign.ByVerdict);
            var interval = s_items.Estimate(in study, 0.9).Interval;
            var counted = (double)(labelled.TruePositive + labelled.FalseNegative) / (labelled.Count + unlabelled.Count);
            Assert.Equal(interval.Lower, s_items.Limit(in study, IntervalSide.Lower, 0.95), 1e-14);
            Assert.Equal(interval.Upper, s_items.Limit(in study, IntervalSide.Upper, 0.95), 1e-14);
            if (interval.Lower > counted + 1e-6 && interval.Lower < 1)
            {
                Assert.Equal(0.1, s_items.PValue(in study, interval.Lower), 1e-8);
                Assert.Equal(0.05, s_items.PValue(in study, interval.Lower, Alternative.Greater), 1e-8);
            }
            if (counted > 1e-3) Assert.Equal(0, s_items.PValue(in study, counted - 1e-3));
            if (s_items.Estimate(in study, 0.9) is { IsIdentified: true, Point: var point })
                Assert.Equal(1, s_items.PValue(in study, point));
        }
    }

    [Fact]
    public void Only_labels_of_the_judged_items_and_whole_counts_have_an_answer()
    {
        var counts = Labels(30, 4, 6, 10);
        var test = JudgeTally.Of(24, 50);
        JudgeStudy[] refused =
        [
            Study(counts, test, CalibrationDesign.External),
            Study(counts, test, CalibrationDesign.ByLabel),
            new() { Test = test, Calibration = Calibration.Known(0.9, 0.8) with { Design = CalibrationDesign.Random } },
            new()
            {
                Test = Proportion.FromCounts(24.5, 50),
                Calibration = Calibration.FromCounts(counts, CalibrationDesign.Random),
            },
        ];
        Assert.All(refused, study =>
        {
            Assert.Equal(EstimateWarnings.DesignMismatch, s_items.Estimate(in study, 0.95).Warnings);
            Assert.Equal(0, s_items.Limit(in study, IntervalSide.Lower, 0.95));
            Assert.Equal(1, s_items.PValue(in study, 0.5));
        });
        var unlabelled = Study(default, test, CalibrationDesign.Random);
        Assert.Equal(EstimateWarnings.Unidentified, s_items.Estimate(in unlabelled, 0.95).Warnings);
        Assert.Throws<ArgumentOutOfRangeException>("level", () => FiniteTest.Estimate(counts, test, 1));
    }

    [Fact]
    public void An_interval_that_has_no_form_for_it_is_refused_where_it_is_set()
    {
        foreach (var interval in Enum.GetValues<PostStratifiedInterval>().Except([PostStratifiedInterval.CorrectedProfile]))
        {
            Assert.Throws<ArgumentException>("Target", () => new PostStratifiedEstimator { Interval = interval, Target = Target.Items });
            Assert.Throws<ArgumentException>("Interval", () => new PostStratifiedEstimator { Target = Target.Items, Interval = interval });
        }
        Assert.Throws<ArgumentOutOfRangeException>("Target", () => new PostStratifiedEstimator { Target = (Target)2 });
        Assert.Equal(s_items, new PostStratifiedEstimator { Interval = PostStratifiedInterval.CorrectedProfile, Target = Target.Items });
    }

    [Fact]
    public void The_method_of_the_answer_says_whose_rate_it_is()
    {
        Assert.Equal((Target.Items, "post-stratified", "corrected-profile"),
            (s_items.Method.Target, s_items.Method.Id, s_items.Method.Interval));
        Assert.Equal("post-stratified, corrected profile likelihood of these items", s_items.Method.Name);
        Assert.Equal(Target.Population, PostStratifiedEstimator.Default.Method.Target);
        Assert.Equal(["population", "items"], Enum.GetValues<Target>().Select(target => target.Id));
    }

    [Fact]
    public void An_answer_allocates_nothing()
    {
        var studies = Tests(seed: 6, count: 8).Select(test => Study(test.Labelled, test.Unlabelled, CalibrationDesign.Random)).ToArray();
        Assert.Equal(0, AllocationTests.Allocated(() =>
        {
            var sum = 0.0;
            foreach (ref readonly var study in studies.AsSpan())
                sum += s_items.Estimate(in study, 0.95).Interval.Lower + s_items.Limit(in study, IntervalSide.Upper, 0.9);
            return sum;
        }));
    }

    [Fact]
    public void Any_study_at_any_level_has_an_answer_in_range() => Laws.Studies.Check(Laws.Studies.Any, 4000, study =>
    {
        foreach (var level in s_levels)
        {
            var estimate = s_items.Estimate(in study, level);
            Assert.InRange(estimate.Interval.Lower, 0, estimate.Interval.Upper);
            Assert.InRange(estimate.Interval.Upper, estimate.Interval.Lower, 1);
            if (estimate.IsIdentified)
            {
                Assert.True(estimate.Interval.Contains(estimate.Point), $"{estimate} {study}");
                Assert.True(estimate.StandardError >= 0, $"{estimate} {study}");
            }
        }
    });

    private static void Near(double expected, double actual, ConfusionCounts labelled, JudgeTally unlabelled) =>
        Assert.True(Math.Abs(expected - actual) <= 1e-9, $"{actual:R}, not {expected:R}: {labelled} {unlabelled}");

    private static ConfusionCounts Labels(long truePositive, long falseNegative, long falsePositive, long trueNegative) => new()
    {
        TruePositive = truePositive,
        FalseNegative = falseNegative,
        FalsePositive = falsePositive,
        TrueNegative = trueNegative,
    };

    private static JudgeStudy Study(ConfusionCounts labelled, JudgeTally unlabelled, CalibrationDesign design) =>
        new() { Test = unlabelled, Calibration = Calibration.FromCounts(labelled, design) };

    // Corners often: cells and strata that are empty, verdicts that are labelled throughout.
    private static IEnumerable<(ConfusionCounts Labelled, JudgeTally Unlabelled)> Tests(int seed, int count)
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++)
        {
            var labelled = Labels(Some(40), Some(12), Some(12), Some(40));
            if (labelled.Count > 0) yield return (labelled, new() { Positives = Some(200), Negatives = Some(200) });
        }

        int Some(int largest) => random.Next(5) == 0 ? 0 : random.Next(1, random.Next(2) == 0 ? 4 : largest);
    }
}
