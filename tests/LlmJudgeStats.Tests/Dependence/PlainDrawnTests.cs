using System.Globalization;
using System.Text.Json;
using LlmJudgeStats.Numerics;
using LlmJudgeStats.PassRates;
using LlmJudgeStats.Tests.Reference;

namespace LlmJudgeStats.Tests.Dependence;

/// <summary>The second implementation against itself, on studies drawn at random, in exact arithmetic.</summary>
public sealed class PlainDrawnTests
{
    private const double Infinite = double.PositiveInfinity;

    /// <summary>
    /// 300 studies of 1 to 8 clusters, seed 1001, many of them with an empty class, an empty verdict, or a single label. Exact arithmetic:
    /// one wrong sign, weight or divisor in one of the two codings of section 4, or one that forgets to mirror, shows as a difference.
    /// </summary>
    [Fact]
    public void Two_codings_of_sampled_labels_agree_exactly_and_nothing_changes_when_pass_and_fail_are_exchanged()
    {
        foreach (var clusters in Drawn(1001, 300))
        {
            PlainCluster[] flipped = [.. clusters.Select(g => g.Flip()).Reverse()];
            (PlainRate?, PlainRate?)[] rates =
            [
                (PlainDependence.Rate(clusters.Select(Test)), PlainDependence.Rate(flipped.Select(Test))),
                (PlainDependence.LabelsOnly(clusters), PlainDependence.LabelsOnly(flipped)),
            ];
            foreach (var (given, mirrored) in rates)
            {
                Assert.Equal((given?.DesignEffect, given?.ExactDegrees), (mirrored?.DesignEffect, mirrored?.ExactDegrees));
                Assert.True(given is null || given.DesignEffect >= 1);
            }
            var (study, mirror) = (PlainDependence.ByLabel(clusters), PlainDependence.ByLabel(flipped));
            Assert.Equal((study.Kappa, study.Shared), (mirror.Kappa, mirror.Shared));
            Assert.Equal(study.Parts[1]?.DesignEffect, mirror.Parts[2]?.DesignEffect);
            if (double.IsFinite(study.DegreesOfFreedom))
                Assert.Equal(study.DegreesOfFreedom, mirror.DegreesOfFreedom, 1e-12 * study.DegreesOfFreedom);
            else
                Assert.Equal(study.DegreesOfFreedom, mirror.DegreesOfFreedom);
            if (clusters.Sum(g => g.Labels) == 0) continue;
            var sample = PlainDependence.FromTestItems(clusters);
            Assert.Equal(sample, PlainDependence.FromTestItems([.. clusters.Select(g => g.Strata())]));
            var other = PlainDependence.FromTestItems(flipped);
            Assert.Equal(sample with { Point = 1 - sample.Point }, other);
            Assert.True(sample.DesignEffect >= 1);
        }

        static (int, int) Test(PlainCluster g) => (g.TestPassed + g.TestFailed, g.TestPassed);
    }

    /// <summary>
    /// 100 studies whose clusters are taken apart into single items, seed 1002: every design effect must be 1 exactly, which it is only
    /// when A and I, and V and V0, agree term by term.
    /// </summary>
    [Fact]
    public void Single_items_have_no_design_effect_and_infinitely_many_degrees_of_freedom()
    {
        foreach (var clusters in Drawn(1002, 100))
        {
            PlainCluster[] singles = [.. clusters.SelectMany(Apart)];
            var study = PlainDependence.ByLabel(singles);
            Assert.All(study.Parts, part => Assert.True(part is null || (part.DesignEffect == 1 && part.Clustered == part.Independent)));
            Assert.Equal((1, 0, Infinite), (study.Kappa, study.Shared, study.DegreesOfFreedom));
            if (singles.All(g => g.Labels == 0)) continue;
            var sample = PlainDependence.FromTestItems(singles);
            Assert.Equal(sample.Independent, sample.Clustered);
            Assert.Equal((1, null), (sample.DesignEffect, sample.ExactDegrees));
        }

        static IEnumerable<PlainCluster> Apart(PlainCluster g) =>
        [
            .. Enumerable.Repeat(new PlainCluster(1, 0, 0, 0, 0, 0), g.TP), .. Enumerable.Repeat(new PlainCluster(0, 1, 0, 0, 0, 0), g.FN),
            .. Enumerable.Repeat(new PlainCluster(0, 0, 1, 0, 0, 0), g.FP), .. Enumerable.Repeat(new PlainCluster(0, 0, 0, 1, 0, 0), g.TN),
            .. Enumerable.Repeat(new PlainCluster(0, 0, 0, 0, 1, 0), g.TestPassed),
            .. Enumerable.Repeat(new PlainCluster(0, 0, 0, 0, 0, 1), g.TestFailed),
        ];
    }

    private static IEnumerable<PlainCluster[]> Drawn(ulong seed, int studies)
    {
        for (var i = 0; i < studies; i++)
        {
            var random = new Philox(seed, (ulong)i);
            var absent = Enumerable.Range(0, 6).Select(_ => random.NextDouble() < 0.25).ToArray();
            var clusters = new PlainCluster[1 + (int)(random.NextDouble() * 8)];
            for (var g = 0; g < clusters.Length; g++)
            {
                var c = new int[6];
                for (var cell = 0; cell < 6; cell++)
                    c[cell] = absent[cell] || random.NextDouble() < 0.4 ? 0 : (int)(random.NextDouble() * 5);
                clusters[g] = new(c[0], c[1], c[2], c[3], c[4], c[5]);
            }
            if (clusters.Any(g => g.Items > 0)) yield return clusters;
        }
    }
}
