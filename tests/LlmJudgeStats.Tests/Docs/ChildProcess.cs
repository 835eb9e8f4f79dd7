using System.Diagnostics;
using System.Text.RegularExpressions;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Tests.Docs;

/// <summary>Runs <c>dotnet</c> from the root of the repository, as a reader of the pages would.</summary>
internal static partial class ChildProcess
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    /// <summary>The command line without its first word, split at blanks outside double quotes.</summary>
    public static string[] Arguments(string commandLine) =>
        [.. Word().Matches(commandLine).Select(match =>
            match.Groups["quoted"].Success ? match.Groups["quoted"].Value : match.Value).Skip(1)];

    public static async Task<Outcome> DotnetAsync(
        string[] arguments, CancellationToken cancellation, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments)
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(Disturbs).ToArray()) start.Environment.Remove(name);
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1";    // samples format numbers in the reader's culture
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";                  // a build node that stays would hold our pipes
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

    // What the test run told its own build, and what a user told every dotnet (language, logger, globalization, switches of the runtime),
    // changes what a child prints. Where .NET stands is no such thing.
    private static bool Disturbs(string name) =>
        Setting().IsMatch(name) && !name.StartsWith("DOTNET_ROOT", StringComparison.OrdinalIgnoreCase)
        && !name.Equals("DOTNET_HOST_PATH", StringComparison.OrdinalIgnoreCase)
            && !name.Equals("DOTNET_CLI_HOME", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("^(MSBUILD|VSTEST|DOTNET_|COMPlus_|VSLANG$|PreferredUILang$|NO_COLOR$|FORCE_COLOR$)", RegexOptions.IgnoreCase)]
    private static partial Regex Setting();

    [GeneratedRegex("\"(?<quoted>[^\"]*)\"|\\S+")]
    private static partial Regex Word();
}

internal sealed record Outcome(int Exit, string Out, string Error)
{
    public void Succeeded(string what) => Assert.True(Exit == 0, $"{what} ended with {Exit}\n{Out}\n{Error}");
}
