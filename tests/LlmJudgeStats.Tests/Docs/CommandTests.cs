namespace LlmJudgeStats.Tests.Docs;

/// <summary>Every command on the pages works, and what the pages show is what it prints.</summary>
[Collection(nameof(ChildProcesses))]
public sealed class CommandTests
{
    private const string RunTool = "dotnet run -c Release --project src/LlmJudgeStats.Tool -- ";
    private const string FullOutput = "docs/using.md";
    private const string Tool = "src/LlmJudgeStats.Tool/bin/Release/net10.0/judgestats.dll";

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

        var blocks = Repository.Blocks("docs/known-cases.md");
        for (var i = 0; i < blocks.Count; i += 2)
            Assert.StartsWith(blocks[i + 1].Text + "\n", await ToolAsync(blocks[i].Text[(RunTool + "estimate ").Length..], cancellation),
                StringComparison.Ordinal);

        foreach (var command in Repository.Pages.SelectMany(Commands).Distinct().Where(command => command != first && IsOurs(command)))
        {
            var arguments = command.StartsWith("judgestats ", StringComparison.Ordinal) ? [Tool, .. ChildProcess.Arguments(command)]
                : command.StartsWith(RunTool, StringComparison.Ordinal) ? [Tool,
                    .. ChildProcess.Arguments("judgestats " + command[RunTool.Length..])]
                : ChildProcess.Arguments(command);
            (await ChildProcess.DotnetAsync(arguments, cancellation)).Succeeded(command);
        }
    }

    [Fact]
    public void The_table_of_the_readme_repeats_the_output()
    {
        var figures = Repository.Read("README.md").Split('\n')
            .Where(line => line.StartsWith("| the judge taken", StringComparison.Ordinal)
                || line.StartsWith("| corrected", StringComparison.Ordinal)
                || line.StartsWith("| what the humans", StringComparison.Ordinal))
            .SelectMany(line => line.Split('|')).Select(cell => cell.Trim()).Where(cell => cell.EndsWith('%') || cell.EndsWith(']'))
                .ToArray();
        Assert.Equal(5, figures.Length);
        Assert.All(figures, figure => Assert.Contains(figure, Output(), StringComparison.Ordinal));
        // The picture has the same five.
        var picture = Repository.Read("docs/pictures/nq301.svg");
        Assert.All(figures, figure => Assert.Matches($">[^<]*{System.Text.RegularExpressions.Regex.Escape(figure)}</text>", picture));
    }

    [Fact]
    public void The_readme_and_the_page_with_its_output_have_the_same_first_command() =>
        Assert.Equal(Commands("README.md").First(), Commands(FullOutput).First());

    private static string Output() => Repository.Blocks(FullOutput).First(block => block.Language == "text").Text;

    private static async Task<string> ToolAsync(string estimate, CancellationToken cancellation)
    {
        var outcome = await ChildProcess.DotnetAsync([Tool, .. ChildProcess.Arguments("judgestats estimate " + estimate)], cancellation);
        outcome.Succeeded(estimate);
        return outcome.Out;
    }

    // Lines of ```bash blocks, and lines that call the tool by its name in any block.
    private static IEnumerable<string> Commands(string page) => Repository.Blocks(page).SelectMany(block => block.Text.Split('\n')
        .Select(line => line.Trim())
        .Where(line => block.Language == "bash" ? line.Length > 0 && line[0] != '#'
            : line.StartsWith("judgestats ", StringComparison.Ordinal)));

    // The test run itself, version control, and what needs a project of the reader's own.
    private static bool IsOurs(string command) => !new[] { "dotnet test", "git ", "dotnet pack", "dotnet add package" }
        .Any(start => command.StartsWith(start, StringComparison.Ordinal));
}
