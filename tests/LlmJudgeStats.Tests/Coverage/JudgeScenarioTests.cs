using LlmJudgeStats.Coverage;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Tests.Coverage;

public sealed class JudgeScenarioTests
{
    private static readonly JudgeScenario s_scenario = new()
    {
        PassRate = 0.7,
        Sensitivity = 0.9,
        Specificity = 0.8,
        TestItems = 400,
        Labels = LabelPlan.ByLabel(60, 40),
    };

    /// <summary>The authors' known answers of Philox4x32-10 (Random123, Salmon et al. 2011).</summary>
    [Theory]
    [InlineData(0u, 0u, 0u, 0u, 0u, 0u, 0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u)]
    [InlineData(
        0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, 0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu)]
    [InlineData(
        0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u, 0xa4093822u, 0x299f31d0u, 0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u)]
    public void Philox_gives_the_known_answers(uint c0, uint c1, uint c2, uint c3, uint k0, uint k1, uint a, uint b, uint c, uint d) =>
        Assert.Equal((a, b, c, d), Philox.Block(c0, c1, c2, c3, k0, k1));

    /// <summary>Frozen: changing a stream needs a new version and a changelog entry.</summary>
    [Fact]
    public void Streams_are_frozen()
    {
        var random = new Philox(seed: 1, stream: 2);
        var (a, b, c, d) = Philox.Block(0, 0, 2, 0, 1, 0);
        Assert.Equal(a | ((ulong)b << 32), random.NextUInt64());
        Assert.Equal(c | ((ulong)d << 32), random.NextUInt64());
        (a, b, _, _) = Philox.Block(1, 0, 2, 0, 1, 0);
        Assert.Equal((a | ((ulong)b << 32)) >> 11, random.NextDouble() * (1UL << 53));
    }

    /// <summary>Frozen, like the streams: the counts of a seed, drawn as such and item by item.</summary>
    [Theory]
    [InlineData(CalibrationDesign.External, "288/400 55/60 35/40", "286/400 56/60 30/40")]
    [InlineData(CalibrationDesign.ByLabel, "288/400 55/60 35/40", "286/400 56/60 30/40")]
    [InlineData(CalibrationDesign.Random, "288/400 63/73 21/27", "286/400 66/71 22/29")]
    [InlineData(CalibrationDesign.ByVerdict, "298/400 56/68 28/32", "299/400 53/59 34/41")]
    public void Draws_are_frozen(CalibrationDesign design, string counts, string itemCounts)
    {
        var scenario = s_scenario with { Labels = LabelPlan.Of(design, 60, 40) };
        var (study, items) = (new StudySampler(scenario).Draw(1, 0), scenario.DrawItems(1, 0));
        Assert.Equal(counts, $"{study.Test} {study.Calibration.Sensitivity} {study.Calibration.Specificity}");
        var calibration = Calibration.FromCounts(
            ConfusionCounts.FromPairs(items.CalibrationLabels.Span, items.CalibrationVerdicts.Span), design);
        Assert.Equal(itemCounts, $"{(Proportion)JudgeTally.FromVerdicts(items.TestVerdicts.Span)} {calibration.Sensitivity} "
            + $"{calibration.Specificity}");
    }

    [Theory]
    [InlineData(CalibrationDesign.External)]
    [InlineData(CalibrationDesign.ByLabel)]
    [InlineData(CalibrationDesign.Random)]
    [InlineData(CalibrationDesign.ByVerdict)]
    public void Items_and_counts_have_the_sizes_of_the_design(CalibrationDesign design)
    {
        var scenario = s_scenario with { Labels = LabelPlan.Of(design, 60, 40) };
        for (var replicate = 0UL; replicate < 20; replicate++)
        {
            var (items, study) = (scenario.DrawItems(9, replicate), new StudySampler(scenario).Draw(9, replicate));
            Assert.Equal((400, 400), (items.TestVerdicts.Length, study.Test.Size));
            Assert.Equal(
                (100, 100), (items.CalibrationLabels.Length, study.Calibration.Sensitivity.Size + study.Calibration.Specificity.Size));
            Assert.Equal((design, design), (items.Design, study.Calibration.Design));
            if (design is CalibrationDesign.External or CalibrationDesign.ByLabel)
                Assert.Equal((60, 60), (items.CalibrationLabels.Span.Count(true), study.Calibration.Sensitivity.Size));
            if (design == CalibrationDesign.ByVerdict)
                Assert.Equal((60, 60), (items.CalibrationVerdicts.Span.Count(true),
                    study.Calibration.Sensitivity.Successes + study.Calibration.Specificity.Failures));
        }
    }

    [Fact]
    public void Replicates_do_not_depend_on_order_or_threads()
    {
        var sequential = Enumerable.Range(0, 64).Select(i => new StudySampler(s_scenario).Draw(3, (ulong)i)).ToArray();
        var parallel = new JudgeStudy[64];
        Parallel.For(0, 64, i => parallel[63 - i] = new StudySampler(s_scenario).Draw(3, (ulong)(63 - i)));
        Assert.Equal(sequential, parallel);
        Assert.NotEqual(sequential[0], sequential[1]);
        Assert.NotEqual(sequential[0], new StudySampler(s_scenario).Draw(4, 0));
    }

    /// <summary>
    /// Shares of 200,000 draws lie within 0.0076 of their probability. Fixed seed: it never fails by chance. Hoeffding: another seed would
    /// fail with probability below 2 exp(−2 · 200,000 · 0.0076²) = 2e-10 a share; a shift of 0.0152 is then detected as surely.
    /// </summary>
    [Theory]
    [InlineData(CalibrationDesign.ByLabel)]
    [InlineData(CalibrationDesign.Random)]
    [InlineData(CalibrationDesign.ByVerdict)]
    public void Shares_are_as_stated(CalibrationDesign design)
    {
        const double Bound = 0.0076;
        var fails = design == CalibrationDesign.ByVerdict ? 100_000 : 200_000;
        var scenario = s_scenario with { TestItems = 200_000, Labels = LabelPlan.Of(design, 200_000, fails) };
        var study = new StudySampler(scenario).Draw(20_261_121, 0);
        if (design == CalibrationDesign.ByVerdict)
        {
            // Labelled items were judged too: the share of passes is that of all 500,000.
            Assert.Equal(scenario.JudgedRate, (study.Test.Successes + 200_000) / 500_000, Bound);
            var ppv = scenario.PassRate * scenario.Sensitivity / scenario.JudgedRate;
            Assert.Equal(ppv, study.Calibration.Sensitivity.Successes / 200_000, Bound);
            Assert.Equal(scenario.PassRate * (1 - scenario.Sensitivity) / (1 - scenario.JudgedRate),
                study.Calibration.Sensitivity.Failures / 100_000, Bound * 1.42);
            return;
        }
        Assert.Equal(scenario.JudgedRate, study.Test.Rate, Bound);
        // With a random sample a class holds at least 100,000 items here: the bound is wider by √2 there.
        Assert.Equal(scenario.Sensitivity, study.Calibration.Sensitivity.Rate, Bound * 1.42);
        Assert.Equal(scenario.Specificity, study.Calibration.Specificity.Rate, Bound * 1.42);
        if (design == CalibrationDesign.Random) Assert.Equal(scenario.PassRate, study.Calibration.Sensitivity.Size / 400_000, Bound);
    }

    [Fact]
    public void A_verdict_that_is_rarer_than_its_labels_is_labelled_whole()
    {
        var scenario = s_scenario with { PassRate = 1, Sensitivity = 1, TestItems = 30, Labels = LabelPlan.ByVerdict(5, 7) };
        var study = new StudySampler(scenario).Draw(1, 0);
        Assert.Equal((37, 37), (study.Test.Successes, study.Test.Size));
        Assert.Equal((5, 5), (study.Calibration.Sensitivity.Successes, study.Calibration.Sensitivity.Size));
        Assert.True(study.Calibration.Specificity.IsEmpty);
    }

    [Fact]
    public void Bad_arguments_throw_where_they_are_set()
    {
        Assert.Throws<ArgumentOutOfRangeException>("PassRate", () => s_scenario with { PassRate = 1.1 });
        Assert.Throws<ArgumentOutOfRangeException>("Sensitivity", () => s_scenario with { Sensitivity = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>("TestItems", () => s_scenario with { TestItems = -1 });
        Assert.Throws<ArgumentOutOfRangeException>("passes", () => LabelPlan.ByLabel(-1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("fails", () => LabelPlan.ByVerdict(0, -1));
        Assert.Throws<ArgumentOutOfRangeException>("labels", () => LabelPlan.Random(-1));
    }
}
