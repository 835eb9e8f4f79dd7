using LlmJudgeStats.Gates;

namespace LlmJudgeStats.Reporting;

/// <summary>What a gate found for one group, and what was asked of it.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
/// <param name="Decision">The decision.</param>
public sealed record GateFindings(GateDecision Decision)
{
    /// <summary>Whether an open gate is let through.</summary>
    public bool AllowsInconclusive { get; init; }

    /// <summary>Of how many gates it is one that must hold together at <see cref="CommonLevel"/>; 1 where each stands for itself.</summary>
    public int Together { get; init; } = 1;

    /// <summary>The level that was asked for: that of the decision, or of all gates together.</summary>
    public double CommonLevel { get; init; } = Decision.Level;

    /// <summary>Whether it is open, and let through.</summary>
    public bool IsAllowed => AllowsInconclusive && Decision.Verdict == GateVerdict.Inconclusive;

    /// <summary>Whether labels would help at all: not where a rate is known, or where there are none.</summary>
    public bool LabelsCount { get; init; } = true;

    /// <summary>What labels by kind are called: human passes and fails, or those of the judge.</summary>
    public bool KindsAreVerdicts { get; init; }

    /// <summary>How many test items, or labels, the best outcome is about.</summary>
    public string? SizeInWords { get; init; }

    /// <summary>The decision in one sentence, which begins with the verdict.</summary>
    public string Sentence => IsAllowed ? $"{Decision} (allowed)" : Decision.ToString();

    /// <summary>LJS2202: the gate cannot be decided as it stands; <see langword="null"/> where it can.</summary>
    internal Diagnostic? Undecidable()
    {
        if (Decision.Verdict != GateVerdict.Inconclusive) return null;
        if (Decision.Never is { } reason)
        {
            return new(
                "LJS2202", DiagnosticSeverity.Info, $"No number of items or labels is known that would decide this gate: {Why(reason)}.",
                Fix(reason));
        }
        return Decision.CanPass ? null : new("LJS2202", DiagnosticSeverity.Info,
            $"No outcome of a study of this size can pass this gate: the best one gives the limit "
                + $"{PlainText.Percent(Decision.Reach!.Value)}.",
            "Plan a larger study, or ask for less.");
    }

    private static string Why(NeverReason reason) => reason switch
    {
        NeverReason.JudgeAtChance => "on its labels the judge is not better than chance",
        NeverReason.ClassWithoutLabel => "a kind of item has no label",
        NeverReason.AtThreshold => "the rate as estimated lies at the threshold",
        NeverReason.Design => "the method has no answer for such data",
    };

    private static string Fix(NeverReason reason) => reason switch
    {
        NeverReason.JudgeAtChance => "Use a better judge, or check whether labels or verdicts are swapped.",
        NeverReason.ClassWithoutLabel => "Label some items of each kind, then ask again.",
        NeverReason.AtThreshold => "Decide what is to happen with a rate so near to the threshold, and allow it or not.",
        NeverReason.Design => "Judge some items, and leave out the method that was named.",
    };
}
