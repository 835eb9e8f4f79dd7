using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Coverage;

/// <summary>
/// Draws the counts of many studies of one <see cref="JudgeScenario"/>: the binomial distributions are laid out once, and a study takes a
/// few numbers and not two an item.
/// </summary>
/// <remarks>
/// <code>
/// by label, or from elsewhere:  k ~ B(n, p), x1 ~ B(m1, Se), x0 ~ B(m0, Sp)
/// random sample of m:           k ~ B(n, p), m1 ~ B(m, θ), x1 ~ B(m1, Se), x0 ~ B(m − m1, Sp)
/// by verdict:                   K1 ~ B(n + f1 + f0, p), then min(f1, K1) and min(f0, K − K1) are labelled:
///                               n11 ~ B(·, PPV), n10 ~ B(·, FOR)
/// </code>
/// With <see cref="JudgeScenario.Clusters"/> cluster by cluster, those of test items first: one number for the leniency of a cluster if
/// error rates are opposed, then each test item's label and verdict, then the verdicts on labelled passes, then on labelled fails:
/// <code>
/// P(next passes | k of n passed) = (μ (1 − ρ) + ρ k)/(1 − ρ + ρ n)                            beta-binomial; opposed:
/// Se = F⁻¹(u), 1 − Sp = G⁻¹(u),  F and G the Beta distributions of Se and 1 − Sp, u the leniency
/// </code>
/// A random sample, or labels by verdict: all items are judged first, then labels are drawn without replacement from the clusters that can
/// hold some; where there are too few items, fewer are labelled.
/// Drawn in that order, from the stream (seed, replicate) of Philox4x32-10. Reproducible: replicate i of a seed is the same whatever was
/// drawn before and on whichever thread. A version of the library that changes the digits says so in the change log. Where rejection
/// decides (large random samples, rare verdicts), another platform's logarithm could too, about once in 1e15 draws. Immutable, thread-safe.
/// </remarks>
public sealed class StudySampler
{
    private readonly JudgeScenario _scenario;
    private readonly LabelPlan _labels;
    private readonly double _positivePredictiveValue, _falseOmissionRate;
    private readonly BinomialSampler _judged, _first, _second;
    private readonly ClusterSampler? _clusters;

    /// <summary>Lays out the distributions of a scenario.</summary>
    /// <param name="scenario">The truth and the sizes.</param>
    /// <exception cref="ArgumentNullException">No scenario.</exception>
    public StudySampler(JudgeScenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        _scenario = scenario;
        JudgeGuess judge =
            new() { PassRate = scenario.PassRate, Sensitivity = scenario.Sensitivity, Specificity = scenario.Specificity };
        _positivePredictiveValue = judge.PositivePredictiveValue;
        _falseOmissionRate = judge.FalseOmissionRate;
        _labels = scenario.Labels;
        var isByVerdict = _labels.Design == CalibrationDesign.ByVerdict;
        _judged = new(scenario.TestItems + (isByVerdict ? (double)_labels.Count : 0), scenario.JudgedRate);
        _first = _labels.Design switch
        {
            CalibrationDesign.External or CalibrationDesign.ByLabel => new(_labels.Passes, scenario.Sensitivity),
            CalibrationDesign.Random => new(_labels.Count, scenario.PassRate),
            CalibrationDesign.ByVerdict => new(_labels.Passes, _positivePredictiveValue),
        };
        _second = new(_labels.Fails, isByVerdict ? _falseOmissionRate : scenario.Specificity);
        if (scenario.Clusters is { } plan) _clusters = new(scenario, plan);
    }

    /// <summary>The counts of one replicate.</summary>
    /// <param name="seed">The seed of the whole simulation.</param>
    /// <param name="replicate">Which replicate: each has a stream of its own.</param>
    public JudgeStudy Draw(ulong seed, ulong replicate)
    {
        if (_clusters is not null) return JudgeStudy.FromClusters(DrawClusters(seed, replicate), _labels.Design);
        var random = new Philox(seed, replicate);
        return _labels.Design switch
        {
            CalibrationDesign.External or CalibrationDesign.ByLabel => ByLabel(ref random),
            CalibrationDesign.Random => AtRandom(ref random),
            CalibrationDesign.ByVerdict => ByVerdict(ref random),
        };
    }

    /// <summary>The sums over clusters of one replicate.</summary>
    /// <param name="seed">The seed of the whole simulation.</param>
    /// <param name="replicate">Which replicate: each has a stream of its own.</param>
    /// <exception cref="InvalidOperationException">The scenario has no clusters.</exception>
    public ClusteredCounts DrawClusters(ulong seed, ulong replicate)
    {
        if (_clusters is null) Throw.NoClusters();
        return _clusters.Sum(seed, replicate);
    }

    private JudgeStudy ByLabel(ref Philox random)
    {
        var passed = (long)_judged.Next(ref random);
        var truePositive = (long)_first.Next(ref random);
        var trueNegative = (long)_second.Next(ref random);
        return Study(passed, _scenario.TestItems - passed,
            truePositive, _labels.Passes - truePositive, _labels.Fails - trueNegative, trueNegative);
    }

    private JudgeStudy AtRandom(ref Philox random)
    {
        var passed = (long)_judged.Next(ref random);
        var passes = (long)_first.Next(ref random);
        var fails = _labels.Count - passes;
        var truePositive = BinomialDraw.Next(ref random, passes, _scenario.Sensitivity);
        var trueNegative = BinomialDraw.Next(ref random, fails, _scenario.Specificity);
        return Study(passed, _scenario.TestItems - passed, truePositive, passes - truePositive, fails - trueNegative, trueNegative);
    }

    private JudgeStudy ByVerdict(ref Philox random)
    {
        var passed = (long)_judged.Next(ref random);
        var failed = _scenario.TestItems + _labels.Count - passed;
        var passes = Math.Min(passed, _labels.Passes);
        var fails = Math.Min(failed, _labels.Fails);
        var truePositive = Labelled(_first, passes, _labels.Passes, _positivePredictiveValue, ref random);
        var falseNegative = Labelled(_second, fails, _labels.Fails, _falseOmissionRate, ref random);
        return Study(passed - passes, failed - fails, truePositive, falseNegative, passes - truePositive, fails - falseNegative);
    }

    // Only where a verdict is rarer than the labels wanted of it are there fewer of them.
    private static long Labelled(BinomialSampler all, long labels, long wanted, double rate, ref Philox random) =>
        labels == wanted ? (long)all.Next(ref random) : BinomialDraw.Next(ref random, labels, rate);

    private JudgeStudy Study(long passed, long failed, long truePositive, long falseNegative, long falsePositive, long trueNegative)
    {
        var labelled = new ConfusionCounts
        {
            TruePositive = truePositive,
            FalseNegative = falseNegative,
            FalsePositive = falsePositive,
            TrueNegative = trueNegative,
        };
        return new()
        {
            Test = new JudgeTally { Positives = passed, Negatives = failed },
            Calibration = Calibration.FromCounts(labelled, _labels.Design),
        };
    }
}
