using System.Text;

namespace LlmJudgeStats.Data.Tests;

/// <summary>Labels in a second file, and labels of some groups for all.</summary>
public sealed class LabelFileTests
{
    private const string Judgments = "id,verdict\n1,1\n2,0\n3,1\n,1\n";

    [Fact]
    public void Labels_are_found_by_their_keys()
    {
        var table = Reading.Text(Judgments, new() { Labels = Labels("id,label\n1,1\n 2 ,1\n7,0\n,1\n3,\n") });
        var group = Assert.Single(table.Groups);
        Assert.Equal(Reading.Table(tp: 1, fn: 1, fp: 0, tn: 0), group.Calibration);
        Assert.Equal(Reading.Tally(2, 0), group.Test);
        Assert.Equal(new LabelAccount
        {
            Read = 4,
            Matched = 2,
            Unmatched = 1,
            WithoutLabel = 2,
            EmptyKeys = 2,
            Agreeing = 0,
            Conflicting = 0,
        }, table.Labels);
    }

    [Fact]
    public void Keys_may_have_other_names_and_several_parts()
    {
        var labels = Labels("item\tsystem\tlabel\n1\tA\t1\n1\tB\t0\n", ["item", "system"], name: "labels.tsv");
        var table = Reading.Text(
            "id,model,verdict\n1,A,1\n1,B,1\n", new() { Labels = labels, LabelKeys = ["id", "model"], GroupColumns = ["model"] });
        Assert.Equal([1L, 0], table.Groups.Select(group => group.Calibration.TruePositive));
        Assert.Equal([0L, 1], table.Groups.Select(group => group.Calibration.FalsePositive));
    }

    [Fact]
    public void F08_nothing_matched_is_an_error_with_the_likely_reason()
    {
        var refusal = Reading.Error("id,verdict\n01,1\n02,0\n", new() { Labels = Labels("id,label\n1,1\n2,1\n") });
        Assert.Equal("LJS4043", refusal.Code);
        Assert.Contains("keys here are '01', '02', keys there '1', '2'", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("without leading zeros", refusal.Hint, StringComparison.Ordinal);
        Assert.Contains("regard to case", Reading.Error("id,verdict\nA,1\n", new() { Labels = Labels("id,label\na,1\n") }).Hint,
            StringComparison.Ordinal);
        Assert.Contains(".json", Reading.Error("id,verdict\nA.json,1\n", new() { Labels = Labels("id,label\nA,1\n") }).Hint,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_that_meet_nothing_are_counted_and_many_are_warned_about()
    {
        var table = Reading.Text(Judgments, new() { Labels = Labels("id,label\n1,1\n8,1\n9,1\n") });
        Assert.Equal(
            "LJS2031", Assert.Single(table.Notes, note => note.Severity == DiagnosticSeverity.Warning && note.Code != "LJS2005").Code);
        Assert.Empty(Reading.Text("id,verdict\n1,1\n", new() { Labels = Labels("id,label\n1,1\n8,1\n") }).Notes);
    }

    [Fact]
    public void The_same_label_twice_is_one_and_others_need_a_rule()
    {
        Assert.Equal(
            1, Reading.Text(Judgments, new() { Labels = Labels("id,label\n1,1\n1,pass\n".Replace("pass", "1", StringComparison.Ordinal)) })
            .Labels!.Agreeing);
        const string Three = "id,label\n1,1\n1,0\n1,1\n2,0\n2,1\n";
        var refusal = Assert.Throws<JudgeDataException>(() => Labels(Three));
        Assert.Equal("LJS4044", Assert.Single(refusal.Errors).Code);
        var table = Reading.Text(Judgments, new() { Labels = Labels(Three, options: new() { Raters = RaterRule.Majority }) });
        Assert.Equal((1, 1L), (table.Labels!.Conflicting, Assert.Single(table.Groups).Calibration.TruePositive));
        Assert.Equal(1, table.Rows.UnresolvedLabel);
    }

    [Fact]
    public void A_label_that_stands_in_both_files_must_be_the_same()
    {
        Assert.Equal(1, Assert.Single(Reading.Text("id,verdict,label\n1,1,1\n", new() { Labels = Labels("id,label\n1,1\n") }).Groups)
            .Calibration.TruePositive);
        Assert.Equal("LJS4044", Reading.Error("id,verdict,label\n1,1,0\n", new() { Labels = Labels("id,label\n1,1\n") }).Code);
    }

    [Fact]
    public void A_label_belongs_to_one_answer()
    {
        var error = Reading.Error(
            "id,system,verdict\n1,A,1\n1,B,0\n", new() { Labels = Labels("id,label\n1,1\n"), GroupColumns = ["system"] });
        Assert.Equal("LJS4045", error.Code);
        Assert.Contains("'system'", error.Message, StringComparison.Ordinal);
    }

    /// <summary>Found by an attacker: only the first column that is named for a system was looked at.</summary>
    [Fact]
    public void Any_column_that_is_named_for_a_system_or_a_run_tells_answers_apart() => Assert.Contains("'run' is '1' and '2'",
        Reading.Error("id,system,run,verdict\n1,A,1,1\n1,A,2,0\n", new() { Labels = Labels("id,label\n1,1\n") }).Message,
        StringComparison.Ordinal);

    /// <summary>Found by an attacker: whatever tells the rows apart is called, one label must not count for several in silence.</summary>
    [Theory]
    [InlineData("bot", "")]
    [InlineData("bot", "x")]
    [InlineData("prompt", "")]
    public void A_label_that_meets_several_rows_is_pointed_out(string column, string other)
    {
        var table = Reading.Text($"item,{column},x,verdict\n1,A,,1\n1,B,{other},0\n2,A,,1\n1,C,,0\n",
            new() { Labels = Labels("item,label\n1,1\n2,1\n", ["item"]) });
        var note = Assert.Single(table.Notes);
        Assert.Equal(("LJS4045", DiagnosticSeverity.Warning), (note.Code, note.Severity));
        Assert.StartsWith(
            "1 label meets more than one row (2 further rows; first: '1' on lines 2 and 3): ", note.Message, StringComparison.Ordinal);
    }

    /// <summary>Groups may hold other answers, or other judges of the same ones.</summary>
    [Theory]
    [InlineData("bot", new[] { "bot" }, true)]
    [InlineData("judge", new[] { "judge" }, false)]
    [InlineData("judge_model", new[] { "judge_model", "topic" }, false)]
    public void A_label_that_meets_rows_of_several_groups_is_pointed_out(string column, string[] groups, bool isSaid)
    {
        var rows = $"item,topic,{column},verdict\n1,t,A,1\n1,t,B,0\n2,t,A,1\n2,t,B,1\n";
        var labels = Labels("item,label\n1,1\n2,1\n", ["item"]);
        var notes = Reading.Text(rows, new() { Labels = labels, GroupColumns = groups }).Notes;
        Assert.Equal(isSaid ? ["LJS4045"] : [], notes.Select(note => note.Code));
        Assert.All(notes, note => Assert.StartsWith(
            "2 labels meet rows of several groups (2 further rows; first: '1' on lines 2 and 3)", note.Message, StringComparison.Ordinal));
        // In another group a repeat is a repeat, too.
        var again = Reading.Text(rows + "1,t,B,1\n", new() { Labels = labels, GroupColumns = groups }).Notes;
        Assert.Contains(again, note => note.Message.Contains("1 label meets more than one row of a group", StringComparison.Ordinal));
    }

    /// <summary>The pool of one group, and the refusal where error rates differ: 46 of 50 and 30 of 50 (p .0006).</summary>
    [Fact]
    public void Labels_of_some_groups_calibrate_all()
    {
        const string Pool = "s,verdict,label,n\npool,1,1,46\npool,0,1,4\npool,1,0,9\npool,0,0,41\nA,1,,83\nA,0,,32\n";
        var table = Reading.Text(Pool, new() { CountColumn = "n", GroupColumns = ["s"] }).ShareLabels(new("s", "pool"));
        var group = Assert.Single(table.Groups);
        Assert.Equal((100L, 115L), (group.Calibration.Count, group.Test.Count));
        Assert.Equal(("LJS2101", DiagnosticSeverity.Warning), (table.Notes[^1].Code, table.Notes[^1].Severity));
        const string Two = "s,verdict,label,n\nA,1,1,46\nA,0,1,4\nA,0,0,41\nA,1,0,9\nB,1,1,30\nB,0,1,20\nB,0,0,40\nB,1,0,10\nB,1,,9\n";
        var refusal = Assert.Throws<JudgeDataException>(() =>
            Reading.Text(Two, new() { CountColumn = "n", GroupColumns = ["s"] }).ShareLabels(null));
        Assert.Equal("LJS2103", Assert.Single(refusal.Errors).Code);
        Assert.Throws<ArgumentException>(() => Reading.Text(Two,
            new() { CountColumn = "n", GroupColumns = ["s"] }).ShareLabels(new("s", "C")));
        Assert.Throws<ArgumentException>(() => Reading.Text(Two, new() { CountColumn = "n" }).ShareLabels(new("s", "A")));
    }

    /// <summary>A judge's labels say nothing of another judge.</summary>
    [Fact]
    public void Labels_are_lent_to_the_same_judge_only()
    {
        const string Rows = "judge,s,verdict,label,n\nx,p,1,1,9\nx,p,0,0,9\ny,p,1,1,7\ny,p,0,0,7\nx,A,1,,5\ny,A,1,,5\n";
        var table = Reading.Text(Rows, new() { CountColumn = "n", GroupColumns = ["judge", "s"] }).ShareLabels(new("s", "p"));
        Assert.Equal([18L, 14], table.Groups.Select(group => group.Calibration.Count));
    }

    /// <summary>A judge that is named in a column, and that nobody grouped by, is another judge all the same.</summary>
    [Fact]
    public void Labels_of_another_judge_are_not_lent()
    {
        const string Rows = "judge,s,verdict,label\nx,p,1,1\nx,p,0,0\ny,A,1,\ny,A,0,\n";
        var refusal = Assert.Throws<JudgeDataException>(() =>
            Reading.Text(Rows, new() { GroupColumns = ["s"] }).ShareLabels(new("s", "p")));
        Assert.Equal("LJS2020", Assert.Single(refusal.Errors).Code);
        var same = Rows.Replace("y,", "x,", StringComparison.Ordinal);
        Assert.Single(Reading.Text(same, new() { GroupColumns = ["s"] }).ShareLabels(new("s", "p")).Groups);
    }

    /// <summary>Found by a reviewer: raters in the file of labels are no columns of the judgments.</summary>
    [Fact]
    public void Raters_may_stand_in_the_file_of_labels()
    {
        var options = new JudgmentReaderOptions { RaterColumns = ["a", "b"], Raters = RaterRule.Majority };
        var labels = Labels("id,a,b\n1,1,1\n2,1,0\n", options: options);
        var table = Reading.Text(Judgments, options with { Labels = labels });
        Assert.Equal((1L, 1L), (Assert.Single(table.Groups).Calibration.TruePositive, table.Rows.UnresolvedLabel));
    }

    /// <summary>Found by a reviewer: what somebody decided stands where the other file could not say.</summary>
    [Fact]
    public void A_decided_label_stands_beside_an_undecided_one() =>
        Assert.Equal(1, Assert.Single(Reading.Text("id,verdict,label\n1,1,1\n", new()
        {
            Labels = Labels("id,label\n1,unsure\n", options: new() { MissingLabels = ["unsure"] }),
        }).Groups).Calibration.TruePositive);

    /// <summary>Found by an attacker: the rule was asked of each row, and then of what the rows came to.</summary>
    [Theory]
    [InlineData(RaterRule.Agree, 0, 1)]
    [InlineData(RaterRule.Majority, 1, 0)]
    public void All_raters_of_an_item_are_heard_before_the_rule_is_asked(RaterRule rule, long passes, long unresolved)
    {
        var options = new JudgmentReaderOptions { RaterColumns = ["a", "b", "c"], Raters = rule };
        var labels = Labels("id,a,b,c\n1,1,0,0\n1,1,1,\n", options: options);
        var table = Reading.Text(Judgments, options with { Labels = labels });
        Assert.Equal((passes, unresolved), (Assert.Single(table.Groups).Calibration.TruePositive, table.Rows.UnresolvedLabel));
    }

    /// <summary>Found by a reviewer: what was read as missing in the file of labels was not said.</summary>
    [Fact]
    public void Notes_about_the_file_of_labels_are_passed_on()
    {
        var labels = Labels("{\"id\":1,\"label\":1}\n{\"id\":2,\"label\":NaN}\n", name: "labels.jsonl");
        var note = Assert.Single(Reading.Text("id,verdict\n1,1\n2,0\n", new() { Labels = labels }).Notes);
        Assert.Equal(("LJS2046", DiagnosticSeverity.Warning), (note.Code, note.Severity));
        Assert.StartsWith("'labels.jsonl': 1 value is NaN", note.Message, StringComparison.Ordinal);
        using var packed = new MemoryStream([.. Reading.Gzip("id,label\n1,1\n"), .. "rest"u8]);
        labels = LabelReader.Read(packed, "labels.csv.gz", ["id"], JudgmentReaderOptions.Default,
            cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("LJS4104", Assert.Single(labels.Notes).Code);
        using var twice = new MemoryStream(Reading.Gzip(Reading.Gzip("id,label\n1,1\n")));
        Assert.Equal("LJS4003", Assert.Single(Assert.Throws<JudgeDataException>(() => LabelReader.Read(
            twice, "labels.csv.gz", ["id"], JudgmentReaderOptions.Default,
                cancellationToken: TestContext.Current.CancellationToken)).Errors).Code);
    }

    /// <summary>Found by a reviewer: keys of JSON lines that change their spelling were followed in silence.</summary>
    [Theory]
    [InlineData("ID", "label")]
    [InlineData("id", "Label")]
    public void Keys_of_labels_in_json_lines_are_written_alike(string key, string label)
    {
        var refusal = Assert.Throws<JudgeDataException>(() => Labels(
            $"{{\"{key}\":1,\"{label}\":1}}\n{{\"id\":2,\"label\":0}}\n", name: "labels.jsonl"));
        var error = Assert.Single(refusal.Errors);
        Assert.Equal(("LJS4015", 2L), (error.Code, error.Line!.Value));
    }

    private static LabelTable Labels(string text, string[]? keys = null, JudgmentReaderOptions? options = null, string name = "labels.csv")
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return LabelReader.Read(
            stream, name, keys ?? ["id"], options ?? JudgmentReaderOptions.Default,
                cancellationToken: TestContext.Current.CancellationToken);
    }
}
