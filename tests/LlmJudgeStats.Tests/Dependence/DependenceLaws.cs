namespace LlmJudgeStats.Tests.Dependence;

/// <summary>What holds of every clustered study, and the second implementation on studies of every kind.</summary>
public sealed class DependenceLaws
{
    private const double Near = 1e-9;

    public static TheoryData<string> Estimators => [.. JudgeEstimators.All.Select(estimator => estimator.Method.Id)];

    /// <summary>400 studies (seed 2001) of 1 to 9 clusters with 0 to 5 items of each of six kinds, sharing them or not.</summary>
    [Fact]
    public void The_second_implementation_says_the_same()
    {
        var random = new Random(2001);
        for (var i = 0; i < 400; i++)
        {
            var clusters = Draw(random);
            var counts = Sum(clusters);
            if (clusters.Sum(g => g.TP + g.FN) == 0 || clusters.Sum(g => g.FP + g.TN) == 0
                || clusters.Sum(g => g.TestPassed + g.TestFailed) == 0)
            {
                continue;    // the page says nothing of an empty part
            }
            var plain = PlainDependence.ByLabel(clusters);
            var ours = JudgeStudy.FromClusters(in counts, CalibrationDesign.ByLabel);
            Same(plain.Kappa.ToDouble(), ours.Dependence!.SharedEffect);
            Same(plain.DegreesOfFreedom, ours.DegreesOfFreedom);
            Same(plain.EffectiveSize(0).ToDouble(), ours.Test.Size);
            Same(plain.EffectiveSize(1).ToDouble(), ours.Calibration.Sensitivity.Size);
            Same(plain.EffectiveSize(2).ToDouble(), ours.Calibration.Specificity.Size);
            Same(plain.EffectivePassed(0).ToDouble(), ours.Test.Successes);
            Assert.Equal(plain.Shared, ours.Dependence.SharedClusters);
            var sample = PlainDependence.FromTestItems(clusters);
            var random95 = JudgeStudy.FromClusters(in counts, CalibrationDesign.Random);
            Same(sample.DesignEffect.ToDouble(), random95.Dependence!.CommonEffect!.Value);
            Same(sample.DegreesOfFreedom, random95.DegreesOfFreedom);
        }
    }

    /// <summary>300 tables (seed 2002) of two verdicts: the general form and its fast case are one.</summary>
    [Fact]
    public void Two_verdicts_are_a_table_of_two_strata()
    {
        var random = new Random(2002);
        for (var i = 0; i < 300; i++)
        {
            var clusters = Draw(random);
            if (clusters.Sum(g => g.TP + g.FN + g.FP + g.TN) == 0) continue;
            var study = JudgeStudy.FromClusters(Sum(clusters), CalibrationDesign.Random);
            var table = ClusteredTable.FromClusters(
                ValueRange.Unit, [0, 1], 2, [.. clusters.SelectMany(g => new long[] { g.FP, g.TP, g.TN, g.FN })],
                [.. clusters.SelectMany(g => new long[] { g.TestPassed, g.TestFailed })]);
            var mean = MeanStudy.FromClusters(table, CalibrationDesign.Random, out var effect);
            Same(study.Dependence!.CommonEffect!.Value, effect);
            Same(study.DegreesOfFreedom, mean.DegreesOfFreedom);
            var (one, other) = (
                PostStratifiedEstimator.Default.Estimate(in study), StratifiedMeanEstimator.Default.Estimate(in mean, 0.95));
            Assert.Equal(one.Interval.Lower, other.Interval.Lower, 1e-12);
            Assert.Equal(one.Interval.Upper, other.Interval.Upper, 1e-12);
        }
    }

    /// <summary>200 tables (seed 2003) of three strata: the second implementation of the general form.</summary>
    [Fact]
    public void Three_strata_agree_with_the_second_implementation()
    {
        var random = new Random(2003);
        for (var i = 0; i < 200; i++)
        {
            var clusters = Enumerable.Range(0, random.Next(1, 8))
                .Select(_ => Enumerable.Range(0, 9).Select(_ => (long)random.Next(4)).ToArray())
                .ToArray();
            if (clusters.Sum(g => g[..6].Sum()) == 0) continue;
            var table = ClusteredTable.FromClusters(
                ValueRange.Unit, [0, 1], 3, [.. clusters.SelectMany(g => g[..6])], [.. clusters.SelectMany(g => g[6..])]);
            MeanStudy.FromClusters(table, CalibrationDesign.Random, out var effect);
            PlainStrataCluster[] same = [.. clusters.Select(Strata)];
            var plain = PlainDependence.FromTestItems(same);
            Same(plain.DesignEffect.ToDouble(), effect);
        }
    }

    [Fact]
    public void Clusters_of_one_item_are_the_independent_answer_bit_for_bit()
    {
        var labelled = new ConfusionCounts { TruePositive = 46, FalseNegative = 4, FalsePositive = 9, TrueNegative = 41 };
        var test = JudgeTally.Of(83, 115);
        var singles = ClusteredCounts.FromItems(labelled, test);
        ClusteredCounts one = default;
        for (var i = 0; i < 46; i++)
            one += ClusteredCounts.OfCluster(new() { TruePositive = 1, FalseNegative = 0, FalsePositive = 0, TrueNegative = 0 }, default);
        for (var i = 0; i < 4; i++)
            one += ClusteredCounts.OfCluster(new() { TruePositive = 0, FalseNegative = 1, FalsePositive = 0, TrueNegative = 0 }, default);
        for (var i = 0; i < 9; i++)
            one += ClusteredCounts.OfCluster(new() { TruePositive = 0, FalseNegative = 0, FalsePositive = 1, TrueNegative = 0 }, default);
        for (var i = 0; i < 41; i++)
            one += ClusteredCounts.OfCluster(new() { TruePositive = 0, FalseNegative = 0, FalsePositive = 0, TrueNegative = 1 }, default);
        for (var i = 0; i < 115; i++) one += ClusteredCounts.OfCluster(default, JudgeTally.Of(i < 83 ? 1 : 0, 1));
        Assert.Equal(one, singles);
        foreach (var design in Enum.GetValues<CalibrationDesign>())
        {
            var clustered = JudgeStudy.FromClusters(in singles, design);
            var plain = new JudgeStudy { Test = test, Calibration = Calibration.FromCounts(labelled, design) };
            Assert.Equal((plain.Test, plain.Calibration), (clustered.Test, clustered.Calibration));
            Assert.Equal(double.PositiveInfinity, clustered.DegreesOfFreedom);
            foreach (var estimator in JudgeEstimators.All)
            {
                Assert.Equal(estimator.Estimate(in plain), estimator.Estimate(in clustered));
                if (estimator is not IIntervalEstimator tests) continue;
                Assert.Equal(tests.Limit(in plain, IntervalSide.Lower, 0.95), tests.Limit(in clustered, IntervalSide.Lower, 0.95));
                Assert.Equal(tests.PValue(in plain, 0.5), tests.PValue(in clustered, 0.5));
            }
        }
    }

    /// <summary>100 studies (seed 2004) in any order and any split into whole clusters.</summary>
    [Fact]
    public void Merging_whole_clusters_in_any_order_is_the_whole()
    {
        var random = new Random(2004);
        for (var i = 0; i < 100; i++)
        {
            var clusters = Draw(random);
            var whole = Sum(clusters);
            var shuffled = clusters.ToArray();
            random.Shuffle(shuffled);
            var cut = random.Next(shuffled.Length + 1);
            Assert.Equal(whole, Sum(shuffled[..cut]) + Sum(shuffled[cut..]));
            Assert.Equal(whole.Test, whole.TestAlone.Test);
            Assert.Equal(whole.Labels, whole.LabelsAlone.Labels);
            Assert.Equal(whole, whole.Flip().Flip());
        }
    }

    /// <summary>A cluster that nobody split: the same sums from items one by one.</summary>
    [Fact]
    public void Items_are_grouped_by_their_clusters()
    {
        int[] clusters = [7, 3, 7, 3, 3, 9];
        bool[] verdicts = [true, false, false, true, true, true];
        var expected = ClusteredTally.OfCluster(JudgeTally.Of(1, 2)) + ClusteredTally.OfCluster(JudgeTally.Of(2, 3))
            + ClusteredTally.OfCluster(JudgeTally.Of(1, 1));
        Assert.Equal(expected, ClusteredTally.FromItems(clusters, verdicts));
        Assert.Equal((14, 36), ((int)expected.SumOfSquares, (int)expected.SumOfCubes));
    }

    /// <summary>
    /// 60 studies, 12 for posteriors (seed 2005): mirrored with pass and fail, nested in the level, D of at least 1, limits and p-values
    /// agree.
    /// </summary>
    [Theory]
    [MemberData(nameof(Estimators))]
    public void Intervals_are_mirrored_and_nested_and_agree_with_their_tests(string id)
    {
        var estimator = JudgeEstimators.Find(id);
        var random = new Random(2005);
        var studies = id == "bayesian" ? 12 : 60;
        for (var i = 0; i < studies; i++)
        {
            var counts = Sum(Draw(random));
            foreach (var design in new[] { CalibrationDesign.ByLabel, CalibrationDesign.Random })
            {
                var study = JudgeStudy.FromClusters(in counts, design);
                var mirror = JudgeStudy.FromClusters(counts.Flip(), design);
                Same(study.DegreesOfFreedom, mirror.DegreesOfFreedom);
                var (narrow, wide) = (estimator.Estimate(in study, 0.9), estimator.Estimate(in study, 0.95));
                var opposite = estimator.Estimate(in mirror, 0.9);
                Assert.Equal(1 - narrow.Interval.Upper, opposite.Interval.Lower, 1e-6);
                Assert.Equal(narrow.DegreesOfFreedom, wide.DegreesOfFreedom);
                Assert.True(
                    wide.Interval.Lower <= narrow.Interval.Lower + 1e-9 && narrow.Interval.Upper <= wide.Interval.Upper + 1e-9,
                    $"{id} {study} {narrow} {wide}");
                if (study.DegreesOfFreedom < 1 && narrow.IsIdentified && study.Dependence is not null
                    && id is not ("naive" or "labels-only"))
                {
                    Assert.Equal((0, 1), (narrow.Interval.Lower, narrow.Interval.Upper));
                    Assert.True(narrow.Warnings.HasFlag(EstimateWarnings.OneCluster));
                }
            }
        }
    }

    public static TheoryData<string, string, string?> Intervals =>
    [
        .. JudgeEstimators.Methods.SelectMany(method => method.Intervals.Select(interval => (method.Id, interval.Id, method.When)))
            .Where(one => one.Item1 != "bayesian"),
    ];

    /// <summary>
    /// Student's t takes the place of z in every interval of the catalogue: with ν degrees of freedom it is that of independent items of
    /// the same sizes at the level 2Φ(t) − 1, and wider than at the level itself.
    /// </summary>
    [Theory]
    [MemberData(nameof(Intervals))]
    public void Every_interval_is_the_independent_one_at_the_level_that_t_asks_for(string id, string interval, string? when)
    {
        var estimator = JudgeEstimators.Methods.First(method => method.Id == id && method.When == when).With(interval)!;
        var seen = 0;
        foreach (var design in new[] { CalibrationDesign.ByLabel, CalibrationDesign.Random, CalibrationDesign.ByVerdict })
        {
            foreach (var isKnown in new[] { false, true })
            {
                var (clustered, plain) = (Study(design, isKnown, freedom: 8), Study(design, isKnown, double.PositiveInfinity));
                var answer = estimator.Estimate(in clustered, 0.8);
                var narrow = estimator.Estimate(in plain, 0.8);
                if (narrow.Warnings.HasFlag(EstimateWarnings.DesignMismatch)) continue;
                var asked = estimator.Estimate(in plain, 1 - (2 * PlainStudent.IndependentTail(0.8, answer.DegreesOfFreedom)));
                Assert.Equal(8, answer.DegreesOfFreedom, 8.0);    // of all parts together up to twice as many
                Assert.Equal(asked.Interval.Lower, answer.Interval.Lower, 1e-8);
                Assert.Equal(asked.Interval.Upper, answer.Interval.Upper, 1e-8);
                // Percentiles of resampled counts move in steps: wider or the same.
                var step = interval == "bootstrap" ? 0 : -1e-4;
                if (narrow.Interval.Lower > 0.01) Assert.True(answer.Interval.Lower <= narrow.Interval.Lower + step, $"{id} {interval}");
                if (narrow.Interval.Upper < 0.99) Assert.True(answer.Interval.Upper >= narrow.Interval.Upper - step, $"{id} {interval}");
                seen++;
            }
        }
        Assert.True(seen > 0);
    }

    private static JudgeStudy Study(CalibrationDesign design, bool isKnown, double freedom) => new()
    {
        Test = Proportion.FromRate(0.6, 60, freedom),
        Calibration = isKnown
            ? Calibration.Known(0.9, 0.85) with { Design = design }
            : new()
            {
                Sensitivity = Proportion.FromRate(0.9, 40, freedom),
                Specificity = Proportion.FromRate(0.85, 30, freedom),
                Design = design,
            },
    };

    /// <summary>40 studies (seed 2006): the interval contains a rate exactly where the p-value is at least one minus the level.</summary>
    [Theory]
    [InlineData("asymmetric-error", CalibrationDesign.ByLabel)]
    [InlineData("rogan-gladen", CalibrationDesign.ByLabel)]
    [InlineData("post-stratified", CalibrationDesign.Random)]
    [InlineData("labels-only", CalibrationDesign.Random)]
    [InlineData("naive", CalibrationDesign.ByLabel)]
    public void Intervals_and_p_values_agree(string id, CalibrationDesign design)
    {
        var estimator = (IIntervalEstimator)JudgeEstimators.Find(id);
        var random = new Random(2006);
        var seen = 0;
        for (var i = 0; i < 40; i++)
        {
            var study = JudgeStudy.FromClusters(Sum(Draw(random, clusters: 12)), design);
            foreach (var level in new[] { 0.8, 0.95 })
            {
                var interval = estimator.Estimate(in study, level).Interval;
                foreach (var (limit, inside) in new[] { (interval.Lower, 1e-6), (interval.Upper, -1e-6) })
                {
                    if (limit is < 0.01 or > 0.99 || interval.Width < 0.01) continue;
                    seen++;
                    Assert.True(estimator.PValue(in study, limit + inside) >= 1 - level - 1e-4, $"{id} {study.Dependence} {interval}");
                    Assert.True(estimator.PValue(in study, limit - inside) <= 1 - level + 1e-4, $"{id} {study.Dependence} {interval}");
                }
                if (level < 0.9) continue;
                var lower = estimator.Limit(in study, IntervalSide.Lower, level);
                if (lower is < 0.01 or > 0.99) continue;
                seen++;
                Assert.Equal(1 - level, estimator.PValue(in study, lower, Alternative.Greater), 1e-6);
            }
        }
        Assert.True(seen > 30, $"{seen}");
    }

    [Fact]
    public void Duplicating_every_cluster_narrows_and_one_cluster_says_nothing()
    {
        PlainCluster[] clusters = [new(3, 1, 0, 2, 4, 2), new(5, 0, 1, 3, 6, 1), new(2, 1, 1, 4, 2, 5), new(4, 0, 0, 3, 5, 3)];
        var (once, twice) = (Sum(clusters), Sum([.. clusters, .. clusters]));
        foreach (var design in new[] { CalibrationDesign.ByLabel, CalibrationDesign.Random })
        {
            var (few, many) = (JudgeStudy.FromClusters(in once, design), JudgeStudy.FromClusters(in twice, design));
            Assert.True(JudgeStats.PassRate(in many).StandardError < JudgeStats.PassRate(in few).StandardError);
            Assert.True(many.DegreesOfFreedom > few.DegreesOfFreedom);
            var one = JudgeStudy.FromClusters(Sum(clusters[..1]), design);
            var answer = JudgeStats.PassRate(in one);
            Assert.Equal((0, 1, 0), (answer.Interval.Lower, answer.Interval.Upper, answer.DegreesOfFreedom));
            Assert.True(answer.IsIdentified && double.IsPositiveInfinity(answer.StandardError));
            Assert.Equal(1, JudgeStats.PValue(in one, 0.01, Alternative.Greater));
            Assert.Equal((0, 1), (JudgeStats.AtLeast(in one, 0.95), JudgeStats.AtMost(in one, 0.95)));
        }
    }

    [Fact]
    public void Equal_weights_are_no_weights_and_order_does_not_matter()
    {
        var random = new Random(2007);
        for (var i = 0; i < 50; i++)
        {
            var verdicts = Enumerable.Range(0, random.Next(1, 40)).Select(_ => random.Next(3) > 0).ToArray();
            var plain = Proportion.FromTally(JudgeTally.FromVerdicts(verdicts));
            var weighted = Proportion.FromWeights(WeightedTally.FromItems([.. verdicts.Select(_ => 0.1)], verdicts));
            Assert.Equal(plain, weighted);
            double[] weights = [.. verdicts.Select(_ => Math.Exp(4 * random.NextDouble()))];
            var (one, other) = (WeightedTally.FromItems(weights, verdicts), default(WeightedTally));
            for (var j = verdicts.Length - 1; j >= 0; j--) other = WeightedTally.OfCluster([weights[j]], [verdicts[j]]) + other;
            Assert.Equal(one, other);
            Assert.Equal(Proportion.FromWeights(in one).Flip(), Proportion.FromWeights(one.Flip()));
            Assert.True(Proportion.FromWeights(in one).Size <= one.KishSize * (1 + 1e-12));
        }
    }

    /// <summary>A part that is replaced takes what was known of shared clusters with it.</summary>
    [Fact]
    public void What_clusters_do_is_forgotten_with_a_part_that_is_replaced()
    {
        var study = JudgeStudy.FromClusters(Sum([new(3, 1, 0, 2, 4, 2), new(5, 0, 1, 3, 6, 1)]), CalibrationDesign.ByLabel);
        Assert.NotNull(study.Dependence);
        Assert.Same(study.Dependence, study.Flip().Flip().Dependence);
        var other = study with { Calibration = Calibration.Known(0.9, 0.8) };
        Assert.Null(other.Dependence);
        Same(study.Test.DegreesOfFreedom, other.DegreesOfFreedom);
    }

    [Fact]
    public void Clusters_too_large_and_weights_too_odd_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ClusteredTally.OfCluster(JudgeTally.Of(0, 1L << 31)));
        Assert.Throws<ArgumentOutOfRangeException>(() => WeightedTally.FromItems([0], [true]));
        Assert.Throws<ArgumentOutOfRangeException>(() => WeightedTally.FromItems([double.NaN], [true]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Proportion.FromRate(0.5, 10, -1));
    }

    // Fails and passes of three strata, and what is unlabelled in each.
    private static PlainStrataCluster Strata(long[] counts) => new(
        [.. Enumerable.Range(0, 3).Select(h => (int)(counts[2 * h] + counts[(2 * h) + 1] + counts[6 + h]))],
        [.. Enumerable.Range(0, 3).Select(h =>
            Enumerable.Repeat(0.0, (int)counts[2 * h]).Concat(Enumerable.Repeat(1.0, (int)counts[(2 * h) + 1])).ToArray())]);

    private static PlainCluster[] Draw(Random random, int clusters = 0)
    {
        var most = random.Next(1, 6);
        var ofTest = random.Next(3);    // shared, apart, or all in one
        return [.. Enumerable.Range(0, clusters > 0 ? clusters : random.Next(1, 10)).Select(g =>
        {
            var isTest = ofTest != 1 || g % 2 == 0;
            var isLabelled = ofTest != 1 || g % 2 == 1;
            int Count(bool isThere) => isThere ? random.Next(most + 1) : 0;
            return new PlainCluster(
                Count(isLabelled), Count(isLabelled) / 2, Count(isLabelled) / 2, Count(isLabelled), Count(isTest), Count(isTest));
        })];
    }

    private static ClusteredCounts Sum(IEnumerable<PlainCluster> clusters)
    {
        ClusteredCounts sum = default;
        foreach (var g in clusters)
        {
            sum += ClusteredCounts.OfCluster(
                new() { TruePositive = g.TP, FalseNegative = g.FN, FalsePositive = g.FP, TrueNegative = g.TN },
                new() { Positives = g.TestPassed, Negatives = g.TestFailed });
        }
        return sum;
    }

    private static void Same(double expected, double actual) =>
        Assert.True(
            expected.Equals(actual) || Math.Abs(expected - actual) <= Near * Math.Max(1, Math.Abs(expected)), $"{expected:R}, {actual:R}");
}
