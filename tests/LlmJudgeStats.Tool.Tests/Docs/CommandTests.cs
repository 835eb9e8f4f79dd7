using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace LlmJudgeStats.Tool.Tests.Docs;

/// <summary>Every command on the pages works, and what the pages show is what it prints.</summary>
/// <remarks>In this process, at the root of the repository (<see cref="Root"/>): starting each would take longer.</remarks>
public sealed partial class CommandTests
{
    private const int BadInput = 3;
    private const int Alarm = 1;

    // Some commands stand on several pages, with what they print and without.
    private static readonly ConcurrentDictionary<string, Lazy<Answer>> s_answers = new(StringComparer.Ordinal);

    public static TheoryData<string> PagesInPairs => [.. PageCommands.Shown];

    public static TheoryData<string> PagesInFull => [.. Repository.Files("docs/methods", "*.md").Prepend("docs/using.md")];

    public static TheoryData<string> Pages => [.. Repository.Pages.Where(page => PageCommands.Of(page).Any(IsOurs))];

    /// <summary>Each command of a page with what it prints, whole lines in their order; a line of three dots stands for others.</summary>
    [Theory]
    [MemberData(nameof(PagesInPairs))]
    public void A_page_in_pairs_shows_what_is_printed(string page)
    {
        var blocks = Repository.Blocks(page);
        Assert.NotEmpty(blocks);
        Assert.Equal(0, blocks.Count % 2);
        for (var i = 0; i < blocks.Count; i += 2)
        {
            var (command, shown) = (blocks[i], blocks[i + 1]);
            Assert.Equal("text", shown.Language);
            var answer = Run(command.Text);
            if (command.Language == "bash") Succeeded(answer, command.Text);
            else if (command.Text.StartsWith("judgestats monitor ", StringComparison.Ordinal))
                Assert.Equal(("console", Alarm, ""), (command.Language, answer.Exit, answer.Error));
            else Assert.Equal(("console", BadInput, ""), (command.Language, answer.Exit, answer.Out));
            IsShown(shown.Text, answer.Exit == BadInput ? answer.Error : answer.Out, command.Text);
        }
    }

    /// <summary>Other pages: what stands right after a command of the tool is all that it prints.</summary>
    [Theory]
    [MemberData(nameof(PagesInFull))]
    public void Another_page_shows_all_that_is_printed(string page)
    {
        var blocks = Repository.Blocks(page);
        for (var i = 0; i + 1 < blocks.Count; i++)
        {
            if (blocks[i].Language != "bash" || blocks[i + 1].Language != "text") continue;
            var answer = Run(blocks[i].Text);
            Succeeded(answer, blocks[i].Text);
            Assert.Equal(blocks[i + 1].Text, answer.Out);
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_command_of_a_page_works(string page) =>
        Assert.All(PageCommands.Of(page).Where(IsOurs), command => Succeeded(Run(command), command));

    [Fact]
    public void Pages_show_commands_of_the_tool_and_of_the_tests_only() => Assert.All(
        Repository.Pages.SelectMany(PageCommands.Of).Where(command => !IsOurs(command)), command => Assert.Equal("dotnet test", command));

    /// <summary>What the pages say about other groupings of the sample of the README.</summary>
    [Theory]
    [InlineData("judge,system", "in 36 of 36 groups; the naive interval in 26.")]
    [InlineData("judge", "in 1 of 3 groups; the naive interval in 1.")]
    public void Groupings_of_the_sample_hold_as_often_as_the_pages_say(string groups, string found)
    {
        var command = $"judgestats estimate docs/samples/nq301-counts.csv --count count --group {groups} --calibration cal=1 --reveal";
        var answer = Run(command);
        Succeeded(answer, command);
        Assert.Contains($"the interval contains the hidden rate {found}", answer.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_option_is_in_the_contract()
    {
        var contract = Repository.Read("docs/command-line.md");
        var options = Option().Matches(Run("judgestats estimate --help").Out).Select(match => match.Value).Distinct().ToArray();
        Assert.InRange(options.Length, 40, 200);
        Assert.All(options, option => Assert.Matches($"{option}(?![a-z-])", contract));
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

    private static Answer Run(string command) =>
        s_answers.GetOrAdd(command, static line => new(() => Printed(Judgestats.Run(PageCommands.Arguments(Named(line)))))).Value;

    private static Answer Printed(Answer answer) =>
        answer with { Out = answer.Out.TrimEnd('\n'), Error = answer.Error.TrimEnd('\n') };

    private static string Named(string command) => command.StartsWith(PageCommands.RunTool, StringComparison.Ordinal)
        ? "judgestats " + command[PageCommands.RunTool.Length..]
        : command;

    private static bool IsOurs(string command) => Named(command).StartsWith("judgestats ", StringComparison.Ordinal);

    private static void Succeeded(Answer answer, string command) =>
        Assert.True(answer.Exit == 0, $"{command} ended with {answer.Exit}\n{answer.Out}\n{answer.Error}");

    [GeneratedRegex(@"(?<=^ {2})--[a-z][a-z-]+", RegexOptions.Multiline)]
    private static partial Regex Option();
}
