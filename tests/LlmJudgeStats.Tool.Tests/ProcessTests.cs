using System.Diagnostics;

namespace LlmJudgeStats.Tool.Tests;

/// <summary>The tool as a process: real streams, a real locale, a real exit code.</summary>
public sealed class ProcessTests
{
    private const string Counts = "estimate --passed 83 --total 115 --tp 46 --fn 4 --fp 9 --tn 41 ";

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

    private static async Task<(int Exit, string Out, string Error)> Run(string line)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(App).Assembly.Location, .. line.Split(' ', StringSplitOptions.RemoveEmptyEntries)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        };
        (start.Environment["LANG"], start.Environment["LC_ALL"]) = ("de_DE.UTF-8", "de_DE.UTF-8");
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }
}
