using LlmJudgeStats.Coverage;
using LlmJudgeStats.Tests.Numerics;

namespace LlmJudgeStats.Tests.Coverage;

public sealed class StudySamplerTests
{
    private static readonly JudgeScenario s_scenario = new()
    {
        PassRate = 0.6,
        Sensitivity = 0.8,
        Specificity = 0.7,
        TestItems = 7,
        Labels = LabelPlan.External(3, 2),
    };

    /// <summary>
    /// The probability of every study is summed up item by item, without a binomial formula. Fixed seed; another would fail with
    /// probability 1e-9 a design.
    /// </summary>
    [Theory]
    [InlineData(CalibrationDesign.External)]
    [InlineData(CalibrationDesign.ByLabel)]
    [InlineData(CalibrationDesign.Random)]
    [InlineData(CalibrationDesign.ByVerdict)]
    public void Counts_have_the_distribution_of_items(CalibrationDesign design)
    {
        var scenario = s_scenario with { Labels = LabelPlan.Of(design, 3, 2) };
        var (sampler, seen) = (new StudySampler(scenario), new Dictionary<JudgeStudy, int>());
        for (var replicate = 0UL; replicate < 200_000; replicate++)
        {
            var study = sampler.Draw(17, replicate);
            seen[study] = seen.GetValueOrDefault(study) + 1;
        }
        ChiSquare.Require(Distribution(scenario), seen);
    }

    /// <summary>Items drawn one by one follow the same distribution: fewer draws, for they take longer.</summary>
    [Theory]
    [InlineData(CalibrationDesign.ByLabel)]
    [InlineData(CalibrationDesign.Random)]
    [InlineData(CalibrationDesign.ByVerdict)]
    public void Items_have_it_too(CalibrationDesign design)
    {
        var (scenario, seen) = (s_scenario with { Labels = LabelPlan.Of(design, 3, 2) }, new Dictionary<JudgeStudy, int>());
        for (var replicate = 0UL; replicate < 40_000; replicate++)
        {
            var items = scenario.DrawItems(17, replicate);
            var study = new JudgeStudy
            {
                Test = JudgeTally.FromVerdicts(items.TestVerdicts.Span),
                Calibration = Calibration.FromCounts(ConfusionCounts.FromPairs(items.CalibrationLabels.Span,
                    items.CalibrationVerdicts.Span), design),
            };
            seen[study] = seen.GetValueOrDefault(study) + 1;
        }
        ChiSquare.Require(Distribution(scenario), seen);
    }

    /// <summary>
    /// Large random samples go through rejection: the joint distribution of their cells, against the multinomial of their sums of moments.
    /// </summary>
    [Fact]
    public void A_large_random_sample_has_multinomial_moments()
    {
        const int Draws = 20_000;
        var scenario = s_scenario with { TestItems = 0, Labels = LabelPlan.Random(400) };
        double[] shares = [0.6 * 0.8, 0.6 * 0.2, 0.4 * 0.3, 0.4 * 0.7];
        var (sampler, sums) = (new StudySampler(scenario), new double[16]);
        for (var replicate = 0UL; replicate < Draws; replicate++)
        {
            var (se, sp) = (sampler.Draw(3, replicate).Calibration.Sensitivity, sampler.Draw(3, replicate).Calibration.Specificity);
            double[] cells = [se.Successes, se.Failures, sp.Failures, sp.Successes];
            Assert.Equal(400, cells.Sum());
            for (var i = 0; i < 4; i++)
                for (var j = 0; j < 4; j++) sums[(4 * i) + j] += (cells[i] - (400 * shares[i])) * (cells[j] - (400 * shares[j]));
        }
        for (var i = 0; i < 4; i++)
        {
            for (var j = 0; j < 4; j++)
            {
                var (vi, vj) = (400 * shares[i] * (1 - shares[i]), 400 * shares[j] * (1 - shares[j]));
                var expected = i == j ? vi : -400 * shares[i] * shares[j];
                // The variance of a product of two nearly normal numbers is vi vj + c²; 6.2 standard errors are 1e-9.
                Assert.Equal(expected, sums[(4 * i) + j] / Draws, 6.2 * Math.Sqrt(((vi * vj) + (expected * expected)) / Draws));
            }
        }
    }

    [Theory]
    [InlineData(CalibrationDesign.ByLabel)]
    [InlineData(CalibrationDesign.Random)]
    [InlineData(CalibrationDesign.ByVerdict)]
    public void A_replicate_is_the_same_alone_in_any_order_and_on_any_thread(CalibrationDesign design)
    {
        var scenario = s_scenario with { TestItems = 300, Labels = LabelPlan.Of(design, 60, 40) };
        var sampler = new StudySampler(scenario);
        var (alone, together) = (new JudgeStudy[500], new JudgeStudy[500]);
        for (var i = 0; i < alone.Length; i++) alone[i] = new StudySampler(scenario).Draw(3, (ulong)i);
        Parallel.For(0, together.Length, new ParallelOptions { MaxDegreeOfParallelism = 4 },
            i => together[^(i + 1)] = sampler.Draw(3, (ulong)(together.Length - i - 1)));
        Assert.Equal(alone, together);
        Assert.True(alone.Distinct().Count() > 400);
        Assert.NotEqual(alone[0], sampler.Draw(4, 0));
    }

    [Fact]
    public void Certain_judges_and_empty_designs_are_drawn_too()
    {
        foreach (var design in Enum.GetValues<CalibrationDesign>())
        {
            foreach (var rate in new[] { 0.0, 1.0 })
            {
                foreach (var sensitivity in new[] { 0.0, 1.0 })
                {
                    foreach (var size in new[] { 0, 5 })
                    {
                        var scenario = s_scenario with { PassRate = rate, Sensitivity = sensitivity, Specificity = 1 - sensitivity };
                        scenario = scenario with { TestItems = size, Labels = LabelPlan.Of(design, size, size) };
                        Assert.Equal(Distribution(scenario).Keys.Single(), new StudySampler(scenario).Draw(1, 2));
                    }
                }
            }
        }
    }

    private static Dictionary<JudgeStudy, double> Distribution(JudgeScenario scenario)
    {
        Dictionary<(JudgeTally Test, ConfusionCounts Calibration), double> states = new() { [default] = 1 };
        void Add(double pass, Func<(JudgeTally Test, ConfusionCounts Calibration), bool, bool> isLabelled)
        {
            var next = new Dictionary<(JudgeTally, ConfusionCounts), double>();
            foreach (var (state, mass) in states)
            {
                foreach (var (label, verdict) in new[] { (true, true), (true, false), (false, true), (false, false) })
                {
                    var right = label ? scenario.Sensitivity : scenario.Specificity;
                    var chance = mass * (label ? pass : 1 - pass) * (label == verdict ? right : 1 - right);
                    if (chance == 0) continue;
                    var to = isLabelled(state, verdict)
                        ? (state.Test, state.Calibration + ConfusionCounts.FromPairs([label], [verdict]))
                        : (state.Test + JudgeTally.FromVerdicts([verdict]), state.Calibration);
                    next[to] = next.GetValueOrDefault(to) + chance;
                }
            }
            states = next;
        }
        var n = scenario.TestItems;
        var design = scenario.Labels.Design;
        var (passes, fails) = (scenario.Labels.Passes, scenario.Labels.Fails);
        if (design == CalibrationDesign.ByVerdict)
        {
            for (var i = 0; i < n + passes + fails; i++)
            {
                Add(scenario.PassRate, (state, verdict) => verdict
                    ? state.Calibration.TruePositive + state.Calibration.FalsePositive < passes
                    : state.Calibration.FalseNegative + state.Calibration.TrueNegative < fails);
            }
        }
        else
        {
            for (var i = 0; i < n; i++) Add(scenario.PassRate, (_, _) => false);
            for (var i = 0; i < scenario.Labels.Count; i++)
                Add(design == CalibrationDesign.Random ? scenario.PassRate : i < passes ? 1 : 0, (_, _) => true);
        }
        var studies = new Dictionary<JudgeStudy, double>();
        foreach (var ((test, calibration), mass) in states)
        {
            var study = new JudgeStudy { Test = test, Calibration = Calibration.FromCounts(calibration, design) };
            studies[study] = studies.GetValueOrDefault(study) + mass;
        }
        return studies;
    }
}
