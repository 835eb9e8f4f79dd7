using System.Text.RegularExpressions;

namespace LlmJudgeStats.Tests.Docs;

/// <summary>Every command on the pages works, and what the pages show is what it prints.</summary>
[Collection(nameof(ChildProcesses))]
public sealed partial class CommandTests
{
    private const string RunTool = "dotnet run -c Release --project src/LlmJudgeStats.Tool -- ";
    private const string FullOutput = "docs/using.md";
    private const int BadInput = 3;
    private const int Alarm = 1;
    private const string Tool = "src/LlmJudgeStats.Tool/bin/Release/net10.0/judgestats.dll";

    // Its blocks are pieces of a test, and the messages of that test: they are compared there.
    private const string OfTheLibrary = "docs/howto/gate-a-test.md";

    // What a page shows was run to compare it, and needs no second run.
    private readonly HashSet<string> _ran = [];

    public static TheoryData<string> HowTos => [.. ShownPages.Where(page => page != "docs/known-cases.md"), OfTheLibrary];

    // Pages whose blocks come in pairs: a command, and the text that it prints.
    private static IEnumerable<string> ShownPages =>
    [
        "docs/known-cases.md", "docs/re-analysis.md", "docs/words-and-columns.md",
        .. Repository.Files("docs/howto", "*.md").Where(page => page != OfTheLibrary),
    ];

    [Fact]
    public void The_readme_has_two_commands_the_main_job_and_the_tests()
    {
        var commands = Commands("README.md").ToArray();
        Assert.Equal(2, commands.Length);
        Assert.StartsWith(RunTool + "estimate docs/samples/", commands[0], StringComparison.Ordinal);
        Assert.Equal("dotnet test", commands[1]);
    }

    /// <summary>The first command as it stands, build included; it leaves the tool in place for the others.</summary>
    [Fact]
    public async Task Commands_run_and_the_pages_show_what_the_first_one_prints()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var first = Commands("README.md").First();
        _ran.Add(first);
        var outcome = await ChildProcess.DotnetAsync(ChildProcess.Arguments(first), cancellation);
        outcome.Succeeded(first);
        Assert.Equal(Output(), outcome.Out);

        // What the pages say about the other groupings of the same sample.
        var bySystem = await ToolAsync(
            "docs/samples/nq301-counts.csv --count count --group judge,system --calibration cal=1 --reveal", cancellation);
        Assert.Contains(
            "the interval contains the hidden rate in 36 of 36 groups; the naive interval in 26.", bySystem, StringComparison.Ordinal);
        var byJudge = await ToolAsync(
            "docs/samples/nq301-counts.csv --count count --group judge --calibration cal=1 --reveal", cancellation);
        Assert.Contains(
            "the interval contains the hidden rate in 1 of 3 groups; the naive interval in 1.", byJudge, StringComparison.Ordinal);

        foreach (var page in Repository.Files("docs/methods", "*.md").Prepend(FullOutput)) await ShowsInFullAsync(page, cancellation);
        foreach (var page in ShownPages) await ShowsWhatIsPrintedAsync(page, cancellation);
        await EveryOptionIsInTheContractAsync(cancellation);

        foreach (var command in Repository.Pages.SelectMany(Commands).Where(command => IsOurs(command) && _ran.Add(command)))
        {
            (await RunAsync(command, cancellation)).Succeeded(command);
        }
    }

    /// <summary>Pages are written by hand: a figure that no shown output has was not printed by anything.</summary>
    [Theory]
    [MemberData(nameof(HowTos))]
    public void Figures_in_the_text_of_a_page_are_in_its_outputs(string page)
    {
        var shown = string.Join('\n', Repository.Blocks(page).Where(block => block.Language == "text").Select(block => block.Text));
        var figures = Percentage().Matches(Repository.Prose(page)).Select(match => match.Value).ToArray();
        Assert.All(figures, figure => Assert.Matches($@"(?<![0-9.]){Regex.Escape(figure)}", shown));
    }

    [Fact]
    public void The_table_of_the_readme_repeats_the_output()
    {
        // The page that shows it with clusters and without; what it shows is compared with what is printed.
        var shown = Repository.Blocks("docs/howto/repeated-questions.md").Where(block => block.Language == "text")
            .SelectMany(block => block.Text.Split('\n')).ToArray();
        string[] judges = ["gpt-4", "davinci-003", "BEM"];
        Assert.All(judges, judge =>
        {
            var row = Assert.Single(
                Repository.Read("README.md").Split('\n'), line => line.StartsWith($"| {judge} |", StringComparison.Ordinal));
            var figures = Figure().Matches(row).Select(match => match.Value).ToArray();
            Assert.Equal(5, figures.Length);
            var lines = string.Join('\n', shown.Where(line => line.StartsWith($"{judge} ", StringComparison.Ordinal)));
            Assert.All(figures, figure => Assert.Contains(figure, lines, StringComparison.Ordinal));
        });
    }

    [Fact]
    public void The_readme_and_the_page_with_its_output_have_the_same_first_command() =>
        Assert.Equal(Commands("README.md").First(), Commands(FullOutput).First());

    /// <summary>Each command of a page with what it prints, whole lines in their order; a line of three dots stands for others.</summary>
    private async Task ShowsWhatIsPrintedAsync(string page, CancellationToken cancellation)
    {
        var blocks = Repository.Blocks(page);
        Assert.NotEmpty(blocks);
        Assert.Equal(0, blocks.Count % 2);
        for (var i = 0; i < blocks.Count; i += 2)
        {
            var (command, shown) = (blocks[i], blocks[i + 1]);
            Assert.Equal("text", shown.Language);
            _ran.Add(command.Text);
            var outcome = await RunAsync(command.Text, cancellation);
            if (command.Language == "bash") outcome.Succeeded(command.Text);
            else if (command.Text.StartsWith("judgestats monitor ", StringComparison.Ordinal))
                Assert.Equal(("console", Alarm, ""), (command.Language, outcome.Exit, outcome.Error));
            else Assert.Equal(("console", BadInput, ""), (command.Language, outcome.Exit, outcome.Out));
            IsShown(shown.Text, outcome.Exit == BadInput ? outcome.Error : outcome.Out, command.Text);
        }
    }

    // Other pages: what stands right after a command of the tool is all that it prints.
    private async Task ShowsInFullAsync(string page, CancellationToken cancellation)
    {
        var blocks = Repository.Blocks(page);
        for (var i = 0; i + 1 < blocks.Count; i++)
        {
            if (blocks[i].Language != "bash" || blocks[i + 1].Language != "text") continue;
            _ran.Add(blocks[i].Text);
            var outcome = await RunAsync(blocks[i].Text, cancellation);
            outcome.Succeeded(blocks[i].Text);
            Assert.Equal(blocks[i + 1].Text, outcome.Out);
        }
    }

    private static void IsShown(string shown, string printed, string command)
    {
        var pieces = shown.Split("\n...\n");
        var rest = "\n" + printed + "\n";
        Assert.True(rest.StartsWith($"\n{pieces[0]}\n", StringComparison.Ordinal), $"{command} begins otherwise than shown:\n{printed}");
        foreach (var piece in pieces)
        {
            var at = rest.IndexOf($"\n{piece}\n", StringComparison.Ordinal);
            Assert.True(at >= 0, $"{command} does not print, or not there:\n{piece}\nbut\n{printed}");
            rest = rest[(at + piece.Length + 1)..];
        }
    }

    private static async Task EveryOptionIsInTheContractAsync(CancellationToken cancellation)
    {
        var contract = Repository.Read("docs/command-line.md");
        var help = await ToolAsync("--help", cancellation);
        var options = Option().Matches(help).Select(match => match.Value).Distinct().ToArray();
        Assert.InRange(options.Length, 40, 200);
        Assert.All(options, option => Assert.Matches($"{option}(?![a-z-])", contract));
    }

    private static Task<Outcome> RunAsync(string command, CancellationToken cancellation)
    {
        var arguments = command.StartsWith("judgestats ", StringComparison.Ordinal) ? [Tool, .. ChildProcess.Arguments(command)]
            : command.StartsWith(RunTool, StringComparison.Ordinal) ? [Tool,
                .. ChildProcess.Arguments("judgestats " + command[RunTool.Length..])]
            : ChildProcess.Arguments(command);
        return ChildProcess.DotnetAsync(arguments, cancellation);
    }

    private static string Output() => Repository.Blocks(FullOutput).First(block => block.Language == "text").Text;

    private static async Task<string> ToolAsync(string estimate, CancellationToken cancellation)
    {
        var outcome = await ChildProcess.DotnetAsync([Tool, .. ChildProcess.Arguments("judgestats estimate " + estimate)], cancellation);
        outcome.Succeeded(estimate);
        return outcome.Out;
    }

    // Lines of ```bash blocks, and lines that call the tool by its name in others; those of ```console are refused, on purpose.
    private static IEnumerable<string> Commands(string page) => Repository.Blocks(page).SelectMany(block => block.Text.Split('\n')
        .Select(line => line.Trim())
        .Where(line => block.Language == "bash" ? line.Length > 0 && line[0] != '#'
            : block.Language is not ("console" or "text") && line.StartsWith("judgestats ", StringComparison.Ordinal)));

    // The test run itself, version control, and what needs a project of the reader's own.
    private static bool IsOurs(string command) => !new[] { "dotnet test", "git ", "dotnet pack", "dotnet add package" }
        .Any(start => command.StartsWith(start, StringComparison.Ordinal));

    [GeneratedRegex(@"[0-9]+\.[0-9]+%")]
    private static partial Regex Percentage();

    [GeneratedRegex(@"\[[0-9.]+%, [0-9.]+%\]|[0-9]+\.[0-9]+%")]
    private static partial Regex Figure();

    [GeneratedRegex(@"(?<=^ {2})--[a-z][a-z-]+", RegexOptions.Multiline)]
    private static partial Regex Option();
}
