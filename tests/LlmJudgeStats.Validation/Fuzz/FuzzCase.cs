using System.Globalization;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Validation.Fuzz;

/// <summary>
/// What a hostile caller may ask: counts from 1e-300 to 1e15, whole or not, known rates next to 0 and 1, levels next to 0 and 1.
/// </summary>
/// <param name="Study">The study.</param>
/// <param name="Mean">A mean over strata of the same kind of counts.</param>
/// <param name="Level">The level of intervals; of limits half way from it to 1.</param>
/// <param name="Rate">The rate that p-values ask about.</param>
internal readonly record struct FuzzCase(JudgeStudy Study, MeanStudy Mean, double Level, double Rate)
{
    private const double NearZero = 1e-12;
    private const double LargestExponent = 15;
    private const double SmallestExponent = -300;

    private static readonly double[] s_levels =
        [NearZero, 1e-9, 1e-4, 0.05, 0.5, 0.8, 0.9, 0.95, 0.99, 0.9999, 1 - 1e-9, 1 - NearZero];
    private static readonly double[] s_rates =
        [0, double.Epsilon, 1e-300, 1e-16, 0.25, 0.5, Math.BitIncrement(0.5), 0.9, Math.BitDecrement(1), 1];
    private static readonly CalibrationDesign[] s_designs = Enum.GetValues<CalibrationDesign>();

    public static FuzzCase Of(ulong seed, ulong index)
    {
        var random = new Philox(seed, index);
        var test = Below(ref random, 20) == 0 ? Known(ref random) : Measured(ref random);
        var study = new JudgeStudy
        {
            Test = test,
            Calibration = new()
            {
                Sensitivity = ErrorRate(ref random),
                Specificity = ErrorRate(ref random),
                Design = s_designs[Below(ref random, s_designs.Length)],
            },
        };
        return new(study, Strata(ref random), LevelOf(ref random), RateOf(ref random));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"test {Words(Study.Test)}, sensitivity {Words(Study.Calibration.Sensitivity)}, "
            + $"specificity {Words(Study.Calibration.Specificity)}, {Study.Calibration.Design.Id}, level {Level:R}, rate {Rate:R}; "
            + $"of a mean {Words(Mean.Table.LabelledCounts)} and {Words(Mean.Table.UnlabelledCounts)}, weights {Words(Mean.Weights.Span)}, "
            + $"{Mean.Design.Id}");

    private static string Words(ReadOnlySpan<double> numbers) =>
        $"[{string.Join(' ', numbers.ToArray().Select(number => number.ToString("R", CultureInfo.InvariantCulture)))}]";

    private static string Words(Proportion rate) => rate.IsKnown
        ? string.Create(CultureInfo.InvariantCulture, $"known {rate.Rate:R}")
        : string.Create(CultureInfo.InvariantCulture, $"{rate.Successes:R} + {rate.Failures:R}");

    private static Proportion ErrorRate(ref Philox random) => Below(ref random, 4) == 0 ? Known(ref random) : Measured(ref random);

    private static Proportion Known(ref Philox random) => Proportion.Known(RateOf(ref random));

    private static double RateOf(ref Philox random) =>
        Below(ref random, 2) == 0 ? s_rates[Below(ref random, s_rates.Length)] : random.NextDouble();

    private static double LevelOf(ref Philox random)
    {
        if (Below(ref random, 2) == 0) return s_levels[Below(ref random, s_levels.Length)];
        var tail = Math.Pow(10, -12 * random.NextDouble());
        return Math.Clamp(Below(ref random, 2) == 0 ? tail : 1 - tail, NearZero, 1 - NearZero);
    }

    private static Proportion Measured(ref Philox random)
    {
        var successes = Count(ref random);
        // As often alike in size as not: two unlike counts are a rate of 0 or 1.
        var failures = Below(ref random, 2) == 0 ? Count(ref random) : Math.Min(successes * random.NextDouble() * 2, 1e15);
        return Proportion.FromCounts(successes, successes + failures);
    }

    private static double Count(ref Philox random) => Below(ref random, 8) switch
    {
        0 => 0,
        1 or 2 => Below(ref random, 25),
        3 => Below(ref random, 10_000),
        4 => Math.Floor(Math.Pow(10, LargestExponent * random.NextDouble())),
        5 => 100 * random.NextDouble(),
        6 => Math.Pow(10, LargestExponent * random.NextDouble()),
        _ => Math.Pow(10, SmallestExponent * random.NextDouble()),
    };

    private static MeanStudy Strata(ref Philox random)
    {
        var strata = 1 + Below(ref random, 4);
        var values = 2 + Below(ref random, 3);
        var counts = new double[strata * values];
        for (var i = 0; i < counts.Length; i++) counts[i] = Count(ref random);
        var unlabelled = new double[strata];
        for (var i = 0; i < strata; i++) unlabelled[i] = Count(ref random);
        var weights = Below(ref random, 3) == 0 ? WeightsOf(ref random, strata) : [];
        return new()
        {
            Table = StrataTable.Of(
                new(0, values - 1), [.. Enumerable.Range(0, values).Select(value => (double)value)], strata, counts, unlabelled),
            Design = s_designs[Below(ref random, s_designs.Length)],
            Weights = weights,
        };
    }

    private static double[] WeightsOf(ref Philox random, int strata)
    {
        var weights = new double[strata];
        for (var i = 0; i < strata; i++) weights[i] = 0.01 + random.NextDouble();
        var sum = weights.Sum();
        return [.. weights.Select(weight => weight / sum)];
    }

    private static int Below(ref Philox random, int count) => (int)(random.NextDouble() * count);
}
