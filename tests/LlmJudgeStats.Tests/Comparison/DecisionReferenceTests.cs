using System.Text.Json;
using LlmJudgeStats.Comparison;
using LlmJudgeStats.Inference;

namespace LlmJudgeStats.Tests.Comparison;

/// <summary>What is decided from differences, against the figures of others.</summary>
public sealed class DecisionReferenceTests
{
    private const double Exact = 1e-12;
    private const double Near = 1e-9;

    [Fact]
    public void Simultaneous_deviates_agree()
    {
        foreach (var (_, input, expect) in DecisionFigures.Cases("range-"))
            Assert.Equal(expect.Number("z"), Multiplicity.Simultaneous((int)input.Count("systems"), input.Number("level")), Near);
    }

    [Fact]
    public void Adjusted_p_values_agree()
    {
        foreach (var (_, input, expect) in DecisionFigures.Cases("fdr-"))
        {
            double[] p = [.. input.GetProperty("p").EnumerateArray().Select(one => one.GetDouble())];
            Are(expect.GetProperty("holm"), Multiplicity.Holm(p));
            Are(expect.GetProperty("BH"), Multiplicity.BenjaminiHochberg(p));
        }
        foreach (var (_, input, expect) in DecisionFigures.Cases("family-"))
        {
            var family = new ClaimFamily([Numbers(input, "primary"), Numbers(input, "secondary")]);
            Are(expect.GetProperty("primaryAdjusted"), [.. family.Adjusted[0]]);
            Are(expect.GetProperty("secondaryAdjusted"), [.. family.Adjusted[1]]);
        }
    }

    [Fact]
    public void Margins_agree()
    {
        foreach (var (_, input, expect) in DecisionFigures.Cases("equivalence-"))
        {
            var study = ComparisonStudy.Sharing(
                input.Rate("aPassed", "aTotal"), input.Rate("bPassed", "bTotal"),
                new() { Sensitivity = input.Rate("x1", "m1"), Specificity = input.Rate("x0", "m0") });
            var answer = ComparisonAnswer.Of(in study, new() { Margin = input.Number("margin"), Level = input.Number("level") });
            Assert.Equal(expect.Number("lower"), answer.Difference.Interval.Lower, Near);
            Assert.Equal(expect.Number("upper"), answer.Difference.Interval.Upper, Near);
            Assert.Equal(expect.Number("pNonInferior"), answer.NonInferiorPValue!.Value, Near);
            Assert.Equal(expect.Number("pEquivalence"), answer.EquivalencePValue!.Value, Near);
            Assert.Equal(expect.GetProperty("nonInferior").GetBoolean(), answer.NonInferior);
            Assert.Equal(expect.GetProperty("withinMargin").GetBoolean(), answer.WithinMargin);
        }
    }

    [Fact]
    public void Differences_of_Youdens_J_agree()
    {
        foreach (var (_, input, expect) in DecisionFigures.Cases("homogeneity-"))
        {
            var (a, b) = (Labels(input.GetProperty("a")), Labels(input.GetProperty("b")));
            var test = CalibrationHomogeneity.Of([a, b]);
            Assert.Equal(expect.Number("pValue"), test.PValue, Near);
            Assert.Equal(expect.GetProperty("refused").GetBoolean(), test.IsRefused);
            var difference = YoudenDifference.Of(a, b, input.Number("level"));
            Assert.Equal(expect.Number("deltaJ"), difference.Point, Exact);
            Assert.Equal(expect.Number("lower"), difference.Interval.Lower, Near);
            Assert.Equal(expect.Number("upper"), difference.Interval.Upper, Near);
        }
    }

    [Fact]
    public void Tipping_points_agree()
    {
        foreach (var (_, input, expect) in DecisionFigures.Cases("tipping-"))
        {
            var study = ComparisonStudy.Sharing(
                input.Rate("aPassed", "aTotal"), input.Rate("bPassed", "bTotal"),
                Calibration.Known(input.Number("sensitivity"), input.Number("specificity")));
            var tipping = TippingPoint.Of(in study)!.Value;
            Is(expect, "both", tipping.Both);
            Is(expect, "sensitivity", tipping.Sensitivity);
            Is(expect, "specificity", tipping.Specificity);
        }
    }

    [Fact]
    public void Detectable_differences_agree()
    {
        foreach (var (_, input, expect) in DecisionFigures.Cases("detectable-"))
        {
            var (se, sp) = (input.Number("sensitivity"), input.Number("specificity"));
            var judged = (se * input.Number("passRate")) + ((1 - sp) * (1 - input.Number("passRate")));
            var test = Proportion.FromRate(judged, input.Number("items"));
            var study = ComparisonStudy.Sharing(test, test, new()
            {
                Sensitivity = Proportion.FromRate(se, input.Number("labelsPass")),
                Specificity = Proportion.FromRate(sp, input.Number("labelsFail")),
            });
            var found = DetectableDifference.Of(in study, input.Number("level"), input.Number("chance"));
            Assert.Equal(expect.Number("detectableDifference"), found!.Value, 1e-7);
        }
    }

    [Fact]
    public void Leaderboards_agree()
    {
        foreach (var (_, input, expect) in DecisionFigures.Cases("leaderboard-"))
        {
            Proportion[] tests = [.. input.GetProperty("systems").EnumerateArray().Select(one => one.Rate("passed", "total"))];
            ConfusionCounts counts = new()
            {
                TruePositive = input.Count("truePositive"),
                FalseNegative = input.Count("falseNegative"),
                FalsePositive = input.Count("falsePositive"),
                TrueNegative = input.Count("trueNegative"),
            };
            ComparisonQuestion question = new() { Level = input.Number("level") };
            var z = Multiplicity.Simultaneous(tests.Length, question.Level);
            Assert.Equal(expect.Number("z"), z, Near);
            var answers = ComparisonFamily.Answer(
                ComparisonFamily.AllPairs(tests.Length), (a, b) => ComparisonStudy.Sharing(tests[a], tests[b], counts), question, z,
                cancellationToken: TestContext.Current.CancellationToken);
            var pairs = ComparisonFamily.Judge([answers], question)[0];
            foreach (var (wanted, pair) in expect.GetProperty("pairs").EnumerateArray().Zip(pairs))
            {
                Assert.Equal(wanted.Number("difference"), pair.Answer.Difference.Point, Exact);
                Assert.Equal(wanted.Number("lower"), pair.Answer.Difference.Interval.Lower, Near);
                Assert.Equal(wanted.Number("upper"), pair.Answer.Difference.Interval.Upper, Near);
                Assert.Equal(wanted.Number("simultaneousLower"), pair.Simultaneous!.Value.Lower, Near);
                Assert.Equal(wanted.Number("simultaneousUpper"), pair.Simultaneous!.Value.Upper, Near);
                Assert.Equal(wanted.Number("pValue"), pair.Answer.PValue, Near);
                Assert.Equal(wanted.Number("adjustedPValue"), pair.AdjustedPValue, Near);
                Assert.Equal(wanted.GetProperty("verdict").GetString(), pair.Verdict.ToString(), ignoreCase: true);
            }
            double[] rates = [.. Numbers(expect, "rates")];
            var board = Leaderboard.Of(rates, pairs);
            Assert.Equal(Numbers(expect, "order").Select(one => (int)one), board.Systems.Select(one => one.System));
            foreach (var one in board.Systems)
            {
                Assert.Equal(Numbers(expect, "rankLower")[one.System], one.RankLower);
                Assert.Equal(Numbers(expect, "rankUpper")[one.System], one.RankUpper);
            }
            var groups = expect.GetProperty("groups").EnumerateArray().Select((group, i) => (Letter: ((char)('a' + i)).ToString(), group));
            foreach (var (letter, group) in groups)
            {
                Assert.Equal(
                    group.EnumerateArray().Select(one => one.GetInt32()),
                    board.Systems.Where(one => one.Groups.Contains(letter)).Select(one => one.System));
            }
        }
    }

    private static ConfusionCounts Labels(JsonElement one) => new()
    {
        TruePositive = one.Count("x1"),
        FalseNegative = one.Count("m1") - one.Count("x1"),
        TrueNegative = one.Count("x0"),
        FalsePositive = one.Count("m0") - one.Count("x0"),
    };

    private static double[] Numbers(JsonElement element, string name) =>
        [.. element.GetProperty(name).EnumerateArray().Select(one => one.GetDouble())];

    private static void Is(JsonElement expect, string name, double? actual)
    {
        var wanted = expect.GetProperty(name);
        if (wanted.ValueKind == JsonValueKind.Null) Assert.Null(actual);
        else Assert.Equal(wanted.GetDouble(), actual!.Value, Exact);
    }

    private static void Are(JsonElement wanted, double[] actual)
    {
        foreach (var (one, other) in wanted.EnumerateArray().Zip(actual)) Assert.Equal(one.GetDouble(), other, 1e-12);
    }
}
