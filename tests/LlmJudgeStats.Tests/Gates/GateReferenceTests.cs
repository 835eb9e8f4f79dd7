using System.Text.Json;
using LlmJudgeStats.Coverage;
using LlmJudgeStats.Gates;
using LlmJudgeStats.Tests.Reference;

namespace LlmJudgeStats.Tests.Gates;

/// <summary>Gates against figures from independent code: tests/reference/gates.</summary>
public sealed class GateReferenceTests
{
    [Fact]
    public void Limits_and_verdicts_agree() => Agree("gate-decision-", reference =>
    {
        var decision = Decide(reference);
        Assert.Equal(reference.Expect.GetProperty("verdict").GetString(), decision.Verdict.Id);
        return [("lower", decision.Lower), ("upper", decision.Upper)];
    });

    [Fact]
    public void Sizes_that_would_decide_agree() => Agree("gate-needed-", reference =>
    {
        var decision = Decide(reference);
        var study = StudyOf(reference.Input);
        var foreseen = Foreseen.Of(in study, decision.Estimate.Method);
        var chance = reference.Input.GetProperty("chance").GetDouble();
        var needed = new NeedSearch(foreseen, JudgeStats.EstimatorFor(in study), decision.Gate.Line, reference.Level, chance).Find();
        // Of a gate that is decided nobody asks; the source has the sizes all the same.
        Assert.Equal(decision.Verdict == GateVerdict.Inconclusive ? needed : null, decision.Needed);
        Assert.Null(decision.Never);
        var above = foreseen.PassRate > decision.Gate.Threshold;
        Assert.Equal(reference.Expect.GetProperty("direction").GetString(), above ? "above" : "below");
        return
        [
            ("itemsAlone", needed.ItemsAlone ?? double.NaN), ("labelsAlone", needed.LabelsAlone ?? double.NaN),
            ("labelsAlonePass", needed.LabelsAlonePass ?? double.NaN), ("labelsAloneFail", needed.LabelsAloneFail ?? double.NaN),
            ("items", needed.Items ?? double.NaN), ("labels", needed.Labels ?? double.NaN),
            ("labelsPass", needed.LabelsPass ?? double.NaN), ("labelsFail", needed.LabelsFail ?? double.NaN),
            ("neymanShare", Share(foreseen)), ("limitAtCombined", Limit(foreseen, needed, above)),
        ];
    });

    [Fact]
    public void Power_agrees() => Agree("gate-power-", reference =>
    {
        var chances = GatePower.Of(
            Gate.AtLeast(reference.Input.GetProperty("threshold").GetDouble()), AsymmetricErrorEstimator.Default, Design(reference.Input),
            Guess(reference.Input), reference.Level, TestContext.Current.CancellationToken);
        Assert.Equal(reference.Id != "gates/gate-power-5", chances.IsExact);
        // The source says what its 13 nodes give.
        if (!chances.IsExact) Assert.Equal(0.23406100, chances.Pass, 1e-7);
        return [("pass", chances.Pass)];
    });

    /// <summary>
    /// 290 of 300 and 115 of 115, taken at their word: Clopper and Pearson's one-sided limit, and the exact binomial tail.
    /// </summary>
    [Theory]
    [InlineData("gates/gate-290-300", GateVerdict.Inconclusive)]
    [InlineData("gates/gate-115-115", GateVerdict.Pass)]
    public void One_plain_proportion_agrees(string id, GateVerdict verdict)
    {
        var reference = Cases("gate-").Single(one => one.Id == id);
        var (k, n) = (reference.Input.GetProperty("k").GetInt64(), reference.Input.GetProperty("n").GetInt64());
        var study = new JudgeStudy { Test = JudgeTally.Of(k, n) };
        var decision = Gate.AtLeast(reference.Input.GetProperty("threshold").GetDouble()).Decide(NaiveEstimator.Default, in study);
        Assert.Equal(verdict, decision.Verdict);
        Assert.Equal(reference.Expect.GetProperty("lower95_clopper_pearson").GetDouble(), decision.Lower, 1e-12);
        Assert.Equal(reference.Expect.GetProperty("p_value_exact").GetDouble(), decision.PValue, 1e-12);
    }

    private static void Agree(string family, Func<ReferenceCase, (string, double)[]> values)
    {
        var cases = Cases(family).ToArray();
        Assert.True(cases.Length >= 4, family);
        Assert.Empty(cases.SelectMany(reference => reference.Disagreements(values(reference))));
    }

    private static IEnumerable<ReferenceCase> Cases(string family) => ReferenceCase.Read("gates/catalogue.json")
        .Where(one => one.Id.StartsWith("gates/" + family, StringComparison.Ordinal));

    private static GateDecision Decide(ReferenceCase reference)
    {
        var study = StudyOf(reference.Input);
        var threshold = reference.Input.GetProperty("threshold").GetDouble();
        var gate = reference.Input.GetProperty("side").GetString() == "at-least" ? Gate.AtLeast(threshold) : Gate.AtMost(threshold);
        var chance = reference.Input.TryGetProperty("chance", out var given) ? given.GetDouble() : GateNeeds.DefaultChance;
        return gate.Decide(JudgeStats.EstimatorFor(in study), in study, reference.Level, chance);
    }

    // The share that most labels would be split by.
    private static double Share(IForeseen foreseen)
    {
        const long Many = 1L << 52;
        return foreseen.Split(Many).Passes / Many;
    }

    private static double Limit(IForeseen foreseen, GateNeeds needed, bool above)
    {
        if (foreseen.AreFromTestItems) return double.NaN;    // the source has none
        var luck = needed.Chance == 0.5 ? 0 : needed.Chance == 0.8 ? 0.8416212335729143 : throw new NotSupportedException();
        var study = foreseen.At(needed.Items!.Value, foreseen.Split(needed.Labels!.Value), above ? -luck : luck);
        return AsymmetricErrorEstimator.Default.Limit(in study, above ? IntervalSide.Lower : IntervalSide.Upper, 0.95);
    }

    private static JudgeStudy StudyOf(JsonElement input)
    {
        var test = input.TryGetProperty("testPassed", out var passed)
            ? new JudgeTally { Positives = passed.GetInt64(), Negatives = Count("testFailed") }
            : JudgeTally.Of(Count("passed"), Count("total"));
        var design = input.TryGetProperty("design", out var name) ? name.GetString() : "by-label";
        return new()
        {
            Test = test,
            Calibration = Calibration.FromCounts(new()
            {
                TruePositive = Count("truePositive"),
                FalseNegative = Count("falseNegative"),
                FalsePositive = Count("falsePositive"),
                TrueNegative = Count("trueNegative"),
            }, Enum.GetValues<CalibrationDesign>().Single(one => one.Id == design)),
        };

        long Count(string property) => input.GetProperty(property).GetInt64();
    }

    private static StudyDesign Design(JsonElement input) => new()
    {
        TestItems = input.GetProperty("testItems").GetInt32(),
        Labels = LabelPlan.ByLabel(input.GetProperty("passLabels").GetInt32(), input.GetProperty("failLabels").GetInt32()),
    };

    private static JudgeGuess Guess(JsonElement input) => new()
    {
        PassRate = input.GetProperty("passRate").GetDouble(),
        Sensitivity = input.GetProperty("sensitivity").GetDouble(),
        Specificity = input.GetProperty("specificity").GetDouble(),
    };
}
