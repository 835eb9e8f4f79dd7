using System.Diagnostics;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Tests.Docs;

/// <summary>Runs <c>dotnet</c> from the root of the repository, as a reader of the pages would.</summary>
internal static class ChildProcess
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    public static async Task<Outcome> DotnetAsync(
        string[] arguments, CancellationToken cancellation, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(CleanEnvironment.Dotnet, arguments)
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        }.Cleaned();
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1";    // samples format numbers in the reader's culture
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";                  // a build node that stays would hold our pipes
        start.Environment["RunAnalyzers"] = "false";    // what they say is for the build; here they would run once for each sample
        foreach (var (name, value) in environment) start.Environment[name] = value;

        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start");
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(cancellation), process.StandardError.ReadToEndAsync(cancellation));
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timeout.CancelAfter(s_patience);
        try
        {
            await process.WaitForExitAsync(timeout.Token);
            await Task.WhenAll(output, error).WaitAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"dotnet {string.Join(' ', arguments)} did not end within {s_patience}");
        }
        return new(
            process.ExitCode, (await output).ReplaceLineEndings("\n").TrimEnd('\n'), (await error).ReplaceLineEndings("\n").TrimEnd('\n'));
    }
}

internal sealed record Outcome(int Exit, string Out, string Error)
{
    public void Succeeded(string what) => Assert.True(Exit == 0, $"{what} ended with {Exit}\n{Out}\n{Error}");
}
