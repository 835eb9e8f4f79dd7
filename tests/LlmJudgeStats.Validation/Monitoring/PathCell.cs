using LlmJudgeStats.Numerics;
using LlmJudgeStats.Validation.Means;

namespace LlmJudgeStats.Validation.Monitoring;

/// <summary>A population whose items arrive one after the other, every fifth of them with a label.</summary>
/// <param name="Family">What is asked.</param>
/// <param name="Number">The population.</param>
/// <param name="Values">The values, rising.</param>
/// <param name="Cells">The probability of each decision with each value, decision by decision.</param>
internal sealed record PathCell(string Family, int Number, double[] Values, double[] Cells)
{
    /// <summary>Labels at the first look.</summary>
    public const int First = 30;

    /// <summary>Labels from one look to the next.</summary>
    public const int Every = 5;

    /// <summary>Labels that are planned; the paths go on for five times as many.</summary>
    public const int Planned = 200;

    private const int ItemsForALabel = 5;

    /// <summary>Five populations of a pass rate, three of each other family: 14.</summary>
    public static IReadOnlyList<PathCell> All { get; } =
    [
        Pass(0, 0.5, 0.8, 0.8), Pass(1, 0.7, 0.9, 0.85), Pass(2, 0.9, 0.7, 0.9), Pass(3, 0.97, 0.95, 0.6), Pass(4, 0.02, 0.9, 0.95),
        Of("win rate", MeanFamilyKind.WinRate, 1), Of("win rate", MeanFamilyKind.WinRate, 2), Of("win rate", MeanFamilyKind.WinRate, 3),
        Of("share of a class", MeanFamilyKind.ClassShare, 1), Of("share of a class", MeanFamilyKind.ClassShare, 2),
        Of("share of a class", MeanFamilyKind.ClassShare, 6), Of("panel of three", MeanFamilyKind.PanelOfThree, 1),
        Of("panel of three", MeanFamilyKind.PanelOfThree, 2), Of("panel of three", MeanFamilyKind.PanelOfThree, 9),
    ];

    /// <summary>The true mean.</summary>
    public double Mean => Cells.Select((share, i) => share * Values[i % Values.Length]).Sum();

    /// <summary>One path: at how many labels the interval of all looks, and one made for a single look, first miss the mean; 0: never.
    /// </summary>
    /// <param name="labels">Labels at its end.</param>
    /// <param name="every">Labels from one look to the next.</param>
    /// <param name="random">Where the items come from.</param>
    public PathMiss Walk(int labels, int every, ref Philox random)
    {
        var decisions = Cells.Length / Values.Length;
        var counts = new long[Cells.Length];
        var others = new long[decisions];
        var (anytime, once, ratio) = (0, 0, 0.0);
        var profile = new AnytimeProfileOfPath(Planned);
        for (var m = 1; m <= labels; m++)
        {
            for (var i = 1; i < ItemsForALabel; i++) others[Draw(ref random) / Values.Length]++;
            counts[Draw(ref random)]++;
            if (m < First || (m - First) % every != 0) continue;
            var study = new MeanStudy
            {
                Table = StrataTable.Of(ValueRange.Unit, Values, decisions, counts, others),
                Design = CalibrationDesign.Random,
            };
            if (anytime == 0 && profile.Misses(study, Mean)) anytime = m;
            if (once == 0 && StratifiedMeanEstimator.Default.PValue(in study, Mean) < 0.05) once = m;
            if (m + every > labels) ratio = profile.WidthBesideOneLook(study);
        }
        return new(anytime, once, ratio);
    }

    private int Draw(ref Philox random)
    {
        var at = random.NextDouble();
        var i = 0;
        for (; i < Cells.Length - 1 && at >= Cells[i]; i++) at -= Cells[i];
        return i;
    }

    private static PathCell Pass(int number, double rate, double sensitivity, double specificity) => new("pass rate", number, [0, 1],
    [
        (1 - rate) * (1 - specificity), rate * sensitivity, (1 - rate) * specificity, rate * (1 - sensitivity),
    ]);

    private static PathCell Of(string name, MeanFamilyKind family, int number)
    {
        var cell = new MeanCell(family, number, 0, 0, false);
        return new(name, number, cell.Values, cell.Probabilities());
    }
}

/// <summary>Where a path missed first.</summary>
/// <param name="Anytime">Labels at which the interval of all looks missed the mean; 0: never.</param>
/// <param name="Once">Labels at which one made for a single look missed it; 0: never.</param>
/// <param name="Ratio">The width of the first beside the second at the end.</param>
internal readonly record struct PathMiss(int Anytime, int Once, double Ratio);
