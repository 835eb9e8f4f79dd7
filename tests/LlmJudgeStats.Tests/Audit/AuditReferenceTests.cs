using System.Text.Json;
using LlmJudgeStats.Audit;
using LlmJudgeStats.Audit.Details;
using LlmJudgeStats.Inference;
using LlmJudgeStats.Numerics;
using LlmJudgeStats.Tests.Reference;

namespace LlmJudgeStats.Tests.Audit;

/// <summary>Benchmark health against the figures of others (tests/reference/audit).</summary>
public sealed class AuditReferenceTests
{
    private const double Near = 1e-8;

    [Fact]
    public void Repeated_runs_agree() => All("spread-", 4, one =>
    {
        var (values, runs) = one.Input.GetProperty("scores").Table();
        var moments = ItemMoments.FromScores(values, runs);
        return SpreadCheck.Default.Estimate(With(new RunMoments { System = "a", Runs = moments }), one.Level)[0];
    });

    [Fact]
    public void Signal_to_noise_agrees() => All("separation-", 5, one => SeparationCheck.Default.Estimate(one.Study(), one.Level)[0],
        one => !one.Id.EndsWith("degenerate", StringComparison.Ordinal));

    [Fact]
    public void Pairs_and_ranks_agree() => All("ranking-", 5, one => RankingCheck.Default.Estimate(one.Study(), one.Level)[0]);

    [Fact]
    public void Growth_agrees() => All("monotonicity-", 6, one =>
    {
        var (steps, scores) = (one.Input.GetProperty("step").Numbers(), one.Input.GetProperty("score").Numbers());
        var check = new MonotonicityCheck { Autocorrelation = one.Input.GetProperty("autocorrelation").GetDouble() };
        return check.Estimate(With(new Trajectory("a", [.. steps], ItemMoments.FromCounts(scores, Ones(scores.Length)))), one.Level)[0];
    });

    [Fact]
    public void The_best_of_several_agrees() => All("selection-", 2, one =>
    {
        var (values, checkpoints) = one.Input.GetProperty("itemScores").Table();
        var steps = Enumerable.Range(1, checkpoints).Select(step => (double)step);
        return SelectionCheck.Default.Estimate(
            With(new Trajectory("a", [.. steps], ItemMoments.FromScores(values, checkpoints))), one.Level)[0];
    });

    [Fact]
    public void Expected_maxima_agree()
    {
        var cases = AuditFigures.Cases("expected-max-");
        Assert.Equal(4, cases.Count);
        foreach (var one in cases)
        {
            var count = one.Input.GetProperty("k").GetInt32();
            Assert.Equal(one.Expect.GetProperty("value").GetDouble(), NormalMaximum.Mean(count), Near);
        }
    }

    [Fact]
    public void Two_benchmarks_agree() => All("co-direction-", 7, one =>
    {
        var (x, y) = (one.Input.GetProperty("x").Numbers(), one.Input.GetProperty("y").Numbers());
        var level = one.Input.TryGetProperty("level", out var given) ? given.GetDouble() : AuditFigures.Level;
        return CoDirectionCheck.Default.Of(new("a", "b", [.. x], [.. y])
        {
            FirstReliability = Reliability("reliabilityX"),
            SecondReliability = Reliability("reliabilityY"),
        }, level);

        double Reliability(string name) =>
            one.Input.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : 1;
    });

    [Fact]
    public void Old_and_fresh_items_agree() => All("contamination-", 3, one =>
    {
        var (old, systems) = one.Input.GetProperty("old").Table();
        var (fresh, _) = one.Input.GetProperty("fresh").Table();
        var pair = new SplitPair { Old = ItemMoments.FromScores(old, systems), Fresh = ItemMoments.FromScores(fresh, systems) };
        return ContaminationCheck.Default.Estimate(
            new BenchmarkStudy { Systems = [.. AuditFigures.Names(systems)], Splits = [pair] }, one.Level)[0];
    }, one => !one.Id.EndsWith("degenerate", StringComparison.Ordinal));

    [Fact]
    public void Guessing_agrees()
    {
        var cases = AuditFigures.Cases("chance-");
        Assert.Equal(2, cases.Count);
        foreach (var one in cases)
        {
            var (passed, total) = (one.Input.GetProperty("passed").Numbers(), one.Input.GetProperty("total").GetInt32());
            var table = Counts(passed, total);
            var finding = ChanceCheck.Default.Estimate(
                AuditFigures.Study(table) with { Chance = one.Input.GetProperty("chance").GetDouble() }, AuditFigures.Level)[0];
            Agree(one, finding, "fires");
            Assert.Equal(one.Expect.GetProperty("fires").GetBoolean(), finding.Verdict == AuditVerdict.Unsound);
        }
    }

    [Fact]
    public void Items_agree() => All("items-", 1, one => ItemCheck.Default.Estimate(one.Study(), AuditFigures.Level)[0]);

    [Fact]
    public void Places_in_the_run_agree() => All("order-", 1, one =>
    {
        var (scores, runs) = one.Input.GetProperty("scores").Table();
        var (positions, _) = one.Input.GetProperty("position").Table();
        var placed = PositionMoments.FromScores(scores, positions, runs);
        var run = new RunMoments { System = "a", Runs = ItemMoments.FromScores(scores, runs), Positions = placed };
        return OrderCheck.Default.Estimate(With(run), AuditFigures.Level)[0];
    });

    [Fact]
    public void Scores_given_by_a_judge_agree()
    {
        var one = Assert.Single(AuditFigures.Cases("audit-judged-"));
        var (passed, total) = (one.Input.GetProperty("passed").Numbers(), one.Input.GetProperty("total").GetDouble());
        var items = ItemMoments.FromCounts(passed, [.. passed.Select(_ => total)]);
        var counts = new ConfusionCounts
        {
            TruePositive = one.Input.GetProperty("truePositive").GetInt64(),
            FalseNegative = one.Input.GetProperty("falseNegative").GetInt64(),
            FalsePositive = one.Input.GetProperty("falsePositive").GetInt64(),
            TrueNegative = one.Input.GetProperty("trueNegative").GetInt64(),
        };
        var study = new BenchmarkStudy
        {
            Systems = ["a", "b", "c"],
            Items = items,
            Judge = counts,
            Chance = one.Input.GetProperty("chance").GetDouble(),
        };
        var scale = JudgeScale.Of(study);
        var expected = one.Expect;
        Assert.Equal(expected.GetProperty("resolvableFactor").GetDouble(), 1 / scale.Youden, Near);
        for (var a = 0; a < 3; a++)
        {
            Assert.Equal(expected.GetProperty("scores")[a].GetDouble(), scale.Score(items.Means[a]), Near);
            for (var b = 0; b < 3; b++)
            {
                // The mean of two scores has a quarter of the sum of their four covariances.
                double[] weights = [0, 0, 0];
                weights[a] += 0.5;
                weights[b] += 0.5;
                var covariances = expected.GetProperty("covariance");
                var sum = covariances[a][a].GetDouble() + (2 * covariances[a][b].GetDouble()) + covariances[b][b].GetDouble();
                Assert.Equal(sum / 4, scale.Score(items.Contrast(weights)).Variance, Near);
            }
        }
        var ranking = Assert.IsType<RankingDetails>(RankingCheck.Default.Estimate(study, AuditFigures.Level)[0].Details);
        Assert.Equal(Math.Sqrt(expected.GetProperty("covariance")[1][1].GetDouble()), ranking.Se[1], Near);
        var room = Assert.IsType<SaturationDetails>(SaturationCheck.Default.Estimate(study, AuditFigures.Level)[0].Details);
        Assert.Equal(expected.GetProperty("verdictCeiling").GetDouble(), room.VerdictCeiling, Near);
        Assert.Equal(expected.GetProperty("verdictFloor").GetDouble(), room.VerdictFloor, Near);
        var guessing = Assert.IsType<ChanceDetails>(ChanceCheck.Default.Estimate(study, AuditFigures.Level)[0].Details);
        Assert.Equal(expected.GetProperty("verdictChance").GetDouble(), guessing.Chance, Near);
    }

    [Fact]
    public void First_places_agree()
    {
        var table = Assert.Single(AuditFigures.Cases("first-place-")).Study().Scores!;
        Near2(AuditFigures.Cases("first-place-")[0].Expect, FirstPlaces.Of(table, 10_000, 1));
        var saturated = Assert.Single(AuditFigures.Files("first-place-"));
        var study = Assert.Single(PlantedFile.Read("saturated.csv").Studies());
        Near2(saturated.Expect, FirstPlaces.Of(study.Scores!, 10_000, 1));

        static void Near2(JsonElement expected, IReadOnlyList<double> shares)
        {
            var wanted = expected.GetProperty("share").Numbers();
            Assert.Equal(wanted.Length, shares.Count);
            for (var s = 0; s < wanted.Length; s++) Assert.Equal(wanted[s], shares[s], expected.GetProperty("tolerance").GetDouble());
        }
    }

    [Fact]
    public void What_cannot_be_told_apart_or_never_differs_is_said()
    {
        var one = Assert.Single(AuditFigures.Cases("separation-degenerate"));
        var same = SeparationCheck.Default.Estimate(one.Study(), AuditFigures.Level)[0];
        Assert.Equal(AuditVerdict.NotAssessed, same.Verdict);
        var apart = SeparationCheck.Default.Estimate(AuditFigures.Study(one.Input.GetProperty("other").ItemTable()), AuditFigures.Level)[0];
        var details = Assert.IsType<SeparationDetails>(apart.Details);
        Assert.Equal((AuditVerdict.Sound, 0, 1, null), (apart.Verdict, details.P, details.Reliability, details.F));
        Assert.Single(AuditFigures.Cases("contamination-degenerate"));
        var two = ItemMoments.FromScores([1, 0, 1, 1, 0, 0], 2);
        var split = new SplitPair { Old = two, Fresh = two };
        var studyOfTwo = new BenchmarkStudy { Systems = ["a", "b"], Splits = [split] };
        var finding = ContaminationCheck.Default.Estimate(studyOfTwo, AuditFigures.Level)[0];
        Assert.Equal(AuditVerdict.NotAssessed, finding.Verdict);
    }

    /// <summary>Detects pairs of splits that are each tested as if there were no other one.</summary>
    [Fact]
    public void Several_pairs_of_splits_are_one_family()
    {
        var study = PlantedFile.Read("contaminated.csv").Studies()[0];
        var pair = study.Splits[0];
        var back = pair with { OldName = "private", FreshName = "public", Old = pair.Fresh, Fresh = pair.Old };
        var alone = Details(study)[0];
        var both = Details(study with { Splits = [pair, back] });
        Assert.Equal(["public / private", "private / public"],
            ContaminationCheck.Default.Estimate(study with { Splits = [pair, back] }, AuditFigures.Level).Select(one => one.Subject));
        Assert.Equal(["s3", "s6"], both[0].Flagged);
        Assert.Empty(both[1].Flagged);
        // Of 8 the first to be flagged, then of 7; with the other pair of 16 and of 15.
        Assert.Equal(alone.Systems[2].AdjustedP * 16 / 8, both[0].Systems[2].AdjustedP, alone.Systems[2].AdjustedP * 1e-12);
        Assert.Equal(alone.Systems[5].AdjustedP * 15 / 7, both[0].Systems[5].AdjustedP, alone.Systems[5].AdjustedP * 1e-12);
        SplitSystem[] trusted = [.. both.SelectMany(one => one.Systems).Where(one => !one.Flagged)];
        var holm = Multiplicity.Holm(trusted.Select(one => Math.Max(one.PRaw, one.PLogit)).ToArray());
        Assert.All(trusted.Zip(holm), one => Assert.Equal(one.Second, one.First.AdjustedP, Near));
        Assert.Equal(Multiplicity.Holm([both[0].MeanGapP, both[1].MeanGapP]), both.Select(one => one.MeanGapHolm));
        // What only just convicts by itself does not beside another pair.
        var strict = new ContaminationCheck { Error = alone.Systems[2].AdjustedP * 1.5 };
        Assert.Equal(AuditVerdict.Unsound, strict.Estimate(study, AuditFigures.Level)[0].Verdict);
        Assert.NotEqual(AuditVerdict.Unsound, strict.Estimate(study with { Splits = [pair, back] }, AuditFigures.Level)[0].Verdict);

        static ContaminationDetails[] Details(BenchmarkStudy study) =>
            [.. ContaminationCheck.Default.Estimate(study, AuditFigures.Level).Select(one => (ContaminationDetails)one.Details!)];
    }

    /// <summary>Detects scales of other people that are computed from the wrong checkpoints or runs.</summary>
    [Fact]
    public void Scales_of_other_people_are_their_ratios()
    {
        var study = PlantedFile.Read("healthy.csv").Studies()[0];
        var means = study.Items!.Means.ToArray();
        var last = study.Trajectories[0].Checkpoints.Means.ToArray().TakeLast(5).ToArray();
        var noise = Math.Sqrt(last.Sum(score => Math.Pow(score - last.Average(), 2)) / 4);
        var apart = (SeparationDetails)SeparationCheck.Default.Estimate(study, AuditFigures.Level)[0].Details!;
        Assert.Equal((means.Max() - means.Min()) / noise, apart.RangeToNoise!.Value, Near);
        var spread = (SpreadDetails)SpreadCheck.Default.Estimate(study, AuditFigures.Level)[0].Details!;
        Assert.Equal(spread.Mean / spread.RunSd, spread.MeanToRunSd!.Value, Near);
        var untrained = SeparationCheck.Default.Estimate(study with { Trajectories = [] }, AuditFigures.Level)[0];
        Assert.Null(((SeparationDetails)untrained.Details!).RangeToNoise);
    }

    /// <summary>Detects a score that is taken for certain because every item of a few scored the same.</summary>
    [Theory]
    [InlineData(40)]
    [InlineData(1000)]
    public void A_score_of_all_items_has_an_interval(int items)
    {
        // Checkpoints that fail every item, pass every second, and pass all.
        double[] scores = [.. Enumerable.Range(0, items).SelectMany(item => new[] { 0.0, item % 2, 1 })];
        var growth = (MonotonicityDetails)MonotonicityCheck.Default.Estimate(
            With(new Trajectory("a", [1, 2, 3], ItemMoments.FromScores(scores, 3))), AuditFigures.Level)[0].Details!;
        Assert.Equal([0, 0.5, 1], growth.Scores);
        // Clopper and Pearson, of no success: 1 - (alpha/2)^(1/n).
        var few = 1 - Math.Exp(Math.Log(0.025) / items);
        Assert.Equal(few, growth.ScoreUpper[0], Near);
        Assert.Equal(1 - few, growth.ScoreLower[2], Near);
        Assert.Equal((0, 1), (growth.ScoreLower[0], growth.ScoreUpper[2]));
        Assert.Equal(0.5 - growth.ScoreLower[1], growth.ScoreUpper[1] - 0.5, Near);
        var counted = (RankingDetails)RankingCheck.Default.Estimate(
            new BenchmarkStudy { Systems = ["a", "b"], Items = ItemMoments.FromCounts([items, 0], [items, items]) }, AuditFigures.Level)[0]
            .Details!;
        Assert.Equal(1 - few, counted.ScoreLower[0], Near);
    }

    /// <summary>Detects an item in the wrong tenth: a mean of three tenths is no whole number of them in binary.</summary>
    [Fact]
    public void Items_by_difficulty_are_counted_in_tenths()
    {
        // Item i is passed by i of ten systems, for i from 0 to 10; then each once more.
        double[] scores = [.. Enumerable.Range(0, 22).SelectMany(item => Enumerable.Range(0, 10).Select(s => s < item % 11 ? 1.0 : 0))];
        var finding = ItemCheck.Default.Estimate(AuditFigures.Study(new ItemTable(scores, 10)), AuditFigures.Level)[0];
        var bands = ((ItemDetails)finding.Details!).Bands;
        Assert.Equal([2, 2, 2, 2, 2, 2, 2, 2, 2, 4], bands.Select(band => band.Items));
        Assert.Equal([2, 0, 0, 0, 0, 0, 0, 0, 0, 2], bands.Select(band => band.Dead));
        Assert.Equal([0, .1, .2, .3, .4, .5, .6, .7, .8, .9, 1], bands.Select(band => band.From).Append(bands[^1].To));
    }

    /// <summary>Every finding of the planted files: what is wrong is said, and nothing else is.</summary>
    [Theory]
    [InlineData("healthy", "")]
    [InlineData("noisy", "separation")]
    [InlineData("saturated", "saturation")]
    [InlineData("contaminated", "contamination")]
    [InlineData("non-monotone", "monotonicity flat, selection flat")]
    [InlineData("contradicting", "co-direction code-a / code-b, co-direction code-b / math")]
    public void Planted_files_agree(string name, string convicted)
    {
        var one = Assert.Single(AuditFigures.Files("audit-file-" + name));
        var found = PlantedFile.Read(name + ".csv").Findings(AuditFigures.Level);
        var unsound = found.Where(finding => finding.Finding.Verdict == AuditVerdict.Unsound).Select(Told);
        Assert.Equal(convicted, string.Join(", ", unsound));
        var expected = one.Expect.GetProperty("findings").EnumerateArray().ToList();
        foreach (var figures in expected)
        {
            var (_, finding) = Assert.Single(found, other => IsOf(figures, other.Benchmark, other.Finding));
            Assert.Equal("", string.Join('\n', Differences(one.Id, figures, finding)));
        }
        Assert.Equal(expected.Count, found.Count(other => other.Finding.Verdict != AuditVerdict.NotAssessed));

        static string Told((string Benchmark, AuditFinding Finding) one) => $"{one.Finding.Check} {one.Finding.Subject}".TrimEnd();
    }

    [Fact]
    public void A_file_on_the_scale_of_the_truth_agrees()
    {
        var one = Assert.Single(AuditFigures.Files("audit-file-judged-"));
        var judge = Calibration.Known(one.Input.GetProperty("sensitivity").GetDouble(), one.Input.GetProperty("specificity").GetDouble());
        var study = Assert.Single(PlantedFile.Read("healthy.csv").Studies()) with { Judge = judge };
        var ranking = Assert.IsType<RankingDetails>(RankingCheck.Default.Estimate(study, one.Level)[0].Details);
        Assert.Equal("", string.Join('\n', one.Expect.GetProperty("scores").Numbers().Zip(ranking.Scores).Where(Far)));
        Assert.Equal("", string.Join('\n', one.Expect.GetProperty("standardErrors").Numbers().Zip(ranking.Se).Where(Far)));
        Assert.Equal(one.Expect.GetProperty("rankLower").Numbers(), ranking.RankLower.Select(rank => (double)rank));
        var room = Assert.IsType<SaturationDetails>(SaturationCheck.Default.Estimate(study, one.Level)[0].Details);
        Assert.Equal(one.Expect.GetProperty("headroom").GetDouble(), room.Headroom, Near);
        Assert.Equal(one.Expect.GetProperty("verdictCeiling").GetDouble(), room.VerdictCeiling, Near);
        Assert.Equal(one.Expect.GetProperty("verdictFloor").GetDouble(), room.VerdictFloor, Near);
        var apart = Assert.IsType<SeparationDetails>(SeparationCheck.Default.Estimate(study, one.Level)[0].Details);
        Assert.Equal(one.Expect.GetProperty("resolvable").GetDouble(), apart.Resolvable, Near);

        static bool Far((double Wanted, double Value) pair) => !(Math.Abs(pair.Wanted - pair.Value) <= Near);
    }

    /// <summary>Eight runs of one judge on real data, where the data are beside the repository.</summary>
    [Fact]
    public void Real_runs_agree()
    {
        var one = Assert.Single(AuditFigures.Files("spread-rb2-"));
        if (PlantedFile.Beside(Path.Combine("data", one.Input.GetProperty("file").GetString()!)) is not { } path) return;
        var rows = File.ReadLines(path).Skip(1).Select(line => line.Split(','))
            .Where(row => row[1] == one.Input.GetProperty("system").GetString() && row[2] == one.Input.GetProperty("judge").GetString())
            .Where(row => row[3].Length > 0).GroupBy(row => row[0]).Where(item => item.Count() == 8)
            .Select(item => item.OrderBy(row => int.Parse(row[7])).Select(row => (double.Parse(row[3]) - 1) / 9).ToArray()).ToList();
        Assert.Equal(one.Input.GetProperty("items").GetInt32(), rows.Count);
        var moments = ItemMoments.FromScores([.. rows.SelectMany(row => row)], 8);
        Agree(one, SpreadCheck.Default.Estimate(With(new RunMoments { System = "a", Runs = moments }), AuditFigures.Level)[0]);
    }

    private static bool IsOf(JsonElement figures, string benchmark, AuditFinding finding)
    {
        if (figures.GetProperty("id").GetString() != finding.Check) return false;
        if (figures.TryGetProperty("benchmarks", out var names)) return finding.Subject == $"{names[0]} / {names[1]}";
        var subject = figures.TryGetProperty("system", out var system) ? system.GetString() : null;
        return figures.GetProperty("benchmark").GetString() == benchmark && subject == finding.Subject;
    }

    private static IEnumerable<string> Differences(string id, JsonElement figures, AuditFinding finding)
    {
        var values = DetailValues.Of(finding);
        values["verdict"] = AuditFigures.Word(finding.Verdict);
        foreach (var property in figures.EnumerateObject())
        {
            if (property.Name is "id" or "benchmark" or "system" || (property.Name == "systems" && finding.Check == "separation")) continue;
            var at = $"{id} {finding.Check} {finding.Subject} {property.Name}";
            if (!values.ContainsKey(property.Name)) yield return at + ": missing";
            else foreach (var one in DetailValues.Differences(at, property.Value, values[property.Name])) yield return one;
        }
    }

    private static ItemTable Counts(double[] passed, int total)
    {
        var values = new double[passed.Length * total];
        for (var item = 0; item < total; item++)
        {
            for (var s = 0; s < passed.Length; s++) values[(item * passed.Length) + s] = item < passed[s] ? 1 : 0;
        }
        return new(values, passed.Length);
    }

    private static void All(string prefix, int count, Func<ReferenceCase, AuditFinding> finding, Func<ReferenceCase, bool>? isMeant = null)
    {
        var cases = AuditFigures.Cases(prefix).Where(isMeant ?? (_ => true)).ToList();
        Assert.Equal(count, cases.Count);
        foreach (var one in cases) Agree(one, finding(one));
    }

    private static void Agree(ReferenceCase one, AuditFinding finding, string except = "")
    {
        var values = DetailValues.Of(finding);
        values["verdict"] = AuditFigures.Word(finding.Verdict);
        var expected = one.Expect.EnumerateObject().Where(property => property.Name != except).ToList();
        Assert.Equal("", string.Join('\n', expected.SelectMany(property => values.ContainsKey(property.Name)
            ? DetailValues.Differences($"{one.Id} {property.Name}", property.Value, values[property.Name])
            : [$"{one.Id} {property.Name}: missing"])));
    }

    private static double[] Ones(int count) => [.. Enumerable.Repeat(1.0, count)];

    private static BenchmarkStudy With(RunMoments run) => new() { Systems = [], Runs = [run] };

    private static BenchmarkStudy With(Trajectory trajectory) => new() { Systems = [], Trajectories = [trajectory] };
}
