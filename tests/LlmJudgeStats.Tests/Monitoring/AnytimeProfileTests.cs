using System.Text.Json;
using LlmJudgeStats.Monitoring;
using LlmJudgeStats.Tests.Inference;
using LlmJudgeStats.Tests.Reference;
using MathNet.Numerics;

namespace LlmJudgeStats.Tests.Monitoring;

/// <summary>The interval of all looks together: figures of independent code, and the same a second time by other means.</summary>
public sealed class AnytimeProfileTests
{
    public static TheoryData<string> Figures => [.. ReferenceCase.Read("monitoring/anytime.json").Select(one => one.Id)];

    [Theory]
    [MemberData(nameof(Figures))]
    public void Figures_agree(string id)
    {
        var reference = ReferenceCase.Read("monitoring/anytime.json").Single(one => one.Id == id);
        var profile = new AnytimeProfile
        {
            PlannedLabels = reference.Input.GetProperty("planned").GetInt64(),
            Interval = Enum.GetValues<AnytimeInterval>().Single(interval => interval.Traits.Id == reference.Interval),
        };
        var study = reference.MeanStudy;
        var estimate = profile.Estimate(in study, reference.Level);
        Assert.Empty(reference.Disagreements(
        [
            ("threshold", profile.Threshold(study, reference.Level)),
            ("lower", estimate.Interval.Lower), ("upper", estimate.Interval.Upper),
        ]));
        Assert.Equal(reference.Interval, estimate.Method.Interval);
    }

    /// <summary>The figures above are a copy: every case of the source is among them, number for number.</summary>
    [Fact]
    public void The_copy_is_that_of_the_source()
    {
        var path = Repository.FullPath("../shared/reference/beyond-values.json");
        Assert.SkipUnless(File.Exists(path), "../shared is not here");
        using var json = JsonDocument.Parse(File.ReadAllText(path));
        var copied = string.Join('\n', new[] { "anytime", "anchors" }.SelectMany(file => ReferenceCase.Read($"monitoring/{file}.json"))
            .Select(one => one.Id + one.Expect.GetRawText()));
        foreach (var one in json.RootElement.EnumerateArray())
        {
            var id = one.GetProperty("id").GetString()!;
            if (!id.StartsWith("anytime", StringComparison.Ordinal) && !id.StartsWith("drift", StringComparison.Ordinal)) continue;
            Assert.Contains("monitoring/" + id, copied, StringComparison.Ordinal);
            foreach (var figure in one.GetProperty("expected").EnumerateObject())
                Assert.Contains(figure.Value.GetRawText(), copied, StringComparison.Ordinal);
        }
    }

    /// <summary>Expectation and maximisation, bisection and plain logarithms in place of the profile; the threshold as it is written.
    /// </summary>
    [Fact]
    public void A_slow_profile_gives_the_same_limits()
    {
        foreach (var table in Tables.Some(24, 7, largest: 40))
        {
            var study = table.Study(CalibrationDesign.Random);
            var labels = table.Labelled.Sum(row => row.Sum());
            if (labels < AnytimeProfile.FirstLook) continue;
            var surprise = -2 * Math.Log(0.1);
            var growth = (labels * (surprise + Math.Log(surprise + 1)) / 80) + 1;
            var z = Math.Sqrt(2 * Math.Log(Math.Sqrt(growth) / 0.1) * growth / (growth - 1));
            var interval = new AnytimeProfile { PlannedLabels = 80 }.Estimate(in study, 0.9).Interval;
            Assert.Equal(table.Slow.Lower(z, SlowProfile.Rule.TwoSided), interval.Lower, 1e-7);
            Assert.Equal(table.Slow.Upper(z, SlowProfile.Rule.TwoSided), interval.Upper, 1e-7);
        }
    }

    [Theory]
    [InlineData(700, 1000, 62, 70, 7, 30)]
    [InlineData(40, 60, 40, 40, 0, 20)]
    [InlineData(30, 40, 0, 5, 0, 4)]
    public void A_slow_profile_and_plain_gamma_functions_give_the_mixture(long passed, long all, long right, long f1, long wrong, long f0)
    {
        var table = StrataTable.Of(
            ValueRange.Unit, [0, 1], 2, [f1 - right, right, f0 - wrong, wrong], [passed - f1, all - passed - f0]);
        var study = new MeanStudy { Table = table, Design = CalibrationDesign.ByVerdict };
        var profile = new AnytimeProfile { PlannedLabels = 1, Interval = AnytimeInterval.MixtureProfile };
        var interval = profile.Estimate(in study, 0.95).Interval;
        var threshold = 2 * (Math.Log(20) + Regret(passed, all) + Regret(right, f1) + Regret(wrong, f0));
        Assert.Equal(threshold, profile.Threshold(study, 0.95), 1e-9);
        var slow = new SlowProfile([0, 1], [[f1 - right, right], [f0 - wrong, wrong]], [passed - f1, all - passed - f0], false);
        Assert.Equal(slow.UncorrectedLower(Math.Sqrt(threshold)), interval.Lower, 1e-7);
        Assert.Equal(1 - slow.Mirror().UncorrectedLower(Math.Sqrt(threshold)), interval.Upper, 1e-7);
    }

    /// <summary>At 1e14 items gamma functions have no digit left; the regret is ½ ln n plus a constant there.</summary>
    [Fact]
    public void The_regret_keeps_its_digits_at_any_size()
    {
        foreach (var n in new[] { 1e3, 1e9, 1e14 })
        {
            var limit = (Math.Log(n) / 2) + (Math.Log(Math.PI / 2) / 2);
            Assert.Equal(limit, AnytimeThreshold.Regret(0.3 * n, n), 2 / n);
        }
        Assert.Equal(0, AnytimeThreshold.Regret(0, 0), 1e-14);
    }

    [Fact]
    public void Before_thirty_labels_the_range_is_all_that_is_said()
    {
        var profile = new AnytimeProfile { PlannedLabels = 100 };
        var study = Study(29, new(1, 5));
        var estimate = profile.Estimate(in study, 0.95);
        Assert.Equal((1, 5), (estimate.Interval.Lower, estimate.Interval.Upper));
        Assert.True(estimate.IsIdentified && estimate.Warnings.HasFlag(EstimateWarnings.SmallCalibration));
        study = Study(30, new(1, 5));
        Assert.InRange(profile.Estimate(in study, 0.95).Interval.Width, 0.1, 3.9);
    }

    [Fact]
    public void What_has_no_rule_is_not_answered()
    {
        var profile = new AnytimeProfile { PlannedLabels = 100 };
        var scores = Study(40, new(1, 5));
        var clustered = scores with { DegreesOfFreedom = 12 };
        Assert.Equal(EstimateWarnings.DesignMismatch, profile.Estimate(in clustered, 0.95).Warnings);
        Assert.Equal(EstimateWarnings.DesignMismatch,
            (profile with { Interval = AnytimeInterval.MixtureProfile }).Estimate(in scores, 0.95).Warnings);
        var external = scores with { Design = CalibrationDesign.External };
        Assert.Equal((1, 5), (profile.Estimate(in external, 0.95).Interval.Lower, profile.Estimate(in external, 0.95).Interval.Upper));
        var empty = scores with { Table = StrataTable.Of(new(1, 5), [], 2, Array.Empty<long>(), [5L, 5]) };
        Assert.True(double.IsPositiveInfinity(profile.Threshold(empty, 0.95)));
        Assert.False(profile.Estimate(in empty, 0.95).IsIdentified);
        Assert.Throws<ArgumentOutOfRangeException>(() => new AnytimeProfile { PlannedLabels = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => profile.Estimate(in scores, 1));
    }

    /// <summary>Wider than an interval for one look, always: 1.3 to 2 times about the planned number.</summary>
    [Fact]
    public void It_is_wider_than_an_interval_for_one_look()
    {
        foreach (var table in Tables.Some(60, 3, largest: 50))
        {
            var study = table.Study(CalibrationDesign.Random);
            if (table.Labelled.Sum(row => row.Sum()) < AnytimeProfile.FirstLook) continue;
            var one = StratifiedMeanEstimator.Default.Estimate(in study, 0.95).Interval;
            var all = new AnytimeProfile { PlannedLabels = 100 }.Estimate(in study, 0.95).Interval;
            Assert.True(all.Lower <= one.Lower && all.Upper >= one.Upper);
        }
    }

    private static MeanStudy Study(int labels, ValueRange range)
    {
        double[] values = [.. Enumerable.Range(0, labels).Select(i => range.Lower + (i % 3 * range.Width / 2))];
        int[] strata = [.. Enumerable.Range(0, labels).Select(i => i % 2)];
        return new() { Table = StrataTable.FromItems(range, 2, strata, values, [50, 50]), Design = CalibrationDesign.Random };
    }

    // As it is written, with plain gamma functions.
    private static double Regret(double k, double n)
    {
        var most = (k > 0 ? k * Math.Log(k / n) : 0) + (n > k ? (n - k) * Math.Log((n - k) / n) : 0);
        return most - SpecialFunctions.BetaLn(k + 0.5, n - k + 0.5) + SpecialFunctions.BetaLn(0.5, 0.5);
    }
}
