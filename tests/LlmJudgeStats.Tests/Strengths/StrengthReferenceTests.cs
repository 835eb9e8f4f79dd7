using System.Text.Json;
using LlmJudgeStats.Strengths;
using LlmJudgeStats.Tests.Reference;

namespace LlmJudgeStats.Tests.Strengths;

/// <summary>Strengths against the figures of others (tests/reference/strengths), and against a second implementation.</summary>
public sealed class StrengthReferenceTests
{
    private const double Root = 1e-10;
    private const double Minimised = 1e-9;      // Davidson's figures come from a minimiser, polished

    [Fact]
    public void Tables_of_wins_agree()
    {
        foreach (var reference in Cases("bradley-terry-", 2))
        {
            var battles = Battles(reference.Input);
            var board = Board(battles, BattleSource.VerdictsOnly);
            Are(reference, "strengths", Root, board.Strength);
            Are(reference, "elo", Root * 400, board.Elo);
            var points = BattlePoints.Of(Study(battles), BattleSource.VerdictsOnly);
            var fit = StrengthFit.Of(new(battles.Battles, points, battles.Systems.Length), StrengthModel.BradleyTerry);
            var inverse = fit.InverseInformation()!;
            Are(reference, "standardErrorsOfModel", Root, system => Number(Math.Sqrt(inverse[(system * fit.Unknowns) + system])));
            Assert.Equal(reference.Expect.GetProperty("logLikelihood").GetDouble(), LogLikelihood(battles, board, 0), Minimised);
        }
    }

    [Fact]
    public void Tables_with_ties_agree()
    {
        foreach (var reference in Cases("davidson-", 2))
        {
            var battles = Battles(reference.Input);
            var study = Study(battles);
            var board = new DavidsonEstimator { Source = BattleSource.VerdictsOnly }.Estimate(in study, 0.95);
            Are(reference, "strengths", Minimised, board.Strength);
            Assert.Equal(reference.Expect.GetProperty("ties").GetDouble(), board.TieWeight!.Value, Minimised);
            var likelihood = LogLikelihood(battles, board, board.TieWeight!.Value);
            Assert.Equal(reference.Expect.GetProperty("logLikelihood").GetDouble(), likelihood, Minimised);
        }
    }

    [Fact]
    public void Verdicts_corrected_by_labels_agree()
    {
        foreach (var reference in Cases("bt-corrected-", 1))
        {
            Battle[] once = [.. reference.Input.GetProperty("battles").EnumerateArray().Select(Row)];
            Battle[] rows = [.. Enumerable.Repeat(once, reference.Input.GetProperty("repeated").GetInt32()).SelectMany(one => one)];
            var study = new BattleStudy { Battles = BattleSet.Of(DrawnBattles.Names(4), rows), Design = CalibrationDesign.Random };
            var board = BradleyTerryEstimator.Default.Estimate(in study, 0.95);
            Are(reference, "strengths", Root, board.Strength);
            foreach (var pair in reference.Expect.GetProperty("differences").EnumerateArray())
            {
                var difference = board.Difference(pair[0].GetInt32(), pair[1].GetInt32());
                Assert.Equal(pair[2].GetDouble(), difference.Point, Root);
                Assert.Equal(pair[3].GetDouble(), difference.StandardError, Root);
                Assert.Equal(pair[4].GetDouble(), difference.Interval.Lower, Root);
                Assert.Equal(pair[5].GetDouble(), difference.Interval.Upper, Root);
            }
            var ranks = reference.Expect.GetProperty("ranks").EnumerateArray();
            Assert.Equal(ranks.Select(rank => new RankInterval(rank[0].GetInt32(), rank[1].GetInt32())), board.Ranks);
        }
    }

    /// <summary>Every source and design, with clusters and without, against code that halves and multiplies whole matrices.</summary>
    [Theory]
    [InlineData(BattleSource.Corrected, CalibrationDesign.Random, false)]
    [InlineData(BattleSource.Corrected, CalibrationDesign.ByVerdict, true)]
    [InlineData(BattleSource.LabelsOnly, CalibrationDesign.Random, true)]
    [InlineData(BattleSource.VerdictsOnly, CalibrationDesign.External, false)]
    public void A_second_implementation_agrees(BattleSource source, CalibrationDesign design, bool hasClusters)
    {
        for (var seed = 1; seed <= 6; seed++)
        {
            var (rows, clusters) = DrawnBattles.Of(seed, systems: 4, battles: 150, clusters: 20);
            if (!hasClusters) clusters = [.. Enumerable.Range(0, rows.Length)];
            var study = new BattleStudy { Battles = BattleSet.Of(DrawnBattles.Names(4), rows, clusters), Design = design };
            var board = new BradleyTerryEstimator { Source = source }.Estimate(in study, 0.95);
            var corrected = TextbookStrengths.Corrected(rows, design == CalibrationDesign.ByVerdict);
            var textbook = TextbookStrengths.Of(
                [.. Read(rows, clusters, source).Select(row => (row.First, row.Second, row.Points ?? corrected[row.Place], row.Cluster))],
                4, hasTies: false);
            Agree(textbook, board);
        }
    }

    [Fact]
    public void A_second_implementation_with_ties_agrees()
    {
        for (var seed = 1; seed <= 3; seed++)
        {
            var (rows, clusters) = DrawnBattles.Of(seed, systems: 4, battles: 150, clusters: 20);
            var set = BattleSet.Of(DrawnBattles.Names(4), rows, clusters);
            var study = new BattleStudy { Battles = set, Design = CalibrationDesign.Random };
            var board = DavidsonEstimator.Default.Estimate(in study, 0.95);
            var textbook = TextbookStrengths.Of(
                [.. Read(rows, clusters, BattleSource.LabelsOnly).Select(row => (row.First, row.Second, row.Points!.Value, row.Cluster))],
                4, hasTies: true);
            Assert.Equal(textbook.TieWeight, board.TieWeight!.Value, 1e-9);
            Agree(textbook, board);
        }
    }

    private static void Agree(TextbookStrengths textbook, StrengthBoard board)
    {
        for (var i = 0; i < board.Systems.Length; i++)
        {
            for (var j = 0; j < board.Systems.Length; j++)
            {
                var difference = board.Difference(i, j);
                Assert.Equal(textbook.Difference(i, j), difference.Point, 1e-9);
                Assert.Equal(Math.Sqrt(textbook.Variance(i, j)), difference.StandardError, 1e-9);
            }
        }
    }

    // What the source says of each battle; without points where they are to be corrected.
    private static IEnumerable<(int Place, int First, int Second, double? Points, int Cluster)> Read(
        Battle[] rows, int[] clusters, BattleSource source)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            var said = source == BattleSource.LabelsOnly ? rows[i].Label : rows[i].Verdict;
            if (source == BattleSource.Corrected) yield return (i, rows[i].First, rows[i].Second, null, clusters[i]);
            else if (said is { } outcome) yield return (i, rows[i].First, rows[i].Second, TextbookStrengths.Points(outcome), clusters[i]);
        }
    }

    private static double LogLikelihood(BattleSet battles, StrengthBoard board, double tieWeight)
    {
        var sum = 0.0;
        foreach (var battle in battles.Battles)
        {
            var d = board.Difference(battle.First, battle.Second).Point;
            var weights = new[] { Math.Exp(d / 2), tieWeight, Math.Exp(-d / 2) };
            sum += Math.Log(weights[(int)battle.Verdict!.Value] / weights.Sum());
        }
        return sum;
    }

    // A table of wins, and of ties above its diagonal, as battles.
    private static BattleSet Battles(JsonElement input)
    {
        var rows = new List<Battle>();
        var wins = input.GetProperty("wins");
        for (var i = 0; i < wins.GetArrayLength(); i++)
        {
            for (var j = 0; j < wins.GetArrayLength(); j++)
            {
                Battle battle = new(i, j);
                rows.AddRange(Enumerable.Repeat(battle with { Verdict = BattleOutcome.FirstWins }, (int)wins[i][j].GetDouble()));
                if (!input.TryGetProperty("ties_upper", out var ties)) continue;
                rows.AddRange(Enumerable.Repeat(battle with { Verdict = BattleOutcome.Tie }, ties[i][j].GetInt32()));
            }
        }
        return BattleSet.Of(DrawnBattles.Names(wins.GetArrayLength()), rows.ToArray());
    }

    private static Battle Row(JsonElement row) => new(row[0].GetInt32(), row[1].GetInt32())
    {
        Verdict = Outcome(row[2]),
        Label = row[3].ValueKind == JsonValueKind.Null ? null : Outcome(row[3]),
    };

    private static BattleOutcome Outcome(JsonElement points) =>
        points.GetDouble() switch { 1 => BattleOutcome.FirstWins, 0 => BattleOutcome.SecondWins, _ => BattleOutcome.Tie };

    private static BattleStudy Study(BattleSet battles) => new() { Battles = battles };

    private static StrengthBoard Board(BattleSet battles, BattleSource source)
    {
        var study = Study(battles);
        return new BradleyTerryEstimator { Source = source }.Estimate(in study, 0.95);
    }

    private static JudgeEstimate Number(double value) => default(JudgeEstimate) with { Point = value };

    private static void Are(ReferenceCase reference, string name, double near, Func<int, JudgeEstimate> actual)
    {
        var expected = reference.Expect.GetProperty(name);
        for (var system = 0; system < expected.GetArrayLength(); system++)
            Assert.Equal(expected[system].GetDouble(), actual(system).Point, near);
    }

    private static ReferenceCase[] Cases(string prefix, int count)
    {
        ReferenceCase[] cases = [.. ReferenceCase.Files("strengths").SelectMany(ReferenceCase.Read)
            .Where(one => one.Id.StartsWith("strengths/" + prefix, StringComparison.Ordinal))];
        Assert.Equal(count, cases.Length);
        return cases;
    }
}
