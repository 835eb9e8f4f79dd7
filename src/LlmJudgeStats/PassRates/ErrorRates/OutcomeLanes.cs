using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.Intrinsics.Vector256;
using Lane = System.Runtime.Intrinsics.Vector256<double>;

namespace LlmJudgeStats.PassRates;

/// <summary>A measured <see cref="Proportion"/> of four studies, one a lane.</summary>
internal readonly record struct OutcomeLanes(Lane Successes, Lane Failures)
{
    private const double Trace = 1e-6;

    public Lane Size
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Successes + Failures;
    }

    public Lane Variance
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Successes * Failures / (Size * Size * Size);
    }

    /// <summary>Where both are counts, of at least one item in all, none of them a trace that a proportion may take for none.</summary>
    public Lane Plain
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => IsCount(Successes) & IsCount(Failures) & GreaterThanOrEqual(Size, Lane.One);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OutcomeLanes Load(ReadOnlySpan<double> successes, ReadOnlySpan<double> failures, int row) =>
        new(Load(successes, row), Load(failures, row));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public OutcomeLanes Smooth(Lane each) => new(Successes + each, Failures + each);

    // -0 becomes 0, as it does in a proportion.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lane Load(ReadOnlySpan<double> column, int row) => Vector256.Create(column[row..]) + Lane.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lane IsCount(Lane count) => Vector256.Equals(count, Lane.Zero)
        | (GreaterThanOrEqual(count, Vector256.Create(Trace)) & LessThanOrEqual(count, Vector256.Create(Check.MaxCount)));
}
