using LlmJudgeStats.Intervals;
using LlmJudgeStats.PassRates;

namespace LlmJudgeStats.Tests.BadInputs;

public class ExtremeStudyTests
{
    private static readonly double[] s_sizes = [0, 1e-300, 1e-100, 1e-9, 1, 7.5, 1e9, 1.8e19, 1e20];
    private static readonly double[] s_rates = [0, 1e-300, 1e-3, 0.5, 1];

    public static TheoryData<BinomialInterval> Intervals => [.. Enum.GetValues<BinomialInterval>()];

    [Fact]
    public void Closed_forms_on_any_study_never_throw_and_stay_inside()
    {
        IJudgeEstimator[] closed =
        [
            LabelsOnlyEstimator.Default with { Interval = BinomialInterval.Wilson },
            RoganGladenEstimator.Default,
            AsymmetricErrorEstimator.Default,
            AsymmetricErrorEstimator.Default with { Interval = AsymmetricErrorInterval.Fieller },
        ];
        var rates = Rates();
        foreach (var test in rates)
        {
            foreach (var sensitivity in rates)
            {
                foreach (var specificity in rates)
                {
                    var study = new JudgeStudy
                    {
                        Test = test,
                        Calibration = new() { Sensitivity = sensitivity, Specificity = specificity, Design = CalibrationDesign.Random },
                    };
                    foreach (var estimator in closed) AssertWhole(estimator, study, 0.95);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Intervals))]
    public void One_proportion_at_any_rate_never_throws_and_contains_the_point(BinomialInterval interval)
    {
        var naive = new NaiveEstimator { Interval = interval };
        foreach (var rate in Rates())
        {
            foreach (var level in new[] { 1e-12, 0.5, 0.95, 1 - 1e-12 })
            {
                var estimate = AssertWhole(naive, new() { Test = rate }, level);
                Assert.True(!estimate.IsIdentified || estimate.Interval.Contains(estimate.Point), $"{rate} {level}: {estimate}");
            }
        }
    }

    // Found: at a level near 0 the limits are equal but for rounding, and crossed for mid-p, Jeffreys and Blaker.
    [Theory]
    [MemberData(nameof(Intervals))]
    public void At_a_level_next_to_nothing_there_is_still_an_interval(BinomialInterval interval)
    {
        foreach (var size in new[] { 1e-9, 1, 2, 9, 1e6, 1e9 })
        {
            foreach (var rate in s_rates)
                AssertWhole(new NaiveEstimator { Interval = interval }, new() { Test = Proportion.FromRate(rate, size) }, 1e-12);
        }
    }

    // Found by the fuzz, six in a million: at a level next to 0 the interval was as near to the point as its roots are, and left it out.
    [Fact]
    public void At_a_level_next_to_nothing_an_interval_contains_its_point_or_says_that_it_does_not()
    {
        var mover = new AsymmetricErrorEstimator { Interval = AsymmetricErrorInterval.Mover };
        JudgeStudy known = new()
        {
            Test = Proportion.FromOutcomes(44.44224544492078, 85468991683782),
            Calibration = new()
            {
                Sensitivity = Proportion.Known(0.45515336051667066),
                Specificity = Proportion.FromOutcomes(22, 0),
                Design = CalibrationDesign.ByLabel,
            },
        };
        AssertContains(mover.Estimate(known, 2.541706161346203E-05));
        AssertContains(mover.Estimate(known.Flip(), 2.541706161346203E-05));

        foreach (var interval in Enum.GetValues<PostStratifiedInterval>())
        {
            var strata = new PostStratifiedEstimator { Interval = interval };
            AssertContains(strata.Estimate(
                OneVerdictLabelled(25.086927732182918, 32.17374354479121, (0, 83839344608496), (101292378982, 0)), 1e-9));
            AssertContains(strata.Estimate(
                OneVerdictLabelled(18, 34.98010385149088, (3776663599888.9893, 0), (0, 1270836304)), 2.657113368218501E-12));
        }
        var mean = new MeanStudy
        {
            Table = StrataTable.Of(new(0, 1), [0, 1], 4,
                [93739320009700.4, 18, 0, 0, 33600317275228.047, 4, 8153, 91.30861160132385],
                [0, 19.444253581736582, 12, 5.305826080636744]),
            Design = CalibrationDesign.Random,
        };
        AssertContains(StratifiedMeanEstimator.Default.Estimate(mean, 1e-12));

        static JudgeStudy OneVerdictLabelled(
            double pass, double fail, (double Passes, double Fails) sensitivity, (double Passes, double Fails) specificity) => new()
            {
                Test = Proportion.FromOutcomes(pass, fail),
                Calibration = new()
                {
                    Sensitivity = Proportion.FromOutcomes(sensitivity.Passes, sensitivity.Fails),
                    Specificity = Proportion.FromOutcomes(specificity.Passes, specificity.Fails),
                    Design = CalibrationDesign.Random,
                },
            };

        static void AssertContains(JudgeEstimate estimate) => Assert.True(
            estimate.Interval.Contains(estimate.Point) || estimate.Warnings.HasFlag(EstimateWarnings.PointOutsideInterval)
                || estimate.Interval.Kind == IntervalKind.Credible,
            $"{estimate.Method.Interval} {estimate.Point:R} [{estimate.Interval.Lower:R}, {estimate.Interval.Upper:R}]");
    }

    // Found by the fuzz: a fraction of a label of 1e-61 is a beta distribution that no range of integration holds, and the p-value was NaN.
    [Theory]
    [InlineData(24.00109739976345, 39.21566910616174, 7.065874165597574, 3.2171173117119203, 4.308172849026604E-61, 3834185517418, 5e-324)]
    [InlineData(868895944962.577, 20, 5.701655550213943E-85, 1.6397823315706036E-85, 3, 1e-300, 1)]
    [InlineData(2.806137033509027E-61, 30011541350577, 900, 100, 400870509406098, 0, 0.5000000000000001)]
    public void The_p_value_of_melding_a_trace_of_a_label_is_a_probability(
        double pass, double fail, double truePositive, double falseNegative, double trueNegative, double falsePositive, double rate)
    {
        var study = new JudgeStudy
        {
            Test = Proportion.FromCounts(pass, pass + fail),
            Calibration = new()
            {
                Sensitivity = Proportion.FromCounts(truePositive, truePositive + falseNegative),
                Specificity = Proportion.FromCounts(trueNegative, trueNegative + falsePositive),
            },
        };
        AsymmetricErrorInterval[] melded = [AsymmetricErrorInterval.Melding, AsymmetricErrorInterval.MeldingMidP];
        foreach (var estimator in melded.Select(interval => new AsymmetricErrorEstimator { Interval = interval }))
        {
            Assert.InRange(estimator.PValue(in study, rate), 0, 1);
            Assert.InRange(estimator.PValue(in study, rate, Alternative.Greater), 0, 1);
            Assert.InRange(estimator.PValue(in study, rate, Alternative.Less), 0, 1);
        }
    }

    // Found by the fuzz: 4e-16 above a point that a judge with J = .05 makes of the rounding.
    [Fact]
    public void Known_rates_of_a_weak_judge_contain_the_point_at_a_level_next_to_nothing()
    {
        var study = new JudgeStudy
        {
            Test = Proportion.FromCounts(8150723586.432556, 8150723586.432556 + 3761705418.4190063),
            Calibration = Calibration.Known(0.6925336377300131, 0.35832963834615694),
        };
        foreach (var interval in Enum.GetValues<BinomialInterval>().Where(interval => interval.Traits.ContainsPoint))
        {
            var estimate = AssertWhole(RoganGladenEstimator.Default with { IntervalWhenKnown = interval }, study, 1e-12);
            Assert.True(estimate.Interval.Contains(estimate.Point), $"{estimate}");
        }
    }

    private static JudgeEstimate AssertWhole(IJudgeEstimator estimator, JudgeStudy study, double level)
    {
        JudgeEstimate estimate;
        try
        {
            estimate = estimator.Estimate(in study, level);
        }
        catch (Exception error)
        {
            throw new InvalidOperationException($"{estimator} {study} {level}", error);
        }
        if (estimate.Interval.Lower is >= 0 and <= 1 && estimate.Interval.Upper is >= 0 and <= 1
            && estimate.Interval.Lower <= estimate.Interval.Upper
            && (estimate.IsIdentified ? estimate.Point is >= 0 and <= 1 : double.IsNaN(estimate.Unclamped))
            && !double.IsNaN(estimate.StandardError))
        {
            return estimate;
        }
        Assert.Fail($"{estimator} {study} {level}: {estimate}");
        return estimate;
    }

    private static List<Proportion> Rates() =>
        [.. s_sizes.SelectMany(size => s_rates.Select(rate => Proportion.FromRate(rate, size))), .. s_rates.Select(Proportion.Known)];
}
