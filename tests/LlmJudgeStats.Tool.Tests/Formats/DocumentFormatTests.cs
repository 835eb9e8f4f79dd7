using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace LlmJudgeStats.Tool.Tests;

/// <summary>Documents as the tool prints them: every command in every format, section G of bad-inputs.md, sizes.</summary>
public sealed class DocumentFormatTests
{
    private const string Counts = "--passed 83 --total 115 --tp 46 --fn 4 --fp 9 --tn 41";

    private static readonly string s_nq = Scratch.InRepository("docs", "samples", "nq301-counts.csv");

    private static readonly string[] s_formats = ["markdown", "github", "latex", "html", "junit"];

    private static readonly string[] s_commands =
    [
        $"estimate {Counts}", "estimate --passed 5 --total 9", $"estimate {Counts} --design random --all",
        "estimate --passed 5 --total 10 --tp 5 --fn 5 --fp 5 --tn 5", $"estimate {Counts} --method bayesian",
        "estimate --passed 640 --total 800 --sensitivity 0.92 --specificity 0.85",
        "estimate --passed 9223372036854775806 --total 9223372036854775807 --tp 9223372036854775807 --fn 1 --fp 1 --tn 9223372036854775807",
        "estimate {nq} --count count --calibration cal=1 --reveal --group judge",
        "estimate {nq} --count count --calibration cal=1 --reveal --group judge,system",
        $"gate {Counts} --at-least 0.6", $"gate {Counts} --at-least 0.8 --allow-inconclusive",
        "gate {nq} --count count --calibration cal=1 --group judge --at-least 0.1",
        "compare --a-passed 255 --a-total 300 --b-passed 240 --b-total 300 --tp 46 --fn 4 --fp 9 --tn 41",
        "compare {nq} --count count --calibration cal=1 --where judge=gpt-4 --by system",
        "plan --items 1000 --half-width 0.05 --guess-rate 0.7 --guess-sensitivity 0.9 --guess-specificity 0.8",
        "plan {nq} --count count --group judge --calibration cal=1 --labels 300 --items 500",
        "coverage --passed 20 --total 30 --tp 9 --fn 1 --fp 2 --tn 8",
        "coverage --passed 20 --total 30 --tp 9 --fn 1 --fp 2 --tn 8 --at 0.7,0.9,0.8",
        "doctor {nq}",
    ];

    public static TheoryData<string> Commands => [.. s_commands];

    private static Answer Run(string line) => Judgestats.Run(
        [.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Replace("{nq}", s_nq, StringComparison.Ordinal))]);

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_command_writes_every_format(string command)
    {
        var text = Run(command);
        foreach (var format in s_formats)
        {
            var answer = Run($"{command} --format {format}");
            Assert.Equal((text.Exit, ""), (answer.Exit, answer.Error));
            Assert.EndsWith("\n", answer.Out, StringComparison.Ordinal);
            Assert.DoesNotContain("\r", answer.Out, StringComparison.Ordinal);
            Assert.DoesNotMatch(@"\b(NaN|Infinity|∞)\b", answer.Out);
            // A property of the library is an option here.
            Assert.DoesNotMatch(@"`(Where|CalibrationDesign|Target)\b", answer.Out);
        }
        Assert.Equal(1, Regex.Count(Run($"{command} --format html").Out, "<h1>"));
    }

    /// <summary>The answer of the terminal stands in every format: nothing is computed anew on the way.</summary>
    [Theory]
    [InlineData($"estimate {Counts}")]
    [InlineData($"gate {Counts} --at-least 0.6")]
    [InlineData("coverage --passed 20 --total 30 --tp 9 --fn 1 --fp 2 --tn 8")]
    [InlineData("plan --items 1000 --half-width 0.05 --guess-rate 0.7 --guess-sensitivity 0.9 --guess-specificity 0.8")]
    public void The_sentence_is_that_of_the_text(string command)
    {
        var lines = Run(command).Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (var format in s_formats)
        {
            var plain = Plain(Run($"{command} --format {format}").Out);
            Assert.Contains(lines, line => line.Length > 60 && plain.Contains(Plain(line), StringComparison.Ordinal));
        }
    }

    // Letters, digits and blanks alone: what is left of any escaping.
    private static string Plain(string text)
    {
        var unescaped = Regex.Replace(text, @"&(amp|lt|gt|quot|#39);|\\text[a-z]+\{\}", "");
        return Regex.Replace(unescaped, @"[^\p{L}\d ]", "");
    }

    [Theory]
    [InlineData($"estimate {Counts}")]
    [InlineData("estimate {nq} --count count --calibration cal=1 --reveal --group judge")]
    [InlineData("coverage --passed 20 --total 30 --tp 9 --fn 1 --fp 2 --tn 8")]
    public void A_picture_stands_alone(string command)
    {
        var svg = Run($"{command} --format svg");
        Assert.Equal((0, ""), (svg.Exit, svg.Error));
        var root = XDocument.Parse(svg.Out).Root!;
        Assert.Equal("svg", root.Name.LocalName);
        Assert.DoesNotMatch("(?i)(href|<script|onload|url\\()", svg.Out);
    }

    /// <summary>The picture of the README is the tool's own.</summary>
    [Fact]
    public void The_readme_shows_what_the_tool_draws()
    {
        var sample = Scratch.InRepository("docs", "samples", "nq301-clusters.csv");
        var drawn = Judgestats.Run(
            "estimate", sample, "--count", "count", "--cluster", "cluster", "--group", "judge", "--calibration", "cal=1", "--reveal",
            "--format", "svg");
        Assert.Equal(File.ReadAllText(Scratch.InRepository("docs", "pictures", "nq301.svg")), drawn.Out);
    }

    [Fact]
    public void An_answer_without_a_picture_says_so() =>
        Run("doctor {nq} --format svg").IsRefused("--format svg", "no picture", "html");

    [Fact]
    public void Two_spellings_of_one_question_give_one_report()
    {
        var one = Run("estimate {nq} --count count --group judge --calibration cal=1 --format html");
        var other = Run("estimate --format HTML --calibration=cal=1 --group judge --count count {nq}");
        Assert.Equal(one.Out, other.Out.Replace("--format HTML", "--format html", StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_and_standard_output_get_the_same_and_no_folder_is_told()
    {
        using var scratch = new Scratch();
        var path = scratch.Path("report.html");
        var written = Run($"estimate {{nq}} --count count --calibration cal=1 --format html --output {path}");
        Assert.Equal((0, "", ""), (written.Exit, written.Out, written.Error));
        var page = File.ReadAllText(path);
        Assert.Equal(Run("estimate {nq} --count count --calibration cal=1 --format html").Out, page);
        Assert.DoesNotContain(Path.GetDirectoryName(s_nq)!, page, StringComparison.Ordinal);
        Assert.Contains(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(s_nq))), page,
            StringComparison.Ordinal);
    }

    /// <summary>The hash of a second file stands beside that of the first; counts have neither.</summary>
    [Fact]
    public void Files_of_labels_and_of_shares_are_hashed_too()
    {
        using var scratch = new Scratch();
        var rows = scratch.File("rows.csv", "id,kind,verdict\n1,a,1\n2,a,0\n3,b,1\n4,b,0\n5,a,1\n6,b,1\n");
        var labels = scratch.File("labels.csv", "id,label\n1,1\n2,0\n3,1\n4,0\n");
        var shares = scratch.File("shares.csv", "value,share\na,0.25\nb,0.75\n");
        var line = $"estimate {rows} --labels-file {labels} --key id --stratum kind --share {shares}";
        var answer = Judgestats.Line($"{line} --format json");
        Assert.Equal((0, ""), (answer.Exit, answer.Error));
        using var json = System.Text.Json.JsonDocument.Parse(answer.Out);
        var further = json.RootElement.GetProperty("provenance").GetProperty("further").EnumerateArray()
            .Select(file => (file.GetProperty("role").GetString(), file.GetProperty("name").GetString(),
                file.GetProperty("bytes").GetInt64(), file.GetProperty("sha256").GetString()));
        Assert.Equal(
            [
                ("labels", "labels.csv", new FileInfo(labels).Length, Hash(labels)),
                ("shares", "shares.csv", new FileInfo(shares).Length, Hash(shares)),
            ],
            further);
        Assert.Equal(3, new[] { rows, labels, shares }.Count(path =>
            Judgestats.Line($"{line} --format html").Out.Contains(Hash(path), StringComparison.Ordinal)));
        Assert.DoesNotContain(Hash(labels), Judgestats.Line($"{line} --format csv").Out, StringComparison.Ordinal);

        static string Hash(string path) =>
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path)));
    }

    /// <summary>A gate is a test to a build server: a pass, a failure, an open one, an open one that is let through, no number.</summary>
    [Theory]
    [InlineData($"gate {Counts} --at-least 0.1", 0, "")]
    [InlineData($"gate {Counts} --at-least 0.99", 1, "failure gate")]
    [InlineData($"gate {Counts} --at-least 0.7", 2, "failure inconclusive")]
    [InlineData($"gate {Counts} --at-least 0.7 --allow-inconclusive", 0, "skipped")]
    [InlineData("gate --passed 5 --total 10 --tp 5 --fn 5 --fp 5 --tn 5 --at-least 0.5", 2, "error unidentified")]
    public void A_gate_is_a_test(string command, int exit, string outcome)
    {
        var answer = Run(command + " --format junit");
        Assert.Equal(exit, answer.Exit);
        var found = XDocument.Parse(answer.Out).Descendants("testcase").Single().Elements().First();
        var name = found.Name.LocalName;
        Assert.Equal(outcome, name == "system-out" ? "" : $"{name} {found.Attribute("type")?.Value}".TrimEnd());
    }

    [Fact]
    public void G01_a_script_as_a_name_is_text()
    {
        var page = Named("<script>alert(1)</script>", "html");
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", page, StringComparison.Ordinal);
        Assert.Matches("http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-[^']+'; ", page);
    }

    [Fact]
    public void G02_quotes_end_no_attribute_and_no_style()
    {
        var page = Named("\"'></title></style><img src=x onerror=alert(2)>", "html");
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        Assert.Equal(1, Regex.Count(page, "</style>"));
        Assert.Equal(1, Regex.Count(page, "<style"));
    }

    /// <summary>There is no JSON in a page.</summary>
    [Fact]
    public void G03_nothing_is_embedded()
    {
        var page = Named("</script>", "html");
        Assert.DoesNotMatch("(?i)<script|<iframe|<object|<embed|data:| style=| on[a-z]+=", page);
    }

    [Fact]
    public void G04_a_name_is_no_markup()
    {
        var text = Named("a|b `c` [x](javascript:alert(1)) ![](http://a.b/c) @me #123", "markdown");
        // Where a word joiner breaks an address, a mention and a number, a dash shows it here.
        Assert.Contains(@"a\|b \`c\` \[x\](javascript:alert(1)) !\[\](http-://a.b/c) @-me #-123",
            text.Replace('\u2060', '-').Replace("\\:", ":", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void G05_a_summary_stays_below_what_is_taken()
    {
        var names = Enumerable.Range(0, 12_000).Select(i => $"system-with-a-long-name-{i:D6}");
        var rows = string.Concat(names.Select(name => $"{name},1,\n{name},0,\n"));
        var file = $"system,verdict,label\n{rows}";
        var summary = Piped(file, "github");
        Assert.InRange(Encoding.UTF8.GetByteCount(summary), 900_000, 1_000_000);
        Assert.Matches(@"\n… and [\d,]+ more rows: see the JSON\.\n$", summary);
        var comment = Piped(file, "markdown");
        Assert.InRange(comment.Length, 55_000, 60_000);
        var left = int.Parse(Regex.Match(comment, @"and ([\d,]+) more rows").Groups[1].Value, NumberStyles.AllowThousands,
            CultureInfo.InvariantCulture);
        Assert.Equal(12_000, left + Regex.Count(comment, @"\n\| system-with"));
    }

    [Fact]
    public void G06_a_name_is_no_workflow_command()
    {
        foreach (var format in (string[])["text", "markdown", "github", "latex", "html", "junit", "csv", "json"])
        {
            foreach (var name in (string[])["::error::x", "%0A::error::x", "##vso[task.complete result=Failed;]"])
                Assert.DoesNotMatch(@"(?m)^\s*(::|##vso\[|##\[)", Named(name, format));
        }
    }

    /// <summary>One page under 40 KB, 36 groups under 250 KB, 6,000 under 5 MB.</summary>
    [Fact]
    public void Pages_are_small()
    {
        const string Nq = "estimate {nq} --count count --calibration cal=1 --reveal --format html";
        Assert.InRange(Run($"{Nq} --where judge=gpt-4").Out.Length, 15_000, 40_000);
        Assert.InRange(Run($"{Nq} --group judge,system").Out.Length, 30_000, 250_000);
        var rows = string.Concat(Enumerable.Range(0, 6_000).Select(i => $"s{i:D6},1,\ns{i:D6},0,\n"));
        Assert.InRange(Piped($"system,verdict,label\n{rows}", "html").Length, 500_000, 5_000_000);
    }

    private static string Named(string name, string format) =>
        Piped($"system,verdict,label\n\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\",1,\nother,0,\n", format);

    private static string Piped(string file, string format)
    {
        var answer = Judgestats.Run(["estimate", "-", "--group", "system", "--format", format], file);
        Assert.Equal((0, ""), (answer.Exit, answer.Error));
        return answer.Out;
    }
}
