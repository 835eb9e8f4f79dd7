using System.Collections.Immutable;

namespace LlmJudgeStats.Audit.Details;

/// <summary>Two benchmarks on the same systems.</summary>
/// <remarks>Names in JSON are the names here, beginning small. Immutable, thread-safe. Source: audit.md 8.</remarks>
public sealed record CoDirectionDetails : IAuditDetails
{
    /// <summary>Their names.</summary>
    public required ImmutableArray<string> Benchmarks { get; init; }

    /// <summary>How many systems both have.</summary>
    public required long Systems { get; init; }

    /// <summary>The rank correlation of the scores; none when a benchmark gives all the same.</summary>
    public double? Spearman { get; init; }

    /// <summary>Its lower limit; none with fewer than 5 systems.</summary>
    public double? Lower { get; init; }

    /// <summary>Its upper limit.</summary>
    public double? Upper { get; init; }

    /// <summary>Its one-sided upper limit at .99.</summary>
    public double? Upper99 { get; init; }

    /// <summary>Kendall's tau-b.</summary>
    public double? Kendall { get; init; }

    /// <summary>Its lower limit.</summary>
    public double? KendallLower { get; init; }

    /// <summary>Its upper limit.</summary>
    public double? KendallUpper { get; init; }

    /// <summary>The share of pairs of systems ordered alike.</summary>
    public required double OrderAgreement { get; init; }

    /// <summary>Its lower limit.</summary>
    public double? AgreementLower { get; init; }

    /// <summary>Its upper limit.</summary>
    public double? AgreementUpper { get; init; }

    /// <summary>Pairs ordered alike.</summary>
    public required long Concordant { get; init; }

    /// <summary>Pairs ordered oppositely.</summary>
    public required long Discordant { get; init; }

    /// <summary>What two such benchmarks must reach, given their reliabilities.</summary>
    public required double Threshold { get; init; }

    /// <summary>What their reliabilities leave of a perfect agreement.</summary>
    public required double Attenuation { get; init; }

    /// <summary>The correlation without their noise; none when there is too much of it.</summary>
    public double? Disattenuated { get; init; }

    /// <summary>Whether they order systems oppositely.</summary>
    public required bool Opposed { get; init; }

    /// <summary>Pairs that both tell apart, and order oppositely.</summary>
    public required ImmutableArray<OppositePair> Opposite { get; init; }
}
