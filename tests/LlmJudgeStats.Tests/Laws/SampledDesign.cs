namespace LlmJudgeStats.Tests.Laws;

/// <summary>Every outcome of a design with labels sampled from the test population, and its probability: no simulation, no seed.</summary>
internal sealed class SampledDesign
{
    private readonly int _judged;    // by verdict: all judged items, labelled or not; at random: the test items
    private readonly JudgeStudy[] _studies;

    private SampledDesign(int judged, IEnumerable<JudgeStudy> studies) => (_judged, _studies) = (judged, [.. studies]);

    /// <summary>So many test items, and so many labelled ones by lot.</summary>
    public static SampledDesign AtRandom(int test, int labels) => new(test,
        from tp in Enumerable.Range(0, labels + 1)
        from fn in Enumerable.Range(0, labels + 1 - tp)
        from fp in Enumerable.Range(0, labels + 1 - tp - fn)
        from k in Enumerable.Range(0, test + 1)
        select Study(tp, fn, fp, labels - tp - fn - fp, k, test - k, CalibrationDesign.Random));

    /// <summary>So many judged items in all, and so many labels of either verdict by lot, or as many as there are.</summary>
    public static SampledDesign ByVerdict(int judged, int passLabels, int failLabels) => new(judged,
        from passed in Enumerable.Range(0, judged + 1)
        let f1 = Math.Min(passLabels, passed)
        let f0 = Math.Min(failLabels, judged - passed)
        from tp in Enumerable.Range(0, f1 + 1)
        from fn in Enumerable.Range(0, f0 + 1)
        select Study(tp, fn, f1 - tp, f0 - fn, passed - f1, judged - passed - f0, CalibrationDesign.ByVerdict));

    public double[] Limits(IIntervalEstimator estimator, IntervalSide side, double level) =>
        [.. _studies.AsParallel().AsOrdered().Select(study => estimator.Limit(in study, side, level))];

    public (double Lower, double Upper)[] Intervals(IJudgeEstimator estimator, double level) =>
        [.. _studies.AsParallel().AsOrdered().Select(study => estimator.Estimate(in study, level).Interval).Select(i => (i.Lower, i.Upper))];

    /// <summary>The probability of each outcome.</summary>
    public double[] Probabilities(double rate, double sensitivity, double specificity)
    {
        var share = (rate * sensitivity) + ((1 - rate) * (1 - specificity));
        var all = ExactCoverage.Binomial(_judged, share);
        var (ppv, forate) = (share == 0 ? 0 : rate * sensitivity / share, share == 1 ? 0 : Math.Min(1, rate * (1 - sensitivity) / (1 - share)));
        var cache = new Dictionary<(int Size, bool Passed), double[]>();
        return [.. _studies.Select(study =>
        {
            var c = study.Calibration;
            var (tp, fn, fp, tn) = ((int)c.Sensitivity.Successes, (int)c.Sensitivity.Failures, (int)c.Specificity.Failures, (int)c.Specificity.Successes);
            var (f1, f0, k) = (tp + fp, fn + tn, (int)study.Test.Successes);
            var labels = Stratum(f1, true)[tp] * Stratum(f0, false)[fn];
            return c.Design == CalibrationDesign.ByVerdict ? all[k + f1] * labels : all[k] * Labels(f1 + f0)[f1] * labels;
        })];

        double[] Stratum(int size, bool passed) => Cached((size, passed), () => ExactCoverage.Binomial(size, passed ? ppv : forate));
        double[] Labels(int size) => Cached((-size, true), () => ExactCoverage.Binomial(size, share));
        double[] Cached((int, bool) key, Func<double[]> make) => cache.TryGetValue(key, out var mass) ? mass : cache[key] = make();
    }

    private static JudgeStudy Study(int tp, int fn, int fp, int tn, int passed, int failed, CalibrationDesign design) => new()
    {
        Test = new JudgeTally { Positives = passed, Negatives = failed },
        Calibration = Calibration.FromCounts(new() { TruePositive = tp, FalseNegative = fn, FalsePositive = fp, TrueNegative = tn }, design),
    };
}
