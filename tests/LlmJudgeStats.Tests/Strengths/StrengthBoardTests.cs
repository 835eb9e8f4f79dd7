using LlmJudgeStats.Strengths;

namespace LlmJudgeStats.Tests.Strengths;

/// <summary>Strengths from battles: closed forms, laws, and what is refused with what to label.</summary>
public sealed class StrengthBoardTests
{
    private const double Near = 1e-9;

    /// <summary>Two systems: the odds of the points, a tie counting half, and the sandwich of one number.</summary>
    [Theory]
    [InlineData(40, 20, 10)]
    [InlineData(33, 0, 60)]
    [InlineData(8, 30, 9)]
    public void Two_systems_have_the_odds_of_their_points(int wins, int ties, int losses)
    {
        var board = Board(Pair(wins, ties, losses), BattleSource.LabelsOnly);
        double n = wins + ties + losses;
        var share = (wins + (ties / 2.0)) / n;
        Assert.Equal(Math.Log(share / (1 - share)), board.Difference(0, 1).Point, Near);
        Assert.Equal(share, board.WinProbability(0, 1).Point, Near);
        var squares = (wins * (1 - share) * (1 - share)) + (ties * (0.5 - share) * (0.5 - share)) + (losses * share * share);
        var error = Math.Sqrt(n / (n - 1) * squares) / (n * share * (1 - share));
        Assert.Equal(error, board.Difference(0, 1).StandardError, Near);
        Assert.Equal(n - 1, board.DegreesOfFreedom);
        Assert.Equal(board.Difference(0, 1).Point / 2, board.Strength(0).Point, Near);
        Assert.Equal(error / 2, board.Strength(0).StandardError, Near);
        Assert.Equal(1000 + (200 / Math.Log(10) * board.Difference(0, 1).Point), board.Elo(0).Point, 1e-6);
    }

    /// <summary>Davidson's model for two systems: ν from the ties, the odds of the decided battles.</summary>
    [Fact]
    public void Two_systems_with_ties_have_the_odds_of_their_decided_battles()
    {
        var study = Study(Pair(40, 20, 10));
        var board = DavidsonEstimator.Default.Estimate(in study, 0.95);
        Assert.Equal(Math.Log(4), board.Difference(0, 1).Point, Near);
        Assert.Equal(0.8, board.WinProbability(0, 1).Point, Near);
        Assert.Equal(20 / Math.Sqrt(40 * 10), board.TieWeight!.Value, Near);
        var without = Study(Pair(40, 0, 10));
        Assert.Null(DavidsonEstimator.Default.Estimate(in without, 0.95).TieWeight);
        Assert.Equal(
            Board(Pair(40, 0, 10), BattleSource.LabelsOnly).Difference(0, 1).Interval,
            DavidsonEstimator.Default.Estimate(in without, 0.95).Difference(0, 1).Interval);
    }

    [Fact]
    public void The_order_of_the_systems_does_not_matter()
    {
        int[] place = [2, 0, 3, 1];
        for (var seed = 1; seed <= 5; seed++)
        {
            var (rows, clusters) = DrawnBattles.Of(seed, 4, 400, 30);
            Battle[] moved = [.. rows.Select(row => row with { First = place[row.First], Second = place[row.Second] })];
            var one = Board(BattleSet.Of(DrawnBattles.Names(4), rows, clusters));
            var other = Board(BattleSet.Of(["s1", "s3", "s0", "s2"], moved, clusters));
            for (var i = 0; i < 4; i++)
            {
                Same(one.Strength(i), other.Strength(place[i]));
                Same(one.Difference(i, (i + 1) % 4), other.Difference(place[i], place[(i + 1) % 4]));
                Assert.Equal(one.Ranks[i], other.Ranks[place[i]]);
            }
            Assert.Equal(one.Order.Select(i => place[i]), other.Order);
        }
    }

    /// <summary>Which of the two is named first does not matter where nothing is said of verdicts.</summary>
    [Fact]
    public void A_battle_told_from_the_other_side_is_the_same()
    {
        var (rows, _) = DrawnBattles.Of(3, 4, 300, 30);
        Battle[] turned = [.. rows.Select((row, i) => i % 2 == 0 ? row : new Battle(row.Second, row.First) { Label = Turn(row.Label) })];
        var one = Board(BattleSet.Of(DrawnBattles.Names(4), rows), BattleSource.LabelsOnly);
        var other = Board(BattleSet.Of(DrawnBattles.Names(4), turned), BattleSource.LabelsOnly);
        for (var i = 0; i < 4; i++) Same(one.Strength(i), other.Strength(i));

        static BattleOutcome? Turn(BattleOutcome? outcome) => outcome is { } one ? (BattleOutcome)(2 - (int)one) : null;
    }

    /// <summary>A battle that stands twice in its cluster says nothing new, neither of strengths nor of how sure they are.</summary>
    [Fact]
    public void Copies_within_a_cluster_change_nothing()
    {
        var (rows, clusters) = DrawnBattles.Of(5, 4, 400, 30);
        var one = Board(BattleSet.Of(DrawnBattles.Names(4), rows, clusters));
        var twice = Board(BattleSet.Of(DrawnBattles.Names(4), [.. rows, .. rows], [.. clusters, .. clusters]));
        var apart = Board(BattleSet.Of(DrawnBattles.Names(4), [.. rows, .. rows]));
        for (var i = 0; i < 4; i++)
        {
            Same(one.Strength(i), twice.Strength(i));
            Assert.Equal(one.Strength(i).Point, apart.Strength(i).Point, Near);
            Assert.True(apart.Strength(i).StandardError < 0.9 * one.Strength(i).StandardError);
        }
        Assert.Equal(clusters.Distinct().Count() - 1, one.DegreesOfFreedom);
    }

    [Fact]
    public void Clusters_of_one_are_no_clusters_and_parts_add_up()
    {
        var (rows, clusters) = DrawnBattles.Of(8, 4, 200, 30);
        var names = DrawnBattles.Names(4);
        var alone = Board(BattleSet.Of(names, rows));
        var numbered = Board(BattleSet.Of(names, rows, [.. Enumerable.Range(5, rows.Length)]));
        Assert.Equal(alone.Difference(0, 3), numbered.Difference(0, 3));
        var whole = Board(BattleSet.Of(names, rows, clusters));
        var merged = BattleSet.Merge(
        [
            BattleSet.Of(names, rows.AsSpan(..70), clusters.AsSpan(..70)), BattleSet.Of(names, rows.AsSpan(70..), clusters.AsSpan(70..)),
        ]);
        Assert.Equal(200, merged.Count);
        Assert.Equal(whole.Difference(1, 2), Board(merged).Difference(1, 2));
        Assert.Equal("4 systems, 200 battles", merged.ToString()[..22]);
    }

    /// <summary>With a label everywhere nothing is left of the verdicts.</summary>
    [Fact]
    public void All_battles_labelled_are_the_labels()
    {
        var (rows, clusters) = DrawnBattles.Of(2, 4, 300, 25, labelled: 1);
        var set = BattleSet.Of(DrawnBattles.Names(4), rows, clusters);
        var (corrected, labels) = (Board(set), Board(set, BattleSource.LabelsOnly));
        for (var i = 0; i < 4; i++) Same(labels.Difference(i, 0), corrected.Difference(i, 0));
    }

    /// <summary>A judge that always prefers the last system moves the verdicts, not the corrected strengths.</summary>
    [Fact]
    public void A_judge_that_favours_a_system_is_corrected()
    {
        var (rows, clusters) = DrawnBattles.Of(11, 3, 3000, 3000, labelled: 0.5);
        Battle[] biased =
        [
            .. rows.Select(row => row.Second == 2 ? row with { Verdict = BattleOutcome.SecondWins }
                : row.First == 2 ? row with { Verdict = BattleOutcome.FirstWins } : row),
        ];
        var set = BattleSet.Of(DrawnBattles.Names(3), biased, clusters);
        var labels = Board(BattleSet.Of(DrawnBattles.Names(3), rows, clusters), BattleSource.LabelsOnly).Difference(2, 0);
        var corrected = Board(set).Difference(2, 0);
        var judged = Board(set, BattleSource.VerdictsOnly);
        Assert.InRange(corrected.Point - labels.Point, -2 * labels.StandardError, 2 * labels.StandardError);
        Assert.False(judged.IsIdentified && judged.Difference(2, 0).Interval.Contains(labels.Point));
    }

    [Fact]
    public void Ranks_and_neighbours_say_what_can_be_told()
    {
        var rows = new List<Battle>();
        // a beats b beats c, nine times in ten; c and d are even.
        foreach (var (first, second, wins) in new[] { (0, 1, 90), (1, 2, 90), (2, 3, 50), (0, 2, 99), (1, 3, 90), (0, 3, 99) })
        {
            for (var i = 0; i < 100; i++)
                rows.Add(new(first, second) { Label = i < wins ? BattleOutcome.FirstWins : BattleOutcome.SecondWins });
        }
        var board = Board(BattleSet.Of(["a", "b", "c", "d"], rows.ToArray()), BattleSource.LabelsOnly);
        Assert.Equal([0, 1], board.Order[..2]);
        Assert.Equal([new(1, 1), new(2, 2), new(3, 4), new RankInterval(3, 4)], board.Ranks);
        var pair = Assert.Single(board.NotToldApart);
        Assert.Equal([2, 3], new[] { pair.First, pair.Second }.Order());
        Assert.Equal(EstimateWarnings.None, board.Warnings);
        Assert.True(board.Elo(0).Point > 1200);
        Assert.Equal(board.Difference(0, 1).Interval.Lower, -board.Difference(1, 0).Interval.Upper, Near);
        Assert.Equal(board.Covariance(0, 1), board.Covariance(1, 0), Near);
        var probability = board.WinProbability(0, 1);
        Assert.Equal(1 / (1 + Math.Exp(-board.Difference(0, 1).Interval.Lower)), probability.Interval.Lower, Near);
        Assert.Equal(Support.Rate, probability.Method.Support);
        Assert.Equal(-3, board.Difference(0, 1).Method.Support.Mirror(3));
    }

    public static TheoryData<string, Battle[], BattleSource, CalibrationDesign, EstimateWarnings> Refused
    {
        get
        {
            Battle labelled = new(0, 1) { Verdict = BattleOutcome.FirstWins, Label = BattleOutcome.FirstWins };
            var other = labelled with { Verdict = BattleOutcome.SecondWins, Label = BattleOutcome.SecondWins };
            Battle[] three = [labelled, other, labelled with { First = 2 }, other with { First = 2 }];
            const EstimateWarnings Unidentified = EstimateWarnings.Unidentified;
            return new()
            {
                {
                    "verdict of a tie is labelled", [.. three, new(0, 2) { Verdict = BattleOutcome.Tie }],
                    BattleSource.Corrected, CalibrationDesign.Random, Unidentified
                },
                {
                    "verdict that says nothing is labelled", [.. three, new(0, 2)],
                    BattleSource.Corrected, CalibrationDesign.ByVerdict, Unidentified
                },
                { "from 's0' to 's2'", [labelled, other], BattleSource.Corrected, CalibrationDesign.Random, Unidentified },
                { "no battle to read", [], BattleSource.Corrected, CalibrationDesign.Random, Unidentified },
                { "no battle to read", [new(0, 1), new(1, 2)], BattleSource.VerdictsOnly, CalibrationDesign.Random, Unidentified },
                {
                    "strength of 's0', 's2' has no end",
                    [labelled, labelled with { First = 1, Second = 2 }], BattleSource.LabelsOnly, CalibrationDesign.Random, Unidentified
                },
                { "not valid", three, BattleSource.Corrected, CalibrationDesign.ByLabel, EstimateWarnings.DesignMismatch },
                { "not valid", three, BattleSource.LabelsOnly, CalibrationDesign.ByVerdict, EstimateWarnings.DesignMismatch },
            };
        }
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_cannot_be_said_is_refused_with_the_reason(
        string reason, Battle[] rows, BattleSource source, CalibrationDesign design, EstimateWarnings flag)
    {
        var study = new BattleStudy { Battles = BattleSet.Of(DrawnBattles.Names(3), rows), Design = design };
        var board = new BradleyTerryEstimator { Source = source }.Estimate(in study, 0.95);
        Assert.False(board.IsIdentified);
        Assert.True(board.Warnings.HasFlag(flag), board.Warnings.ToString());
        Assert.Contains(board.Diagnostics, found => found.Message.Contains(reason, StringComparison.Ordinal));
        Assert.All(board.Diagnostics, found => Assert.NotEqual("", found.Fix));
        Assert.All(Enumerable.Range(0, 3), i => Assert.False(board.Strength(i).IsIdentified));
        Assert.Equal(new(0, 1, 0.95), board.WinProbability(0, 1).Interval);
        Assert.Equal(double.PositiveInfinity, board.Difference(0, 1).Interval.Upper);
        Assert.All(board.Ranks, rank => Assert.Equal(new(1, 3), rank));
        Assert.Equal([0, 1, 2], board.Order);
        Assert.Equal(2, board.NotToldApart.Length);
    }

    [Fact]
    public void Few_labels_one_cluster_and_the_judge_alone_are_flagged()
    {
        var few = Board(Pair(20, 0, 4), BattleSource.LabelsOnly);
        Assert.Equal(EstimateWarnings.SmallCalibration, few.Warnings);
        Assert.Contains("'a', 'b'", few.Diagnostics.Single().Message, StringComparison.Ordinal);
        Assert.Equal(EstimateWarnings.None, Board(Pair(20, 4, 10), BattleSource.LabelsOnly).Warnings);
        var pair = Pair(20, 4, 10);
        var one = Board(BattleSet.Of(["a", "b"], pair.Battles, [.. Enumerable.Repeat(3, pair.Count)]), BattleSource.LabelsOnly);
        Assert.Equal(EstimateWarnings.OneCluster, one.Warnings);
        Assert.True(one.IsIdentified);
        Assert.Equal(double.NegativeInfinity, one.Difference(0, 1).Interval.Lower);
        Assert.Equal(new(1, 2), one.Ranks[0]);
        Battle tie = new(0, 1) { Verdict = BattleOutcome.Tie };
        var judged = JudgeStats.Strengths(new() { Battles = BattleSet.Of(["a", "b"], [tie, tie]) }, 0.95);
        Assert.Equal(EstimateWarnings.Uncorrected, judged.Warnings);
        Assert.True(judged.Method.IsUncorrected);
        Assert.Equal(0, judged.Strength(0).Point, Near);
    }

    public static TheoryData<string, Action> Impossible => new()
    {
        { "at least 2", () => BattleSet.Of(["a"], []) },
        { "'a' again", () => BattleSet.Of(["a", "a"], []) },
        { "battles[1]", () => BattleSet.Of(["a", "b"], [new(0, 1), new(1, 1)]) },
        { "between 0 and 2", () => BattleSet.Of(["a", "b"], [new(0, 2)]) },
        { "between -1 and 0", () => BattleSet.Of(["a", "b"], [new(-1, 0)]) },
        { "must pair up", () => BattleSet.Of(["a", "b"], [new(0, 1)], [1, 2]) },
        { "not a member", () => _ = new Battle(0, 1) { Verdict = (BattleOutcome)3 } },
        { "not a member", () => _ = new Battle(0, 1) { Label = (BattleOutcome)(-1) } },
        { "not a member", () => _ = new BradleyTerryEstimator { Source = (BattleSource)5 } },
        { "no ties any more", () => _ = new DavidsonEstimator { Source = BattleSource.Corrected } },
        { "no table", () => BattleSet.Merge([]) },
        { "same systems", () => BattleSet.Merge([BattleSet.Of(["a", "b"], []), BattleSet.Of(["b", "a"], [])]) },
        {
            "clusters both or neither",
            () => BattleSet.Merge([BattleSet.Of(["a", "b"], [new(0, 1)]), BattleSet.Of(["a", "b"], [new(0, 1)], [1])])
        },
        { "level", () => Board(Pair(9, 9, 9), BattleSource.LabelsOnly, 1) },
        { "system", () => Board(Pair(9, 9, 9), BattleSource.LabelsOnly).Strength(2) },
        { "second", () => Board(Pair(9, 9, 9), BattleSource.LabelsOnly).Difference(0, 2) },
        { "study", () => JudgeStats.Strengths(null!, 0.9) },
        { "Battles", () => _ = new BattleStudy { Battles = null! } },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void Impossible_input_throws_where_it_is_made(string message, Action made) =>
        Assert.Contains(message, Assert.ThrowsAny<ArgumentException>(made).Message, StringComparison.Ordinal);

    private static BattleSet Pair(int wins, int ties, int losses) => BattleSet.Of(["a", "b"],
    [
        .. Enumerable.Repeat(new Battle(0, 1) { Label = BattleOutcome.FirstWins }, wins),
        .. Enumerable.Repeat(new Battle(0, 1) { Label = BattleOutcome.Tie }, ties),
        .. Enumerable.Repeat(new Battle(0, 1) { Label = BattleOutcome.SecondWins }, losses),
    ]);

    private static BattleStudy Study(BattleSet set) => new() { Battles = set, Design = CalibrationDesign.Random };

    private static StrengthBoard Board(BattleSet set, BattleSource source = BattleSource.Corrected, double level = 0.95)
    {
        var study = Study(set);
        return new BradleyTerryEstimator { Source = source }.Estimate(in study, level);
    }

    private static void Same(JudgeEstimate expected, JudgeEstimate actual)
    {
        Assert.Equal(expected.Point, actual.Point, Near);
        Assert.Equal(expected.StandardError, actual.StandardError, Near);
        Assert.Equal(expected.Interval.Lower, actual.Interval.Lower, Near);
        Assert.Equal(expected.Interval.Upper, actual.Interval.Upper, Near);
        Assert.Equal(expected.DegreesOfFreedom, actual.DegreesOfFreedom);
    }
}
