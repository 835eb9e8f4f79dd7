using System.Diagnostics;

namespace LlmJudgeStats.Tool.Tests;

/// <summary>The tool as a process: real streams, a real locale, a real exit code.</summary>
public sealed class ProcessTests
{
    private const string Counts = "estimate --passed 83 --total 115 --tp 46 --fn 4 --fp 9 --tn 41 ";
    private static readonly string s_tool = $"'{CleanEnvironment.Dotnet}' '{typeof(App).Assembly.Location}'";    // for a shell

    [Theory]
    [InlineData(Counts)]
    [InlineData(Counts + "--format json")]
    public async Task G08_G09_a_redirected_process_prints_the_same_bytes_in_any_locale(string line)
    {
        var (exit, output, error) = await Run(line);
        Assert.Equal((0, ""), (exit, error));
        Assert.Equal(Judgestats.Line(line).Out, output);
    }

    [Fact]
    public async Task B03_bad_input_is_exit_code_3_with_an_empty_output()
    {
        var (exit, output, error) = await Run(Counts + "--level 95");
        Assert.Equal((3, ""), (exit, output));
        Assert.Equal("judgestats: --level 95: a level lies strictly between 0 and 1; did you mean 0.95?\n", error);
    }

    /// <summary>attack-cases 01, by way of standard input.</summary>
    [Fact]
    public async Task A_file_on_standard_input_is_not_overwritten_by_its_own_answer()
    {
        if (!OperatingSystem.IsLinux()) return;    // elsewhere nothing tells which file standard input is
        using var scratch = new Scratch();
        var path = scratch.File("rows.csv", "verdict,label\npass,pass\nfail,fail\npass,\n");
        var (exit, _, error) = await Start(new(
            "sh", ["-c", $"{s_tool} estimate - --output {path} --force < {path}"]));
        Assert.Equal(3, exit);
        Assert.Contains("is the input file", error, StringComparison.Ordinal);
        Assert.StartsWith(
            "verdict,label", await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    /// <summary>attack-cases 06: once an abort, exit code 4, or a wait without end.</summary>
    [Theory]
    [InlineData("estimate rows.csv >&-", "the output cannot be written")]
    [InlineData("estimate rows.csv > /dev/full", "the output cannot be written")]
    [InlineData("estimate /nonexistent 2>&-", "")]
    [InlineData("estimate /nonexistent 2> /dev/full", "")]
    [InlineData("estimate - <&-", "standard input is closed")]
    [InlineData("estimate - < .", "standard input is a directory")]
    [InlineData("estimate - 0> written", "standard input cannot be read")]
    public async Task A_stream_that_is_closed_or_no_stream_is_exit_code_3(string line, string reason)
    {
        if (!OperatingSystem.IsLinux()) return;    // elsewhere the shell has other words for it
        using var scratch = new Scratch();
        scratch.File("rows.csv", "verdict,label\npass,pass\nfail,fail\npass,\n");
        var (exit, output, error) = await Start(new(
            "sh", ["-c", $"cd {scratch.Folder} && {s_tool} {line}"]));
        Assert.Equal((3, ""), (exit, output));
        Assert.Contains(reason, error, StringComparison.Ordinal);
    }

    private static Task<(int Exit, string Out, string Error)> Run(string line) =>
        Start(new(CleanEnvironment.Dotnet, [typeof(App).Assembly.Location, .. line.Split(' ', StringSplitOptions.RemoveEmptyEntries)]));

    private static async Task<(int Exit, string Out, string Error)> Start(ProcessStartInfo start)
    {
        start.Cleaned().RedirectStandardOutput = start.RedirectStandardError = true;
        start.StandardOutputEncoding = System.Text.Encoding.UTF8;
        (start.Environment["LANG"], start.Environment["LC_ALL"]) = ("de_DE.UTF-8", "de_DE.UTF-8");
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }
}
