namespace LlmJudgeStats.Monitoring;

/// <summary>What the anchors say at one look.</summary>
public sealed record AnchorLook
{
    /// <summary>Which look, from 1.</summary>
    public required int Look { get; init; }

    /// <summary>Anchors judged rightly in the baseline run and wrongly now; 0 where something else was asked.</summary>
    public long Lost { get; init; }

    /// <summary>Anchors judged wrongly in the baseline run and rightly now; 0 where something else was asked.</summary>
    public long Gained { get; init; }

    /// <summary>The one-sided p-value.</summary>
    public required double PValue { get; init; }

    /// <summary>α_k, what the p-value must not exceed for an alarm.</summary>
    public required double Error { get; init; }

    /// <summary>Whether this look raises the alarm: p ≤ α_k.</summary>
    public bool IsAlarm => PValue <= Error;
}
