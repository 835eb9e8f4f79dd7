namespace LlmJudgeStats.Tests.Comparison;

/// <summary>Comparisons of every kind from a fixed seed: a law never fails by chance, and fails on the same study every time.</summary>
internal static class ComparedStudies
{
    private static readonly double[] s_sizes = [0, 1, 2, 3, 5, 10, 20.5, 37, 115, 300, 1000, 20_000, 1e9, 5e9];
    private static readonly Calibration s_own = new()
    {
        Sensitivity = Proportion.FromCounts(9, 12),
        Specificity = Proportion.FromCounts(6, 11),
        Design = CalibrationDesign.ByLabel,
    };
    private static readonly double[] s_known = [0, 0.125, 0.25, 0.5, 0.625, 0.75, 0.875, 0.9375, 1];

    /// <summary>
    /// Every corner: no data, one item, billions, effective sizes, one-sided rates, judges at and below chance, known rates, designs that
    /// do not fit, sharing that labels refute. The five kinds in turn.
    /// </summary>
    public static IEnumerable<ComparisonStudy> Any(int count, int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++) yield return Any(random, i % 5);
    }

    /// <summary>A judge better than chance by its counts, every class seen. The five kinds in turn.</summary>
    public static IEnumerable<ComparisonStudy> Ordinary(int count, int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++)
        {
            yield return (i % 5) switch
            {
                0 => ComparisonStudy.Sharing(Test(random), Test(random), Judge(random)),
                1 => ComparisonStudy.OnSameItems(Pairs(random), Judge(random)),
                2 => ComparisonStudy.Separate(
                    new() { Test = Test(random), Calibration = Judge(random) }, new() { Test = Test(random), Calibration = Judge(random) }),
                3 => ComparisonStudy.OnSameItems(Labelled(random, 40), CalibrationDesign.Random),
                _ => ComparisonStudy.Separate(FromTestItems(random), FromTestItems(random)),
            };
        }
    }

    /// <summary>Every outcome of one kind with a few items and a few labels of a judge from just above chance to sure.</summary>
    public static IEnumerable<ComparisonStudy> Few(ComparisonKind kind)
    {
        (int Right, int Labels)[] judges = [(2, 3), (5, 8), (8, 14), (12, 14)];
        foreach (var (se, m1) in judges)
        {
            foreach (var (sp, m0) in judges)
            {
                if (kind == ComparisonKind.OwnCalibrations && m0 != m1) continue;    // a p-value takes some hundred curves
                Calibration judge = new()
                {
                    Sensitivity = Proportion.FromCounts(se, m1),
                    Specificity = Proportion.FromCounts(sp, m0),
                    Design = CalibrationDesign.ByLabel,
                };
                for (var a = 0; a <= 8; a++)
                {
                    for (var b = 0; b <= 10; b += kind == ComparisonKind.OwnCalibrations ? 2 : 1)
                    {
                        if (kind == ComparisonKind.SameItems && a + b > 12) continue;
                        yield return kind switch
                        {
                            ComparisonKind.SharedCalibration => ComparisonStudy.Sharing(JudgeTally.Of(a, 8), JudgeTally.Of(b, 10), judge),
                            ComparisonKind.SameItems => ComparisonStudy.OnSameItems(PairedProportion.FromCounts(a, b, 12), judge),
                            _ => ComparisonStudy.Separate(
                                new() { Test = JudgeTally.Of(a, 8), Calibration = judge },
                                new() { Test = JudgeTally.Of(b, 10), Calibration = s_own }),
                        };
                    }
                }
            }
        }
    }

    public static Proportion Test(Random random)
    {
        var n = random.Next(5, 400);
        return JudgeTally.Of(random.Next(n + 1), n);
    }

    public static Calibration Judge(Random random)
    {
        var (m1, m0) = (random.Next(3, 150), random.Next(3, 150));
        var (falseNegative, falsePositive) = (random.Next((m1 / 3) + 1), random.Next((m0 / 3) + 1));
        return Calibration.FromCounts(
            new()
            {
                TruePositive = m1 - falseNegative,
                FalseNegative = falseNegative,
                FalsePositive = falsePositive,
                TrueNegative = m0 - falsePositive,
            },
            random.Next(2) == 0 ? CalibrationDesign.External : CalibrationDesign.ByLabel);
    }

    public static PairedTally Pairs(Random random) => new()
    {
        Both = random.Next(100),
        OnlyA = random.Next(40),
        OnlyB = random.Next(40),
        Neither = random.Next(1, 100),
    };

    public static LabelledPairs Labelled(Random random, int most) => new()
    {
        Both = Change(random, most),
        OnlyA = Change(random, most),
        OnlyB = Change(random, most),
        Neither = Change(random, most),
        Unlabelled = Pairs(random),
    };

    private static JudgeStudy FromTestItems(Random random) => new()
    {
        Test = Test(random),
        Calibration = Judge(random) with { Design = random.Next(2) == 0 ? CalibrationDesign.Random : CalibrationDesign.ByVerdict },
    };

    private static LabelChange Change(Random random, int most) =>
        new() { ABetter = random.Next(most), Same = random.Next(most), BBetter = random.Next(most) };

    private static ComparisonStudy Any(Random random, int kind)
    {
        switch (kind)
        {
            case 0:
                return random.Next(4) == 0
                    ? ComparisonStudy.Pooling(
                        Measured(random), Measured(random), Counts(random), Counts(random), CalibrationDesign.ByLabel)
                    : ComparisonStudy.Sharing(Rate(random), Rate(random), AnyJudge(random));
            case 1: return ComparisonStudy.OnSameItems(AnyPairs(random), AnyJudge(random));
            case 2:
                return ComparisonStudy.Separate(
                    new() { Test = Rate(random), Calibration = AnyJudge(random) with { Design = CalibrationDesign.ByLabel } },
                    new() { Test = Rate(random), Calibration = AnyJudge(random) with { Design = CalibrationDesign.External } },
                    Pairs(random));
            case 3: return ComparisonStudy.OnSameItems(AnyLabelled(random), Design(random));
            default:
                return ComparisonStudy.Separate(
                    new() { Test = Rate(random), Calibration = AnyJudge(random) },
                    new() { Test = Rate(random), Calibration = AnyJudge(random) });
        }
    }

    private static T Of<T>(Random random, ReadOnlySpan<T> from) => from[random.Next(from.Length)];

    private static CalibrationDesign Design(Random random) => Of<CalibrationDesign>(random, Enum.GetValues<CalibrationDesign>());

    private static double Share(Random random) => random.Next(10) switch { 0 or 1 => 0, 2 or 3 => 1, _ => random.Next(1001) / 1000.0 };

    private static Proportion Measured(Random random)
    {
        var size = Of<double>(random, s_sizes);
        return Proportion.FromCounts(Math.Floor(size * Share(random)), size);
    }

    private static Proportion Rate(Random random) =>
        random.Next(6) == 0 ? Proportion.Known(Of<double>(random, s_known)) : Measured(random);

    private static Calibration AnyJudge(Random random) =>
        new() { Sensitivity = Rate(random), Specificity = Rate(random), Design = Design(random) };

    private static PairedProportion AnyPairs(Random random)
    {
        var size = Of<double>(random, s_sizes);
        var (first, second) = (Share(random), Share(random));
        var onlyA = Math.Floor(size * first);
        return PairedProportion.FromCounts(onlyA, Math.Floor((size - onlyA) * second), size);
    }

    private static ConfusionCounts Counts(Random random) => new()
    {
        TruePositive = random.Next(40),
        FalseNegative = random.Next(20),
        FalsePositive = random.Next(20),
        TrueNegative = random.Next(40),
    };

    private static LabelledPairs AnyLabelled(Random random)
    {
        LabelChange Labels() => random.Next(3) == 0
            ? default
            : new()
            {
                ABetter = random.Next(3) * random.Next(40),
                Same = random.Next(3) * random.Next(40),
                BBetter = random.Next(3) * random.Next(40),
            };
        long Items() => (long)Of<double>(random, s_sizes);
        return new()
        {
            Both = Labels(),
            OnlyA = Labels(),
            OnlyB = Labels(),
            Neither = Labels(),
            Unlabelled = new() { Both = Items(), OnlyA = Items(), OnlyB = Items(), Neither = Items() },
        };
    }
}
