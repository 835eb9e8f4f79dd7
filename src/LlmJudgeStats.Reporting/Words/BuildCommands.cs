using System.Text.RegularExpressions;

namespace LlmJudgeStats.Reporting;

/// <summary>
/// Lines that a build server would obey: <c>::error::</c> of GitHub Actions, <c>##vso[...]</c> and <c>##[...]</c> of Azure Pipelines. A
/// name in a log must not be one.
/// </summary>
internal static partial class BuildCommands
{
    /// <summary>A line with the first sign of a command as an escape: <c>\u003a:error::</c>.</summary>
    public static string Escape(string line) => Command().Replace(line, command =>
        $"{command.Groups["before"].Value}{Invariant($"\\u{(int)command.Groups["sign"].Value[0]:x4}")}");

    /// <summary>A cell with an apostrophe before a command, as before a formula.</summary>
    public static string Guard(string cell) => Command().Replace(cell, "${before}'${sign}");

    [GeneratedRegex(@"(?<before>^\s*)(?<sign>:(?=:)|#(?=#(?:vso)?\[))", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Command();
}
