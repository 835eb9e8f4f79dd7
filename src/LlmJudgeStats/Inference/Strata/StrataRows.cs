using System.Buffers;

namespace LlmJudgeStats.Inference;

/// <summary>
/// A table of strata made ready for one limit: values as shares of their range from the end that the limit starts from, without what is
/// empty.
/// </summary>
/// <remarks>
/// Inner values that no item has are left out, and so are strata without any item, unless their weight is declared. The counts may be
/// moved.
/// </remarks>
internal ref struct StrataRows
{
    /// <summary>The most numbers that are kept on the stack: 32 kB, about a thousand cells.</summary>
    private const int StackNumbers = 4096;

    private double[]? _rented;

    /// <param name="view">The table.</param>
    /// <param name="side">Which limit: the upper one is the lower one of the values seen from the other end.</param>
    /// <param name="stack">Room for <see cref="StackRoom"/> numbers.</param>
    public StrataRows(in StrataView view, IntervalSide side, Span<double> stack)
    {
        var room = stack;
        if (Room(in view) > stack.Length)
        {
            _rented = ArrayPool<double>.Shared.Rent(Room(in view));
            room = _rented;
        }
        Weights = view.Weights;
        // The places of the values that are kept, at the end of the room until the profile needs it.
        var places = room.Slice(Room(in view) - view.Values.Length, view.Values.Length);
        var values = 0;
        for (var c = 0; c < view.Values.Length; c++)
        {
            var place = side == IntervalSide.Lower ? c : view.Values.Length - 1 - c;
            if (!IsKept(in view, place)) continue;
            room[values] = view.Share(view.Values[place], side);
            places[values] = place;
            values++;
        }
        Values = room[..values];
        room = room[values..];
        Counts = room[..(view.Strata * values)];
        room = room[Counts.Length..];
        Masses = room[..view.Strata];
        room = room[Masses.Length..];
        Labelled = room[..view.Strata];
        Scratch = room[Labelled.Length..];
        var strata = 0;
        for (var h = 0; h < view.Strata; h++)
        {
            if (Copy(in view, h, places[..values], strata)) strata++;
        }
        Counts = Counts[..(strata * values)];
        Masses = Masses[..strata];
        Labelled = Labelled[..strata];
        if (Weights == StratumWeights.Declared) Normalize(Masses);
        if (IsTwoByTwo) SortPair();
    }

    public StratumWeights Weights { get; }

    /// <summary>Rising from 0 to 1.</summary>
    public ReadOnlySpan<double> Values { get; }

    public Span<double> Counts { get; }

    /// <summary>Items without a label, or declared weights with a sum of 1.</summary>
    public Span<double> Masses { get; }

    /// <summary>f: labelled items of each stratum.</summary>
    public Span<double> Labelled { get; }

    /// <summary>Room for the numbers of <see cref="StratifiedProfile"/>.</summary>
    public Span<double> Scratch { get; }

    public readonly int Strata => Masses.Length;

    /// <summary>
    /// Whether the closed form of two strata and two values serves; they are sorted then, so that exchanging them changes nothing, to the
    /// last bit.
    /// </summary>
    public readonly bool IsTwoByTwo => Weights == StratumWeights.Observed && Values.Length == 2 && Strata <= 2;

    /// <summary>How many numbers to ask of the stack: none where there would be too many.</summary>
    public static int StackRoom(in StrataView view) => Room(in view) is var room and <= StackNumbers ? room : 0;

    public readonly Span<double> Row(int stratum) => Counts.Slice(stratum * Values.Length, Values.Length);

    /// <summary>Whether no count lies at another value than this one.</summary>
    public readonly bool AreAllAt(int value)
    {
        for (var h = 0; h < Strata; h++)
        {
            if (!AreAllAt(Row(h), value)) return false;
        }
        return true;
    }

    /// <summary>The same for the counts of one stratum.</summary>
    public static bool AreAllAt(ReadOnlySpan<double> row, int value)
    {
        for (var c = 0; c < row.Length; c++)
        {
            if (c != value && row[c] != 0) return false;
        }
        return true;
    }

    public void Dispose()
    {
        if (_rented is null) return;
        ArrayPool<double>.Shared.Return(_rented);
        _rented = null;
    }

    private static int Room(in StrataView view) =>
        view.Values.Length + view.Counts.Length + (2 * view.Strata) + StratifiedProfile.Room(view.Strata, view.Values.Length);

    // The ends always: mass moves to them.
    private static bool IsKept(in StrataView view, int value)
    {
        if (value == 0 || value == view.Values.Length - 1) return true;
        for (var i = value; i < view.Counts.Length; i += view.Values.Length)
        {
            if (view.Counts[i] > 0) return true;
        }
        return false;
    }

    // Whether the stratum counts; else its place is free for the next one.
    private readonly bool Copy(in StrataView view, int stratum, ReadOnlySpan<double> places, int place)
    {
        var row = Row(place);
        var from = view.Row(stratum);
        var labelled = 0.0;
        for (var c = 0; c < row.Length; c++)
        {
            row[c] = from[(int)places[c]];
            labelled += row[c];
        }
        Masses[place] = view.Masses[stratum];
        Labelled[place] = labelled;
        return view.Weights == StratumWeights.Declared || labelled + view.Masses[stratum] > 0;
    }

    // A sum of 1 but for what the caller's decimals were rounded to.
    private static void Normalize(Span<double> weights)
    {
        var sum = 0.0;
        foreach (var weight in weights) sum += weight;
        foreach (ref var weight in weights) weight /= sum;
    }

    // The rarer stratum first.
    private readonly void SortPair()
    {
        if (Strata < 2 || Key(0).CompareTo(Key(1)) <= 0) return;
        (Masses[0], Masses[1]) = (Masses[1], Masses[0]);
        (Labelled[0], Labelled[1]) = (Labelled[1], Labelled[0]);
        for (var c = 0; c < 2; c++) (Counts[c], Counts[2 + c]) = (Counts[2 + c], Counts[c]);
    }

    private readonly (double All, double Ones, double Zeros) Key(int stratum) =>
        (Masses[stratum] + Labelled[stratum], Row(stratum)[1], Row(stratum)[0]);
}
