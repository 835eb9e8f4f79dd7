namespace LlmJudgeStats.Data.Tests;

/// <summary>What a row becomes: the contract of command-line.md section 1.</summary>
public sealed class EvidenceTests
{
    private const string Every = """
        verdict,label
        1,1
        1,0
        0,1
        0,0
        0,0
        1,
        0,
        ,1
        ,
        """;

    [Fact]
    public void Rows_become_calibration_items_test_items_or_are_counted_as_skipped()
    {
        var table = Reading.Text(Every);
        var group = Assert.Single(table.Groups);
        Assert.Empty(group.Key);
        Assert.Equal(Reading.Table(tp: 1, fn: 1, fp: 1, tn: 2), group.Calibration);
        Assert.Equal(Reading.Tally(1, 1), group.Test);
        Assert.Equal(1, group.Unjudged.Labels.Count);
        Assert.Equal(default, group.Revealed);
        Assert.Equal(new RowAccount { Used = 7, NoVerdict = 1, Empty = 1 }, table.Rows);
        Assert.Equal(9, table.Rows.Read);
    }

    [Fact]
    public void Skipped_lists_only_the_reasons_that_occurred()
    {
        var skipped = Reading.Text("verdict,label,split\n1,1,a\n,1,a\n1,1,b\n", new() { Where = [new("split", "a")] }).Rows.Skipped;
        Assert.Equal([new("noVerdict", 1), new("where", 1)], skipped);
    }

    [Fact]
    public void Without_a_label_column_every_row_is_a_test_item()
    {
        var table = Reading.Text("id,verdict\na,pass\nb,fail\nc,pass\n");
        Assert.Equal(Reading.Tally(2, 1), Assert.Single(table.Groups).Test);
        Assert.Null(table.Source.LabelColumn);
        Assert.Null(table.Source.LabelWords);
    }

    [Fact]
    public void Truth_is_a_usual_name_of_the_label() =>
        Assert.Equal(Reading.Table(1, 0, 0, 0), Assert.Single(Reading.Text("verdict,truth\n1,1\n").Groups).Calibration);

    [Fact]
    public void Label_and_truth_together_are_ambiguous_until_one_is_named()
    {
        const string Both = "verdict,label,truth\n1,1,0\n";
        Assert.Equal("LJS4015", Reading.Error(Both).Code);
        Assert.Equal(Reading.Table(0, 0, 1, 0), Assert.Single(Reading.Text(Both, new() { LabelColumn = "truth" }).Groups).Calibration);
    }

    [Fact]
    public void One_column_cannot_be_verdict_and_label() =>
        Assert.Equal("LJS4015", Reading.Error("verdict,x\n1,1\n", new() { LabelColumn = "verdict" }).Code);

    [Fact]
    public void Counted_rows_stand_for_many_items_but_are_one_row()
    {
        var table = Reading.Text("verdict,label,n\n1,1,80\n0,1,20\n1,0,0\n0,0,90\n1,,5000000000\n,1,7\n", new() { CountColumn = "n" });
        var group = Assert.Single(table.Groups);
        Assert.Equal(Reading.Table(80, 20, 0, 90), group.Calibration);
        Assert.Equal(Reading.Tally(5_000_000_000, 0), group.Test);
        Assert.Equal(7, group.Unjudged.Labels.Count);
        Assert.Equal(6, table.Rows.Read);
        Assert.Equal(5, table.Rows.Used);
    }

    [Theory]
    [InlineData("1,000")]
    [InlineData("1.000")]
    [InlineData("1 000")]
    [InlineData("1.0")]
    [InlineData("1e3")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData("")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1e400")]
    [InlineData("9223372036854775808")]
    [InlineData("١")]
    public void E11_E12_a_count_that_is_not_plain_digits_is_an_error(string count)
    {
        var error = Reading.Error($"verdict;n\n1;5\n1;{count}\n", new() { CountColumn = "n" });
        Assert.Equal(("LJS4022", 3L, "n"), (error.Code, error.Line!.Value, error.Column));
    }

    [Fact]
    public void A_total_beyond_the_range_is_an_error_and_not_a_negative_count()
    {
        var error = Reading.Error("verdict,n\n1,9223372036854775807\n1,1\n", new() { CountColumn = "n" });
        Assert.Equal(("LJS4022", 3L), (error.Code, error.Line!.Value));
    }

    [Fact]
    public void Groups_come_in_order_of_first_appearance_with_ordered_keys()
    {
        var table = Reading.Text("judge,system,verdict\nb,x,1\na,x,1\nb,x,0\nb,y,1\na,x,1\n", new() { GroupColumns = ["system", "judge"] });
        Assert.Equal(["system=x judge=b", "system=x judge=a", "system=y judge=b"],
            table.Groups.Select(group => string.Join(' ', group.Key)));
        Assert.Equal([Reading.Tally(1, 1), Reading.Tally(2, 0), Reading.Tally(1, 0)], table.Groups.Select(group => group.Test));
    }

    [Fact]
    public void Group_values_that_would_look_alike_when_joined_stay_apart()
    {
        var table = Reading.Text("a,b,verdict\nx,yz,1\nxy,z,1\n,xyz,1\nxyz,,1\n", new() { GroupColumns = ["a", "b"] });
        Assert.Equal(4, table.Groups.Count);
    }

    [Fact]
    public void Calibration_hides_the_other_labels_and_reveals_them_separately()
    {
        var table = Reading.Text("verdict,label,cal\n1,1,1\n0,0,1\n1,0,0\n0,1,0\n1,1,0\n1,,0\n,1,0\n,1,1\n,,1\n",
            new() { Calibration = new("cal", "1") });
        var group = Assert.Single(table.Groups);
        Assert.Equal(Reading.Table(1, 0, 0, 1), group.Calibration);
        Assert.Equal(Reading.Tally(3, 1), group.Test);
        Assert.Equal(Reading.Tally(2, 1), group.Revealed);
        Assert.Equal(1, group.Unjudged.Labels.Count);
        Assert.Equal(new RowAccount { Used = 6, NoVerdict = 1, Empty = 2 }, table.Rows);
    }

    [Fact]
    public void A_calibration_value_that_no_row_has_is_noted_with_what_was_seen()
    {
        var note = Assert.Single(Reading.Text("verdict,label,cal\n1,1,yes\n1,0,no\n", new() { Calibration = new("cal", "1") }).Notes);
        Assert.Equal("LJS2004", note.Code);
        Assert.Contains("'yes', 'no'", note.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_filter_that_no_row_passes_is_an_error_with_what_was_seen()
    {
        var error = Reading.Error("verdict,judge\n1,gpt-4\n1,gpt-5\n", new() { Where = [new("judge", "gpt4")] });
        Assert.Equal("LJS4002", error.Code);
        Assert.Contains("'gpt-4', 'gpt-5'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Filters_are_joined_with_and_and_their_rows_are_not_judged()
    {
        var table = Reading.Text("verdict,a,b\n1,x,y\nnonsense,x,z\n0,x,y\n1,z,y\n", new() { Where = [new("a", "x"), new("b", "y")] });
        Assert.Equal(Reading.Tally(1, 1), Assert.Single(table.Groups).Test);
        Assert.Equal(new RowAccount { Used = 2, Where = 2 }, table.Rows);
    }

    [Fact]
    public void Errors_are_collected_up_to_the_limit_and_then_reading_stops()
    {
        var text = "verdict\n" + string.Concat(Enumerable.Repeat("maybe\n", 100));
        Assert.Equal(20, Reading.Refusal(text).Errors.Count);
        var refusal = Reading.Refusal(text, new() { MaxErrors = 3 });
        Assert.Equal([2L, 3L, 4L], refusal.Errors.Select(error => error.Line!.Value));
        Assert.EndsWith("stopped after 3 errors; fix these first, or allow more (`MaxErrors`)", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_names_path_line_column_item_and_the_way_out()
    {
        var refusal = Reading.Refusal("item_id,verdict\nq1,pass\nq2,maybe\n", name: "runs/a.csv");
        Assert.StartsWith("runs/a.csv: line 3: column 'verdict': item 'q2': 'maybe' means neither pass nor fail; allowed are",
            refusal.Message,
            StringComparison.Ordinal);
        Assert.Contains("`MissingValues`", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("runs/a.csv", refusal.Path);
    }

    [Theory]
    [InlineData("`PassValues` verdict,x\n1,1\n", "Say `VerdictColumn` = '\\u0060PassValues\\u0060 verdict'")]
    [InlineData("verdict`x`label\n1`1\n", "the delimiter (\\u0060)")]
    public void A_backtick_of_the_file_is_escaped_in_a_hint_where_backticks_stand_around_names_of_options(string text, string hint) =>
        Assert.Contains(hint, Reading.Error(text, text[0] == '`' ? null : new() { Delimiter = '`' }).Hint, StringComparison.Ordinal);

    [Fact]
    public void Hints_of_a_message_can_be_put_in_other_words_and_nothing_else_of_it()
    {
        var refusal = Reading.Refusal("verdict\n`PassValues`\n", new() { MaxErrors = 1 }, name: "`MissingValues`.csv");
        var lines = refusal.Translated(hint => hint.ToUpperInvariant()).Split('\n');
        Assert.StartsWith("`MissingValues`.csv: line 2: column 'verdict': '`PassValues`' means neither",
            lines[0], StringComparison.Ordinal);
        Assert.Contains("; NAME THE WORDS OF BOTH COLUMNS (`PASSVALUES`, `FAILVALUES`) OR OF", lines[0], StringComparison.Ordinal);
        Assert.EndsWith("stopped after 1 errors; FIX THESE FIRST, OR ALLOW MORE (`MAXERRORS`)", lines[1], StringComparison.Ordinal);
        Assert.Equal("other", new JudgeDataException("other").Translated(hint => hint.ToUpperInvariant()));
    }

    [Fact]
    public void Reading_can_be_cancelled_and_reports_progress()
    {
        var rows = "verdict\n" + string.Concat(Enumerable.Repeat("1\n", 20_000));
        var reported = new List<long>();
        using var cancellation = new CancellationTokenSource();
        var progress = new Immediate(count =>
        {
            reported.Add(count);
            cancellation.Cancel();
        });
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(rows));
        Assert.Throws<OperationCanceledException>(
            () => JudgmentReader.Read(stream, "x", JudgmentReaderOptions.Default, progress, cancellation.Token));
        Assert.Equal([8192L], reported.Take(1));
        Assert.True(stream.CanRead);   // the caller's stream is left open
    }

    [Fact]
    public void A_stream_that_throws_passes_its_own_exception_through()
    {
        using var stream = new Broken();
        Assert.Throws<IOException>(
            () => JudgmentReader.Read(stream, "x", new(), cancellationToken: TestContext.Current.CancellationToken));
    }

    private sealed class Immediate(Action<long> report) : IProgress<long>
    {
        public void Report(long value) => report(value);
    }

    private sealed class Broken : MemoryStream
    {
        public override int Read(Span<byte> buffer) => throw new IOException("unplugged");
    }
}
