using System.Text.Json;
using LlmJudgeStats.Bayesian;
using LlmJudgeStats.Coverage;
using LlmJudgeStats.Intervals;
using LlmJudgeStats.Numerics;
using LlmJudgeStats.PassRates;
using LlmJudgeStats.Tests.Laws;

namespace LlmJudgeStats.Tests.Reference;

/// <summary>The library against figures from independent code (tests/reference/README.md).</summary>
public sealed class ReferenceTests
{
    // Read by a test of their own, without a theory.
    private static readonly string[] s_single =
    [
        "asymmetric-error/identified-set.json", "asymmetric-error/one-sided.json", "post-stratified/catalogue.json",
        "judge/youden.json", "judge/naive-bias.json", "contrasts/shared-calibration.json",
        "dependence/catalogue.json", "decisions/comparisons.json", "plans/catalogue.json", "gates/catalogue.json",
        "misclassification-matrix/catalogue.json", "several-judges/catalogue.json", "strengths/catalogue.json",
        "judge-confidence/catalogue.json",
        "label-error/catalogue.json", "normalized-accuracy/catalogue.json", "agreement/catalogue.json", "audit/catalogue.json",
        "audit/files.json", "claims/catalogue.json", "monitoring/anchors.json", "monitoring/anytime.json",
    ];

    private static readonly HashSet<string> s_own =
    [
        .. s_single,
        .. typeof(ReferenceTests).GetMethods()
            .SelectMany(test => test.GetCustomAttributes(typeof(InlineDataAttribute), false).Cast<InlineDataAttribute>())
            .Select(data => (string)data.Data[0]!),
    ];

    /// <summary>Every file in the folder of an estimator that no other test reads.</summary>
    public static TheoryData<string> Estimates =>
        [.. JudgeEstimators.All.SelectMany(estimator => ReferenceCase.Files(estimator.Method.Id)).Where(file => !s_own.Contains(file))];

    [Theory]
    [MemberData(nameof(Estimates))]
    public void Estimates_agree(string file)
    {
        var method = file[..file.IndexOf('/', StringComparison.Ordinal)];
        Assert.Empty(ReferenceCase.Read(file).Where(reference => reference.Use != "later").SelectMany(reference =>
        {
            var estimate = EstimatorOf(method, reference.Interval).Estimate(reference.Study, reference.Level);
            var identified = !reference.Expect.TryGetProperty("identified", out var expected) || expected.GetBoolean();
            var partial = reference.Expect.TryGetProperty("partiallyIdentified", out var flag) && flag.GetBoolean();
            return (identified == estimate.IsIdentified ? [] : new[] { $"{reference.Id}: identified is {estimate.IsIdentified}" })
                .Concat(partial == estimate.Warnings.HasFlag(EstimateWarnings.PartiallyIdentified) ? []
                    : [$"{reference.Id}: {estimate.Warnings}"])
                .Concat(reference.Disagreements(
                [
                    ("point", estimate.Point), ("unclamped", estimate.Unclamped), ("standardError", estimate.StandardError),
                    ("lower", estimate.Interval.Lower), ("upper", estimate.Interval.Upper),
                    ("youden", reference.Study.Calibration.Youden),
                ]));
        }));
    }

    [Theory]
    [InlineData("bayesian/catalogue.json")]
    [InlineData("bayesian/mixture.json")]
    [InlineData("bayesian/peers.json")]
    [InlineData("bayesian/data-slices.json")]
    public void Posteriors_agree(string file) => Assert.Empty(ReferenceCase.Read(file).SelectMany(reference =>
    {
        var estimator = new BayesianEstimator
        {
            PassRate = Prior(reference, "passRate"),
            Sensitivity = Prior(reference, "sensitivity"),
            Specificity = Prior(reference, "specificity"),
            BetterThanChance = reference.Input.GetProperty("betterThanChance").GetBoolean(),
        };
        var posterior = estimator.Posterior(reference.Study);
        var interval = posterior.EqualTailed(reference.Level);
        var tails = reference.Expect.TryGetProperty("probabilityAbove", out var above)
            ? above.EnumerateObject().Where(p => !reference.IsNear("probabilityAbove",
                posterior.ProbabilityAbove(double.Parse(p.Name, System.Globalization.CultureInfo.InvariantCulture)), p.Value.GetDouble()))
                .Select(p => $"{reference.Id} P(> {p.Name}) is not {p.Value}")
            : [];
        return tails
            .Concat(posterior.Warnings.HasFlag(EstimateWarnings.NotConverged) ? [$"{reference.Id}: not converged"] : [])
            .Concat(reference.Disagreements(
            [
                ("mean", posterior.Mean), ("standardDeviation", posterior.StandardDeviation), ("median", posterior.Median),
                ("lower", interval.Lower), ("upper", interval.Upper),
            ]));
    }));

    [Theory]
    [InlineData("bayesian/sampled.json")]
    public void Posteriors_of_sampled_labels_agree(string file) => Assert.Empty(ReferenceCase.Read(file).SelectMany(reference =>
    {
        var posterior = new BayesianEstimator
        {
            JudgePassRate = Prior(reference, "judgePassRate"),
            PositivePredictiveValue = Prior(reference, "positivePredictiveValue"),
            FalseOmissionRate = Prior(reference, "falseOmissionRate"),
        }.Posterior(reference.Study);
        var (interval, snapped) = (posterior.EqualTailed(reference.Level), posterior.EqualTailedSnap(reference.Level));
        var ends = reference.Expect.GetProperty("snapped");
        return reference.Disagreements(
            [
                ("mean", posterior.Mean), ("variance", posterior.StandardDeviation * posterior.StandardDeviation),
                ("median", posterior.Median),
                ("lower", interval.Lower), ("upper", interval.Upper),
            ])
            .Concat(posterior.Warnings.HasFlag(EstimateWarnings.NotConverged) ? [$"{reference.Id}: not converged"] : [])
            .Concat(reference.IsNear("snapped", snapped.Lower, ends[0].GetDouble())
                && reference.IsNear("snapped", snapped.Upper, ends[1].GetDouble())
                ? [] : [$"{reference.Id}: snapped to {snapped}"]);
    }));

    /// <summary>The interval itself, also where the estimator answers that there are no test items.</summary>
    [Fact]
    public void Labels_sampled_from_the_test_population_agree() =>
        Assert.Empty(ReferenceCase.Read("post-stratified/catalogue.json").SelectMany(reference =>
    {
        var study = reference.Study;
        var sample = LabelledSample.Of(in study);
        var limits = Find<PostStratifiedInterval>(reference.Interval, i => i.Id)
            .Limits(in sample, Confidence.TwoSided(reference.Level).Quantile);
        return reference.Disagreements(
            [("point", sample.Rate), ("standardError", Math.Sqrt(sample.Variance)), ("lower", limits.Lower), ("upper", limits.Upper)]);
    }));

    /// <summary>
    /// Limits at counts of a billion and more: mpmath against the library's own arithmetic, to two units in the last place of one.
    /// </summary>
    [Theory]
    [InlineData("post-stratified/one-sided.json")]
    [InlineData("post-stratified/large.json")]
    [InlineData("post-stratified/melding.json")]
    public void Limits_of_labels_sampled_from_the_test_population_agree(string file) =>
        Assert.Empty(ReferenceCase.Read(file).SelectMany(reference =>
    {
        var study = reference.Study;
        var estimator = new PostStratifiedEstimator { Interval = Find<PostStratifiedInterval>(reference.Interval, i => i.Id) };
        var interval = estimator.Estimate(in study, reference.Level).Interval;
        return reference.Disagreements(reference.Input.TryGetProperty("side", out _)
            ? [("lower", estimator.Limit(in study, IntervalSide.Lower, reference.Level)),
                ("upper", estimator.Limit(in study, IntervalSide.Upper, reference.Level))]
            : [("lower", interval.Lower), ("upper", interval.Upper)]);
    }));

    [Theory]
    [InlineData("post-stratified/items.json")]
    public void Rates_of_exactly_the_judged_items_agree(string file) => Assert.Empty(ReferenceCase.Read(file).SelectMany(reference =>
    {
        var study = reference.Study;
        var byVerdict = study with { Calibration = study.Calibration with { Design = CalibrationDesign.ByVerdict } };
        var estimator = PostStratifiedEstimator.Default with { Target = Target.Items };
        return new[] { estimator.Estimate(in study, reference.Level), estimator.Estimate(in byVerdict, reference.Level) }
            .SelectMany(estimate => reference.Disagreements(
                [("point", estimate.Point), ("lower", estimate.Interval.Lower), ("upper", estimate.Interval.Upper)]));
    }));

    [Fact]
    public void One_sided_limits_agree() => Assert.Empty(ReferenceCase.Read("asymmetric-error/one-sided.json").SelectMany(reference =>
    {
        var (study, estimator) = (reference.Study, AsymmetricErrorEstimator.Default);
        return reference.Disagreements([("lower", estimator.Limit(in study, IntervalSide.Lower, reference.Level))])
            .Concat(reference.Disagreements([("lower", 1 - estimator.Limit(study.Flip(), IntervalSide.Upper, reference.Level))]));
    }));

    [Fact]
    public void Identified_sets_agree() => Assert.Empty(ReferenceCase.Read("asymmetric-error/identified-set.json").SelectMany(reference =>
    {
        var passesMissing = reference.Input.GetProperty("missing").GetString() == "sensitivity";
        var rate = reference.Input.GetProperty("rate").GetDouble();
        var known = reference.Input.GetProperty(passesMissing ? "specificity" : "sensitivity").GetDouble();
        var limits = passesMissing ? IdentifiedSet.WithoutPasses(1 - rate, known) : IdentifiedSet.WithoutFails(rate, known);
        // The estimator's own set, where nothing is measured and so nothing is added for sampling.
        var study = new JudgeStudy
        {
            Test = Proportion.Known(rate),
            Calibration = passesMissing ? new() { Specificity = Proportion.Known(known) } : new() { Sensitivity = Proportion.Known(known) },
        };
        var interval = AsymmetricErrorEstimator.Default.Estimate(study).Interval;
        return reference.Disagreements([("lower", limits.Lower), ("upper", limits.Upper)])
            .Concat(reference.Disagreements([("lower", interval.Lower), ("upper", interval.Upper)]));
    }));

    [Fact]
    public void Youden_agrees() =>
        Assert.Empty(ReferenceCase.Read("judge/youden.json").Where(c => c.Interval == "newcombe").SelectMany(reference =>
    {
        var quality = JudgeStats.Quality(reference.Calibration, reference.Level);
        return reference.Disagreements([("point", quality.Youden), ("lower", quality.YoudenInterval.Lower),
            ("upper", quality.YoudenInterval.Upper)]);
    }));

    [Fact]
    public void Naive_bias_agrees() =>
        Assert.Empty(ReferenceCase.Read("judge/naive-bias.json").Where(c =>
            c.Input.GetProperty("rate").GetDouble() >= 0).SelectMany(reference =>
    {
        var scenario = new JudgeScenario
        {
            PassRate = reference.Input.GetProperty("rate").GetDouble(),
            Sensitivity = reference.Input.GetProperty("sensitivity").GetDouble(),
            Specificity = reference.Input.GetProperty("specificity").GetDouble(),
            TestItems = 0,
        };
        return reference.Disagreements([("naiveBias", scenario.NaiveBias), ("naiveBias", scenario.JudgedRate - scenario.PassRate)]);
    }));

    [Fact]
    public void Every_file_and_case_is_used_or_marked_for_later()
    {
        var families = MeanFamilies.All.SelectMany(family => ReferenceCase.Files(family.Id));
        HashSet<string> used = [.. s_own, .. Estimates.Select(row => row.Data), .. families];
        var root = Path.Combine(AppContext.BaseDirectory, "reference");
        var files = Directory.EnumerateFiles(root, "*.json", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(root, path).Replace('\\', '/'))
                .Where(path => path.Contains('/', StringComparison.Ordinal));
        Assert.DoesNotContain(files, file => !used.Contains(file) && ReferenceCase.Read(file).Any(c => c.Use != "later"));
        Assert.True(used.Sum(file => ReferenceCase.Read(file).Count()) > 550);
    }

    private static BetaPrior Prior(ReferenceCase reference, string name)
    {
        var shapes = reference.Input.GetProperty("prior").GetProperty(name);
        return new(shapes[0].GetDouble(), shapes[1].GetDouble());
    }

    private static IJudgeEstimator EstimatorOf(string method, string? interval) =>
        interval is null ? JudgeEstimators.Find(method) : JudgeEstimators.Find(method, interval);

    private static T Find<T>(string? id, Func<T, string> idOf) where T : struct, Enum =>
        Enum.GetValues<T>().Single(member => idOf(member) == id);
}
