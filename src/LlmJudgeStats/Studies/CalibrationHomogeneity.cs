using MathNet.Numerics;

namespace LlmJudgeStats;

/// <summary>Whether one judge's error rates differ between systems, by the labels that each of them has.</summary>
/// <remarks>
/// <code>p = min(1, 2 min(pSensitivity, pSpecificity))</code>
/// Two systems: Fisher's exact test, two-sided, of correct and incorrect verdicts among the items that people passed, and among those that
/// they failed. More: Pearson's chi-square with one degree of freedom less than there are systems; a system without a label of the class is
/// left out. A small p-value forbids a shared calibration; a large one proves nothing. Source: pass-rates.md 18. Immutable, thread-safe.
/// </remarks>
public readonly record struct CalibrationHomogeneity
{
    private const double Refused = 0.05;
    private const double MostOutcomes = 1e6;     // of Fisher's test; above them chi-square is exact enough
    private const double Tie = 1 + 1e-7;         // outcomes as probable as what was seen, but for rounding

    /// <summary>The p-value of equal sensitivities; 1 where fewer than two systems have a label of the class.</summary>
    public required double Sensitivity { get; init; }

    /// <summary>The p-value of equal specificities; 1 where fewer than two systems have a label of the class.</summary>
    public required double Specificity { get; init; }

    /// <summary>The p-value of both.</summary>
    public double PValue => Math.Min(1, 2 * Math.Min(Sensitivity, Specificity));

    /// <summary>Whether the error rates differ: one calibration must not serve these systems.</summary>
    public bool IsRefused => PValue < Refused;

    /// <summary>The test of some systems' labels.</summary>
    /// <param name="systems">Label-by-verdict counts, one table a system.</param>
    public static CalibrationHomogeneity Of(IReadOnlyList<ConfusionCounts> systems)
    {
        ArgumentNullException.ThrowIfNull(systems);
        return new()
        {
            Sensitivity = Test([.. systems.Select(one => ((double)one.TruePositive, (double)one.FalseNegative))]),
            Specificity = Test([.. systems.Select(one => ((double)one.TrueNegative, (double)one.FalsePositive))]),
        };
    }

    /// <summary>The test of effective counts, as of labels that belong together in clusters: by chi-square alone.</summary>
    /// <param name="systems">Error rates, one calibration a system, each at the size that it is worth; known ones are left out.</param>
    public static CalibrationHomogeneity Of(IReadOnlyList<Calibration> systems)
    {
        ArgumentNullException.ThrowIfNull(systems);
        return new()
        {
            Sensitivity = EffectiveTest([.. systems.Select(one => one.Sensitivity)]),
            Specificity = EffectiveTest([.. systems.Select(one => one.Specificity)]),
        };
    }

    // Sizes that are no counts: there are no outcomes to list.
    private static double EffectiveTest(Proportion[] rates) =>
        Test([.. rates.Where(rate => !rate.IsKnown).Select(rate => (rate.Successes, rate.Failures))], mostOutcomes: 0);

    private static double Test((double Right, double Wrong)[] all, double mostOutcomes = MostOutcomes)
    {
        (double Right, double Wrong)[] systems = [.. all.Where(one => one.Right + one.Wrong > 0)];
        if (systems.Length < 2) return 1;
        var right = systems.Sum(one => one.Right);
        var wrong = systems.Sum(one => one.Wrong);
        if (right == 0 || wrong == 0) return 1;
        return systems is [var first, var second] && Math.Min(right, first.Right + first.Wrong) <= mostOutcomes
            ? Fisher(first.Right, first.Wrong, second.Right, second.Wrong)
            : ChiSquare(systems, right, wrong);
    }

    private static double Fisher(double right, double wrong, double otherRight, double otherWrong)
    {
        var size = right + wrong;
        var other = otherRight + otherWrong;
        var allRight = right + otherRight;
        var lowest = Math.Max(0, allRight - other);
        var highest = Math.Min(size, allRight);
        double LogMass(double x) => LogChoose(size, x) + LogChoose(other, allRight - x);
        var observed = LogMass(right);
        var all = 0.0;
        var asExtreme = 0.0;
        for (var x = lowest; x <= highest; x++)
        {
            var mass = Math.Exp(LogMass(x) - observed);
            all += mass;
            if (mass <= Tie) asExtreme += mass;
        }
        // Masses are taken beside the observed one: where that is tiny, their sum may exceed all doubles.
        return double.IsPositiveInfinity(all) ? 0 : Math.Min(1, asExtreme / all);
    }

    private static double LogChoose(double n, double k) =>
        SpecialFunctions.GammaLn(n + 1) - SpecialFunctions.GammaLn(k + 1) - SpecialFunctions.GammaLn(n - k + 1);

    private static double ChiSquare((double Right, double Wrong)[] systems, double right, double wrong)
    {
        var share = right / (right + wrong);
        var square = 0.0;
        foreach (var (ofRight, ofWrong) in systems)
        {
            var size = ofRight + ofWrong;
            var excess = ofRight - (size * share);
            square += excess * excess / (size * share * (1 - share));
        }
        return Numerics.ChiSquare.UpperTail(square, systems.Length - 1);
    }
}
