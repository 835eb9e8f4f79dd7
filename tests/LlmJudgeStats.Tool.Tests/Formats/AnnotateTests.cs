using System.Text.RegularExpressions;

namespace LlmJudgeStats.Tool.Tests;

/// <summary><c>--annotate</c>: commands of a build server on standard output, the report in a file, and never both in one place.</summary>
public sealed class AnnotateTests : IDisposable
{
    private const string Counts = "--passed 83 --total 115 --tp 46 --fn 4 --fp 9 --tn 41";

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    public static TheoryData<string> Commands =>
    [
        $"estimate {Counts}", $"gate {Counts} --at-least 0.7", "compare --a-passed 255 --a-total 300 --b-passed 240 --b-total 300 --tp 46 "
            + "--fn 4 --fp 9 --tn 41",
        "plan --items 1000 --half-width 0.05 --guess-rate 0.7 --guess-sensitivity 0.9 --guess-specificity 0.8",
        "coverage --passed 20 --total 30 --tp 9 --fn 1 --fp 2 --tn 8 --at 0.7,0.9,0.8",
        $"doctor {Scratch.InRepository("docs", "samples", "nq301-counts.csv")}",
    ];

    /// <summary>The file is the same with and without marks, and standard output holds nothing but commands.</summary>
    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_command_marks_a_run(string command)
    {
        var (plain, marked) = (_scratch.Path("plain.txt"), _scratch.Path("marked.txt"));
        var without = Judgestats.Line($"{command} --format markdown --output {plain}");
        foreach (var (server, line) in (ReadOnlySpan<(string, string)>)
            [("github", @"^::(error|warning|notice) title=[^:,]+::."), ("azure", @"^##vso\[task\.(logissue|uploadsummary|complete)[ \]]")])
        {
            var with = Judgestats.Line($"{command} --format markdown --output {marked} --force --annotate {server}");
            Assert.Equal((without.Exit, ""), (with.Exit, with.Error));
            Assert.All(with.Out.Split('\n').SkipLast(1), one => Assert.Matches(line, one));
            Assert.Equal(File.ReadAllText(plain), File.ReadAllText(marked));
        }
        Judgestats.Line($"{command} --annotate github").IsRefused("--annotate github", "--output");
        Judgestats.Line($"{command} --output {marked} --force --annotate gitlab").IsRefused("--annotate gitlab", "github or azure");
    }

    [Theory]
    [InlineData("markdown", true)]
    [InlineData("github", true)]
    [InlineData("azure", true)]
    [InlineData("html", false)]
    [InlineData("json", false)]
    public void Azure_is_given_what_it_can_show(string format, bool isShown)
    {
        var path = _scratch.Path("out");
        var answer = Judgestats.Line($"gate {Counts} --at-least 0.6 --format {format} --output {path} --annotate azure");
        Assert.Equal((0, isShown ? $"##vso[task.uploadsummary]{path}\n" : "", ""), (answer.Exit, answer.Out, answer.Error));
    }

    [Theory]
    [InlineData("0.99", 1, "^::error title=gate::fail: ")]
    [InlineData("0.7", 2, "^::warning title=gate::inconclusive: ")]
    public void A_gate_is_marked(string threshold, int exit, string line)
    {
        var answer = Judgestats.Line($"gate {Counts} --at-least {threshold} --format json --output {_scratch.Path("a")} --annotate github");
        Assert.Equal(exit, answer.Exit);
        Assert.Matches(line, answer.Out.Split('\n').Single(one => one.Contains("title=gate", StringComparison.Ordinal)));
    }

    /// <summary>The same Markdown: only the command that made it says another word.</summary>
    [Fact]
    public void Azure_has_the_markdown_of_github() =>
        Assert.Equal(
            Judgestats.Line($"gate {Counts} --at-least 0.7 --format github").Out.Replace("--format github", "--format azure",
                StringComparison.Ordinal),
            Judgestats.Line($"gate {Counts} --at-least 0.7 --format azure").Out);

    /// <summary>Names from a file, through reader, gate and report: no line begins with a command that is not ours.</summary>
    [Theory]
    [InlineData("github")]
    [InlineData("azure")]
    public void A_name_is_no_command(string server)
    {
        string[] names =
        [
            "::error::x\r\n::set-env name=a::b", "x\n##vso[task.complete result=Failed;]", "##[group]", "a%0A::error::x",
            "a%0D%0A##vso[task.x]", "]##vso[task.setvariable variable=a]b", "title=x,line=1::y", "a\u2028::error::x",
        ];
        var rows = string.Concat(names.SelectMany(name => Enumerable.Repeat($"\"{name}\",0,\n\"{name}\",0,0\n\"{name}\",1,1\n", 40)));
        var file = _scratch.File("rows.csv", $"system,verdict,label\n{rows}");
        var answer = Judgestats.Line(
            $"gate {file} --group system --at-least 0.9 --format markdown --output {_scratch.Path("a.txt")} --annotate {server}");
        Assert.Equal((1, ""), (answer.Exit, answer.Error));
        var lines = Regex.Split(answer.Out, "\r\n|[\r\n\u0085\u2028\u2029]")[..^1];
        var fails = lines.Count(line => line.Contains("fail: ", StringComparison.Ordinal)
            && Regex.IsMatch(line, @"^(::error title=gate%2C system = |##vso\[task\.logissue type=error\]gate, system = )"));
        Assert.Equal(names.Length, fails);
        Assert.All(lines, line =>
            Assert.Matches(@"^(::(error|warning|notice) title=[^:,]+::"
                + @"|##vso\[task\.(logissue type=(error|warning)(;code=LJS\d+)?|uploadsummary)\])", line));
    }
}
