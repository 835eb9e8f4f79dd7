using System.Diagnostics;
using System.Text.RegularExpressions;

namespace LlmJudgeStats.Tool.Tests;

/// <summary>The program of docs/from-python.md, run with python3 and no packages, prints what the page shows.</summary>
public sealed partial class PythonPageTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task The_program_prints_what_the_page_shows()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var python = folders.Select(folder => Path.Combine(folder, "python3")).FirstOrDefault(File.Exists);
        Assert.SkipWhen(python is null, "no python3");
        var cancellation = TestContext.Current.CancellationToken;
        var page = (await File.ReadAllTextAsync(Scratch.InRepository("docs", "from-python.md"), cancellation)).ReplaceLineEndings("\n");
        var blocks = Block().Matches(page).ToDictionary(match => match.Groups["language"].Value, match => match.Groups["text"].Value);
        var tool = _scratch.Path("judgestats");
        await File.WriteAllTextAsync(
            tool, $"#!/bin/sh\nexec '{CleanEnvironment.Dotnet}' '{typeof(App).Assembly.Location}' \"$@\"\n", cancellation);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(tool, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var start = new ProcessStartInfo(python!, ["-I", "-c", blocks["python"]])
        {
            WorkingDirectory = Scratch.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = $"{_scratch.Folder}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}";
        using var run = Process.Start(start.Cleaned())!;
        var output = run.StandardOutput.ReadToEndAsync(cancellation);
        var error = run.StandardError.ReadToEndAsync(cancellation);
        await run.WaitForExitAsync(cancellation);
        Assert.Equal((0, ""), (run.ExitCode, await error));
        Assert.Equal(blocks["text"], await output);
    }

    [GeneratedRegex(
        "^```(?<language>python|text)\\n(?<text>.*?)^```$",
        RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Block();
}
