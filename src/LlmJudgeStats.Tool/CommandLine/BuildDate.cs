using System.Globalization;

namespace LlmJudgeStats.Tool.CommandLine;

/// <summary>The date that a build says it has. There is no clock here: whoever wants a date in a file says it as builds do.</summary>
internal static class BuildDate
{
    private const long LastSecond = 253_402_300_799;    // of the year 9999

    /// <summary>What <c>SOURCE_DATE_EPOCH</c> says; <see langword="null"/> where it says nothing.</summary>
    public static DateTimeOffset? Of(ToolHost host)
    {
        if (string.IsNullOrEmpty(host.SourceDateEpoch)) return null;
        return long.TryParse(host.SourceDateEpoch, NumberStyles.None, CultureInfo.InvariantCulture, out var since) && since <= LastSecond
            ? DateTimeOffset.FromUnixTimeSeconds(since)
            : throw new UsageException($"SOURCE_DATE_EPOCH={host.SourceDateEpoch}: seconds since 1970 are needed, a whole number");
    }
}
