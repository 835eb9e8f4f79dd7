using System.Text.Json;
using LlmJudgeStats.Comparison;

namespace LlmJudgeStats.Tests.Comparison;

/// <summary>Differences of two systems against the figures of others: every kind, limits and p-values.</summary>
public sealed class DifferenceReferenceTests
{
    private const double Exact = 1e-12;
    private const double Near = 1e-10;

    private static readonly DifferenceEstimator s_estimator = DifferenceEstimator.Default;

    [Fact]
    public void Differences_with_one_calibration_agree()
    {
        foreach (var (id, input, expect) in DecisionFigures.Shared("diff-"))
        {
            var study = Shared(input);
            var estimate = s_estimator.Estimate(in study, input.Number("level"));
            DecisionFigures.Are(expect.GetProperty("guarded"), estimate.Interval.Lower, estimate.Interval.Upper, Near);
            Assert.Equal(expect.Number("p_guarded"), s_estimator.PValue(in study, 0), Near);
            var raw = expect.GetProperty("difference_raw");
            if (raw.ValueKind == JsonValueKind.Null) Assert.False(estimate.IsIdentified, id);
            else Assert.Equal(raw.GetDouble(), estimate.Unclamped, Exact);
        }
    }

    [Fact]
    public void Verdicts_alone_agree()
    {
        foreach (var (_, input, expect) in DecisionFigures.Shared("diff-"))
        {
            var study = Shared(input);
            var name = study.Kind == ComparisonKind.SameItems ? "p_mcnemar_z_cc" : "p_pooled_z_cc";
            Assert.Equal(expect.Number(name), VerdictTest.Of(in study)!.Value.PValue, Near);
        }
        foreach (var (_, input, expect) in DecisionFigures.Cases("diff-paired-tests-"))
        {
            var pairs = PairedProportion.FromCounts(input.Number("b"), input.Number("c"), input.Number("n"));
            var study = ComparisonStudy.OnSameItems(pairs, Calibration.KnownAccuracy(1));
            Assert.Equal(expect.Number("p_mcnemar_z_cc"), VerdictTest.Of(in study)!.Value.PValue, Near);
        }
    }

    [Fact]
    public void Closed_forms_agree()
    {
        var fieller = s_estimator with { Interval = DifferenceInterval.Fieller };
        foreach (var (_, input, expect) in DecisionFigures.Cases("diff-shared-closed-"))
        {
            var study = Shared(input);
            var interval = fieller.Estimate(in study, input.Number("level")).Interval;
            DecisionFigures.Are(expect.GetProperty("fieller_smoothed"), interval.Lower, interval.Upper, Near);
        }
        var delta = s_estimator with { Interval = DifferenceInterval.Delta };
        foreach (var (_, input, expect) in DecisionFigures.Cases("diff-shared-7").Concat(DecisionFigures.Cases("diff-shared-8")))
        {
            var study = ComparisonStudy.Sharing(
                input.Rate("kA", "n"), input.Rate("kB", "n"),
                new() { Sensitivity = input.Rate("x1", "m1"), Specificity = input.Rate("x0", "m0") });
            var estimate = delta.Estimate(in study, 0.95);
            DecisionFigures.Are(expect.GetProperty("wald"), estimate.Interval.Lower, estimate.Interval.Upper, 1e-9);
            Assert.Equal(expect.Number("variance"), estimate.StandardError * estimate.StandardError, Exact);
        }
        foreach (var (_, input, expect) in DecisionFigures.Cases("diff-paired-1"))
        {
            if (!input.TryGetProperty("only_A", out _)) continue;
            PairedTally pairs = new()
            {
                Both = input.Count("both"),
                OnlyA = input.Count("only_A"),
                OnlyB = input.Count("only_B"),
                Neither = input.Count("neither"),
            };
            var study = ComparisonStudy.OnSameItems(
                pairs, new Calibration { Sensitivity = input.Rate("x1", "m1"), Specificity = input.Rate("x0", "m0") });
            var estimate = delta.Estimate(in study, 0.95);
            DecisionFigures.Are(expect.GetProperty("wald"), estimate.Interval.Lower, estimate.Interval.Upper, 1e-9);
        }
    }

    [Fact]
    public void Differences_with_a_calibration_each_agree()
    {
        foreach (var (_, input, expect) in DecisionFigures.Cases("diff-separate-guarded-"))
        {
            var study = ComparisonStudy.Separate(System(input.GetProperty("A")), System(input.GetProperty("B")));
            var estimate = s_estimator.Estimate(in study, input.Number("level"));
            DecisionFigures.Are(expect.GetProperty("guarded"), estimate.Interval.Lower, estimate.Interval.Upper, Near);
        }
    }

    [Fact]
    public void Differences_of_labels_on_the_same_items_agree()
    {
        foreach (var (_, input, expect) in DecisionFigures.Cases("diff-sampled-paired-"))
        {
            var labels = input.GetProperty("labels");
            var unlabelled = input.GetProperty("unlabelled");
            LabelledPairs pairs = new()
            {
                Both = Change(labels[0]),
                OnlyA = Change(labels[1]),
                OnlyB = Change(labels[2]),
                Neither = Change(labels[3]),
                Unlabelled = new()
                {
                    Both = unlabelled[0].GetInt64(),
                    OnlyA = unlabelled[1].GetInt64(),
                    OnlyB = unlabelled[2].GetInt64(),
                    Neither = unlabelled[3].GetInt64(),
                },
            };
            var study = ComparisonStudy.OnSameItems(in pairs, CalibrationDesign.Random);
            var estimate = s_estimator.Estimate(in study, input.Number("level"));
            Assert.Equal(expect.Number("difference"), estimate.Point, Exact);
            Assert.Equal(expect.Number("standardError"), estimate.StandardError, Exact);
            Assert.Equal(expect.Number("lower"), estimate.Interval.Lower, Near);
            Assert.Equal(expect.Number("upper"), estimate.Interval.Upper, Near);
            Assert.Equal(expect.Number("pValue"), s_estimator.PValue(in study, 0), Near);
        }
    }

    [Fact]
    public void Differences_of_two_samples_of_labels_agree()
    {
        foreach (var (_, input, expect) in DecisionFigures.Cases("diff-sampled-separate-"))
        {
            var study = ComparisonStudy.Separate(FromTestItems(input.GetProperty("a")), FromTestItems(input.GetProperty("b")));
            var estimate = s_estimator.Estimate(in study, input.Number("level"));
            Assert.Equal(expect.Number("difference"), estimate.Point, Exact);
            Assert.Equal(expect.Number("lower"), estimate.Interval.Lower, Near);
            Assert.Equal(expect.Number("upper"), estimate.Interval.Upper, Near);
        }
    }

    private static ComparisonStudy Shared(JsonElement input)
    {
        Calibration judge = new() { Sensitivity = input.Rate("x1", "m1"), Specificity = input.Rate("x0", "m0") };
        return input.TryGetProperty("b", out _)
            ? ComparisonStudy.OnSameItems(PairedProportion.FromCounts(input.Number("b"), input.Number("c"), input.Number("n")), judge)
            : ComparisonStudy.Sharing(input.Rate("kA", "nA"), input.Rate("kB", "nB"), judge);
    }

    private static JudgeStudy System(JsonElement one) => new()
    {
        Test = one.Rate("k", "n"),
        Calibration = new() { Sensitivity = one.Rate("x1", "m1"), Specificity = one.Rate("x0", "m0"), Design = CalibrationDesign.ByLabel },
    };

    private static JudgeStudy FromTestItems(JsonElement one) => new()
    {
        Test = JudgeTally.Of(one.Count("testPassed"), one.Count("testPassed") + one.Count("testFailed")),
        Calibration = Calibration.FromCounts(
            new()
            {
                TruePositive = one.Count("passPass"),
                FalsePositive = one.Count("failPass"),
                FalseNegative = one.Count("passFail"),
                TrueNegative = one.Count("failFail"),
            }, CalibrationDesign.Random),
    };

    private static LabelChange Change(JsonElement one) =>
        new() { BBetter = one[0].GetInt64(), Same = one[1].GetInt64(), ABetter = one[2].GetInt64() };
}
