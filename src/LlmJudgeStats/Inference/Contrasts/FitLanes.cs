using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.Intrinsics.Vector256;
using Lane = System.Runtime.Intrinsics.Vector256<double>;

namespace LlmJudgeStats.Inference;

/// <summary><see cref="Fit"/> of four proportions at once: the same operations in the same order, so the same bits.</summary>
internal readonly record struct FitLanes(Lane Rates, Lane Complements)
{
    /// <summary>q(M, p̂, u) of each, with branches turned into choices.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FitLanes Of(Lane successes, Lane failures, Lane size, Lane u)
    {
        var two = Vector256.Create(2.0);
        var away = Abs(u);
        var pulled = ConditionalSelect(LessThan(u, Lane.Zero), successes, failures);
        var d = Sqrt(((size - away) * (size - away)) + (Vector256.Create(4.0) * away * pulled));
        var plus = size + u;
        var minus = size - u;
        var hasPlus = GreaterThan(plus, Lane.Zero);
        var hasMinus = GreaterThan(minus, Lane.Zero);
        var rates = ConditionalSelect(hasPlus, two * successes, plus - d) / ConditionalSelect(hasPlus, plus + d, two * u);
        var complements = ConditionalSelect(hasMinus, two * failures, d - size + u) / ConditionalSelect(hasMinus, minus + d, two * u);
        // Nothing pulls back where there is no item, or where the multiplier is beyond all numbers.
        var isDecided = Vector256.Equals(size, Lane.Zero) | Vector256.Equals(away, Vector256.Create(double.PositiveInfinity));
        var isUp = GreaterThan(u, Lane.Zero);
        return new(
            ConditionalSelect(isDecided, ConditionalSelect(isUp, Lane.Zero, Lane.One), rates),
            ConditionalSelect(isDecided, ConditionalSelect(isUp, Lane.One, Lane.Zero), complements));
    }
}
