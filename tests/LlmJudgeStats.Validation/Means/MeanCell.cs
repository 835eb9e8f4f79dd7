using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Validation.Means;

/// <summary>A population of items with a judge's decision and people's value, and how studies are drawn from it.</summary>
/// <param name="Family">The family of means.</param>
/// <param name="Number">The population.</param>
/// <param name="Items">Items of a study.</param>
/// <param name="Labels">Labels at random, or of each decision.</param>
/// <param name="IsByVerdict">Whether so many labels are drawn of each decision.</param>
internal sealed record MeanCell(MeanFamilyKind Family, int Number, int Items, int Labels, bool IsByVerdict)
{
    private const double RareValue = 0.04;

    public string Name => $"{Family} {(IsByVerdict ? "by-verdict" : "random")} {Items}/{Labels} population {Number}".ToLowerInvariant();

    /// <summary>The name without the population.</summary>
    public string Design => $"{Family} {(IsByVerdict ? "by-verdict" : "random")} {Items}/{Labels}".ToLowerInvariant();

    public double[] Values => Family switch
    {
        MeanFamilyKind.Scores => [0, 0.25, 0.5, 0.75, 1],
        MeanFamilyKind.WinRate or MeanFamilyKind.BothOrders => [0, 0.5, 1],
        _ => [0, 1],
    };

    /// <summary>How many decisions the judge has: grades, verdicts, pairs of verdicts, classes, numbers of votes.</summary>
    public int Decisions => Family switch
    {
        MeanFamilyKind.WinRate or MeanFamilyKind.BothOrders => 3,
        MeanFamilyKind.PanelOfThree => 4,
        MeanFamilyKind.PanelOfFive => 6,
        _ => 5,
    };

    public CalibrationDesign Chosen => IsByVerdict ? CalibrationDesign.ByVerdict : CalibrationDesign.Random;

    /// <summary>The probability of each decision with each value, decision by decision.</summary>
    /// <remarks>
    /// A decision is near the value that people give, by a kernel whose width is the judge's error. Every third population has one value
    /// on nearly all items.
    /// </remarks>
    public double[] Probabilities()
    {
        var random = new Philox(77, ((ulong)Family * 1000) + (ulong)Number);
        var values = Values;
        var shares = values.Select(_ => 0.05 - Math.Log(1 - random.NextDouble())).ToArray();
        if (Number % 3 == 0)
        {
            var usual = Number % 2 == 0 ? shares.Length - 1 : 0;
            for (var c = 0; c < shares.Length; c++) shares[c] *= c == usual ? 1 : RareValue * random.NextDouble();
        }
        var error = 0.1 + (0.8 * random.NextDouble());
        var lean = 0.4 * (random.NextDouble() - 0.5);
        var cells = new double[Decisions * values.Length];
        var total = shares.Sum();
        for (var c = 0; c < values.Length; c++)
        {
            var masses = Enumerable.Range(0, Decisions)
                .Select(h => 0.01 + Math.Exp(-Math.Pow(((double)h / (Decisions - 1)) - values[c] - lean, 2) / (2 * error * error / 4)))
                .ToArray();
            for (var h = 0; h < Decisions; h++) cells[(h * values.Length) + c] = shares[c] / total * masses[h] / masses.Sum();
        }
        return cells;
    }

    /// <summary>The cells: families by designs by populations.</summary>
    public static IEnumerable<MeanCell> All
    {
        get
        {
            (MeanFamilyKind Family, int Items, int Labels, bool IsByVerdict)[] designs =
            [
                (MeanFamilyKind.Scores, 200, 20, false), (MeanFamilyKind.Scores, 200, 50, false), (MeanFamilyKind.Scores, 1000, 50, false),
                (MeanFamilyKind.Scores, 1000, 100, false),
                (MeanFamilyKind.WinRate, 200, 20, false), (MeanFamilyKind.WinRate, 1000, 100, false),
                (MeanFamilyKind.WinRate, 1000, 5, true), (MeanFamilyKind.WinRate, 1000, 10, true), (MeanFamilyKind.WinRate, 200, 25, true),
                (MeanFamilyKind.BothOrders, 200, 20, false), (MeanFamilyKind.BothOrders, 200, 50, false),
                (MeanFamilyKind.BothOrders, 200, 10, true), (MeanFamilyKind.ClassShare, 1000, 50, false),
                (MeanFamilyKind.ClassShare, 1000, 10, true), (MeanFamilyKind.PanelOfThree, 1000, 50, false),
                (MeanFamilyKind.PanelOfThree, 200, 30, false), (MeanFamilyKind.PanelOfThree, 1000, 10, true),
                (MeanFamilyKind.PanelOfFive, 1000, 50, false),
            ];
            foreach (var (family, items, labels, isByVerdict) in designs)
            {
                for (var number = 0; number < Populations; number++) yield return new(family, number, items, labels, isByVerdict);
            }
        }
    }

    public const int Populations = 36;
}

/// <summary>Families of means that are drawn.</summary>
internal enum MeanFamilyKind
{
    Scores,
    WinRate,
    BothOrders,
    ClassShare,
    PanelOfThree,
    PanelOfFive,
}
