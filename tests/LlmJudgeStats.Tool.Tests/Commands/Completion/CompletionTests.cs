using System.Diagnostics;
using System.Text.RegularExpressions;
using LlmJudgeStats.Tool.CommandLine;
using LlmJudgeStats.Tool.Commands.Completion;
using LlmJudgeStats.Tool.Commands.Agree;
using LlmJudgeStats.Tool.Commands.Audit;
using LlmJudgeStats.Tool.Commands.Compare;
using LlmJudgeStats.Tool.Commands.Coverage;
using LlmJudgeStats.Tool.Commands.Doctor;
using LlmJudgeStats.Tool.Commands.Estimate;
using LlmJudgeStats.Tool.Commands.Gate;
using LlmJudgeStats.Tool.Commands.Judge;
using LlmJudgeStats.Tool.Commands.Plan;
using LlmJudgeStats.Tool.Commands.Rank;

namespace LlmJudgeStats.Tool.Tests;

/// <summary>The scripts of <c>judgestats completion</c>, in the shells themselves.</summary>
public sealed partial class CompletionTests
{
    private const string Nonsense = "zzz";

    // Only what begins with the last word is completed; bash hands over --option=value in three words.
    public static TheoryData<string, string> Lines => new()
    {
        { "judgestats|est", "estimate" },
        { "judgestats|co", "compare coverage completion" },
        { "judgestats|--", "--help --version" },
        { "judgestats|help|g", "gate" },
        { "judgestats|completion|", "bash fish zsh --help" },
        { "judgestats|estimate|--label-", "--label-metric --label-is --label-pass-if" },
        { "judgestats|estimate|--design|by", "by-label by-verdict" },
        { "judgestats|estimate|rows.csv|--format|js", "json" },
        { "judgestats|estimate|--format|=|js", "json" },
        { "judgestats|estimate|--target|=", "items population" },
        { "judgestats|compare|--interval|f", "fieller" },
        { "judgestats|gate|--interval|f", "fieller fieller-raw" },
        { "judgestats|coverage|--grid|", "coarse fine" },
        { "judgestats|coverage|--no", "--no-truncation" },
        { "judgestats|doctor|--from|p", "parquet promptfoo" },
        { "judgestats|estimate|", "" },
        { "judgestats|estimate|--output|", "" },
        { "judgestats|estimate|--all|ro", "" },
    };

    public static TheoryData<string> Commands => HelpTests.Commands;

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task Bash_completes(string words, string completed) =>
        Assert.Equal(completed, (await BashAsync(words.Split('|'))).ReplaceLineEndings(" "));

    /// <summary>What help lists, and nothing else; help is written by other code.</summary>
    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Bash_completes_every_option_that_help_lists(string command)
    {
        var listed = Option().Matches(Judgestats.Line($"{command} --help").Out).Select(match => match.Value).Append("--help");
        Assert.Equal(listed.ToHashSet(), [.. (await BashAsync("judgestats", command, "--")).Split('\n')]);
    }

    /// <summary>Without words of ours bash completes files: that is what the option of <c>complete</c> says.</summary>
    [Fact]
    public async Task Bash_completes_files_elsewhere() => Assert.Equal(
        "complete -o default -F _judgestats judgestats",
        await ShellAsync("bash", ["--norc", "--noprofile"], Judgestats.Line("completion bash").Out + "complete -p judgestats\n"));

    [Fact]
    public async Task Zsh_completes()
    {
        // The functions of its completion system, which only works at a terminal, say what they were given.
        const string Stubs =
            """
            compdef() { : }
            compset() { : }
            compadd() { print -rl -- ${@[2,-1]} }
            _describe() { local name=${@[-1]}; print -rl -- ${(P)name%%:*} }
            _files() { print -r -- files }
            ask() { words=("$@"); CURRENT=$#; _judgestats | tr '\n' ' '; print }

            """;
        const string Asked =
            """
            ask judgestats completion ''
            ask judgestats estimate --design ''
            ask judgestats estimate --target=
            ask judgestats estimate --output ''
            ask judgestats estimate ''
            ask judgestats est
            ask judgestats coverage --

            """;
        var said = (await ShellAsync("zsh", ["-f"], Stubs + Judgestats.Line("completion zsh").Out + Asked)).Split('\n');
        var options = Option().Matches(Judgestats.Line("coverage --help").Out).Select(match => match.Value);
        Assert.Equal(
            [
                "bash fish zsh ", "by-label by-verdict external random ", "items population ", "files ", "files ",
                "doctor estimate judge compare rank audit claims gate monitor plan coverage completion help --help --version ",
                string.Join(' ', options) + " --help ",
            ],
            said.Select(line => line + (line.EndsWith(' ') ? "" : " ")));
    }

    [Fact]
    public async Task Fish_completes()
    {
        const string Asked =
            """
            for line in 'completion ' 'estimate --design ' 'estimate --target=' 'co' 'coverage --gr' 'help co'
              echo (complete -C "judgestats $line" | string split -f 1 \t)
            end

            """;
        Assert.Equal(
            [
                "bash fish zsh", "by-label by-verdict external random", "--target=items --target=population", "compare completion coverage",
                "--grid", "compare completion coverage",
            ],
            (await ShellAsync("fish", [], Judgestats.Line("completion fish").Out + Asked)).Split('\n'));
    }

    /// <summary>A value that is offered is not refused in the words in which nonsense is.</summary>
    /// <remarks>Where an answer takes long it is cut short: the file of <c>--output</c> exists.</remarks>
    [Fact]
    public void Every_value_that_is_offered_is_known_to_the_option()
    {
        using var scratch = new Scratch();
        var rows = scratch.File("rows.csv", "system,verdict,label\na,1,1\na,0,0\nb,1,\nb,0,\n");
        var battles = scratch.File("battles.csv", "first,second,verdict\na,b,1\nb,a,0\na,b,0\n");
        var scores = scratch.File("scores.csv", "system,item,score\na,1,1\na,2,0\nb,1,1\nb,2,1\n");
        (CompletedCommand Command, string Start)[] commands =
        [
            (CompletedCommand.Of(new DoctorOptions().Syntax()), $"doctor {rows}"),
            (CompletedCommand.Of(new EstimateOptions().Syntax()), $"estimate {rows}"),
            (CompletedCommand.Of(new JudgeOptions().Syntax()), $"judge {rows}"),
            (CompletedCommand.Of(new AgreeOptions().Syntax()), $"agree {rows}"),
            (CompletedCommand.Of(new CompareOptions().Syntax()), $"compare {rows} --by system --margin 0.1"),
            (CompletedCommand.Of(new RankOptions().Syntax()), $"rank {battles} --a first --b second"),
            (CompletedCommand.Of(new AuditOptions().Syntax()), $"audit {scores}"),
            (CompletedCommand.Of(new GateOptions().Syntax()), $"gate {rows} --at-least 0.5"),
            (CompletedCommand.Of(new PlanOptions().Syntax()), $"plan {rows} --labels 10 --items 10"),
            (CompletedCommand.Of(new CoverageOptions().Syntax()), "coverage --passed 1 --total 2 --accuracy 0.9"),
        ];
        var asked = 0;
        foreach (var (command, start) in commands)
        {
            foreach (var option in command.Options.Where(option => option.Values.Count > 0))
            {
                var line = option.Name switch
                {
                    "--prior" => $"{start} --method bayesian --output {rows}",
                    "--method" => $"{start} --output {rows}",
                    "--orders-incomplete" when start.StartsWith("judge", StringComparison.Ordinal) => $"{start} --orders system",
                    "--orders-incomplete" => $"{start} --measure preference --orders system",
                    "--none" => $"{start} --measure class",
                    "--confidence-of" when !start.StartsWith("judge", StringComparison.Ordinal) => $"{start} --measure confidence",
                    _ => start,
                };
                var refused = Judgestats.Line($"{line} {option.Name} {Nonsense}");
                refused.IsRefused(Nonsense);
                foreach (var value in option.Values)
                {
                    asked++;
                    var words = refused.Error.Replace(Nonsense, value, StringComparison.Ordinal);
                    Assert.NotEqual(words, Judgestats.Line($"{line} {option.Name} {value}").Error);
                }
            }
        }
        Assert.InRange(asked, 200, 1000);
    }

    /// <summary>What a command takes for <c>--format</c> and what is offered are the same words: every format there is was tried.</summary>
    [Fact]
    public void Every_format_that_is_taken_is_offered_and_no_other()
    {
        using var scratch = new Scratch();
        var rows = scratch.File("rows.csv", "system,verdict,label\na,1,1\na,0,0\na,1,\nb,1,1\nb,0,0\nb,0,\n");
        var battles = scratch.File("battles.csv", "first,second,verdict\na,b,1\nb,a,0\na,b,0\n");
        var scores = scratch.File("scores.csv", "system,item,score\na,1,1\na,2,0\nb,1,1\nb,2,1\n");
        (CompletedCommand Command, string Line)[] commands =
        [
            (CompletedCommand.Of(new DoctorOptions().Syntax()), $"doctor {rows}"),
            (CompletedCommand.Of(new EstimateOptions().Syntax()), $"estimate {rows}"),
            (CompletedCommand.Of(new JudgeOptions().Syntax()), $"judge {rows}"),
            (CompletedCommand.Of(new AgreeOptions().Syntax()), $"agree {rows}"),
            (CompletedCommand.Of(new CompareOptions().Syntax()), $"compare {rows} --by system"),
            (CompletedCommand.Of(new RankOptions().Syntax()), $"rank {battles} --a first --b second"),
            (CompletedCommand.Of(new AuditOptions().Syntax()), $"audit {scores}"),
            (CompletedCommand.Of(new GateOptions().Syntax()), $"gate {rows} --at-least 0.5"),
            (CompletedCommand.Of(new PlanOptions().Syntax()),
                "plan --items 1000 --half-width 0.05 --guess-rate 0.7 --guess-sensitivity 0.9 --guess-specificity 0.8"),
            (CompletedCommand.Of(new CoverageOptions().Syntax()), "coverage --passed 20 --total 30 --tp 9 --fn 1 --fp 2 --tn 8"),
        ];
        foreach (var (command, line) in commands)
        {
            var taken = Enum.GetValues<ReportFormat>().Select(format => format.ToString().ToLowerInvariant()).Where(format =>
            {
                var answer = Judgestats.Line($"{line} --format {format} --output {scratch.Path($"{command.Name}.{format}")}");
                if (answer.Exit == ExitCode.BadInput) answer.IsRefused($"--format {format}");
                return answer.Exit != ExitCode.BadInput;
            });
            Assert.Equal(taken.Order(), command.Options.Single(option => option.Name == "--format").Values.Order());
        }
    }

    [Theory]
    [InlineData("completion", "name of a shell", "judgestats completion bash")]
    [InlineData("completion tcsh", "'tcsh'", "bash, zsh or fish")]
    [InlineData("completion bash zsh", "'zsh'", "room for one SHELL")]
    [InlineData("completion --bash", "no option --bash")]
    public void What_is_no_shell_is_refused(string line, params string[] parts) => Judgestats.Line(line).IsRefused(parts);

    private static Task<string> BashAsync(params string[] words)
    {
        var asked = $"COMP_WORDS=({string.Join(' ', words.Select(word => $"'{word}'"))})\nCOMP_CWORD={words.Length - 1}\n";
        return ShellAsync(
            "bash", ["--norc", "--noprofile"],
            Judgestats.Line("completion bash").Out + asked + "_judgestats\nprintf '%s\\n' \"${COMPREPLY[@]}\"\n");
    }

    private static async Task<string> ShellAsync(string shell, string[] arguments, string script)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        Assert.SkipUnless(
            !OperatingSystem.IsWindows() && folders.Any(folder => File.Exists(Path.Combine(folder, shell))), $"there is no {shell} here");
        using var scratch = new Scratch();
        var start = new ProcessStartInfo(shell, [.. arguments, scratch.File("script", script)]);
        start.Cleaned().RedirectStandardOutput = start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal("", await error);
        return (await output).TrimEnd('\n');
    }

    [GeneratedRegex(@"(?<=^ {2})--[a-z][a-z-]*", RegexOptions.Multiline)]
    private static partial Regex Option();
}
