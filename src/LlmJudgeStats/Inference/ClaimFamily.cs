using System.Collections.Immutable;

namespace LlmJudgeStats.Inference;

/// <summary>Claims in tiers that were declared before the data were looked at: primary ones first. Source: decisions.md 7.7.</summary>
/// <remarks>
/// <code>adjusted p = max(Holm in its tier, the largest adjusted p of all earlier tiers)</code>
/// A serial gate: a later tier is looked at as far as all earlier claims were shown. Immutable, thread-safe.
/// </remarks>
public sealed class ClaimFamily
{
    /// <summary>A family of tiers.</summary>
    /// <param name="tiers">P-values in [0, 1], tier by tier.</param>
    /// <exception cref="ArgumentNullException">No tiers.</exception>
    /// <exception cref="ArgumentException">A value outside [0, 1].</exception>
    public ClaimFamily(IEnumerable<IReadOnlyList<double>> tiers)
    {
        ArgumentNullException.ThrowIfNull(tiers);
        var gate = 0.0;
        var adjusted = ImmutableArray.CreateBuilder<ImmutableArray<double>>();
        foreach (var tier in tiers)
        {
            var holm = Multiplicity.Holm([.. tier]);
            adjusted.Add([.. holm.Select(p => Math.Max(p, gate))]);
            gate = Math.Max(gate, holm.DefaultIfEmpty(0).Max());
        }
        Adjusted = adjusted.ToImmutable();
    }

    /// <summary>The adjusted p-values, tier by tier, in the order given.</summary>
    public ImmutableArray<ImmutableArray<double>> Adjusted { get; }
}
