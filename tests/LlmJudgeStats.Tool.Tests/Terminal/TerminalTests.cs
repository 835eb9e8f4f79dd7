using System.Text.Json;
using System.Text.RegularExpressions;
using LlmJudgeStats.Numerics;
using LlmJudgeStats.Reporting;
using LlmJudgeStats.Tool.Terminal;

namespace LlmJudgeStats.Tool.Tests;

/// <summary>What a terminal is sent, whatever the format; and tables that need nobody's help to be drawn.</summary>
public sealed partial class TerminalTests : IDisposable
{
    private static readonly string[] s_names =
        ["\u001b[31mred\u009b", "\u202egnp.exe", "say \"\u0007\"", "a\U000e0041b", "\u2066x\u2069", "plain"];
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("csv")]
    [InlineData("json")]
    [InlineData("text")]
    public void G07_nothing_that_a_terminal_obeys_or_nobody_sees_reaches_it_in_any_format(string format)
    {
        string[] line = ["estimate", Names(), "--group", "g", "--format", format];
        var shown = Judgestats.Run(line, "", terminalWidth: 200).Out;
        Assert.DoesNotContain(shown, c => (char.IsControl(c) && c != '\n') || c is '\u202e' or '\u2066' or '\u2069');
        Assert.DoesNotContain("\U000e0041", shown, StringComparison.Ordinal);
        Assert.Contains("\\u001b[31mred\\u009b", shown, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_line_that_is_set_in_stays_so_where_a_terminal_breaks_it()
    {
        string[] line = [.. "estimate --passed 83 --total 115 --tp 46 --fn 4 --fp 9 --tn 41 --explain".Split(' ')];
        var shown = Judgestats.Run(line, "", terminalWidth: 80).Out.Split('\n');
        Assert.All(shown, one => Assert.True(one.Length <= 80, one));
        var broken = Array.IndexOf(shown, "  assumes: The judge errs on the test items as often as it did on the labelled");
        Assert.Equal("  items.", shown[broken + 1]);
        Assert.All(shown.SkipWhile(one => !one.StartsWith("Method", StringComparison.Ordinal)).TakeWhile(one => one.Length > 0).Skip(1),
            one => Assert.StartsWith("  ", one, StringComparison.Ordinal));
    }

    [Fact]
    public void Json_on_a_terminal_says_what_it_says_elsewhere()
    {
        var shown = Judgestats.Run(["estimate", Names(), "--group", "g", "--format", "json"], "", terminalWidth: 200).Out;
        using var document = JsonDocument.Parse(shown);
        Assert.Equal(s_names, document.RootElement.GetProperty("results").EnumerateArray()
            .Select(result => result.GetProperty("group").GetProperty("g").GetString()));
    }

    /// <summary>A file and a pipe get the names as they are: the next program looks for them.</summary>
    [Fact]
    public void Csv_that_is_redirected_or_written_to_a_file_has_the_names_as_they_are()
    {
        var piped = Judgestats.Line($"estimate {Names()} --group g --format csv").Out;
        Assert.All(s_names.Where(name => !name.Contains('"', StringComparison.Ordinal)),
            name => Assert.Contains($"\n{name},", piped, StringComparison.Ordinal));
        var path = _scratch.Path("report.csv");
        Judgestats.Run(["estimate", Names(), "--group", "g", "--format", "csv", "--output", path], "", terminalWidth: 200);
        Assert.Equal(piped, File.ReadAllText(path));
    }

    /// <summary>attack-cases 02: results of many groups are made when they are written and never held; nobody can tell.</summary>
    [Theory]
    [InlineData("csv", "")]
    [InlineData("csv", " --method naive")]
    [InlineData("text", "")]
    [InlineData("json", "")]
    public void Many_groups_are_printed_as_few_are(string format, string further)
    {
        var few = Judgestats.Line($"estimate {Groups(10_000)} --group g --format {format}{further}");
        var many = Judgestats.Line($"estimate {Groups(10_001)} --group g --format {format}{further}");
        Assert.Equal((0, 0), (few.Exit, many.Exit));
        // All lines of the first ten thousand groups, and of their results.
        var end = few.Out.LastIndexOf("group-09999", StringComparison.Ordinal);
        Assert.Equal(Body(few.Out, end), Body(many.Out, end));
        if (format == "csv") return;
        Assert.Contains("In 10000 of 10000", Regex.Replace(few.Out, "In all ([0-9]+) groups", "In $1 of $1"), StringComparison.Ordinal);
        Assert.Contains("In 10001 of 10001", Regex.Replace(many.Out, "In all ([0-9]+) groups", "In $1 of $1"), StringComparison.Ordinal);
    }

    /// <summary>What was left out is counted once, however often estimates are made.</summary>
    [Fact]
    public void Methods_are_left_out_once_for_each_group()
    {
        var leftOut = new Commands.Estimate.LeftOut();
        leftOut.Note("labels-only", "no labels");
        var once = leftOut.ToDiagnostics(2);
        leftOut.Note("labels-only", "no labels");
        Assert.Equal(once, leftOut.ToDiagnostics(2));
        Assert.Contains("(in 1 of 2 groups)", once[0].Message, StringComparison.Ordinal);
    }

    /// <summary>Against Spectre.Console, which draws where there is colour: 300 tables of odd words.</summary>
    [Fact]
    public void A_table_that_fits_is_drawn_as_spectre_draws_it()
    {
        string[] words =
        [
            "", "a", " b", "c ", "two words", "\u4e2d\u6587", "e\u0301", "\ud83d\ude00", "\u001b[1m", "[red]x[/]", "\u00df-\u00e9", "tab\t",
            "x  y",
        ];
        var random = new Random(20261128);
        for (var i = 0; i < 300; i++)
        {
            var columns = Enumerable.Range(0, random.Next(1, 6))
                .Select(_ => new PageColumn(words[random.Next(1, words.Length)], (PageCells)random.Next(2))).ToArray();
            var rows = Enumerable.Range(0, random.Next(0, 6))
                .Select(_ => (IReadOnlyList<string>)[.. columns.Select(_ => words[random.Next(words.Length)])]).ToArray();
            var page = new Page([new PageTable(columns, rows), new PageParagraph(PageWeight.Plain, "end")]);
            var coloured = Colours().Replace(Judgestats.Draw(page, new(500, Colour: true)), "").Split('\n');
            Assert.Equal(string.Join('\n', coloured.Select(line => line.TrimEnd(' '))), Judgestats.Draw(page, new(500, Colour: false)));
        }
    }

    private static string Body(string text, int end) => text[text.IndexOf("group-00000", StringComparison.Ordinal)..end];

    private string Names()
    {
        var rows = s_names.Select(name => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\",1,\n");
        return _scratch.File("names.csv", "g,verdict,label\n" + string.Concat(rows));
    }

    private string Groups(int count) => _scratch.File($"{count}.csv", "g,verdict,label\n" + string.Concat(Enumerable.Range(0, count)
        .Select(i => $"group-{i:00000},{i % 2},\ngroup-{i:00000},{i % 3 % 2},{i % 2}\n")));

    [GeneratedRegex("\u001b\\[[0-9;]*m")]
    private static partial Regex Colours();
}
