using System.Diagnostics;
using System.Text.RegularExpressions;

namespace LlmJudgeStats.Tests.Shared;

/// <summary>The variables of a process that a test starts: none by which a user tells .NET how to build, to print or to run.</summary>
/// <remarks>
/// What the test run told its own build, and what a user told every <c>dotnet</c> (language, logger, globalization, colours, switches of
/// the runtime), changes what a child prints. Where .NET stands is no such thing.
/// </remarks>
internal static partial class CleanEnvironment
{
    // Of the settings only these say where things are.
    private static readonly string[] s_places = ["DOTNET_ROOT", "DOTNET_HOST_PATH", "DOTNET_CLI_HOME"];

    /// <summary>The <c>dotnet</c> that runs this test.</summary>
    public static string Dotnet => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <summary>Takes every setting out of what a child is about to inherit.</summary>
    public static ProcessStartInfo Cleaned(this ProcessStartInfo start)
    {
        foreach (var name in start.Environment.Keys.Where(Disturbs).ToArray()) start.Environment.Remove(name);
        return start;
    }

    /// <summary>Whether a variable is a setting.</summary>
    public static bool Disturbs(string name) =>
        Setting().IsMatch(name) && !s_places.Any(place => name.StartsWith(place, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex("^(MSBUILD|VSTEST|DOTNET_|COREHOST_|COMPlus_|(VSLANG|PreferredUILang|NO_COLOR|FORCE_COLOR)$)", RegexOptions.IgnoreCase)]
    private static partial Regex Setting();
}
