using System.Diagnostics;

namespace LlmJudgeStats.Tool.Tests;

/// <summary>The shell lines of docs/build-servers/action.yml, run as a runner runs them, with this tool for the one it installs.</summary>
public sealed class BuildServerTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("gate --passed 255 --total 300 --tp 46 --fn 4 --fp 9 --tn 41 --at-least 0.85", 2, "? **inconclusive**")]
    [InlineData("gate --passed 255 --total 300 --tp 46 --fn 4 --fp 9 --tn 41 --at-least 0.5", 0, "✓ **pass**")]
    [InlineData("gate --passed 255 --total 300 --tp 46 --fn 4 --fp 9 --tn 41 --at-least $(touch$IFS'hacked')", 3, "")]
    public async Task The_action_writes_the_summary_and_fails_with_the_gate(string arguments, int exit, string shown)
    {
        Assert.SkipUnless(File.Exists("/bin/bash"), "no bash");
        var cancellation = TestContext.Current.CancellationToken;
        var action = await File.ReadAllLinesAsync(Scratch.InRepository("docs", "build-servers", "action.yml"), cancellation);
        var lines = action.SkipWhile(line => line.Trim() != "run: |").Skip(1).Select(line => line.Trim());
        // As runners call bash; the tool comes from here instead of a registry.
        var folder = Directory.CreateDirectory(_scratch.Path("judgestats")).FullName;
        var tool = Path.Combine(folder, "judgestats");
        var ours = $"#!/bin/sh\nexec '{CleanEnvironment.Dotnet}' '{typeof(App).Assembly.Location}' \"$@\"\n";
        await File.WriteAllTextAsync(tool, ours, cancellation);
        const string install = "dotnet() { chmod +x \"$RUNNER_TEMP/judgestats/judgestats\"; }";
        var script = _scratch.File("step.sh", string.Join('\n', lines.Prepend(install)) + "\n");
        var start = new ProcessStartInfo("/bin/bash", ["--noprofile", "--norc", "-eo", "pipefail", script])
        {
            WorkingDirectory = _scratch.Folder,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        var summary = _scratch.Path("summary.txt");
        start.Environment["GITHUB_STEP_SUMMARY"] = summary;
        start.Environment["RUNNER_TEMP"] = _scratch.Folder;
        start.Environment["JUDGESTATS_ARGUMENTS"] = arguments;
        start.Environment["JUDGESTATS_VERSION"] = "0.1.0";
        using var step = Process.Start(start.Cleaned())!;
        var output = step.StandardOutput.ReadToEndAsync(cancellation);
        var error = step.StandardError.ReadToEndAsync(cancellation);
        await step.WaitForExitAsync(cancellation);
        Assert.True(step.ExitCode == exit, $"{step.ExitCode}: {await output}{await error}");
        Assert.Contains(shown, await File.ReadAllTextAsync(summary, cancellation), StringComparison.Ordinal);
        Assert.False(File.Exists(_scratch.Path("hacked")));
    }
}
