using System.Reflection;

namespace LlmJudgeStats.Reporting;

/// <summary>Which library made a report.</summary>
public static class ReportLibrary
{
    /// <summary>The name of the library.</summary>
    public const string Name = "LlmJudgeStats";

    /// <summary>The version of the library, without the commit.</summary>
    public static string Version { get; } = Plain(
        typeof(JudgeEstimate).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0");

    private static string Plain(string version) =>
        version.IndexOf('+', StringComparison.Ordinal) is var at and >= 0 ? version[..at] : version;
}
