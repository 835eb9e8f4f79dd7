using LlmJudgeStats.Tool.CommandLine;

namespace LlmJudgeStats.Tool.Tests;

/// <summary>Where the answer goes, and how it looks there.</summary>
public sealed class OutputTests : IDisposable
{
    private const string Counts = "estimate --passed 83 --total 115 --tp 46 --fn 4 --fp 9 --tn 41";

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("csv")]
    public void A_file_gets_the_same_text_as_standard_output(string format)
    {
        var path = _scratch.Path("report." + format);
        var answer = Judgestats.Line($"{Counts} --format {format} --output {path}");
        Assert.Equal((0, "", ""), (answer.Exit, answer.Out, answer.Error));
        Assert.Equal(Judgestats.Line($"{Counts} --format {format}").Out, File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(_scratch.Folder));
    }

    [Fact]
    public void F21_an_existing_file_is_overwritten_only_on_request()
    {
        var path = _scratch.File("report.txt", "precious");
        Judgestats.Line($"{Counts} --output {path}").IsRefused(path, "exists already", "--force");
        Assert.Equal("precious", File.ReadAllText(path));
        Assert.Equal(0, Judgestats.Line($"{Counts} --output {path} --force").Exit);
        Assert.Contains("asymmetric error", File.ReadAllText(path), StringComparison.Ordinal);
    }

    [Fact]
    public void F21_places_where_no_file_can_be_are_refused()
    {
        Judgestats.Line($"{Counts} --output {_scratch.Folder}").IsRefused("directory");
        Judgestats.Line($"{Counts} --output {_scratch.Path("none")}/report.txt").IsRefused("directory does not exist");
        var input = _scratch.File("rows.csv", "verdict,label\n1,\n");
        Judgestats.Line($"estimate {input} --output {input} --force").IsRefused("input file");
        Assert.Equal("verdict,label\n1,\n", File.ReadAllText(input));
    }

    /// <summary>attack-cases 01: the input was replaced by the answer, with exit code 0.</summary>
    [Theory]
    [InlineData("data/rows.csv", "data/link.csv")]
    [InlineData("data/link.csv", "data/rows.csv")]
    [InlineData("data/rows.csv", "folder/rows.csv")]
    [InlineData("folder/rows.csv", "data/rows.csv")]
    [InlineData("folder/link.csv", "chain/rows.csv")]
    [InlineData("chain/link-of-link.csv", "data/../folder/link.csv")]
    public void A_link_to_the_input_is_the_input(string input, string output)
    {
        const string Rows = "verdict,label\npass,pass\nfail,fail\npass,\n";
        Directory.CreateDirectory(_scratch.Path("data"));
        _scratch.File("data/rows.csv", Rows);
        File.CreateSymbolicLink(_scratch.Path("data/link.csv"), "rows.csv");
        File.CreateSymbolicLink(_scratch.Path("data/link-of-link.csv"), _scratch.Path("data/link.csv"));
        Directory.CreateSymbolicLink(_scratch.Path("folder"), "data");
        Directory.CreateSymbolicLink(_scratch.Path("chain"), _scratch.Path("folder"));
        Judgestats.Line($"estimate {_scratch.Path(input)} --output {_scratch.Path(output)} --force").IsRefused("is the input file");
        Assert.Equal(Rows, File.ReadAllText(_scratch.Path("data/rows.csv")));
    }

    [Fact]
    public void Links_that_lead_to_each_other_are_refused()
    {
        File.CreateSymbolicLink(_scratch.Path("one"), "other");
        File.CreateSymbolicLink(_scratch.Path("other"), "one");
        Judgestats.Line($"{Counts} --output {_scratch.Path("one")} --force").IsRefused("too many links");
    }

    [Fact]
    public void What_a_link_points_to_is_replaced_and_not_the_link()
    {
        var target = _scratch.File("target.txt", "old");
        File.CreateSymbolicLink(_scratch.Path("link.txt"), "target.txt");
        Assert.Equal(0, Judgestats.Line($"{Counts} --output {_scratch.Path("link.txt")} --force").Exit);
        Assert.Contains("asymmetric error", File.ReadAllText(target), StringComparison.Ordinal);
        Assert.Equal("target.txt", new FileInfo(_scratch.Path("link.txt")).LinkTarget);
    }

    [Fact]
    public void The_mode_of_a_file_that_is_overwritten_stays()
    {
        if (OperatingSystem.IsWindows()) return;
        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;
        var path = _scratch.File("report.txt", "old");
        File.SetUnixFileMode(path, Mode);
        Assert.Equal(0, Judgestats.Line($"{Counts} --output {path} --force").Exit);
        Assert.Equal(Mode, File.GetUnixFileMode(path));
    }

    [Fact]
    public void A_name_as_long_as_the_file_system_allows_works()
    {
        var path = _scratch.Path(new string('n', 255));
        Assert.Equal(0, Judgestats.Line($"{Counts} --output {path}").Exit);
        Assert.Equal([path], Directory.GetFileSystemEntries(_scratch.Folder));
    }

    [Fact]
    public void A_pipe_is_never_replaced()
    {
        if (OperatingSystem.IsWindows()) return;
        var path = _scratch.Path("pipe");
        using (var made = System.Diagnostics.Process.Start("mkfifo", path)) made.WaitForExit();
        Judgestats.Line($"{Counts} --output {path} --force").IsRefused("a pipe");
        Assert.Equal(0, new FileInfo(path).Length);
    }

    [Fact]
    public void Bad_data_leave_no_file_behind()
    {
        var input = _scratch.File("rows.csv", "verdict,label\nmaybe,\n");
        Judgestats.Line($"estimate {input} --output {_scratch.Path("report.txt")}").IsRefused("maybe");
        Assert.Equal([input], Directory.GetFileSystemEntries(_scratch.Folder));
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("fa-IR")]
    public void G08_every_culture_gives_the_same_bytes(string culture)
    {
        var file = _scratch.File("rows.csv", "SYSTEM,VERDICT,LABEL\nI,FAIL,1\nI,PASS,1\nI,fail,0\nI,PASS,\ni,FAIL,\n");
        foreach (var line in (string[])[
            $"{Counts} --all", $"{Counts} --all --format json", $"{Counts} --format csv", $"{Counts} --level 95",
            $"estimate {file} --group system", $"estimate {file} --group SYSTEM --format json"])
            Assert.Equal(Judgestats.Line(line), Scratch.InCulture(culture, () => Judgestats.Line(line)));
    }

    [Fact]
    public void G09_redirected_output_is_plain_ascii_and_only_long_names_in_tables_are_cut()
    {
        var file = _scratch.File("long.csv", $"g,verdict,label\n{new string('x', 500)},1,\ny,0,\n");
        foreach (var line in (string[])[$"{Counts} --all", $"estimate {file} --group g"])
        {
            var text = Judgestats.Line(line).Out;
            Assert.All(text, c => Assert.True(c is '\n' or (>= ' ' and <= '~'), $"U+{(int)c:X4}"));
            Assert.All(text.Split('\n'), row => Assert.Equal(row.TrimEnd(), row));
            Assert.EndsWith("\n", text, StringComparison.Ordinal);
        }
        Assert.Contains(new string('x', 48) + " ... ", Judgestats.Line($"estimate {file} --group g").Out, StringComparison.Ordinal);
        foreach (var format in (string[])["csv", "json"])
        {
            var whole = Judgestats.Line($"estimate {file} --group g --format {format}").Out;
            Assert.Contains(new string('x', 500), whole, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void G09_colour_is_for_terminals_that_want_it()
    {
        string[] args = Counts.Split(' ');
        Assert.Contains("\u001b[", Judgestats.Run(args, "", terminalWidth: 120, colour: true).Out, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", Judgestats.Run(args, "", terminalWidth: 120, colour: false).Out, StringComparison.Ordinal);
        Assert.All(Judgestats.Run(args, "", terminalWidth: 80, colour: false).Out.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
    }

    [Fact]
    public void Text_shows_both_rates_the_judge_and_the_sentence()
    {
        var text = Judgestats.Line(Counts).Out;
        foreach (var part in (string[])[
            "corrected           73.2%  [58.5%, 89.6%]  asymmetric error, guarded score\nfor comparison      73.2%  [59.1%, 88.4%]  "
                + "asymmetric error, Lang-Reiczigel\nnaive", "72.2%  [63.4%, 79.5%]  naive, Wilson",
            "sensitivity  92.0%  [81.2%, 96.8%]  46 of 50", "specificity  82.0%  [69.2%, 90.2%]  41 of 50", "Youden's J",
            "The judge passed 72.2%; corrected for its errors the pass rate is 73.2%, and 58.5% to 89.6% is what the data support (95% "
                + "confidence)."])
            Assert.Contains(part, text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bug_is_one_line_and_its_own_exit_code()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = App.Run(["estimate", "-"],
            new() { Out = output, Error = error, OpenInput = () => throw new InvalidOperationException("two\nlines") });
        Assert.Equal((4, ""), (exit, output.ToString()));
        Assert.Equal("judgestats: internal error, please report it: InvalidOperationException: two lines\n", error.ToString());
    }

    [Fact]
    public void Help_is_printed_however_it_is_asked_for_and_lists_every_option()
    {
        Assert.Equal(0, Judgestats.Run().Exit);
        Assert.Contains("judgestats estimate", Judgestats.Run().Out, StringComparison.Ordinal);
        Assert.Equal(Judgestats.Run().Out, Judgestats.Line("--help").Out);
        Assert.Equal(Judgestats.Run().Out, Judgestats.Line("help").Out);
        Assert.Equal(Judgestats.Run().Out, Judgestats.Line("help help").Out);
        Assert.Equal(Judgestats.Line("coverage --help").Out, Judgestats.Line("help coverage").Out);
        Assert.Matches(@"^\d+\.\d+\.\d+\n$", Judgestats.Line("--version").Out);
        var help = Judgestats.Line("estimate --help").Out;
        foreach (var option in new Commands.Estimate.EstimateOptions().Syntax().Options)
            Assert.Contains($"  {option.Name} ", help, StringComparison.Ordinal);
    }
}
