using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Validation.Robust;

/// <summary>
/// Studies that visit every corner, as those of the law tests: no data, one item, billions, one-sided calibration, judges at and below
/// chance, known and measured mixtures, every design.
/// </summary>
internal static class RandomStudies
{
    private static readonly long[] s_sizes = [0, 1, 2, 3, 5, 10, 20, 37, 115, 300, 1000, 20_000, 1_000_000_000, 5_000_000_000];

    // Dyadic rates, so that 1 - rate is exact and a law can be checked to the last bit.
    private static readonly double[] s_known = [0, 0.125, 0.25, 0.5, 0.625, 0.75, 0.875, 0.9375, 1];

    private static readonly CalibrationDesign[] s_designs = Enum.GetValues<CalibrationDesign>();
    private static readonly CalibrationDesign[] s_measured = [CalibrationDesign.External, CalibrationDesign.ByLabel];
    private static readonly CalibrationDesign[] s_fromTestItems = [CalibrationDesign.Random, CalibrationDesign.ByVerdict];

    public static JudgeStudy Of(StudyKind kind, ulong seed, ulong index)
    {
        var random = new Philox(seed, index);
        return kind switch
        {
            StudyKind.Any => Any(ref random, s_designs),
            StudyKind.AnyFromTestItems => Any(ref random, s_fromTestItems),
            StudyKind.Ordinary => Ordinary(ref random, s_measured, 400, 150),
            StudyKind.OrdinaryFromTestItems => Ordinary(ref random, s_fromTestItems, 400, 150),
            StudyKind.Small => Ordinary(ref random, s_measured, 30, 12),
        };
    }

    private static JudgeStudy Any(ref Philox random, CalibrationDesign[] designs) => new()
    {
        Test = Measured(ref random),
        Calibration = new()
        {
            Sensitivity = Rate(ref random),
            Specificity = Rate(ref random),
            Design = designs[Below(ref random, designs.Length)],
        },
    };

    private static JudgeStudy Ordinary(ref Philox random, CalibrationDesign[] designs, int items, int labels)
    {
        var (n, m1, m0) = (5 + Below(ref random, items - 4), 3 + Below(ref random, labels - 2), 3 + Below(ref random, labels - 2));
        var (falseNegative, falsePositive) = (Below(ref random, (m1 / 3) + 1), Below(ref random, (m0 / 3) + 1));
        return new()
        {
            Test = JudgeTally.Of(Below(ref random, n + 1), n),
            Calibration = Calibration.FromCounts(
                new()
                {
                    TruePositive = m1 - falseNegative,
                    FalseNegative = falseNegative,
                    FalsePositive = falsePositive,
                    TrueNegative = m0 - falsePositive,
                },
                designs[Below(ref random, designs.Length)]),
        };
    }

    private static Proportion Rate(ref Philox random) =>
        Below(ref random, 6) == 0 ? Proportion.Known(s_known[Below(ref random, s_known.Length)]) : Measured(ref random);

    private static Proportion Measured(ref Philox random)
    {
        var size = s_sizes[Below(ref random, s_sizes.Length)];
        var share = Below(ref random, 10) switch { 0 or 1 => 0, 2 or 3 => 1, _ => Below(ref random, 1001) / 1000.0 };
        return JudgeTally.Of((long)(share * size), size);
    }

    private static int Below(ref Philox random, int count) => (int)(random.NextDouble() * count);
}
