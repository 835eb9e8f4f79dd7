using System.Text.Json.Serialization;
using LlmJudgeStats.Gates;

namespace LlmJudgeStats.Monitoring;

/// <summary>A promise about the mean, and the alarm that it is broken: the anytime interval lies wholly on the wrong side.</summary>
/// <remarks>
/// One end of an anytime interval at a level L is passed by the mean at any look with probability (1 − L)/2 at most: that is the
/// probability of a false alarm over all looks together. Source: monitoring.md 2. Immutable, thread-safe.
/// </remarks>
public sealed record SystemAlarm
{
    /// <summary>The promised mean, in the unit of the values.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number beyond 1e100 in size, or NaN.</exception>
    public required double Threshold { get; init => field = Check.RangeEnd(value, nameof(Threshold)); }

    /// <summary>Whether the mean is promised to be at least the threshold (the default), or at most.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enum.</exception>
    [JsonConverter(typeof(JsonStringEnumConverter<GateSide>))]
    public GateSide Side { get; init => field = Check.Defined(value); }

    /// <summary>Whether an interval shows the promise broken.</summary>
    /// <param name="interval">The anytime interval of a look.</param>
    public bool IsRaised(IntervalEstimate interval) => Side switch
    {
        GateSide.AtLeast => interval.Upper < Threshold,
        GateSide.AtMost => interval.Lower > Threshold,
    };
}
