using FsCheck;
using FsCheck.Fluent;

namespace LlmJudgeStats.Tests.Laws;

/// <summary>
/// Studies that visit every corner: no data, one item, billions, one-sided calibration, judges at and below chance, known and measured
/// mixtures, every design.
/// </summary>
internal static class Studies
{
    private static readonly long[] s_sizes = [0, 1, 2, 3, 5, 10, 20, 37, 115, 300, 1000, 20_000, 1_000_000_000, 5_000_000_000];

    // Dyadic rates, so that 1 − rate is exact and a law can be checked to the last bit.
    private static readonly double[] s_known = [0, 0.125, 0.25, 0.5, 0.625, 0.75, 0.875, 0.9375, 1];

    public static Gen<JudgeStudy> Any { get; } =
        from test in Measured
        from sensitivity in Rate
        from specificity in Rate
        from design in Gen.Elements(Enum.GetValues<CalibrationDesign>())
        select new JudgeStudy
        {
            Test = test,
            Calibration = new() { Sensitivity = sensitivity, Specificity = specificity, Design = design },
        };

    /// <summary>Ordinary ones: a judge better than chance, all classes seen, sizes that quadrature is quick with.</summary>
    public static Gen<JudgeStudy> Ordinary { get; } =
        from n in Gen.Choose(5, 400)
        from passed in Gen.Choose(0, n)
        from m1 in Gen.Choose(3, 150)
        from m0 in Gen.Choose(3, 150)
        from falseNegative in Gen.Choose(0, m1 / 3)
        from falsePositive in Gen.Choose(0, m0 / 3)
        from design in Gen.Elements(CalibrationDesign.External, CalibrationDesign.ByLabel, CalibrationDesign.Random)
        select new JudgeStudy
        {
            Test = JudgeTally.Of(passed, n),
            Calibration = Calibration.FromCounts(
                new()
                {
                    TruePositive = m1 - falseNegative,
                    FalseNegative = falseNegative,
                    FalsePositive = falsePositive,
                    TrueNegative = m0 - falsePositive,
                },
                design),
        };

    private static Gen<Proportion> Measured =>
        from size in Gen.Elements(s_sizes)
        from share in Gen.Frequency((2, Gen.Constant(0.0)), (2, Gen.Constant(1.0)), (6, Gen.Choose(0, 1000).Select(i => i / 1000.0)))
        select (Proportion)JudgeTally.Of((long)(share * size), size);

    private static Gen<Proportion> Rate => Gen.Frequency((5, Measured), (1, Gen.Elements(s_known).Select(Proportion.Known)));

    /// <summary>Checks a law over fixed-seed samples: it never fails by chance, and fails on the same study every time.</summary>
    /// <remarks>
    /// With a size in the replay FsCheck would repeat one single case; that the law is asked as often as it says is asserted.
    /// </remarks>
    public static void Check(Gen<JudgeStudy> studies, int count, Action<JudgeStudy> law)
    {
        var asked = 0;
        Prop.ForAll(studies.ToArbitrary(), study =>
        {
            asked++;
            law(study);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(count).WithReplay(20261121UL, 7UL));
        Assert.Equal(count, asked);
    }
}
