using System.Text;
using LlmJudgeStats.Audit;

namespace LlmJudgeStats.Data.Tests;

/// <summary>Tables of scores: every layout gives the same study, and what belongs together is found.</summary>
public sealed class ScoreTableTests
{
    private const string Csv = "system,item,run,score\na,1,1,1\na,2,1,0\na,1,2,0\na,2,2,0\nb,1,1,1\nb,2,1,1\n";

    /// <summary>Detects runs that are taken for items, and items of one system for those of all.</summary>
    [Fact]
    public void Runs_are_means_and_only_common_items_count()
    {
        var one = Assert.Single(Read(Csv + "a,3,1,1\n").Benchmarks);
        Assert.Equal((3, 2, 2), (one.Items, one.CompleteItems, one.Runs));
        Assert.Equal(["1", "2"], one.ItemIds);
        Assert.Equal([0.5, 1, 0, 1], one.Study.Scores!.Scores.ToArray());
        Assert.Equal([0.25, 1], one.Study.Items!.Means.ToArray());
        var run = Assert.Single(one.Study.Runs);
        Assert.Equal(("a", 2, 2), (run.System, run.Runs.Systems, run.Runs.Items));
        Assert.False(one.Study.IsSingleRun);
    }

    [Fact]
    public void Json_lines_and_tabs_say_the_same()
    {
        var rows = Csv.TrimEnd('\n').Split('\n').Skip(1).Select(line => line.Split(','));
        var json = string.Join('\n', rows.Select(row =>
            $$"""{"item": "{{row[1]}}", "system": "{{row[0]}}", "run": {{row[2]}}, "verdict": "{{(row[3] == "1" ? "pass" : "fail")}}"}"""));
        var expected = Read(Csv).Benchmarks[0].Study.Scores!.Scores.ToArray();
        Assert.Equal(expected, Read(json).Benchmarks[0].Study.Scores!.Scores.ToArray());
        Assert.Equal(expected, Read(Csv.Replace(',', '\t'), name: "rows.tsv").Benchmarks[0].Study.Scores!.Scores.ToArray());
    }

    [Fact]
    public void Rows_with_a_step_are_checkpoints_and_until_drops_the_later()
    {
        const string Trained = "system,item,step,score\nt,1,200,1\nt,2,200,0\nt,1,100,0\nt,2,100,0\nt,1,300,1\nt,2,300,1\n";
        var trajectory = Assert.Single(Read(Trained).Benchmarks[0].Study.Trajectories);
        Assert.Equal([100, 200, 300], trajectory.Steps);
        Assert.Equal([0, 0.5, 1], trajectory.Checkpoints.Means.ToArray());
        var early = Read(Trained, new() { Until = 200 }).Benchmarks[0].Study;
        Assert.Equal([100, 200], Assert.Single(early.Trajectories).Steps);
        Assert.Empty(early.Systems);
    }

    [Fact]
    public void Ratings_are_rescaled_and_clusters_kept()
    {
        const string Rated = "system,item,score,cluster\na,1,1,x\na,2,3,x\na,3,5,y\nb,1,2,x\nb,2,2,x\nb,3,2,y\n";
        var study = Read(Rated, new() { Range = new(1, 5) }).Benchmarks[0].Study;
        Assert.Equal([0.5, 0.25], study.Items!.Means.ToArray());
        Assert.Equal(2, study.Items.Clusters);
        var alone = new ScoreTableOptions
        {
            Range = new(1, 5),
            Reading = JudgmentReaderOptions.Default with { DuplicateIds = DuplicateIds.Independent },
        };
        Assert.Equal(3, Read(Rated, alone).Benchmarks[0].Study.Items!.Clusters);
    }

    [Fact]
    public void Places_are_scaled_within_the_run()
    {
        const string Placed = "system,item,run,position,score\na,1,1,1,1\na,2,1,3,0\na,3,1,2,1\na,1,2,3,0\na,2,2,1,1\na,3,2,2,1\n";
        var study = Read(Placed).Benchmarks[0].Study;
        var positions = Assert.Single(study.Runs).Positions!.Value;
        Assert.Equal(PositionMoments.FromScores([1, 0, 0, 1, 1, 1], [0, 1, 1, 0, 0.5, 0.5], 2), positions);
    }

    [Fact]
    public void Old_and_fresh_are_found_by_their_usual_names_in_any_case()
    {
        const string Split = "system,item,split,score\na,1,Private,1\na,2,PUBLIC,0\nb,1,Private,0\nb,2,PUBLIC,1\n";
        var pair = Read(Split).Benchmarks[0].Study.Splits[0];
        Assert.Equal(("PUBLIC", "Private"), (pair.OldName, pair.FreshName));
        Assert.Equal([0, 1], pair.Old.Means.ToArray());
        Assert.Equal([1, 0], pair.Fresh.Means.ToArray());
    }

    /// <summary>Detects pairs of splits that are mixed up, or read off the rows of another pair.</summary>
    [Fact]
    public void Several_old_splits_may_share_a_fresh_one()
    {
        const string Split = "system,item,split,score\na,1,x,1\na,2,y,0\na,3,z,0\nb,1,x,0\nb,2,y,1\nb,3,z,1\n";
        var pairs = Read(Split, new() { Splits = ["x", "z", "y", "z"] }).Benchmarks[0].Study.Splits;
        Assert.Equal([("x", "z"), ("y", "z")], pairs.Select(pair => (pair.OldName, pair.FreshName)));
        Assert.Equal([1, 0], pairs[0].Old.Means.ToArray());
        Assert.Equal([0, 1], pairs[1].Old.Means.ToArray());
        Assert.Equal([0, 1], pairs[0].Fresh.Means.ToArray());
        Assert.Throws<ArgumentException>(() => new ScoreTableOptions { Splits = ["x", "z", "y"] });
        Assert.Throws<ArgumentException>(() => new ScoreTableOptions { Splits = ["x", "z", "y", "y"] });
        Assert.Throws<ArgumentException>(() => new ScoreTableOptions { Splits = ["x", "z", "x", "z"] });
    }

    /// <summary>Detects items that look alike though a score differs, and copies that are missed in another order of rows.</summary>
    [Fact]
    public void Items_with_the_same_scores_are_counted_where_there_are_many_scores()
    {
        var random = new Random(4);
        var scores = Enumerable.Range(0, 30).Select(_ => Enumerable.Range(0, 40).Select(_ => random.Next(2)).ToArray()).ToArray();
        scores[7] = scores[3];
        scores[9] = scores[3];
        scores[11] = [.. scores[3]];
        scores[11][39] = 1 - scores[11][39];
        scores[20] = scores[21] = [.. Enumerable.Repeat(1, 40)];    // all pass: no pattern
        var rows = Enumerable.Range(0, 30).SelectMany(item => Enumerable.Range(0, 40).Select(column => (item, column)))
            .OrderBy(_ => random.Next()).Select(one => $"s{one.column / 5},i{one.item},{one.column % 5},{scores[one.item][one.column]}");
        // One item without all its scores is no pattern.
        var text = "system,item,run,score\n" + string.Join('\n', rows.Append("s0,i99,0,1")) + "\n";
        Assert.Equal(new AlikePatterns(40, 30, 3), Read(text).Benchmarks[0].Study.Patterns);
        Assert.Null(Read(string.Join('\n', text.Split('\n').Where(line => !line.StartsWith("s7", StringComparison.Ordinal)))).Benchmarks[0]
            .Study.Patterns);
    }

    /// <summary>Detects runs that make more of the labels than there are items.</summary>
    [Fact]
    public void A_labelled_item_counts_once_for_a_system()
    {
        const string Labelled = "system,item,run,verdict,label\na,1,1,1,1\na,1,2,1,1\na,2,1,0,0\na,2,2,1,0\nb,1,1,1,0\n";
        var table = Read(Labelled);
        Assert.Equal(2, table.Labels.Count);
        Assert.Equal((1L, 0L), (table.Labels[0].TruePositive, table.Labels[0].FalseNegative));
        Assert.Equal((0L, 1L), (table.Labels[0].FalsePositive, table.Labels[0].TrueNegative));
        Assert.Equal(1L, table.Labels[1].FalsePositive);
        Assert.Equal("LJS6014", Assert.Single(table.Notes).Code);
    }

    private static ScoreTable Read(string text, ScoreTableOptions? options = null, string name = "rows")
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return ScoreTableReader.Read(stream, name, options ?? new());
    }
}
