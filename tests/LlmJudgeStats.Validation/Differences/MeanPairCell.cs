using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Validation.Differences;

/// <summary>Two systems that answer the same items, a judge who grades both answers, and people's value of each.</summary>
/// <param name="IsScore">Whether values are five grades; else a win, a tie or a loss.</param>
/// <param name="Number">The population.</param>
/// <param name="Items">Items of a study.</param>
/// <param name="Labels">How many of them have a label of both answers, at random.</param>
internal sealed record MeanPairCell(bool IsScore, int Number, int Items, int Labels)
{
    /// <summary>How many populations each design has.</summary>
    public const int Populations = 12;

    private const double RareValue = 0.04;

    private static readonly double[] s_together = [0, 0.5, 0.9];

    private double[] _first = [], _second = [], _judgedFirst = [], _judgedSecond = [];

    /// <summary>The design without the population.</summary>
    public string Design => FormattableString.Invariant($"{(IsScore ? "scores" : "preferences")} {Items}/{Labels}");

    /// <summary>What an item can be worth.</summary>
    public double[] Values => IsScore ? [1, 2, 3, 4, 5] : [0, 0.5, 1];

    /// <summary>How far apart the ends of the values are.</summary>
    public double Width => Values[^1] - Values[0];

    /// <summary>How many items are alike for both systems: they take the same place among the values of either.</summary>
    public double Together => s_together[Number % s_together.Length];

    /// <summary>The true difference, first less second.</summary>
    public double Difference => Mean(_first) - Mean(_second);

    /// <summary>The cells: designs by populations.</summary>
    public static IEnumerable<MeanPairCell> All
    {
        get
        {
            foreach (var isScore in new[] { true, false })
            {
                foreach (var (items, labels) in new[] { (200, 20), (200, 50), (1000, 50), (1000, 100) })
                {
                    for (var number = 0; number < Populations; number++)
                        yield return new MeanPairCell(isScore, number, items, labels).Laid();
                }
            }
        }
    }

    /// <summary>One item: the judge's difference and people's.</summary>
    public (double Judged, double Label) Next(ref Philox random)
    {
        var values = Values;
        var common = random.NextDouble();
        var a = Place(_first, 0, common);
        var own = random.NextDouble();
        var b = Place(_second, 0, random.NextDouble() < Together ? common : own);
        var judgedA = Place(_judgedFirst, a, random.NextDouble());
        var judgedB = Place(_judgedSecond, b, random.NextDouble());
        return (values[judgedA] - values[judgedB], values[a] - values[b]);
    }

    // Every fourth population has two systems alike, every third one value on nearly all items, up to 99.9 %. A judge is near what people
    // say, by a kernel whose width is the judge's error, and leans to one side: for each system to another.
    private MeanPairCell Laid()
    {
        var random = new Philox(78, ((ulong)Number * 2) + (IsScore ? 1u : 0u));
        var first = Shares(ref random);
        var second = Shares(ref random);
        var error = 0.1 + (0.8 * random.NextDouble());
        _first = Cumulative(first);
        _second = Cumulative(Number % 4 == 1 ? first : second);
        _judgedFirst = Judged(error, 0.4 * (random.NextDouble() - 0.5));
        _judgedSecond = Judged(error, 0.4 * (random.NextDouble() - 0.5));
        return this;
    }

    private double[] Shares(ref Philox random)
    {
        var shares = new double[Values.Length];
        for (var c = 0; c < shares.Length; c++) shares[c] = 0.05 - Math.Log(1 - random.NextDouble());
        if (Number % 3 != 2) return shares;
        var usual = Number % 2 == 0 ? shares.Length - 1 : 0;
        for (var c = 0; c < shares.Length; c++) shares[c] *= c == usual ? 1 : RareValue * random.NextDouble();
        return shares;
    }

    // The judge's grades of each value, one row after another.
    private double[] Judged(double error, double lean)
    {
        var values = Values.Length;
        List<double> rows = [];
        for (var c = 0; c < values; c++)
        {
            var from = c;
            rows.AddRange(Cumulative([.. Enumerable.Range(0, values).Select(h =>
                0.01 + Math.Exp(-Math.Pow(((double)(h - from) / (values - 1)) - lean, 2) / (error * error / 2)))]));
        }
        return [.. rows];
    }

    private static double[] Cumulative(double[] masses)
    {
        var total = masses.Sum();
        var sum = 0.0;
        var cumulative = new double[masses.Length];
        for (var i = 0; i < masses.Length; i++) cumulative[i] = sum += masses[i] / total;
        cumulative[^1] = 1;
        return cumulative;
    }

    private int Place(double[] cumulative, int row, double at)
    {
        var values = Values.Length;
        for (var c = 0; c < values - 1; c++)
        {
            if (at < cumulative[(row * values) + c]) return c;
        }
        return values - 1;
    }

    private double Mean(double[] cumulative)
    {
        var mean = 0.0;
        for (var c = 0; c < cumulative.Length; c++) mean += (cumulative[c] - (c == 0 ? 0 : cumulative[c - 1])) * Values[c];
        return mean;
    }
}
