using System.Globalization;
using System.Text.RegularExpressions;

namespace LlmJudgeStats.Reporting.Tests.Documents;

/// <summary>
/// Marks on a run: what a build server makes of the lines, by its own grammar as its pages give it, is what was found and nothing else.
/// </summary>
public sealed partial class AnnotationTests
{
    /// <summary>Every name as the group of a failed gate, alone with nine others: ten commands, and each says its name.</summary>
    [Fact]
    public void GitHub_gets_one_command_for_each_name_and_no_other()
    {
        foreach (var names in Hostile.Known.Concat(Hostile.Names(10_000)).Chunk(Annotations.MostOfAKind))
        {
            var lines = Lines(Failed(names), BuildServer.GitHub);
            Assert.Equal(names.Length, lines.Length);
            foreach (var (line, name) in lines.Zip(names))
            {
                var command = GitHubCommand().Match(line);
                Assert.True(command.Success, line);
                Assert.Equal($"gate, {PlainText.Escape(name)}", FromGitHub(command.Groups["title"].Value));
                Assert.Equal(PlainText.Escape(name), FromGitHub(command.Groups["message"].Value));
            }
        }
    }

    [Fact]
    public void Azure_gets_one_command_for_each_name_and_no_other()
    {
        foreach (var names in Hostile.Known.Concat(Hostile.Names(10_000)).Chunk(Annotations.MostOfAKind))
        {
            var lines = Lines(Failed(names), BuildServer.Azure);
            Assert.Equal(names.Length, lines.Length);
            foreach (var (line, name) in lines.Zip(names))
            {
                var command = AzureCommand().Match(line);
                Assert.True(command.Success, line);
                var escaped = PlainText.Escape(name);
                Assert.Equal($"gate, {escaped}: {escaped}", FromAzure(command.Groups["message"].Value));
            }
        }
    }

    /// <summary>Names of codes are ours; that they could not end a property either is shown with names that are not.</summary>
    [Fact]
    public void A_code_ends_no_property()
    {
        foreach (var name in Hostile.Known.Concat(Hostile.Names(1_000)))
        {
            var document = Samples.Groups(1) with { Notices = [new(DiagnosticSeverity.Error, "problem", name, name, "")] };
            var azure = AzureCommand().Match(Lines(document, BuildServer.Azure).Single());
            Assert.Equal(PlainText.Escape(name), FromAzure(azure.Groups["code"].Value));
            Assert.Equal(PlainText.Escape(name), FromAzure(azure.Groups["message"].Value));
        }
    }

    [Theory]
    [InlineData("a%b\r\n", "a%25b%0D%0A", "a%AZP25b%0D%0A")]
    [InlineData("x:y,z;w]", "x:y,z;w]", "x:y,z;w]")]
    [InlineData("%0A::error::", "%250A::error::", "%AZP250A::error::")]
    public void Data_is_escaped_as_each_server_reads_it(string text, string gitHub, string azure)
    {
        // A line break is visible by then: \u000a.
        var visible = (string escaped) => escaped.Replace("%0D", "\\u000d", StringComparison.Ordinal)
            .Replace("%0A", "\\u000a", StringComparison.Ordinal);
        Assert.Equal((visible(gitHub), visible(azure)), (CommandText.GitHubData(text), CommandText.AzureData(text)));
    }

    [Fact]
    public void Properties_are_escaped_further() =>
        Assert.Equal(("a%3Ab%2Cc;d]%25", "a:b,c%3Bd%5D%AZP25"),
            (CommandText.GitHubProperty("a:b,c;d]%"), CommandText.AzureProperty("a:b,c;d]%")));

    [Theory]
    [InlineData(10, 10, "")]
    [InlineData(11, 10, "2 more of this kind are in the report.")]
    [InlineData(500, 10, "491 more of this kind are in the report.")]
    public void The_tenth_of_a_kind_counts_the_rest(int given, int shown, string last)
    {
        var names = Enumerable.Range(0, given).Select(i => string.Create(CultureInfo.InvariantCulture, $"system-{i}")).ToArray();
        var document = Failed(names) with
        {
            Notices = [.. names.Select(name => new PageNote(DiagnosticSeverity.Warning, "warning", "LJS0001", name, "Do it."))],
            Sections =
            [
                new("Notes",
                    [new DocumentNotes([.. names.Select(name => new PageNote(DiagnosticSeverity.Info, "note", "LJS0002", name, ""))])]),
            ],
        };
        var lines = Lines(document, BuildServer.GitHub);
        string[] kinds = ["error", "warning", "notice"];
        Assert.Equal(kinds.SelectMany(kind => Enumerable.Repeat($"::{kind}", shown)), lines.Select(line => line.Split(' ')[0]));
        Assert.Contains("::system-0", lines[0], StringComparison.Ordinal);
        Assert.EndsWith("::system-0: Do it.", lines[10], StringComparison.Ordinal);
        foreach (var end in (int[])[9, 19, 29]) Assert.Contains(last, lines[end], StringComparison.Ordinal);
        // Azure Pipelines has no notices.
        Assert.Equal(20, Lines(document, BuildServer.Azure).Length);
    }

    /// <summary>Open, and none fails: the run succeeded with issues. A fail is a fail.</summary>
    [Theory]
    [InlineData("gate", "Passed Passed", false)]
    [InlineData("gate", "Passed Inconclusive", true)]
    [InlineData("gate", "Passed Allowed", true)]
    [InlineData("gate", "Failed Inconclusive", false)]
    [InlineData("doctor", "Inconclusive", false)]
    public void An_open_gate_completes_with_issues(string command, string outcomes, bool completes)
    {
        var cases = outcomes.Split(' ').Select(word => new DocumentCase("", Enum.Parse<DocumentOutcome>(word), "a sentence"));
        var document = Samples.Groups(1) with { Command = command, Cases = [.. cases] };
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        AnnotationWriter.Write(text, document, BuildServer.Azure, "/a/b%c.txt");
        Assert.Contains("##vso[task.uploadsummary]/a/b%AZP25c.txt\n", text.ToString(), StringComparison.Ordinal);
        Assert.Equal(completes, text.ToString().EndsWith("\n##vso[task.complete result=SucceededWithIssues;]\n", StringComparison.Ordinal));
    }

    // The name in both places that take one, whole.
    private static ReportDocument Failed(IReadOnlyList<string> names) => Samples.Groups(1) with
    {
        Command = "gate",
        Notices = [],
        Sections = [],
        Cases = [.. names.Select(name => new DocumentCase(name, DocumentOutcome.Failed, name))],
    };

    private static string[] Lines(ReportDocument document, BuildServer server)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        AnnotationWriter.Write(text, document, server, summary: null);
        // Whatever somebody takes for the end of a line.
        var lines = Regex.Split(text.ToString(), "\r\n|[\r\n\u0085\u2028\u2029]");
        Assert.Equal("", lines[^1]);
        return lines[..^1];
    }

    private static string FromGitHub(string text) =>
        text.Replace("%2C", ",", StringComparison.Ordinal).Replace("%3A", ":", StringComparison.Ordinal)
            .Replace("%0A", "\n", StringComparison.Ordinal).Replace("%0D", "\r", StringComparison.Ordinal)
            .Replace("%25", "%", StringComparison.Ordinal);

    private static string FromAzure(string text) =>
        text.Replace("%5D", "]", StringComparison.Ordinal).Replace("%3B", ";", StringComparison.Ordinal)
            .Replace("%0A", "\n", StringComparison.Ordinal).Replace("%0D", "\r", StringComparison.Ordinal)
            .Replace("%AZP25", "%", StringComparison.Ordinal);

    [GeneratedRegex(@"^::(?<kind>error|warning|notice) title=(?<title>[^:,]+)::(?<message>.*)$", RegexOptions.ExplicitCapture)]
    private static partial Regex GitHubCommand();

    [GeneratedRegex(@"^##vso\[task\.logissue type=(?<kind>error|warning)(;code=(?<code>[^;\]]*))?\](?<message>.*)$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex AzureCommand();
}
