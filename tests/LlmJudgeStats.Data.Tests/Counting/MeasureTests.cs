using System.Text;
using LlmJudgeStats.Data.Tests.Foreign;

namespace LlmJudgeStats.Data.Tests;

/// <summary>Values other than pass and fail, from rows to items (command-line.md --measure).</summary>
public sealed class MeasureTests
{
    private static readonly MeasureOptions s_score = new()
    {
        Kind = MeasureKind.Score,
        Reading = JudgmentReaderOptions.Default,
        Range = new(1, 5),
    };

    private static readonly MeasureOptions s_preference = new() { Kind = MeasureKind.Preference, Reading = JudgmentReaderOptions.Default };

    private static readonly MeasureOptions s_class = new() { Kind = MeasureKind.Class, Reading = JudgmentReaderOptions.Default };

    private static readonly MeasureOptions s_votes = new()
    {
        Kind = MeasureKind.Votes,
        Reading = JudgmentReaderOptions.Default,
        VoteColumns = ["a", "b", "c"],
    };

    private static readonly MeasureOptions s_orders = s_preference with { OrderColumn = "order" };

    [Fact]
    public void Scores_are_numbers_with_a_point_and_missing_ones_are_none()
    {
        var items = Items("id,verdict,label\n1,4.5,5\n2,-1e1,\n3,NaN,2\n4,,\n", s_score);
        Assert.Equal([4.5, -10, null, null], items.Select(item => item.Verdict));
        Assert.Equal([5, null, 2, null], items.Select(item => item.Label));
    }

    [Theory]
    [InlineData("1", 1.0)]
    [InlineData("1.0", 1.0)]
    [InlineData("WIN", 1.0)]
    [InlineData("A", 1.0)]
    [InlineData(" tie ", 0.5)]
    [InlineData("0.5", 0.5)]
    [InlineData(".5", 0.5)]
    [InlineData("loss", 0.0)]
    [InlineData("b", 0.0)]
    [InlineData("0", 0.0)]
    [InlineData("n/a", null)]
    public void A_preference_is_what_it_is_worth_to_the_first_named(string word, double? worth) =>
        Assert.Equal(worth, Assert.Single(Items($"id,verdict,label\n1,{word},tie\n", s_preference)).Verdict);

    [Fact]
    public void Words_of_ones_own_replace_those_of_their_kind_and_keep_the_others()
    {
        var options = s_preference with { WinWords = ["model_a"], TieWords = ["both", "neither"], LossWords = ["model_b"] };
        var items = Items("verdict,label\nModel_A,neither\nmodel_b,both\n", options);
        Assert.Equal([1, 0], items.Select(item => item.Verdict));
        Assert.Equal([0.5, 0.5], items.Select(item => item.Label));
        Assert.Contains("'tie' is no preference; allowed are model_a for a win, both, neither for a tie",
            Error("verdict,label\ntie,both\n", options).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Classes_are_numbered_as_they_are_seen_or_as_they_are_declared()
    {
        const string Rows = "verdict,label\nright,partly\nwrong,right\npartly,\n,wrong\n";
        var seen = Table(Rows, s_class);
        Assert.Equal(["right", "partly", "wrong"], seen.Classes);
        Assert.Equal([0, 2, 1, null], Only(seen).Items.Select(item => item.Verdict));
        var declared = Table(Rows, s_class with { Classes = ["wrong", "partly", "right", "refused"] });
        Assert.Equal(["wrong", "partly", "right", "refused"], declared.Classes);
        Assert.Equal([2, 0, 1, null], Only(declared).Items.Select(item => item.Verdict));
        Assert.Equal([1, 2, null, 0], Only(declared).Items.Select(item => item.Label));
    }

    [Fact]
    public void A_word_that_is_no_declared_class_is_an_error_with_line_and_column()
    {
        var error = Error("verdict,label\nright,wrong\nRight,wrong\n", s_class with { Classes = ["right", "wrong"] });
        Assert.Equal(("LJS4020", 3, "verdict"), (error.Code, error.Line, error.Column));
        Assert.Contains("'Right' is no class; the classes are 'right', 'wrong'", error.Message, StringComparison.Ordinal);
        Assert.Contains("`Classes`", error.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Classes_that_differ_in_case_are_counted_apart_and_told_of()
    {
        var table = Table("verdict,label\nright,Right\nwrong,right\n", s_class);
        Assert.Equal(3, table.Classes.Count);
        Assert.Contains("'right' and 'Right'", Note(table, "LJS2028").Message, StringComparison.Ordinal);
    }

    /// <summary>Numbers by hand: 2 of 3; 1 of 2, the third cell empty; nobody voted; 3 of 3.</summary>
    [Fact]
    public void Votes_are_counted_and_missing_cells_are_no_votes()
    {
        var table = Table("id,a,b,c,label\n1,1,0,pass,1\n2,fail,,1,0\n3,,,,1\n4,yes,TRUE,1.0,\n", s_votes);
        var items = Only(table).Items;
        Assert.Equal([2, 1, null, 3], items.Select(item => item.Verdict));
        Assert.Equal([3, 2, 0, 3], items.Select(item => item.Votes));
        Assert.Equal([1, 0, 1, null], items.Select(item => item.Label));
        Assert.Equal("a, b, c", table.Source.VerdictColumn);
    }

    [Fact]
    public void Words_of_votes_may_be_ones_own()
    {
        var options = s_votes with { Reading = new() { PassValues = ["ok"], FailValues = ["bad"], MissingValues = ["timeout"] } };
        var items = Items("a,b,c,label\nok,bad,timeout,OK\n", options);
        Assert.Equal((1, 2, 1), (items[0].Verdict!.Value, items[0].Votes, items[0].Label!.Value));
        Assert.Equal("LJS4020", Error("a,b,c,label\n1,bad,ok,ok\n", options).Code);
    }

    [Theory]
    [InlineData("a,b,label\n1,1,1\n", "'c'")]
    [InlineData("a,b,c,truth,label\n1,1,1,1,1\n", "both 'label' and 'truth'")]
    public void Columns_that_are_not_there_or_too_many_are_named(string rows, string part) =>
        Assert.Contains(part, Error(rows, s_votes).Message, StringComparison.Ordinal);

    [Fact]
    public void A_vote_column_that_is_the_label_is_refused() =>
        Assert.Equal("LJS4015", Error("a,b,c,label\n1,1,1,1\n", s_votes with { VoteColumns = ["a", "label"] }).Code);

    [Fact]
    public void A_label_outside_the_range_is_an_error_with_its_line_and_value()
    {
        var error = Error("id,verdict,label\n1,9,5\n2,3,5.5\n", s_score);
        Assert.Equal(("LJS4020", 3, "label"), (error.Code, error.Line, error.Column));
        Assert.Equal("the label 5.5 is outside the range 1 to 5", error.Message);
        Assert.Contains("`Range`", error.Hint, StringComparison.Ordinal);
        Assert.Equal(2, Items("id,verdict,label\n1,99,1\n2,-3,5\n", s_score).Count);    // the judge's scale is its own
    }

    [Fact]
    public void A_hidden_label_outside_the_range_is_an_error_too() =>
        Assert.Equal("LJS4020", Error("verdict,label,cal\n1,7,0\n", Calibrated(s_score)).Code);

    [Theory]
    [InlineData(MeasureKind.Preference, "4", "`MeasureKind.Score`")]
    [InlineData(MeasureKind.Preference, "good", "`MeasureKind.Class`")]
    [InlineData(MeasureKind.Preference, "good", "`WinWords`")]
    [InlineData(MeasureKind.Votes, "3", "`MeasureKind.Score`")]
    [InlineData(MeasureKind.Votes, "tie", "`MeasureKind.Preference`")]
    [InlineData(MeasureKind.Votes, "good", "`PassValues`")]
    [InlineData(MeasureKind.Score, "good", "`MeasureKind.Class`")]
    [InlineData(MeasureKind.Score, "tie", "`MeasureKind.Preference`")]
    [InlineData(MeasureKind.Score, "\"3,5\"", "decimal comma")]
    public void A_value_of_another_measure_names_the_one_that_fits(MeasureKind kind, string cell, string hint)
    {
        var options = kind switch
        {
            MeasureKind.Votes => s_votes with { VoteColumns = ["verdict", "second"] },
            MeasureKind.Score => s_score,
            _ => s_preference,
        };
        var error = Error($"verdict,second,label\n{cell},1,1\n", options);
        Assert.Equal(("LJS4020", 2, "verdict"), (error.Code, error.Line, error.Column));
        Assert.Contains(hint, error.Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("verdict,label\ntie,1\n", "`MeasureKind.Preference`")]
    [InlineData("verdict,label\n4,3\n", "`MeasureKind.Score`")]
    [InlineData("verdict,label\n0.7,0\n", "`MeasureKind.Score`")]
    public void A_pass_rate_of_other_values_names_the_measure_that_fits(string rows, string hint) =>
        Assert.All(Reading.Refusal(rows).Errors, error => Assert.Contains(hint, error.Hint, StringComparison.Ordinal));

    [Fact]
    public void Labels_of_other_rows_than_the_calibration_are_hidden_and_kept()
    {
        var table = Table("id,verdict,label,cal\n1,4,5,1\n2,3,2,0\n3,2,,0\n", Calibrated(s_score));
        var items = Only(table).Items;
        Assert.Equal([5, null, null], items.Select(item => item.Label));
        Assert.Equal([null, 2, null], items.Select(item => item.HiddenLabel));
        Assert.Contains("1 row", Note(table, "LJS2040").Message, StringComparison.Ordinal);
        var revealed = Calibrated(s_score) with { Reading = new() { Calibration = new("cal", "1"), IsBackTest = true } };
        Assert.Empty(Table("id,verdict,label,cal\n1,4,5,1\n2,3,2,0\n", revealed).Notes);
        Assert.Contains("every label is hidden",
            Note(Table("id,verdict,label,cal\n1,4,5,2\n", Calibrated(s_score)), "LJS2004").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_of_one_id_are_one_cluster_or_those_of_a_named_column()
    {
        const string Rows = "id,verdict,label,chat\n1,4,5,x\n1,3,2,x\n2,2,,x\n,1,,\n,1,,\n";
        var byId = Only(Table(Rows, s_score));
        Assert.Equal([0, 0, 1, 2, 3], byId.Items.Select(item => item.Cluster));    // a row without an id stands alone
        Assert.Equal((4, true), (byId.Clusters, byId.HasRepeats));
        var byChat = Only(Table(Rows, s_score with { Reading = new() { ClusterColumn = "chat" } }));
        Assert.Equal([0, 0, 0, 1, 2], byChat.Items.Select(item => item.Cluster));
    }

    [Fact]
    public void Rows_that_are_no_items_are_skipped_and_counted()
    {
        var table = Table("id,verdict,label,split\n1,4,5,x\n,,,x\n2,,,x\n3,1,1,y\n", Of(split: "x"));
        Assert.Equal((4, 2, 1, 1), (table.Rows.Read, table.Rows.Used, table.Rows.Empty, table.Rows.Where));
        Assert.Equal("LJS4002", Error("id,verdict,label,split\n1,4,5,x\n", Of(split: "z")).Code);

        static MeasureOptions Of(string split) => s_score with { Reading = new() { Where = [new("split", split)] } };
    }

    [Fact]
    public void Groups_come_in_order_of_appearance_with_items_of_their_own()
    {
        var bySystem = s_score with { Reading = new() { GroupColumns = ["system"] } };
        var table = Table("id,verdict,label,system\n1,4,5,B\n1,3,2,A\n2,2,,B\n", bySystem);
        Assert.Equal(["B", "A"], table.Groups.Select(group => group.Key[0].Value));
        Assert.Equal([2, 1], table.Groups.Select(group => group.Items.Count));
        Assert.All(table.Groups, group => Assert.False(group.HasRepeats));
    }

    [Fact]
    public void Groups_may_stand_beside_votes_and_orders()
    {
        var votes = Table("a,b,c,label,system\n1,1,0,1,B\n0,0,0,,A\n", s_votes with { Reading = new() { GroupColumns = ["system"] } });
        Assert.Equal([2, 0], votes.Groups.Select(group => group.Items[0].Verdict));
        var orders = Table("id,verdict,label,order,system\n1,1,1,ab,B\n1,0,1,ba,B\n1,0,,ab,A\n1,tie,,ba,A\n",
            s_orders with { Reading = new() { GroupColumns = ["system"] } });
        Assert.Equal([(1, 0), (0, 0.5)], orders.Groups.Select(group => (group.Items[0].Verdict!.Value, group.Items[0].Swapped!.Value)));
    }

    [Fact]
    public void Further_verdicts_and_texts_are_kept_with_their_item_and_may_come_with_a_later_row()
    {
        var options = s_preference with { FurtherVerdictColumns = ["other"], TextColumns = ["topic"] };
        var items = Items("id,verdict,label,other,topic\n1,win,tie,loss, maths \n2,loss,,,\n", options);
        Assert.Equal([[0], [null]], items.Select(item => item.FurtherVerdicts));
        Assert.Equal([["maths"], [""]], items.Select(item => item.Texts));
        var lines = "{\"id\":1,\"verdict\":\"win\"}\n{\"id\":2,\"verdict\":\"tie\",\"other\":\"win\",\"topic\":\"law\"}\n"u8.ToArray();
        var later = Only(Read(lines, options, "rows.jsonl")).Items;
        Assert.Equal([[null], [1]], later.Select(item => item.FurtherVerdicts));
        Assert.Equal([[""], ["law"]], later.Select(item => item.Texts));
    }

    [Fact]
    public void Both_orders_of_a_pair_are_one_item_with_one_label()
    {
        var table = Table("id,verdict,label,order\np1,1,tie,ab\np2,0,,BA\np1,0,,ba\np2,0.5,,ab\n", s_orders);
        var items = Only(table).Items;
        Assert.Equal([(1, 0), (0.5, 0)], items.Select(item => (item.Verdict!.Value, item.Swapped!.Value)));
        Assert.Equal([0.5, null], items.Select(item => item.Label));
        Assert.Equal((4, 2), (table.Rows.Used, Only(table).Clusters));
    }

    [Fact]
    public void Incomplete_pairs_are_listed_or_left_out_and_counted()
    {
        const string Rows = "id,verdict,label,order\np1,1,1,ab\np1,1,1,ba\np2,1,0,ab\np3,0,,ab\np3,0,,ab\np3,0,,ba\np4,,1,ab\np4,1,1,ba\n";
        var error = Error(Rows, s_orders);
        Assert.Equal("6 rows are of pairs that were not judged once in each order: 'p2', 'p3', 'p4', ...", error.Message);
        Assert.Contains("`DropsIncompletePairs`", error.Hint, StringComparison.Ordinal);
        var dropped = Table(Rows, s_orders with { DropsIncompletePairs = true });
        Assert.Equal((8, 2, 6, 3), (dropped.Rows.Read, dropped.Rows.Used, dropped.Rows.Unpaired, dropped.IncompletePairs));
        Assert.Single(Only(dropped).Items);
    }

    [Theory]
    [InlineData("id,verdict,label,order\np1,1,1,ab\np1,1,0,ba\n", "different labels")]
    [InlineData("id,verdict,label,order\np1,1,1,first\n", "'first' is no order; allowed are 'ab' and 'ba'")]
    [InlineData("id,verdict,label,order\n,1,1,ab\n", "the row has no id")]
    [InlineData("name,verdict,label,order\np,1,1,ab\n", "no column is called like an item id")]
    [InlineData("id,verdict,label,position\np,1,1,ab\n", "there is no column 'order'")]
    public void What_is_wrong_with_a_pair_is_said(string rows, string part) =>
        Assert.Contains(part, Error(rows, s_orders).Message, StringComparison.Ordinal);

    [Fact]
    public void Words_of_the_orders_may_be_ones_own() => Assert.Single(Items("id,verdict,label,order\np,1,1,Original\np,0,1,swapped\n",
        s_orders with { ShownFirst = "original", ShownSecond = "swapped" }));

    /// <summary>In JSON lines a column may come with a later row; in a document rows are objects of an array.</summary>
    [Theory]
    [InlineData("{\"id\":1,\"verdict\":4}\n{\"id\":2,\"verdict\":3.5,\"label\":5}\n", "rows.jsonl")]
    [InlineData("[{\"id\":1,\"verdict\":4},{\"id\":2,\"verdict\":3.5,\"label\":5}]", "rows.json")]
    public void Json_is_read_as_tables_are(string text, string name)
    {
        var items = Only(Read(Encoding.UTF8.GetBytes(text), s_score, name)).Items;
        Assert.Equal([4, 3.5], items.Select(item => item.Verdict));
        Assert.Equal([null, 5], items.Select(item => item.Label));
    }

    [Fact]
    public void Json_without_the_columns_is_refused_in_the_end() =>
        Assert.Contains("there is no column 'verdict'",
            Error("{\"id\":1,\"label\":4}\n", s_score, "rows.jsonl").Message, StringComparison.Ordinal);

    [Fact]
    public void Compressed_files_give_the_same_and_their_fingerprint()
    {
        const string Rows = "id,verdict,label\n1,4,5\n2,3,\n";
        var options = s_score with { Reading = new() { TakesFingerprint = true } };
        var plain = Read(Encoding.UTF8.GetBytes(Rows), options, "rows.csv");
        var packed = Read(Reading.Gzip(Rows), options, "rows.csv.gz");
        Assert.Equal(Only(plain).Items, Only(packed).Items);
        Assert.NotNull(packed.Source.Fingerprint);
        Assert.NotEqual(plain.Source.Fingerprint, packed.Source.Fingerprint);
    }

    [Fact]
    public void Words_of_another_tool_are_no_scores()
    {
        using var folder = new ScratchFolder();
        var path = folder.File("results.json", """
            {"evalId":"e","results":{"version":3,"timestamp":"2026-01-01T00:00:00Z","prompts":[],"results":[{"promptIdx":0,"testIdx":0,
            "success":true,"score":1,"vars":{},"provider":{"id":"p"},"gradingResult":{"pass":true,"score":1,"reason":"",
            "componentResults":[]}}],"stats":{}},"config":{}}
            """);
        var error = Assert.Single(Assert.Throws<JudgeDataException>(() => MeasureReader.Read(path, s_score,
            cancellationToken: TestContext.Current.CancellationToken)).Errors);
        Assert.Equal("LJS4048", error.Code);
        Assert.Contains("`MeasureKind.Preference`", error.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_of_a_second_file_are_read_with_the_measure_of_the_verdicts()
    {
        using var folder = new ScratchFolder();
        var verdicts = folder.File("verdicts.csv", "id,verdict\n1,4\n2,2\n3,5\n");
        var file = folder.File("labels.csv", "id,label\n1,3.5\n3,4\n9,1\n");
        var cancellation = TestContext.Current.CancellationToken;
        var labels = LabelReader.ReadValues(file, ["id"], s_score, cancellationToken: cancellation);
        var table = MeasureReader.Read(verdicts, s_score with { Reading = s_score.Reading with { Labels = labels } },
            cancellationToken: cancellation);
        Assert.Equal([3.5, null, 4], table.Groups[0].Items.Select(item => item.Label));
        Assert.Equal((3, 2, 1, 1), (table.Labels!.Read, table.Labels.Matched, table.Labels.Unmatched, table.Labels.WithoutLabel));
        var others = new MeasureOptions { Kind = MeasureKind.Class, Reading = new() { Labels = labels } };
        Assert.Contains("the same measure", Assert.Throws<ArgumentException>(() =>
            MeasureReader.Read(verdicts, others, cancellationToken: cancellation)).Message, StringComparison.Ordinal);
        Assert.Contains("these verdicts pass or fail", Assert.Throws<ArgumentException>(() =>
            JudgmentReader.Read(verdicts, new() { Labels = labels }, cancellationToken: cancellation)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_that_play_no_part_are_told_of()
    {
        var table = Table("id,verdict,human,n\n1,4,5,2\n", s_score);
        Assert.Contains("'human'", Note(table, "LJS2006").Message, StringComparison.Ordinal);
        Assert.Contains("'n'", Note(table, "LJS2007").Message, StringComparison.Ordinal);
        Assert.Null(table.Source.LabelColumn);
    }

    [Fact]
    public void Judges_that_are_counted_as_one_and_rows_that_belong_together_are_told_of()
    {
        var rows = new StringBuilder("id,verdict,label,judge,question\n");
        for (var i = 0; i < 40; i++) rows.Append($"{i},{1 + (i % 5)},,j{i % 2},q{i / 4}\n");
        var table = Table(rows.ToString(), s_score);
        Assert.Contains("'j0', 'j1'", Note(table, "LJS2020").Message, StringComparison.Ordinal);
        Assert.Contains("'question' has 10 values for 40 rows", Note(table, "LJS2008").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reading_stops_when_it_is_cancelled_and_reports_its_progress()
    {
        var rows = new StringBuilder("verdict,label\n");
        for (var i = 0; i < 20_000; i++) rows.Append("3,\n");
        var told = new Told();
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(rows.ToString()));
        MeasureReader.Read(stream, "rows.csv", s_score, told, TestContext.Current.CancellationToken);
        Assert.Equal([8192, 16384], told.Rows);
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        stream.Position = 0;
        Assert.Throws<OperationCanceledException>(() => MeasureReader.Read(stream, "rows.csv", s_score, null, cancelled.Token));
    }

    [Fact]
    public void Options_are_checked_where_they_are_set()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => s_score with { Kind = (MeasureKind)9 });
        Assert.Throws<ArgumentException>(() => s_score with { OrderColumn = "" });
        Assert.Throws<ArgumentException>(() => s_score with { VoteColumns = ["a", ""] });
        Assert.Throws<ArgumentException>(() => s_score with { Classes = [""] });
        Assert.Throws<ArgumentException>(() => s_score with { TieWords = [null!] });
        Assert.Throws<ArgumentException>(() => MeasureReader.Read("", s_score, null, TestContext.Current.CancellationToken));
    }

    private static MeasureOptions Calibrated(MeasureOptions options) => options with { Reading = new() { Calibration = new("cal", "1") } };

    private static MeasureTable Read(byte[] bytes, MeasureOptions options, string name)
    {
        using var stream = new MemoryStream(bytes);
        return MeasureReader.Read(stream, name, options, cancellationToken: TestContext.Current.CancellationToken);
    }

    private static MeasureTable Table(string text, MeasureOptions options) => Read(Encoding.UTF8.GetBytes(text), options, "test.csv");

    private static MeasuredGroup Only(MeasureTable table) => Assert.Single(table.Groups);

    private static IReadOnlyList<MeasuredItem> Items(string text, MeasureOptions options) => Only(Table(text, options)).Items;

    private static Diagnostic Note(MeasureTable table, string code) => Assert.Single(table.Notes, note => note.Code == code);

    private static JudgeDataError Error(string text, MeasureOptions options, string name = "test.csv") =>
        Assert.Throws<JudgeDataException>(() => Read(Encoding.UTF8.GetBytes(text), options, name)).Errors[0];

    private sealed class Told : IProgress<long>
    {
        public List<long> Rows { get; } = [];

        public void Report(long value) => Rows.Add(value);
    }
}
