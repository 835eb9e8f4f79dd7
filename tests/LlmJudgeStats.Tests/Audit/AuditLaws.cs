using LlmJudgeStats.Audit;

namespace LlmJudgeStats.Tests.Audit;

/// <summary>What holds for every check and every study (audit.md 15), over benchmarks from a seed.</summary>
public sealed class AuditLaws
{
    private const double Near = 1e-9;

    /// <summary>The order of systems and of items, and names, change nothing but the order.</summary>
    [Fact]
    public void Order_and_names_change_no_verdict()
    {
        for (var seed = 1; seed <= 12; seed++)
        {
            var drawn = DrawnBenchmark.Of(seed);
            var study = drawn.Study();
            var moved = drawn.Shuffled(seed, name => "x" + name).Study();
            Assert.Equal(Told(study, name => "x" + name), Told(moved, name => name));
        }

        static IEnumerable<string> Told(BenchmarkStudy study, Func<string, string> name) => Findings(study)
            .Select(finding => $"{finding.Check} {(finding.Subject is { } subject and not "train" ? name(subject) : finding.Subject)} "
                + $"{finding.Verdict} {Rounded(finding.Figure?.Value)} {Rounded(finding.PValue)}").Order(StringComparer.Ordinal);

        static string Rounded(double? value) => value is { } number ? (Math.Round(number, 9) + 0.0).ToString("G9") : "";
    }

    /// <summary>Another scale of the scores changes no verdict of spread, separation, ranking, monotonicity and selection.</summary>
    [Fact]
    public void Another_scale_changes_no_verdict()
    {
        for (var seed = 1; seed <= 12; seed++)
        {
            var drawn = DrawnBenchmark.Of(seed);
            Assert.Equal(Told(drawn), Told(drawn.Mapped(0.2, 0.5)));
            var (one, other) = (drawn.Study(), DrawnBenchmark.Of(seed + 100).Study() with { Name = "other" });
            var pair = CoDirectionCheck.Default.Between(one, other, 0.95);
            var mapped = CoDirectionCheck.Default.Between(drawn.Mapped(0.2, 0.5).Study(), other, 0.95);
            Assert.Equal(pair.Verdict, mapped.Verdict);
            Assert.Equal(pair.Figure!.Value, mapped.Figure!.Value, Near);
        }

        static IEnumerable<string> Told(DrawnBenchmark drawn) => Findings(drawn.Study())
            .Where(finding => finding.Check is "spread" or "separation" or "ranking" or "monotonicity" or "selection")
            .Select(finding => $"{finding.Check} {finding.Subject} {finding.Verdict}");
    }

    /// <summary>Blocks of items, merged, equal the whole, with clusters and without.</summary>
    [Fact]
    public void Merged_blocks_equal_the_whole()
    {
        for (var seed = 1; seed <= 20; seed++)
        {
            var random = new Random(seed);
            var (systems, items) = (1 + random.Next(5), 30 + random.Next(40));
            var scores = Enumerable.Range(0, systems * items).Select(_ => Math.Round(random.NextDouble(), 2)).ToArray();
            int[]? clusters = seed % 2 == 0 ? [.. Enumerable.Range(0, items).Select(item => item / 4)] : null;
            var cut = 4 * (1 + random.Next(items / 4));
            var whole = ItemMoments.FromScores(scores, systems, clusters);
            var parts = ItemMoments.FromScores(scores.AsSpan(0, cut * systems), systems, clusters is null ? [] : clusters[..cut])
                + ItemMoments.FromScores(scores.AsSpan(cut * systems), systems, clusters is null ? [] : clusters[cut..]);
            Assert.Equal((whole.Items, whole.Clusters), (parts.Items, parts.Clusters));
            for (var a = 0; a < systems; a++)
            {
                Assert.Equal(whole.Means[a], parts.Means[a], Near);
                for (var b = 0; b < systems; b++)
                {
                    Assert.Equal(whole.Covariance(a, b), parts.Covariance(a, b), 1e-14);
                    Assert.Equal(whole.Cross(a, b), parts.Cross(a, b), Near);
                }
            }
        }
    }

    /// <summary>The covariance of means by its definition, cluster by cluster.</summary>
    [Fact]
    public void Covariance_is_that_of_the_sums_of_clusters()
    {
        double[] scores = [1, 0.5, 0, 0.25, 1, 1, 0.75, 0, 0.5, 0.5];
        int[] clusters = [7, 7, -1, 3, 3];
        var moments = ItemMoments.FromScores(scores, 2, clusters);
        double[][] sums = [.. clusters.Distinct().Select(cluster => Enumerable.Range(0, 2).Select(s => Enumerable.Range(0, 5)
            .Where(item => clusters[item] == cluster).Sum(item => scores[(2 * item) + s] - moments.Means[s])).ToArray())];
        for (var a = 0; a < 2; a++)
        {
            for (var b = 0; b < 2; b++)
                Assert.Equal(sums.Sum(sum => sum[a] * sum[b]) * 3 / 2 / 25, moments.Covariance(a, b), 1e-15);
        }
        Assert.Equal(2, moments.DegreesOfFreedom);
    }

    /// <summary>Whatever can be built is answered: no check throws, and no figure of one that was assessed is missing.</summary>
    [Fact]
    public void Every_check_is_total()
    {
        foreach (var study in Odd())
        {
            foreach (var check in AuditChecks.All)
            {
                var findings = check.Estimate(in study, 0.95);
                Assert.NotEmpty(findings);
                foreach (var finding in findings) Whole(check, finding);
            }
            Whole(CoDirectionCheck.Default, CoDirectionCheck.Default.Between(study, study, 0.95));
        }

        static void Whole(IAuditCheck check, AuditFinding finding)
        {
            Assert.Equal(check.Method.Id, finding.Check);
            Assert.NotEmpty(finding.Sentence);
            DetailValues.Of(finding);
            if (finding.Verdict == AuditVerdict.NotAssessed) return;
            Assert.True(double.IsFinite(finding.Figure!.Value), $"{finding.Check}: {finding.Figure}");
            Assert.InRange(finding.PValue ?? 0, 0, 1);
            if (finding.Figure.Interval is { } interval) Assert.True(interval.Lower <= interval.Upper);
        }
    }

    [Fact]
    public void A_judge_at_chance_stops_every_check()
    {
        var study = DrawnBenchmark.Of(1).Study() with { Judge = Calibration.Known(0.5, 0.5), Chance = 0.25 };
        Assert.All(Findings(study), finding => Assert.Equal(AuditVerdict.NotAssessed, finding.Verdict));
        var differing = DrawnBenchmark.Of(1).Study() with { Judge = Calibration.Known(0.9, 0.9), JudgeDiffers = true };
        Assert.DoesNotContain(Findings(differing), finding =>
            finding is { Check: "separation" or "ranking" or "saturation" or "contamination", Verdict: AuditVerdict.Sound });
    }

    [Fact]
    public void Every_check_has_an_id_a_question_and_what_it_cannot_say()
    {
        Assert.Equal(12, AuditChecks.All.Length);
        Assert.All(AuditChecks.All, check =>
        {
            Assert.Same(check, AuditChecks.Find(check.Method.Id));
            Assert.EndsWith("?", check.Question, StringComparison.Ordinal);
            Assert.EndsWith(".", check.CannotSay, StringComparison.Ordinal);
        });
        Assert.Null(AuditChecks.Find("nothing"));
    }

    // Without shares of first places, which are drawn.
    private static IEnumerable<AuditFinding> Findings(BenchmarkStudy study) => AuditChecks.All
        .Select(check => check is RankingCheck ranking ? ranking with { Replicates = 0 } : check)
        .SelectMany(check => check.Estimate(in study, 0.95));

    private static IEnumerable<BenchmarkStudy> Odd()
    {
        yield return new() { Systems = [] };
        foreach (var (items, systems) in new[] { (0, 1), (1, 1), (1, 3), (2, 1), (2, 6), (3, 2) })
        {
            foreach (var value in new[] { 0.0, 1.0, 0.5 })
            {
                var table = new ItemTable([.. Enumerable.Repeat(value, items * systems)], systems);
                yield return Of(table, null);
                yield return Of(table, Calibration.Known(0.9, 0.8));
            }
        }
        for (var seed = 1; seed <= 40; seed++)
        {
            var random = new Random(seed);
            var (items, systems) = (2 + random.Next(12), 1 + random.Next(9));
            var scores = Enumerable.Range(0, items * systems).Select(_ => (double)random.Next(2)).ToArray();
            var clusters = Enumerable.Range(0, items).Select(_ => random.Next(1 + (seed % 4))).ToArray();
            var judge = new ConfusionCounts
            {
                TruePositive = random.Next(4),
                FalseNegative = random.Next(4),
                FalsePositive = random.Next(4),
                TrueNegative = random.Next(4),
            };
            yield return Of(new(scores, systems, seed % 3 == 0 ? clusters : null), seed % 2 == 0 ? judge : null);
        }
        double[] all = [10, 10, 10], none = [0, 10, 5];
        yield return new() { Systems = ["a", "b", "c"], Items = ItemMoments.FromCounts(all, all), Chance = 0.5 };
        yield return new() { Systems = ["a", "b", "c"], Items = ItemMoments.FromCounts(none, all), Chance = 0.5, Ceiling = 0.5 };

        static BenchmarkStudy Of(ItemTable table, Calibration? judge) => new()
        {
            Systems = [.. AuditFigures.Names(table.Systems)],
            Items = table.Moments,
            Scores = table,
            Runs =
            [
                new()
                {
                    System = "a", Runs = table.Moments,
                    Positions = PositionMoments.FromScores(
                        table.Scores.Span, [.. Enumerable.Range(0, table.Items * table.Systems).Select(i => i % 7 / 7.0)], table.Systems),
                },
            ],
            Trajectories = [new("a", [.. Enumerable.Range(0, table.Systems).Select(step => (double)step)], table.Moments)],
            Splits = [new() { Old = table.Moments, Fresh = table.Moments, IsRandom = true }],
            Copies = new CopiedItems(table.Items, 0, 0),
            Chance = 0.25,
            Judge = judge,
        };
    }
}
