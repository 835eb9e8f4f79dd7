using LlmJudgeStats.Inference;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Tests.Inference;

/// <summary>Random tables of strata, the same ones every time.</summary>
internal sealed record Tables(double[] Values, double[][] Labelled, double[] Masses, bool IsDeclared)
{
    public static IEnumerable<Tables> Some(int count, ulong seed, int largest, bool? declared = null, int mostStrata = 4)
    {
        for (var i = 0; i < count; i++)
        {
            var random = new Philox(seed, (ulong)i);
            var values = 2 + (int)(random.NextDouble() * 3);
            var strata = 1 + (int)(random.NextDouble() * mostStrata);
            var isDeclared = declared ?? random.NextDouble() < 0.4;
            var labelled = new double[strata][];
            var masses = new double[strata];
            for (var h = 0; h < strata; h++)
            {
                labelled[h] = new double[values];
                for (var c = 0; c < values; c++)
                    labelled[h][c] = random.NextDouble() < 0.35 ? 0 : Math.Floor(random.NextDouble() * largest);
                masses[h] = isDeclared
                    ? 0.05 + random.NextDouble()
                    : random.NextDouble() < 0.25 ? 0
                    : Math.Floor(random.NextDouble() * 10 * largest);
            }
            // Declared weights of strata without labels are tried elsewhere.
            if (isDeclared && labelled.Any(row => row.Sum() == 0)) continue;
            var sum = masses.Sum();
            if (isDeclared) masses = [.. masses.Select(w => w / sum)];
            if (labelled.Sum(row => row.Sum()) > 0)
                yield return new([.. Enumerable.Range(0, values).Select(c => c / (values - 1.0))], labelled, masses, isDeclared);
        }
    }

    public static double OneSided(double level) => -Normal.Quantile(Confidence.OneSidedShare * (1 - level));

    public SlowProfile Slow => new(Values, Labelled, Masses, IsDeclared);

    public StrataView View() => new()
    {
        Values = Values,
        Counts = Labelled.SelectMany(row => row).ToArray(),
        Masses = Masses,
        Weights = IsDeclared ? StratumWeights.Declared : StratumWeights.Observed,
    };

    /// <summary>The same table as a study.</summary>
    public MeanStudy Study(CalibrationDesign design)
    {
        var labelled = Labelled.SelectMany(row => row).ToArray();
        var unlabelled = IsDeclared ? new double[Masses.Length] : Masses;
        return new()
        {
            Table = StrataTable.Of(ValueRange.Unit, Values, Labelled.Length, labelled, unlabelled),
            Design = design,
            Weights = IsDeclared ? Masses : default(ReadOnlyMemory<double>),
        };
    }

    public CorrectedProfile Profile(CalibrationDesign design = CalibrationDesign.Random) =>
        new(View(), ContinuityCorrection.ThreeHalves, design);

    public (double Lower, double Upper) Interval(double level)
    {
        var limits = Profile().Interval(Confidence.TwoSided(level).Quantile, out var hasConverged);
        Assert.True(hasConverged, ToString());
        return (limits.Lower, limits.Upper);
    }

    public override string ToString() =>
        $"{(IsDeclared ? "weights" : "unlabelled")} [{string.Join(' ', Masses)}] labels "
            + $"[{string.Join(" | ", Labelled.Select(row => string.Join(' ', row)))}]";
}
