using System.Text;

namespace LlmJudgeStats.Data.Tests.Foreign;

/// <summary>JSON as it really comes: read forwards, with what nobody wants passed over.</summary>
public sealed class JsonRecordTests
{
    [Fact]
    public void Records_come_one_by_one_with_their_places_and_lines()
    {
        var records = Read("{\n\"head\": 1,\n\"list\": [\n{\"a\": 1},\n{\"b\": [1, {\"a\": 2}], \"a\": \"x\"}\n], \"tail\": true}",
            ["head", "tail", "list[]!", "list[].a"]);
        Assert.Equal(["$.list[0] line 4: a=1", "$.list[1] line 5: a=x", "document: head=1 list= tail=true"], records);
    }

    [Fact]
    public void Bare_numbers_outside_texts_are_null_and_are_counted()
    {
        const string Text =
            """{"list": [{"a": NaN, "b": "NaN -Infinity \" Infinity"}, {"a":-Infinity,"b":"x"}, {"a": Infinity, "b": -1}]}""";
        using var input = Input(Text);
        var records = new JsonRecords(input, JsonWanted.Of(["list[]!", "list[].a", "list[].b"]), JsonLayout.Document);
        List<string> seen = [];
        while (records.Read()) seen.Add($"{records.Record.Find("a")!.IsNull} {records.Record.TextOf("b")}");
        Assert.Equal(["True NaN -Infinity \" Infinity", "True x", "True -1"], seen);
        Assert.Equal(3, records.BareNumbers);
    }

    [Fact]
    public void Five_hundred_levels_are_read_and_more_are_refused()
    {
        Assert.Equal(["$.list[0] line 1: a=1", "document: list="], Read(Nested(500), ["list[]!", "list[].a"]));
        Assert.Equal("LJS4030", Error(Nested(600), ["list[]!", "list[].a"]).Code);
    }

    [Fact]
    public void A_key_may_stand_twice_where_nobody_reads_it()
    {
        Assert.Equal(["$.list[0] line 1: a=1", "document: list="], Read("{\"list\": [{\"a\": 1, \"b\": 2, \"b\": 3}]}", ["list[]!",
            "list[].a"]));
        var error = Error("{\"list\": [{\"a\": 1, \"a\": 2}]}", ["list[]!", "list[].a"]);
        Assert.Equal("LJS4030", error.Code);
        Assert.Contains("'a' stands twice", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Half_a_character_is_no_error_in_what_is_passed_over()
    {
        Assert.Equal(["$.list[0] line 1: a=1", "document: list="],
            Read("{\"list\": [{\"a\": 1, \"b\": \"\\ud800\"}]}", ["list[]!", "list[].a"]));
        Assert.Equal("LJS4030", Error("{\"list\": [{\"a\": \"\\ud800\"}]}", ["list[]!", "list[].a"]).Code);
    }

    [Fact]
    public void A_document_that_is_cut_off_is_an_error_with_its_line_and_byte()
    {
        var error = Error("{\n\"list\": [{\"a\": 1},\n {\"a\": 2", ["list[]!", "list[].a"]);
        Assert.Equal(("LJS4030", 3L), (error.Code, error.Line));
        Assert.Contains("byte", error.Message, StringComparison.Ordinal);
        Assert.Contains("cut off", error.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void What_stands_behind_a_document_is_an_error() => Assert.Equal("LJS4030", Error("{\"list\": []} {}", ["list[]!"]).Code);

    [Fact]
    public void A_text_longer_than_the_window_is_read_and_one_beyond_the_limit_is_refused()
    {
        var text = new string('x', 300_000);
        Assert.Equal([$"$.list[0] line 1: a={text}", "document: list="], Read($"{{\"list\": [{{\"a\": \"{text}\"}}]}}", ["list[]!",
            "list[].a"]));
        var huge = $"{{\"list\": [{{\"a\": \"{new string('x', 3 << 20)}\"}}]}}";
        using var input = Input(huge, maxBytes: 4 << 20);
        var records = new JsonRecords(input, JsonWanted.Of(["list[]!", "list[].a"]), JsonLayout.Document);
        Assert.Equal("LJS4012", Assert.Throws<JudgeDataException>(() => records.Read()).Errors[0].Code);
    }

    [Fact]
    public void Fingerprints_do_not_depend_on_the_order_of_keys()
    {
        var hashes = Hashes("[{\"v\": {\"a\": 1, \"b\": [1, 2]}}, {\"v\": {\"b\": [1, 2], \"a\": 1}}, {\"v\": {\"a\": 1, \"b\": [2, 1]}}, "
            + "{\"v\": {\"a\": [1], \"b\": 2}}, {\"v\": {\"a\": \"1\", \"b\": [1, 2]}}]");
        Assert.Equal(hashes[0], hashes[1]);
        Assert.Equal(4, hashes.Distinct().Count());
    }

    /// <summary>The window holds 64 KiB: neither what is passed over nor what is compared has to fit into it.</summary>
    [Fact]
    public void Values_longer_than_the_window_are_passed_over_and_compared()
    {
        var numbers = string.Join(", ", Enumerable.Range(0, 50_000));
        Assert.Equal(["$.list[0] line 1: a=1", "document: list="],
            Read($"{{\"list\": [{{\"b\": {{\"a\": [{numbers}]}}, \"a\": 1}}]}}", ["list[]!", "list[].a"]));
        var hashes = Hashes(
            $"[{{\"v\": {{\"b\": [{numbers}], \"a\": 1}}}}, {{\"v\": {{\"a\": 1, \"b\": [{numbers}]}}}}, "
            + $"{{\"v\": {{\"a\": 1, \"b\": [{numbers}, 1]}}}}]");
        Assert.Equal(hashes[0], hashes[1]);
        Assert.NotEqual(hashes[0], hashes[2]);
    }

    /// <summary>Texts of the same length that begin and end alike, again and again, with and without escapes, beyond ASCII.</summary>
    [Fact]
    public void Texts_that_look_alike_are_told_apart()
    {
        string[] texts = ["axbyc", "aybxc", "axbyc", "ax\\u0062yc", "äxbyc", "axbyc", "äxbyc", "", "axb", "true", "1", ""];
        var numbers = "[" + string.Join(", ", texts.Select(text => $"{{\"a\": \"{text}\"}}")) + ", {\"a\": 1}, {\"a\": true}, {\"a\": 1}]";
        using var input = Input(numbers);
        var records = new JsonRecords(input, JsonWanted.Of(["[]!", "[].a"]), JsonLayout.List);
        List<string?> seen = [];
        while (records.Read()) seen.Add(records.Record.TextOf("a"));
        Assert.Equal(["axbyc", "aybxc", "axbyc", "axbyc", "äxbyc", "axbyc", "äxbyc", "", "axb", "true", "1", "", "1", "true", "1"], seen);
    }

    [Fact]
    public void Keys_are_found_however_they_are_written()
    {
        Assert.Equal(["$.list[0] line 1: ab=1 abc=2 ä=3", "document: list="],
            Read("{\"list\": [{\"\\u0061b\": 1, \"abc\": 2, \"abcd\": 0, \"x\": 0, \"\": 0, \"\\u00e4\": 3}]}",
                ["list[]!", "list[].ab", "list[].abc", "list[].ä"]));
    }

    [Fact]
    public void Every_line_is_a_document_and_one_that_is_none_names_its_line()
    {
        using var input = Input("\uFEFF{\"a\": 1}\r\n\n{\"a\": 2}\n{\"a\": \n");
        var records = new JsonRecords(input, JsonWanted.Of(["!", "a"]), JsonLayout.Lines);
        Assert.True(records.Read());
        Assert.Equal((1L, "1"), (records.Record.Line, records.Record.TextOf("a")));
        Assert.True(records.Read());
        Assert.Equal((3L, "2"), (records.Record.Line, records.Record.TextOf("a")));
        Assert.Equal(4, Assert.Throws<JudgeDataException>(() => records.Read()).Errors[0].Line);
    }

    [Fact]
    public void A_line_that_holds_no_object_is_an_error()
    {
        using var input = Input("{\"a\": 1}\n[1]\n");
        var records = new JsonRecords(input, JsonWanted.Of(["!", "a"]), JsonLayout.Lines);
        Assert.True(records.Read());
        Assert.Contains("no object", Assert.Throws<JudgeDataException>(() => records.Read()).Errors[0].Message, StringComparison.Ordinal);
    }

    private static string Nested(int levels) =>
        $"{{\"list\": [{{\"b\": {new string('[', levels)}{new string(']', levels)}, \"a\": 1}}]}}";

    private static List<UInt128> Hashes(string text)
    {
        using var input = Input(text);
        var records = new JsonRecords(input, JsonWanted.Of(["[]!", "[].v#", "[].v.a"]), JsonLayout.List);
        List<UInt128> hashes = [];
        while (records.Read()) hashes.Add(records.Record["v"]!.Hash);
        return hashes;
    }

    private static List<string> Read(string text, string[] wanted)
    {
        using var input = Input(text);
        var records = new JsonRecords(input, JsonWanted.Of(wanted), JsonLayout.Document);
        List<string> seen = [];
        while (records.Read()) seen.Add($"{records.Record.Place} line {records.Record.Line}: {Shown(records.Record)}");
        seen.Add("document: " + Shown(records.Document!));
        return seen;
    }

    private static string Shown(JsonPart part) => string.Join(' ', part.Parts.Select(inner => $"{inner.Name}={inner.Text}"));

    private static JudgeDataError Error(string text, string[] wanted) =>
        Assert.Throws<JudgeDataException>(() => Read(text, wanted)).Errors[0];

    private static ForeignInput Input(string text, long maxBytes = 1L << 30) =>
        new(new MemoryStream(Encoding.UTF8.GetBytes(text)), null, new(maxBytes, 0, _ => { }), new("test", 20));
}
