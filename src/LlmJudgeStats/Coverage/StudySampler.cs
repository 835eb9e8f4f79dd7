using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Coverage;

/// <summary>Draws the counts of many studies of one <see cref="JudgeScenario"/>: the binomial distributions are laid out once, and a study takes a few numbers and not two an item.</summary>
/// <remarks>
/// <code>
/// by label, or from elsewhere:  k ~ B(n, p), x1 ~ B(m1, Se), x0 ~ B(m0, Sp)
/// random sample of m:           k ~ B(n, p), m1 ~ B(m, θ), x1 ~ B(m1, Se), x0 ~ B(m − m1, Sp)
/// by verdict:                   K1 ~ B(n + f1 + f0, p), then min(f1, K1) and min(f0, K − K1) are labelled: n11 ~ B(·, PPV), n10 ~ B(·, FOR)
/// </code>
/// Drawn in that order, from the stream (seed, replicate) of Philox4x32-10. Reproducible: replicate i of a seed is the same whatever was drawn before and on whichever
/// thread. A version of the library that changes the digits says so in the change log. Where rejection decides (large random samples, rare verdicts), another platform's logarithm could too, about once in 1e15 draws. Immutable, thread-safe.
/// </remarks>
public sealed class StudySampler
{
    private readonly JudgeScenario _scenario;
    private readonly double _positiveValue, _omissionRate;
    private readonly BinomialSampler _judged, _first, _second;

    /// <summary>Lays out the distributions of a scenario.</summary>
    /// <param name="scenario">The truth and the sizes.</param>
    /// <exception cref="ArgumentNullException">No scenario.</exception>
    public StudySampler(JudgeScenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        _scenario = scenario;
        var (hit, miss) = (scenario.PassRate * scenario.Sensitivity, scenario.PassRate * (1 - scenario.Sensitivity));
        // Of a verdict that never occurs nothing is drawn.
        _positiveValue = Share(hit, (1 - scenario.PassRate) * (1 - scenario.Specificity));
        _omissionRate = Share(miss, (1 - scenario.PassRate) * scenario.Specificity);
        var (passes, fails) = ((double)scenario.PassLabels, (double)scenario.FailLabels);
        (_judged, _first, _second) = scenario.Design switch
        {
            CalibrationDesign.External or CalibrationDesign.ByLabel => (
                new BinomialSampler(scenario.TestItems, scenario.JudgedRate), new BinomialSampler(passes, scenario.Sensitivity), new BinomialSampler(fails, scenario.Specificity)),
            CalibrationDesign.Random => (
                new(scenario.TestItems, scenario.JudgedRate), new(passes + fails, scenario.PassRate), new(0, 0)),
            CalibrationDesign.ByVerdict => (
                new(scenario.TestItems + passes + fails, scenario.JudgedRate), new(passes, _positiveValue), new(fails, _omissionRate)),
        };
    }

    /// <summary>The counts of one replicate.</summary>
    /// <param name="seed">The seed of the whole simulation.</param>
    /// <param name="replicate">Which replicate: each has a stream of its own.</param>
    public JudgeStudy Draw(ulong seed, ulong replicate)
    {
        var random = new Philox(seed, replicate);
        return _scenario.Design switch
        {
            CalibrationDesign.External or CalibrationDesign.ByLabel => ByLabel(ref random),
            CalibrationDesign.Random => AtRandom(ref random),
            CalibrationDesign.ByVerdict => ByVerdict(ref random),
        };
    }

    private JudgeStudy ByLabel(ref Philox random)
    {
        var passed = (long)_judged.Next(ref random);
        var (hits, rejections) = ((long)_first.Next(ref random), (long)_second.Next(ref random));
        return Study(passed, _scenario.TestItems - passed, hits, _scenario.PassLabels - hits, _scenario.FailLabels - rejections, rejections);
    }

    private JudgeStudy AtRandom(ref Philox random)
    {
        var passed = (long)_judged.Next(ref random);
        var passes = (long)_first.Next(ref random);
        var fails = (long)_scenario.PassLabels + _scenario.FailLabels - passes;
        var hits = BinomialDraw.Next(ref random, passes, _scenario.Sensitivity);
        var rejections = BinomialDraw.Next(ref random, fails, _scenario.Specificity);
        return Study(passed, _scenario.TestItems - passed, hits, passes - hits, fails - rejections, rejections);
    }

    private JudgeStudy ByVerdict(ref Philox random)
    {
        var passed = (long)_judged.Next(ref random);
        var failed = (long)_scenario.TestItems + _scenario.PassLabels + _scenario.FailLabels - passed;
        var (passes, fails) = (Math.Min(passed, _scenario.PassLabels), Math.Min(failed, _scenario.FailLabels));
        var hits = Labelled(_first, passes, _scenario.PassLabels, _positiveValue, ref random);
        var misses = Labelled(_second, fails, _scenario.FailLabels, _omissionRate, ref random);
        return Study(passed - passes, failed - fails, hits, misses, passes - hits, fails - misses);
    }

    // Only where a verdict is rarer than the labels wanted of it are there fewer of them.
    private static long Labelled(BinomialSampler all, long labels, long wanted, double rate, ref Philox random) =>
        labels == wanted ? (long)all.Next(ref random) : BinomialDraw.Next(ref random, labels, rate);

    private JudgeStudy Study(long passed, long failed, long hits, long misses, long falsePasses, long rejections) => new()
    {
        Test = new JudgeTally { Positives = passed, Negatives = failed },
        Calibration = Calibration.FromCounts(
            new() { TruePositive = hits, FalseNegative = misses, FalsePositive = falsePasses, TrueNegative = rejections }, _scenario.Design),
    };

    private static double Share(double part, double rest) => part == 0 ? 0 : part / (part + rest);
}
