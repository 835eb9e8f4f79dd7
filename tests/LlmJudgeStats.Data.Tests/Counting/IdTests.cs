using System.Globalization;
using System.Text;

namespace LlmJudgeStats.Data.Tests;

/// <summary>Item ids: repeats and overlap (command-line.md --id; bad-inputs.md D01, D04, E26, E28, F09).</summary>
public sealed class IdTests
{
    [Fact]
    public void D01_repeats_within_a_group_that_are_taken_for_independent_are_counted_and_noted_with_the_fix()
    {
        var table = Reading.Text(
            "item_id,judge,verdict,answer\na,x,1,p\na,y,1,q\na,x,0,r\nb,x,1,s\na,x,1,t\n",
            new() { GroupColumns = ["judge"], DuplicateIds = DuplicateIds.Independent });
        var note = Assert.Single(table.Notes);
        Assert.Equal("LJS1056", note.Code);
        Assert.StartsWith("2 rows repeat an item id within a group (in 1 of 2; first: 'a' on line 4)", note.Message,
            StringComparison.Ordinal);
        Assert.Contains("`GroupColumns`", note.Fix, StringComparison.Ordinal);
        Assert.Equal(5, table.Rows.Used);
    }

    [Fact]
    public void One_row_is_one_row()
    {
        Assert.StartsWith("1 row repeats an item id within a group (in 1 of 1; first: 'a' on line 3); ",
            Assert.Single(Reading.Text("id,verdict\na,1\na,0\n", new() { DuplicateIds = DuplicateIds.Independent }).Notes).Message,
            StringComparison.Ordinal);
        Assert.StartsWith("1 row is a copy of the first row with the same id",
            Assert.Single(Reading.Text("id,verdict\na,1\na,1\n").Notes).Message, StringComparison.Ordinal);
        Assert.StartsWith("1 row has no item id and was not",
            Assert.Single(Reading.Text("id,verdict\na,1\n,1\n").Notes).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void D01_repeats_are_refused_on_request()
    {
        var error = Reading.Error("id,verdict\na,1\nb,1\na,1\n", new() { DuplicateIds = DuplicateIds.Error });
        Assert.Equal(("LJS2003", 4L, "a"), (error.Code, error.Line!.Value, error.ItemId));
    }

    [Theory]
    [InlineData("1", "1")]
    [InlineData("1", "0")]
    public void D02_repeats_are_noted_and_refused_on_request_whatever_their_labels(string one, string other)
    {
        var rows = $"id,verdict,label\na,1,{one}\nb,0,0\na,1,{other}\n";
        Assert.Equal("LJS2003", Assert.Single(Reading.Text(rows).Notes).Code);
        Assert.Equal("LJS2003", Reading.Error(rows, new() { DuplicateIds = DuplicateIds.Error }).Code);
    }

    /// <summary>The labelled file, and the same one again as test items: every item is refused, however many there are.</summary>
    [Fact]
    public void E26_one_file_for_calibration_and_test_is_refused()
    {
        var rows = Enumerable.Range(0, 30).ToArray();
        var both = string.Concat(rows.Select(i => $"i{i},{i % 2},1\n")) + string.Concat(rows.Select(i => $"i{i},{i % 2},\n"));
        var refusal = Reading.Refusal("id,verdict,label\n" + both);
        Assert.All(refusal.Errors, error => Assert.Equal("LJS2001", error.Code));
        Assert.True(refusal.StoppedEarly);
    }

    [Fact]
    public void D04_the_same_id_as_calibration_and_test_item_of_a_group_is_an_error()
    {
        var error = Reading.Error("id,verdict,label\na,1,1\nb,1,\na,0,\n");
        Assert.Equal(("LJS2001", 4L, "a"), (error.Code, error.Line!.Value, error.ItemId));
    }

    [Fact]
    public void D04_hidden_labels_count_as_test_items_for_the_overlap() =>
        Assert.Equal("LJS2001", Reading.Error("id,verdict,label,cal\na,1,1,1\na,1,1,0\n", new() { Calibration = new("cal", "1") }).Code);

    [Fact]
    public void D04_the_same_id_in_different_groups_is_fine() =>
        Assert.Empty(Reading.Text("id,verdict,label,g\na,1,1,x\na,1,,y\n", new() { GroupColumns = ["g"] }).Notes);

    [Fact]
    public void Rows_without_an_id_are_noted()
    {
        var note = Assert.Single(Reading.Text("id,verdict\na,1\n,1\n,0\n").Notes);
        Assert.Equal("LJS2005", note.Code);
        Assert.StartsWith("2 rows", note.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Item_id_is_preferred_to_id() =>
        Assert.Equal("item_id", Reading.Text("id,item_id,verdict\na,1,1\na,2,1\n").Source.IdColumn);

    [Fact]
    public void D03_ids_that_differ_in_case_or_normal_form_stay_apart_and_are_pointed_out()
    {
        var table = Reading.Text(
            "id,verdict\nA,1\na,1\n\u00c9,1\nE\u0301,1\nb,0\nb c,1\nbc,1\n", new() { DuplicateIds = DuplicateIds.Error });
        Assert.Equal(7, table.Rows.Used);
        var note = Assert.Single(table.Notes);
        Assert.Equal("LJS2028", note.Code);
        Assert.Contains("'A' and 'a', '\u00c9' and 'E\\u0301', 'b c' and 'bc'", note.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void E28_ids_that_look_like_formulas_are_data()
    {
        var error = Reading.Error("id,verdict\n=1+1,maybe\n");
        Assert.Equal("=1+1", error.ItemId);
    }

    [Fact]
    public void Distinct_ids_are_never_taken_for_repeats()
    {
        var text = new StringBuilder("id,verdict\n");
        for (var i = 0; i < 300_000; i++) text.Append(CultureInfo.InvariantCulture, $"item{i},1\n");
        Assert.Empty(Reading.Text(text.ToString()).Notes);
    }

    [Fact]
    public void Every_repeat_is_found_among_many_ids()
    {
        var text = new StringBuilder("id,verdict\n");
        for (var i = 0; i < 100_000; i++) text.Append(CultureInfo.InvariantCulture, $"{i % 70_000},1\n");
        var table = Reading.Text(text.ToString());
        Assert.StartsWith("30000 rows are copies", Assert.Single(table.Notes).Message, StringComparison.Ordinal);
        Assert.Equal((100_000, 70_000), (table.Groups[0].Clusters!.Counts.Test.Count, table.Groups[0].Clusters!.Counts.Test.Clusters));
    }

    [Fact]
    public void Errors_stand_in_the_order_of_the_file_whatever_they_are()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var text = new StringBuilder("id,verdict,label\n");
            var seen = new Dictionary<string, int>(StringComparer.Ordinal);
            List<(string Code, long? Line)> expected = [];
            for (var line = 2; line < 82; line++)
            {
                var id = $"i{random.Next(5 + (seed * 2))}";
                switch (line == 81 ? 0 : random.Next(20))
                {
                    case 0:
                        text.Append("ragged\n");
                        expected.Add(("LJS4011", line));
                        break;
                    case 1:
                        text.Append(CultureInfo.InvariantCulture, $"{id},maybe,\n");
                        expected.Add(("LJS4020", line));
                        break;
                    default:
                        var role = random.Next(8) == 0 ? 2 : 1;
                        text.Append(CultureInfo.InvariantCulture, $"{id},1,{(role == 2 ? "1" : "")}\n");
                        var before = seen.GetValueOrDefault(id);
                        seen.TryAdd(id, role);
                        if (before != 0) expected.Add((before != role ? "LJS2001" : "LJS2003", line));
                        break;
                }
            }
            var limit = random.Next(1, 100);
            var refusal = Reading.Refusal(text.ToString(), new() { DuplicateIds = DuplicateIds.Error, MaxErrors = limit });
            Assert.Equal(expected.Take(limit), refusal.Errors.Select(error => (error.Code, error.Line)));
        }
    }
}
