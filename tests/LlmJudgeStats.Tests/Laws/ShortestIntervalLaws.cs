using FsCheck;
using FsCheck.Fluent;
using LlmJudgeStats.Bayesian;

namespace LlmJudgeStats.Tests.Laws;

/// <summary>What the highest-density interval promises with one hill, and that it cannot promise it with two.</summary>
public sealed class ShortestIntervalLaws
{
    private static readonly double[] s_levels = [0.5, 0.8, 0.95, 0.99];

    [Fact]
    public void With_one_hill_it_nests_contains_the_top_and_is_the_shortest()
    {
        var reached = 0;
        Prop.ForAll(Studies.Ordinary.ToArbitrary(), study =>
        {
            var posterior = new BayesianEstimator { BetterThanChance = false }
                .Posterior(study with { Calibration = study.Calibration with { Design = CalibrationDesign.External } });
            var tops = Tops(posterior);
            if (tops.Count != 1) return;
            reached++;
            var inner = (Lower: tops[0], Upper: tops[0]);
            foreach (var level in s_levels)
            {
                var interval = posterior.HighestDensity(level);
                // The grid of rates says where the top is to 1/800.
                var slack = inner.Lower == inner.Upper ? 1.0 / 800 : 1e-9;
                Assert.True(interval.Lower <= inner.Lower + slack
                    && interval.Upper >= inner.Upper - slack, $"{study}: {inner} is not inside {interval}");
                Assert.Equal(level, posterior.ProbabilityAbove(interval.Lower) - posterior.ProbabilityAbove(interval.Upper), 1e-9);
                var equalTailed = posterior.EqualTailed(level);
                Assert.True(interval.Upper - interval.Lower <= equalTailed.Upper - equalTailed.Lower + 1e-9);
                if (interval.Lower > 1e-6 && interval.Upper < 1 - 1e-6)
                    Assert.Equal(
                        posterior.Density(interval.Lower), posterior.Density(interval.Upper), 1e-5 * posterior.Density(interval.Lower));
                inner = (interval.Lower, interval.Upper);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(30).WithReplay(20261121UL, 7UL));
        Assert.True(reached > 10, $"{reached}");
    }

    /// <summary>
    /// Two poles: half of the probability is nearest together at one of them, and the mean is between. Why it is exempt by name from
    /// containing its point and from nesting.
    /// </summary>
    [Fact]
    public void With_poles_at_both_ends_it_lies_on_one_of_them()
    {
        var posterior = new BayesianEstimator { PassRate = new(0.2, 0.21), BetterThanChance = false }.Posterior(new JudgeStudy
        {
            Test = JudgeTally.Of(1, 2),
            Calibration = new ConfusionCounts { TruePositive = 2, FalseNegative = 2, FalsePositive = 2, TrueNegative = 2 },
        });
        Assert.True(posterior.Density(1e-6) > posterior.Density(0.5) && posterior.Density(1 - 1e-6) > posterior.Density(0.5));
        var half = posterior.HighestDensity(0.5);
        Assert.False(half.Lower <= posterior.Mean && posterior.Mean <= half.Upper);
        Assert.True(half.Lower == 0 || half.Upper == 1, $"{half}");
    }

    private static List<double> Tops(Posterior posterior)
    {
        const int Steps = 400;
        var densities = Enumerable.Range(0, Steps + 1).Select(i => posterior.Density(Math.Clamp(i / (double)Steps, 1e-9, 1 - 1e-9)))
            .ToArray();
        var floor = 1e-9 * densities.Max();    // below it the density is rounding
        return [.. Enumerable.Range(0, Steps + 1)
            .Where(i => densities[i] > floor && (i == 0 || densities[i] > densities[i - 1])
                && (i == Steps || densities[i] >= densities[i + 1]))
            .Select(i => i / (double)Steps)];
    }
}
