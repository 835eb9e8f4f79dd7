using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace LlmJudgeStats.Tool.Tests;

/// <summary>
/// Every example of every help text is run as it stands, on a file of the name that it gives: an example that no longer works, or that
/// cannot be pasted because it was broken over two lines, is found here.
/// </summary>
public sealed partial class HelpTests
{
    private const int Rows = 1200;

    public static TheoryData<string> Commands =>
        [.. Command().Matches(Judgestats.Line("--help").Out).Select(match => match.Groups["name"].Value).Distinct()];

    [Fact]
    public void Every_command_is_in_the_overview() =>
        Assert.Equal(
            "doctor estimate judge agree compare rank audit coverage gate monitor plan claims completion",
            string.Join(' ', Commands.Select(row => row.Data)));

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_example_of_a_command_works(string command)
    {
        var examples = Examples(Judgestats.Line($"{command} --help").Out, "Examples:");
        Assert.True(examples.Count >= 2);
        Assert.All(examples, Works);
    }

    [Fact]
    public void Every_example_of_the_overview_works()
    {
        var examples = Examples(Judgestats.Line("--help").Out, "Try:");
        Assert.Equal(3, examples.Count);
        Assert.All(examples, Works);
    }

    private static void Works(string example)
    {
        using var scratch = new Scratch();
        var (words, input) = InScratch(example, scratch);
        var answer = Judgestats.Run(words, input);
        Assert.True(answer.Error.Length == 0, $"{example}\n{answer.Error}");
        Assert.NotEmpty(answer.Out);
        // What a gate says of our file is no matter; that it says something is.
        var isVerdict = words[0] is "gate" or "monitor" || words.Contains("--require") || words.Contains("--fail-on");
        Assert.InRange(answer.Exit, ExitCode.Done, isVerdict ? ExitCode.Undecided : ExitCode.Done);
    }

    // The lines of a section without its comments: each is a command of its own.
    private static List<string> Examples(string help, string title)
    {
        var section = help[help.IndexOf($"\n{title}\n", StringComparison.Ordinal)..].Split('\n').Skip(2)
            .TakeWhile(line => line.Length == 0 || line.StartsWith("  ", StringComparison.Ordinal)).Select(line => line.Trim());
        return [.. section.Where(line => line.Length > 0 && line[0] != '#')];
    }

    // A shell in small: "cat FILE |" is standard input, "> FILE" and "source <(...)" leave the command as it is.
    private static (string[] Words, string Input) InScratch(string example, Scratch scratch)
    {
        var match = Line().Match(example);
        Assert.True(match.Success, $"not a command: {example}");
        var words = Words().Matches(match.Groups["words"].Value).Select(word => word.Value.Trim('"'));
        return ([.. words.Select(word => Word(word, scratch))], match.Groups["input"].Success ? JsonLines() : "");
    }

    private static string Word(string word, Scratch scratch) => word switch
    {
        _ when word.StartsWith("docs/", StringComparison.Ordinal) => Scratch.InRepository(word.Split('/')),
        "judgments.jsonl" => scratch.File(word, JsonLines()),
        "to-label.csv" => scratch.Path(word),
        _ when word.EndsWith(".csv", StringComparison.Ordinal) => scratch.File(word, Table()),
        _ => word,
    };

    // Two versions answer the same 600 items; the judge errs on one in eight; every third item has a label, those of cal=1 are for use.
    private static string Table()
    {
        var text = new StringBuilder("id,system,version,build,suite,cal,verdict,label\n");
        for (var i = 0; i < Rows; i++)
        {
            var item = i / 2;
            var system = i % 2 == 0 ? "new" : "main";
            var label = item % 3 == 0 ? Bit(IsGood(i)) : "";
            {
                text.Append(CultureInfo.InvariantCulture,
                    $"{item},{system},{system},{system},s{item % 2},{Bit(item % 5 > 0)},{Bit(IsPassed(i))},{label}\n");
            }
        }
        return text.ToString();
    }

    private static string JsonLines()
    {
        var text = new StringBuilder();
        for (var i = 0; i < Rows; i++)
        {
            var label = i % 3 == 0 ? $"\"{Bit(IsGood(i))}\"" : "null";
            text.Append(CultureInfo.InvariantCulture, $$"""{"judge_says":"{{Bit(IsPassed(i))}}","human":{{label}}}""").Append('\n');
        }
        return text.ToString();
    }

    private static bool IsGood(int i) => i * 7 % 11 < 8;

    private static bool IsPassed(int i) => IsGood(i) != (i / 2 * 5 % 8 == 0);

    private static string Bit(bool value) => value ? "1" : "0";

    // In quotes a word may have spaces.
    [GeneratedRegex("""
        "[^"]*"|\S+
        """)]
    private static partial Regex Words();

    [GeneratedRegex("^  judgestats (?<name>[a-z]+) ", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Command();

    [GeneratedRegex(
        @"^((?<input>z?cat [a-z.]+ \| )|source <\()?judgestats (?<words>[^|<>()]+?)( > \S+|\))?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Line();
}
