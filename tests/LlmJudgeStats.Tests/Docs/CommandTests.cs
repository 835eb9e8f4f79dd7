using System.Text.RegularExpressions;

namespace LlmJudgeStats.Tests.Docs;

/// <summary>The commands of the README, and the figures that pages repeat; the other commands run in the tests of the tool.</summary>
[Collection(nameof(ChildProcesses))]
public sealed partial class CommandTests
{
    private const string FullOutput = "docs/using.md";

    public static TheoryData<string> HowTos =>
        [.. PageCommands.Shown.Where(page => page != "docs/known-cases.md"), PageCommands.OfTheLibrary];

    [Fact]
    public void The_readme_has_two_commands_the_main_job_and_the_tests()
    {
        var commands = PageCommands.Of("README.md").ToArray();
        Assert.Equal(2, commands.Length);
        Assert.StartsWith(PageCommands.RunTool + "estimate docs/samples/", commands[0], StringComparison.Ordinal);
        Assert.Equal("dotnet test", commands[1]);
    }

    /// <summary>As it stands, build included.</summary>
    [Fact]
    public async Task The_first_command_prints_what_the_page_with_its_output_shows()
    {
        var first = PageCommands.Of("README.md").First();
        Assert.Equal(first, PageCommands.Of(FullOutput).First());
        var outcome = await ChildProcess.DotnetAsync(PageCommands.Arguments(first), TestContext.Current.CancellationToken);
        outcome.Succeeded(first);
        Assert.Equal(Repository.Blocks(FullOutput).First(block => block.Language == "text").Text, outcome.Out);
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

    [GeneratedRegex(@"[0-9]+\.[0-9]+%")]
    private static partial Regex Percentage();

    [GeneratedRegex(@"\[[0-9.]+%, [0-9.]+%\]|[0-9]+\.[0-9]+%")]
    private static partial Regex Figure();
}
