using System.Text.Json.Serialization;

namespace LlmJudgeStats.Monitoring;

/// <summary>What a monitor is to show, fixed before the first label.</summary>
/// <remarks>Equality compares all parts. Immutable, thread-safe.</remarks>
public sealed record MonitorPlan
{
    /// <summary>The number of labels at which the interval is to be narrowest for its size: a plan, and no limit. One or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one, or more than 1,000,000,000.</exception>
    public required long PlannedLabels { get; init => field = Check.Planned(value, 1); }

    /// <summary>The level of the interval at all looks together, strictly between 0 and 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A level outside (0, 1).</exception>
    public double Level { get; init => field = Check.Level(value); } = IntervalEstimate.DefaultLevel;

    /// <summary>How labelled items are chosen: <see cref="CalibrationDesign.Random"/> unless it says otherwise.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enum.</exception>
    [JsonConverter(typeof(JsonStringEnumConverter<CalibrationDesign>))]
    public CalibrationDesign Design { get; init => field = Check.Defined(value); } = CalibrationDesign.Random;

    /// <summary>How the interval is formed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enum.</exception>
    [JsonConverter(typeof(JsonStringEnumConverter<AnytimeInterval>))]
    public AnytimeInterval Interval { get; init => field = Check.Defined(value); }

    /// <summary>The promise about the mean; <see langword="null"/>: none, only watching.</summary>
    public SystemAlarm? Alarm { get; init; }

    /// <summary>The estimator of each look.</summary>
    internal AnytimeProfile Estimator => new() { PlannedLabels = PlannedLabels, Interval = Interval };
}
