using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LlmJudgeStats.Numerics;
using static System.Runtime.Intrinsics.Vector256;
using Lane = System.Runtime.Intrinsics.Vector256<double>;

namespace LlmJudgeStats.Inference;

/// <summary>
/// The binomial terms of a contrast, one a lane: the operations of <see cref="BinomialTerm"/> in the same order, so the same bits, in the
/// time of one term.
/// </summary>
/// <remarks>A lane without a term is a known rate that does not enter: whatever is summed, it adds nothing.</remarks>
internal struct TermLanes
{
    public const int Most = 4;

    private Four _constants, _slopes, _successes, _failures, _sizes;
    private MarkList _marks;

    public int Count { get; private set; }

    /// <summary>A term as it was added.</summary>
    public readonly BinomialTerm this[int lane] => new()
    {
        Constant = _constants[lane],
        Slope = _slopes[lane],
        Successes = _successes[lane],
        Failures = _failures[lane],
        Size = _sizes[lane],
        IsOpposite = _marks[lane].IsOpposite,
        Pool = _marks[lane].Pool,
        StepParts = _marks[lane].StepParts,
        AddedQuarters = _marks[lane].AddedQuarters,
    };

    /// <summary>Before the first term.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Begin()
    {
        Lane.One.CopyTo(_failures);
        Vector256.Create(double.PositiveInfinity).CopyTo(_sizes);
    }

    /// <summary>One more term, of at most <see cref="Most"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(in BinomialTerm term)
    {
        var lane = Count;
        _constants[lane] = term.Constant;
        _slopes[lane] = term.Slope;
        _successes[lane] = term.Successes;
        _failures[lane] = term.Failures;
        _sizes[lane] = term.Size;
        _marks[lane] = new(term.IsOpposite, term.Pool, term.StepParts, term.AddedQuarters);
        Count = lane + 1;
    }

    /// <summary>c(t) of each term.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly Lane Coefficients(double t) => Load(in _constants) + (Load(in _slopes) * Vector256.Create(t));

    /// <summary>The fitted rates under the multipliers u, and their complements.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly FitLanes At(Lane u)
    {
        var successes = Load(in _successes);
        var failures = Load(in _failures);
        var size = Load(in _sizes);
        var fits = FitLanes.Of(successes, failures, size, u);
        var isKnown = Vector256.Equals(size, Vector256.Create(double.PositiveInfinity));
        return new(ConditionalSelect(isKnown, successes, fits.Rates), ConditionalSelect(isKnown, failures, fits.Complements));
    }

    /// <summary>c² p̂ (1 − p̂)/M of each: the same with the rates as they were measured.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly Lane FreeVariances(double t)
    {
        var c = Coefficients(t);
        var size = Load(in _sizes);
        var isKnown = Vector256.Equals(size, Vector256.Create(double.PositiveInfinity));
        var whole = ConditionalSelect(isKnown, Lane.One, size);
        return c * c * (Load(in _successes) / whole * (Load(in _failures) / whole) / size);
    }

    /// <summary>c² q (1 − q)/M of each under the multiplier l.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly Lane Variances(double l, double t)
    {
        var c = Coefficients(t);
        var (rates, complements) = At(Vector256.Create(l) * c);
        return c * c * (rates * complements / Load(in _sizes));
    }

    /// <summary>The same, and minus the derivative of each fitted rate in l, times c.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly (Lane Variances, Lane Responses) VariancesAndResponses(double l, double t)
    {
        var c = Coefficients(t);
        var u = Vector256.Create(l) * c;
        var (rates, complements) = At(u);
        var size = Load(in _sizes);
        var product = rates * complements;
        var square = c * c;
        return (square * (product / size), square * (product / (size + (u * (complements - rates)))));
    }

    /// <summary>ℓ(p̂) − ℓ(q) of each for the fits at u; 0 of a known rate.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly Lane Drops(in FitLanes fits, Lane u)
    {
        var size = Load(in _sizes);
        var shifts = -u * fits.Rates * fits.Complements;
        var drops = CellDrops(Load(in _successes), shifts, fits.Rates, size)
            + CellDrops(Load(in _failures), -shifts, fits.Complements, size);
        return ConditionalSelect(Vector256.Equals(size, Vector256.Create(double.PositiveInfinity)), Lane.Zero, drops);
    }

    // What one outcome of each contributes.
    private static Lane CellDrops(Lane counts, Lane shifts, Lane shares, Lane sizes)
    {
        var isEmpty = Vector256.Equals(counts, Lane.Zero);
        return ConditionalSelect(isEmpty, shifts, -counts * LogSeries.Log1PMinus(shifts / counts, shares / counts * sizes, isEmpty));
    }

    /// <summary>Σ c_i′ q_i after another number, where an opposite counts by its complement.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly double SlopeAfter(double first, in FitLanes fits)
    {
        var sum = first;
        for (var i = 0; i < Count; i++)
            sum += _marks[i].IsOpposite ? -_slopes[i] * fits.Complements[i] : _slopes[i] * fits.Rates[i];
        return sum;
    }

    /// <summary>The sum of all lanes after another number, in the order of the terms.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly double SumAfter(double first, Lane lanes)
    {
        var sum = first + lanes[0] + lanes[1] + lanes[2];
        return Count == Most ? sum + lanes[3] : sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lane Load(ref readonly Four numbers) => Vector256.LoadUnsafe(in numbers[0]);

    private readonly record struct TermMarks(bool IsOpposite, byte Pool, byte StepParts, byte AddedQuarters);

    [InlineArray(Most)]
    private struct Four
    {
        private double _first;
    }

    [InlineArray(Most)]
    private struct MarkList
    {
        private TermMarks _first;
    }
}
