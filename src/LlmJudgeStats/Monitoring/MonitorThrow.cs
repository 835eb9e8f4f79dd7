using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace LlmJudgeStats.Monitoring;

/// <summary>What a monitor refuses.</summary>
[StackTraceHidden]
internal static class MonitorThrow
{
    private const string OldAnchorsCode = "LJS1108";

    [DoesNotReturn]
    public static void OldAnchors(string baseline, string given, string name) => throw new ArgumentException(
        $"{OldAnchorsCode}: these are other anchors than those of the baseline run (hash {given[..12]} now, {baseline[..12]} then): "
            + "judge the same ids with the same labels, or make a new baseline run", name);

    [DoesNotReturn]
    public static void NotABaseline(string name) =>
        throw new ArgumentException("a baseline needs a hash of 64 hexadecimal digits and a finite verdict for each anchor", name);

    [DoesNotReturn]
    public static void NothingToLabel(int stratum, string name) => throw new ArgumentException(
        Invariant($"no item of stratum {stratum} is without a label: count the item first (WithJudged), or both at once (WithLabelled)"),
        name);

    [DoesNotReturn]
    public static void UnlikeCounts(string name) => throw new ArgumentException(
        "counts of another range or another number of strata: both are fixed before the first label", name);

    [DoesNotReturn]
    public static T NoState<T>(string name) =>
        throw new ArgumentException("not the JSON of a state: it holds null where an object is needed", name);

    [DoesNotReturn]
    public static void BadLooks(long looks, string name) => throw new ArgumentOutOfRangeException(
        name, looks, "looks, the latest look and the first alarm of a state do not fit together");
}
