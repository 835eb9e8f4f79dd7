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
        var pair = Read(Split).Benchmarks[0].Study.Split!;
        Assert.Equal(("PUBLIC", "Private"), (pair.OldName, pair.FreshName));
        Assert.Equal([0, 1], pair.Old.Means.ToArray());
        Assert.Equal([1, 0], pair.Fresh.Means.ToArray());
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
