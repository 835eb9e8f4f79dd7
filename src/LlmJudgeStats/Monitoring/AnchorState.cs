using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LlmJudgeStats.Monitoring;

/// <summary>What a service keeps between two looks at its judge: the baseline run of the anchors, and how often it has looked.</summary>
/// <remarks>
/// A few numbers, kept as JSON (<see cref="ToJson"/>, or a context of <c>System.Text.Json</c> of your own) and read again after a restart
/// with the same digits. The number of looks is part of the promise: α_k falls with it. Source: monitoring.md 3. Equality compares all
/// parts. Immutable, thread-safe.
/// </remarks>
public sealed record AnchorState
{
    private const int HashDigits = 64;

    /// <summary>A state as it was kept.</summary>
    /// <param name="hash">The hash of the anchors.</param>
    /// <param name="baseline">What the judge said of each anchor in the baseline run, in the order of ids.</param>
    /// <param name="level">One minus the probability of a false alarm over all looks.</param>
    /// <param name="latest">The latest look; <see langword="null"/> before the first.</param>
    /// <param name="firstAlarm">The first look that raised the alarm; <see langword="null"/> without one.</param>
    /// <exception cref="ArgumentException">No hash, no anchor, or a verdict that is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A level outside (0, 1), or an alarm at a look that was not.</exception>
    [JsonConstructor]
    public AnchorState(string hash, ImmutableArray<double> baseline, double level, AnchorLook? latest, int? firstAlarm)
    {
        var isBaseline = hash is { Length: HashDigits } && !baseline.IsDefaultOrEmpty && baseline.All(double.IsFinite);
        if (!isBaseline) MonitorThrow.NotABaseline(nameof(baseline));
        if (firstAlarm is { } first && (first < 1 || first > (latest?.Look ?? 0))) MonitorThrow.BadLooks(first, nameof(firstAlarm));
        Hash = hash!;
        Baseline = baseline;
        Level = Check.Level(level, nameof(level));
        Latest = latest;
        FirstAlarm = firstAlarm;
    }

    /// <summary>The hash of the anchors.</summary>
    public string Hash { get; }

    /// <summary>What the judge said of each anchor in the baseline run, in the order of ids.</summary>
    public ImmutableArray<double> Baseline { get; }

    /// <summary>One minus the probability of a false alarm over all looks.</summary>
    public double Level { get; }

    /// <summary>The latest look; <see langword="null"/> before the first.</summary>
    public AnchorLook? Latest { get; private init; }

    /// <summary>The first look that raised the alarm; <see langword="null"/> without one.</summary>
    public int? FirstAlarm { get; private init; }

    /// <summary>Whether a look has raised the alarm.</summary>
    [JsonIgnore]
    public bool IsAlarm => FirstAlarm is not null;

    /// <summary>The state before the first look.</summary>
    /// <param name="baseline">The baseline run.</param>
    /// <param name="level">One minus the probability of a false alarm over all looks, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentNullException">No run.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A level outside (0, 1).</exception>
    public static AnchorState Start(AnchorRun baseline, double level = IntervalEstimate.DefaultLevel)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        return new(baseline.Hash, baseline.Verdicts, level, null, null);
    }

    /// <summary>The state after the judge has judged the anchors again.</summary>
    /// <param name="run">The new run.</param>
    /// <exception cref="ArgumentNullException">No run.</exception>
    /// <exception cref="ArgumentException">Other anchors than those of the baseline: LJS1108.</exception>
    public AnchorState Look(AnchorRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (run.Hash != Hash) MonitorThrow.OldAnchors(Hash, run.Hash, nameof(run));
        var changes = run.ChangesOfRight(Baseline.AsSpan());
        var look = new AnchorAlarm { Level = Level }.OfChanges((Latest?.Look ?? 0) + 1, changes.ABetter, changes.BBetter);
        return this with { Latest = look, FirstAlarm = FirstAlarm ?? (look.IsAlarm ? look.Look : null) };
    }

    /// <summary>The state as JSON, to be kept.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, AnchorJson.Default.AnchorState);

    /// <summary>A state that was kept.</summary>
    /// <param name="json">What <see cref="ToJson"/> gave.</param>
    /// <exception cref="ArgumentException">A part that cannot be.</exception>
    /// <exception cref="JsonException">Not such JSON.</exception>
    public static AnchorState FromJson(string json) =>
        JsonSerializer.Deserialize(json, AnchorJson.Default.AnchorState) ?? MonitorThrow.NoState<AnchorState>(nameof(json));

    /// <summary>Whether another state has the same parts.</summary>
    /// <param name="other">Another state.</param>
    public bool Equals(AnchorState? other) =>
        other is not null && Hash == other.Hash && Baseline.AsSpan().SequenceEqual(other.Baseline.AsSpan()) && Level == other.Level
        && Latest == other.Latest && FirstAlarm == other.FirstAlarm;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Hash, Level, Latest, FirstAlarm);
}
