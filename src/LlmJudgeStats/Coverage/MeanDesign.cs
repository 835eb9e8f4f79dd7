using System.Collections.Immutable;
using MathNet.Numerics;

namespace LlmJudgeStats.Coverage;

/// <summary>
/// The sizes of a study of a mean: so many labels of so many items at random, so many of each stratum (by verdict), or so many of each
/// stratum with declared weights.
/// </summary>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record MeanDesign
{
    /// <summary>The values that an item can have, rising, with both ends of the range.</summary>
    public required ImmutableArray<double> Values { get; init; }

    /// <summary>How many strata there are.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one.</exception>
    public required int Strata { get; init => field = Check.AtLeastOne(value, nameof(Strata)); }

    /// <summary>Items that are judged, labelled ones included; not read with declared weights.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative number.</exception>
    public int Items { get; init => field = Check.Count(value, nameof(Items)); }

    /// <summary>
    /// Items with a label: one number at random, or one for each stratum by verdict and with declared weights. By verdict a stratum with
    /// fewer items has all of them labelled.
    /// </summary>
    public required ImmutableArray<int> Labels { get; init; }

    /// <summary>Declared weights of the strata; empty where they are as observed.</summary>
    public ImmutableArray<double> Weights { get; init; } = [];

    /// <summary>How labels are chosen: by verdict where each of several strata has a number of its own and no weight.</summary>
    public CalibrationDesign Design =>
        Weights.IsEmpty && Labels.Length > 1 ? CalibrationDesign.ByVerdict : CalibrationDesign.Random;

    /// <summary>The range of a value.</summary>
    public ValueRange Range => new(Values[0], Values[^1]);

    /// <summary>How many outcomes a study of these sizes can have; by verdict at most so many.</summary>
    /// <exception cref="ArgumentException">Numbers of labels that do not fit the strata, or more labels than items.</exception>
    public double Outcomes()
    {
        var outcomes = 1.0;
        foreach (var (size, cells) in Parts()) outcomes *= SpecialFunctions.Binomial(size + cells - 1, size);
        return outcomes;
    }

    /// <summary>
    /// Items that are counted together, and by how many cells; by verdict the first part says how large the others can be.
    /// </summary>
    internal (int Size, int Cells)[] Parts()
    {
        if (!Weights.IsEmpty || Design == CalibrationDesign.ByVerdict)
            Check.SameLength(nameof(Labels), Labels.Length, nameof(Strata), Strata);
        var ofStrata = Labels.Select(size => (Check.Count(size, nameof(Labels)), Values.Length));
        if (!Weights.IsEmpty) return [.. ofStrata];
        if (Design == CalibrationDesign.ByVerdict) return [(Items, Strata), .. ofStrata];
        Check.SameLength(nameof(Labels), Labels.Length, "one number", 1);
        if (Labels[0] > Items) throw new ArgumentException("a design needs as many items as labels", nameof(Labels));
        return [(Labels[0], Strata * Values.Length), (Items - Labels[0], Strata)];
    }

    /// <summary>The study of such counts, in the order of the parts.</summary>
    internal MeanStudy StudyOf(ReadOnlySpan<long> counts)
    {
        var cells = Strata * Values.Length;
        var isByVerdict = Design == CalibrationDesign.ByVerdict;
        var labelled = isByVerdict ? counts[Strata..] : counts[..cells];
        var unlabelled = new long[Strata];
        if (isByVerdict)
        {
            for (var h = 0; h < Strata; h++)
            {
                unlabelled[h] = counts[h];
                foreach (var count in labelled.Slice(h * Values.Length, Values.Length)) unlabelled[h] -= count;
            }
        }
        else if (Weights.IsEmpty)
        {
            counts[cells..].CopyTo(unlabelled);
        }
        return new()
        {
            Table = StrataTable.Of(Range, Values.AsSpan(), Strata, labelled, unlabelled),
            Design = Design,
            Weights = Weights.ToArray(),
        };
    }

    /// <summary>The probabilities of the cells, in the order of the parts.</summary>
    internal double[] CellsOf(MeanPopulation population)
    {
        Check.SameLength(nameof(population), population.Values.Length, nameof(Strata), Strata);
        var own = population.Values.SelectMany(stratum => stratum);
        if (!Weights.IsEmpty) return [.. own];
        if (Design == CalibrationDesign.ByVerdict) return [.. population.Shares, .. own];
        var labelled = population.Values.SelectMany((stratum, h) => stratum.Select(share => population.Shares[h] * share));
        return [.. labelled, .. population.Shares];
    }
}
