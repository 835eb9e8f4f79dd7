using System.Text.Json;
using System.Text.Json.Serialization;

namespace LlmJudgeStats.Monitoring;

/// <summary>What a service keeps between two looks at a system: its plan, its counts, and what the looks so far have shown.</summary>
/// <remarks>
/// A few hundred bytes, however many items were counted, kept as JSON (<see cref="ToJson"/>, or a context of <c>System.Text.Json</c> of
/// your own) and read again after a restart with the same digits. Workers count for themselves (<see cref="MonitorCounts"/>) and merge; one
/// looks. Looks may be made at any time and as often as one likes. Source: monitoring.md 5. Equality compares all parts. Immutable,
/// thread-safe.
/// </remarks>
public sealed record MonitorState
{
    /// <summary>A state as it was kept.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="counts">The counts.</param>
    /// <param name="looks">How often one has looked with enough labels.</param>
    /// <param name="latest">The latest such look; <see langword="null"/> before the first.</param>
    /// <param name="previous">The one before it.</param>
    /// <param name="firstAlarm">The labels at the first look that raised the alarm; <see langword="null"/> without one.</param>
    /// <exception cref="ArgumentNullException">No plan, or no counts.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Looks that do not fit the latest one.</exception>
    [JsonConstructor]
    public MonitorState(
        MonitorPlan plan, MonitorCounts counts, long looks, MonitorLook? latest, MonitorLook? previous, long? firstAlarm)
    {
        var isFit = looks >= 0 && (looks > 0) == (latest is not null) && (looks > 1) == (previous is not null)
            && (firstAlarm is null || (firstAlarm > 0 && firstAlarm <= latest?.Labels));
        if (!isFit) MonitorThrow.BadLooks(looks, nameof(looks));
        Plan = Check.NotNull(plan, nameof(plan));
        Counts = Check.NotNull(counts, nameof(counts));
        Looks = looks;
        Latest = latest;
        Previous = previous;
        FirstAlarm = firstAlarm;
    }

    /// <summary>What is to be shown.</summary>
    public MonitorPlan Plan { get; }

    /// <summary>What has been judged and labelled so far: <c>state with { Counts = state.Counts.WithJudged(0, 120) }</c>.</summary>
    /// <exception cref="ArgumentNullException">No counts.</exception>
    /// <exception cref="ArgumentException">Another range or number of strata.</exception>
    public MonitorCounts Counts
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(Counts));
            if (field is { } counts && (counts.Range != value.Range || counts.Strata != value.Strata))
                MonitorThrow.UnlikeCounts(nameof(Counts));
            field = value;
        }
    }

    /// <summary>How often one has looked with enough labels.</summary>
    public long Looks { get; private init; }

    /// <summary>The latest such look; <see langword="null"/> before the first.</summary>
    public MonitorLook? Latest { get; private init; }

    /// <summary>The look before it.</summary>
    public MonitorLook? Previous { get; private init; }

    /// <summary>The labels at the first look that raised the alarm; <see langword="null"/> without one.</summary>
    public long? FirstAlarm { get; private init; }

    /// <summary>Whether a look has raised the alarm.</summary>
    [JsonIgnore]
    public bool IsAlarm => FirstAlarm is not null;

    /// <summary>The data as a study.</summary>
    [JsonIgnore]
    public MeanStudy Study => new() { Table = Counts.ToTable(), Design = Plan.Design };

    /// <summary>
    /// What all looks so far say together; the latest look's own interval where no mean lies in all of them; <see langword="null"/> before
    /// the first look.
    /// </summary>
    [JsonIgnore]
    public IntervalEstimate? Running => Latest switch
    {
        null => null,
        { IsEmptyIntersection: true } look => new(look.Lower, look.Upper, Plan.Level),
        var look => new(look.HighestLower, look.LowestUpper, Plan.Level),
    };

    /// <summary>LJS1105, with the last two intervals, when no mean lies in the intervals of all looks.</summary>
    [JsonIgnore]
    public IReadOnlyList<Diagnostic> Diagnostics => Latest is not { IsEmptyIntersection: true } look ? [] :
    [
        new("LJS1105", DiagnosticSeverity.Warning,
            "No mean lies in the intervals of all looks: the system has moved, or one look is among the few that miss.",
            "Quote the latest look's own interval, and begin a new sequence from the day on which something changed.")
        {
            Detail = Invariant($"The last intervals are {Words(Previous!)} and {Words(look)}."),
        },
    ];

    /// <summary>The state before the first item.</summary>
    /// <param name="plan">What is to be shown.</param>
    /// <param name="range">The range of the values: [0, 1] for a pass rate.</param>
    /// <param name="strata">How many strata there are: 2 for pass and fail.</param>
    /// <exception cref="ArgumentNullException">No plan.</exception>
    /// <exception cref="ArgumentOutOfRangeException">No stratum, or a range without width.</exception>
    public static MonitorState Start(MonitorPlan plan, ValueRange range, int strata) =>
        new(plan, MonitorCounts.Empty(range, strata), 0, null, null, null);

    /// <summary>The estimate as the counts are now, with everything it assumes.</summary>
    public JudgeEstimate Estimate() => Plan.Estimator.Estimate(Study, Plan.Level);

    /// <summary>
    /// The state after a look. With too few labels for an interval, and where there is none, nothing changes.
    /// </summary>
    public MonitorState Look()
    {
        var estimate = Estimate();
        var labels = Counts.Labels;
        var isTooEarly = labels == 0 || (Plan.Interval == AnytimeInterval.AnytimeProfile && labels < AnytimeProfile.FirstLook);
        if (isTooEarly || (estimate.Warnings & EstimateWarnings.DesignMismatch) != 0) return this;
        var isAlarm = Plan.Alarm is { } alarm && alarm.IsRaised(estimate.Interval);
        var look = new MonitorLook
        {
            Labels = labels,
            Point = estimate.IsIdentified ? estimate.Point : null,
            Lower = estimate.Interval.Lower,
            Upper = estimate.Interval.Upper,
            HighestLower = Math.Max(Latest?.HighestLower ?? Counts.Lower, estimate.Interval.Lower),
            LowestUpper = Math.Min(Latest?.LowestUpper ?? Counts.Upper, estimate.Interval.Upper),
            IsAlarm = isAlarm,
        };
        return this with { Looks = Looks + 1, Previous = Latest, Latest = look, FirstAlarm = FirstAlarm ?? (isAlarm ? labels : null) };
    }

    /// <summary>The state as JSON, to be kept.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, MonitorJson.Default.MonitorState);

    /// <summary>A state that was kept.</summary>
    /// <param name="json">What <see cref="ToJson"/> gave.</param>
    /// <exception cref="ArgumentException">A part that cannot be.</exception>
    /// <exception cref="JsonException">Not such JSON.</exception>
    public static MonitorState FromJson(string json) =>
        JsonSerializer.Deserialize(json, MonitorJson.Default.MonitorState) ?? MonitorThrow.NoState<MonitorState>(nameof(json));

    private static string Words(MonitorLook look) =>
        Invariant($"[{look.Lower:0.####}, {look.Upper:0.####}] at {look.Labels} labels");
}
