using System.Diagnostics;
using LlmJudgeStats.Inference;
using LlmJudgeStats.Intervals;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Tests.Inference;

/// <summary>Laws of the corrected profile over any table of strata; those of every family of means are in Laws.</summary>
public sealed class CorrectedProfileTests
{
    [Fact]
    public void A_second_implementation_finds_the_same_limits_and_p_values()
    {
        foreach (var table in Tables.Some(24, seed: 1, largest: 12))
        {
            var slow = table.Slow;
            var (lower, upper) = table.Interval(0.95);
            Near(slow.Lower(Confidence.TwoSided(0.95).Quantile, SlowProfile.Rule.TwoSided), lower, table);
            Near(slow.Upper(Confidence.TwoSided(0.95).Quantile, SlowProfile.Rule.TwoSided), upper, table);
            Near(slow.PValue(0.3), table.Profile().PValue(0.3), table);
            foreach (var (design, rule) in new[]
            {
                (CalibrationDesign.Random, SlowProfile.Rule.OneSidedAtRandom),
                (CalibrationDesign.ByVerdict, SlowProfile.Rule.OneSidedByStratum),
            })
            {
                var profile = table.Profile(design);
                Near(slow.Lower(Tables.OneSided(0.9), rule), profile.Limit(IntervalSide.Lower, Tables.OneSided(0.9)), table);
                Near(slow.Upper(Tables.OneSided(0.99), rule), profile.Limit(IntervalSide.Upper, Tables.OneSided(0.99)), table);
                Near(slow.PValueLower(0.3, rule), profile.PValue(0.3, IntervalSide.Lower), table);
                Near(slow.Mirror().PValueLower(0.3, rule), profile.PValue(0.7, IntervalSide.Upper), table);
            }
        }
    }

    private static void Near(double expected, double actual, Tables table) =>
        Assert.True(Math.Abs(expected - actual) <= 1e-9, $"{actual:R}, not {expected:R}: {table}");

    [Fact]
    public void The_order_of_strata_does_not_count()
    {
        foreach (var table in Tables.Some(200, seed: 5, largest: 40))
        {
            var turned = table with { Labelled = [.. table.Labelled.Reverse()], Masses = [.. table.Masses.Reverse()] };
            Assert.Equal(table.Interval(0.95).Lower, turned.Interval(0.95).Lower, 1e-13);
            Assert.Equal(table.Interval(0.95).Upper, turned.Interval(0.95).Upper, 1e-13);
        }
    }

    [Fact]
    public void An_inner_value_that_no_item_has_changes_no_bit()
    {
        foreach (var table in Tables.Some(200, seed: 6, largest: 40))
        {
            var last = table.Values.Length - 1;
            var wider = table with
            {
                Values = [.. table.Values[..last], 0.99, .. table.Values[last..]],
                Labelled = [.. table.Labelled.Select(row => (double[])[.. row[..last], 0, .. row[last..]])],
            };
            Assert.Equal(table.Interval(0.95), wider.Interval(0.95));
            Assert.Equal(table.Profile().PValue(0.3), wider.Profile().PValue(0.3));
            Assert.Equal(table.Profile().Limit(IntervalSide.Lower, 1.7), wider.Profile().Limit(IntervalSide.Lower, 1.7));
        }
    }

    [Fact]
    public void Two_strata_and_two_values_take_a_fast_path_that_equals_the_general_one()
    {
        foreach (var table in Tables.Some(600, seed: 7, largest: 200, declared: false))
        {
            if (table.Labelled.Length > 2) continue;
            var binary = table with
            {
                Values = [0, 1],
                Labelled = [.. table.Labelled.Select(row => new[] { row[0] + 0.2, row[^1] + 0.1 })],
            };
            var view = binary.View();
            using var rows = new StrataRows(in view, IntervalSide.Lower, new double[StrataRows.StackRoom(in view)]);
            Assert.True(rows.IsTwoByTwo);
            var common = rows.Row(rows.Strata - 1);
            var fast = rows.Strata == 1
                ? new TwoByTwoProfile(0, common[1], 0, common[0], 0, rows.Masses[0])
                : new TwoByTwoProfile(rows.Row(0)[1], common[1], rows.Row(0)[0], common[0], rows.Masses[0], rows.Masses[1]);
            foreach (var z in new[] { 0.1, 1.645, 1.96, 2.576, 6 })
            {
                var general = StratifiedProfile.Lower(in rows, z);
                Assert.True(general.HasConverged);
                Assert.Equal(fast.Lower(z).Value, general.Value, 1e-12);
            }
            var profile = new StratifiedProfile(in rows);
            Assert.Equal(fast.Centre, profile.Centre, 1e-15);
            var t = 0.6 * fast.Centre;
            Assert.Equal(1, profile.At(t, 1 - t).Drop / fast.Drop(t), 1e-10);
        }
    }

    [Fact]
    public void Endless_items_without_a_label_are_declared_weights()
    {
        foreach (var table in Tables.Some(120, seed: 8, largest: 40, declared: true))
        {
            var declared = table.View();
            var endless = (table with { Masses = [.. table.Masses.Select(w => w * 1e13)], IsDeclared = false }).View();
            var room = new double[1000];
            using var one = new StrataRows(in declared, IntervalSide.Lower, room);
            using var other = new StrataRows(in endless, IntervalSide.Lower, new double[1000]);
            if (one.AreAllAt(0)) continue;
            Assert.Equal(StratifiedProfile.Lower(in one, 1.96).Value, StratifiedProfile.Lower(in other, 1.96).Value, 1e-9);
        }
    }

    [Fact]
    public void Splitting_a_stratum_keeps_the_point()
    {
        foreach (var table in Tables.Some(100, seed: 9, largest: 40, declared: false))
        {
            var halves = table with
            {
                Labelled = [.. table.Labelled.SelectMany(row =>
                    new[] { row.Select(x => x / 2).ToArray(), row.Select(x => x / 2).ToArray() })],
                Masses = [.. table.Masses.SelectMany(u => new[] { u / 2, u / 2 })],
            };
            Assert.Equal(StrataMean.Of(table.View()).Mean, StrataMean.Of(halves.View()).Mean, 1e-14);
        }
    }

    /// <summary>
    /// With three strata of declared weights κ is at work, with two it is not: tables with one label each know the difference by hand.
    /// </summary>
    [Fact]
    public void Many_small_strata_of_declared_weights_are_less_sure()
    {
        var ten = new Tables([0, 1], [.. Enumerable.Repeat(new[] { 2.0, 3.0 }, 10)], [.. Enumerable.Repeat(0.1, 10)], true);
        var profile = ten.Profile();
        var moved = new Tables([0, 1], [.. Enumerable.Repeat(new[] { 2.05, 2.95 }, 10)], ten.Masses, true).View();
        using var rows = new StrataRows(in moved, IntervalSide.Lower, new double[StrataRows.StackRoom(in moved)]);
        var expected = StratifiedProfile.Lower(in rows, 1.96 * Math.Sqrt(1.25)).Value;
        Assert.Equal(expected, profile.Interval(1.96, out _).Lower, 1e-14);
    }

    /// <summary>
    /// Fractions of an item as counts, golden study 1304: the strict upper limit is 1 − 1.5e-18 at .8, which no double is. It is returned
    /// as 1, so that 1 may not be refuted.
    /// </summary>
    [Theory]
    [InlineData(PostStratifiedInterval.CorrectedProfile, 0.00690737916869, 0.99, 0.995)]
    [InlineData(PostStratifiedInterval.CorrectedProfileStrict, 0.223937413576, 0.77, 0.78)]
    [InlineData(PostStratifiedInterval.CorrectedProfileProportional, 0.0247572437453, 0.97, 0.98)]
    public void A_limit_that_is_rounded_to_one_does_not_refute_one(
        PostStratifiedInterval interval, double expected, double below, double above)
    {
        var study = new JudgeStudy
        {
            Test = Proportion.FromCounts(0.6930729958603077, 1.0010862653148762),
            Calibration = new()
            {
                Sensitivity = Proportion.FromCounts(0.8574282345514207, 0.8823829926002692),
                Specificity = Proportion.FromCounts(0.18978782398150668, 0.47446955995376666),
                Design = CalibrationDesign.ByVerdict,
            },
        };
        var estimator = new PostStratifiedEstimator { Interval = interval };
        Assert.Equal(1, estimator.PValue(in study, 1) / expected, 1e-9);
        Assert.True(estimator.Estimate(in study, below).Interval.Upper < 1);
        Assert.Equal(1, estimator.Estimate(in study, above).Interval.Upper);
        Assert.Equal(1, estimator.PValue(in study, 1, Alternative.Less) / 0.124409674, 1e-8);
        Assert.True(estimator.Limit(in study, IntervalSide.Upper, 0.87) < 1);
        Assert.Equal(1, estimator.Limit(in study, IntervalSide.Upper, 0.88));
    }

    [Fact]
    public void An_end_of_the_range_is_refuted_exactly_when_the_returned_limit_is_not_that_end()
    {
        double[] levels = [0.6, 0.8, 0.9, 0.95, 0.99, 0.999, 1 - 1e-6, 1 - 1e-9];
        var small = Tables.Some(300, seed: 12, largest: 12).Select(table => table with
        {
            Labelled = [.. table.Labelled.Select(row => row.Select(x => x / 12).ToArray())],
        });
        var (asked, rounded) = (0, 0);
        foreach (var table in Tables.Some(300, seed: 11, largest: 30).Concat(small))
        {
            var profile = table.Profile();
            foreach (var level in levels)
            {
                var limits = profile.Interval(Confidence.TwoSided(level).Quantile, out _);
                Agree(profile.PValue(0), limits.Lower > 0, level);
                Agree(profile.PValue(1), limits.Upper < 1, level);
                Agree(profile.PValue(0, IntervalSide.Lower), profile.Limit(IntervalSide.Lower, Tables.OneSided(level)) > 0, level);
                Agree(profile.PValue(1, IntervalSide.Upper), profile.Limit(IntervalSide.Upper, Tables.OneSided(level)) < 1, level);
            }

            void Agree(double p, bool isRefuted, double level)
            {
                var error = 1 - level;
                if (Math.Abs(p - error) <= 1e-3 * error) return;
                asked++;
                if (p is > 0 and < 1) rounded++;
                Assert.True(p < error == isRefuted, $"p {p:R} at {level}: {table}");
            }
        }
        Assert.True(asked > 10_000 && rounded > 1_000, $"{asked} asked, {rounded} rounded");
    }

    /// <summary>
    /// Counts from 1e-300 to 1e15 in one table, levels next to 0 and 1: limits are ordered and inside, p-values are probabilities, and none
    /// takes long.
    /// </summary>
    [Fact]
    public void No_table_throws_hangs_or_crosses_its_limits()
    {
        double[] levels = [1e-12, 1e-6, 0.5, 0.95, 1 - 1e-6, 1 - 1e-12];
        var clock = Stopwatch.StartNew();
        for (var i = 0UL; i < 3000; i++)
        {
            var random = new Philox(10, i);
            var strata = 1 + (int)(random.NextDouble() * 5);
            var values = 2 + (int)(random.NextDouble() * 4);
            var isDeclared = random.NextDouble() < 0.3;
            var labelled = new double[strata][];
            var masses = new double[strata];
            for (var h = 0; h < strata; h++)
            {
                labelled[h] = new double[values];
                for (var c = 0; c < values; c++) labelled[h][c] = Extreme(ref random);
                masses[h] = isDeclared ? Math.Pow(10, -8 * random.NextDouble()) : Extreme(ref random);
            }
            var sum = masses.Sum();
            if (isDeclared) masses = [.. masses.Select(w => w / sum)];
            var table = new Tables([.. Enumerable.Range(0, values).Select(c => c / (values - 1.0))], labelled, masses, isDeclared);
            var profile = table.Profile(i % 2 == 0 ? CalibrationDesign.Random : CalibrationDesign.ByVerdict);
            foreach (var level in levels)
            {
                var limits = profile.Interval(Confidence.TwoSided(level).Quantile, out _);
                Assert.True(limits.Lower >= 0 && limits.Lower <= limits.Upper && limits.Upper <= 1, $"{limits} {table}");
                if (level <= 0.5) continue;
                Assert.InRange(profile.Limit(IntervalSide.Lower, Tables.OneSided(level)), 0, 1);
                Assert.InRange(profile.Limit(IntervalSide.Upper, Tables.OneSided(level)), 0, 1);
            }
            foreach (var mean in new[] { 0, 1e-100, 1e-9, 0.3, 1 - 1e-9, 1 - 1e-12, Math.BitDecrement(1), 1 })
            {
                Assert.InRange(profile.PValue(mean), 0, 1);
                Assert.InRange(profile.PValue(mean, IntervalSide.Lower), 0, 1);
                Assert.InRange(profile.PValue(mean, IntervalSide.Upper), 0, 1);
            }
        }
        Assert.True(clock.Elapsed < TimeSpan.FromMinutes(2));
    }

    private static double Extreme(ref Philox random) => (int)(random.NextDouble() * 7) switch
    {
        0 or 1 => 0,
        2 => Math.Floor(random.NextDouble() * 30),
        3 => 1e-300,
        4 => Math.Pow(10, (random.NextDouble() * 315) - 300),
        5 => Math.Pow(10, random.NextDouble() * 15),
        _ => random.NextDouble(),
    };
}
