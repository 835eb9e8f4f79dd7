using System.Text.Json;
using LlmJudgeStats.Coverage;
using LlmJudgeStats.Planning;
using LlmJudgeStats.Tests.Reference;

namespace LlmJudgeStats.Tests.Planning;

/// <summary>Plans against figures from independent code (tests/reference/plans).</summary>
public sealed class PlanReferenceTests
{
    private static ReferenceCase[] Cases(string family)
    {
        var cases = ReferenceCase.Read("plans/catalogue.json")
            .Where(one => one.Id.StartsWith("plans/" + family, StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(cases);
        return cases;
    }

    [Fact]
    public void Expected_half_widths_agree() => Assert.Empty(Cases("plan-halfwidth-").SelectMany(one =>
    {
        var labels = LabelPlan.ByLabel(one.Input.GetProperty("labelsPass").GetInt32(), one.Input.GetProperty("labelsFail").GetInt32());
        var guess = Guess(one.Input);
        var items = one.Input.GetProperty("items").GetInt32();
        var estimator = AsymmetricErrorEstimator.Default;
        return one.Disagreements(
        [
            ("halfWidth", ExpectedWidth.Of(estimator, new() { TestItems = items, Labels = labels }, guess, one.Level)),
            ("halfWidthItemsUnlimited",
                ExpectedWidth.Of(estimator, PlannedStudy.Of(double.PositiveInfinity, labels), guess, one.Level)),
            ("labelsOnlyHalfWidth", ExpectedWidth.OfLabelsAlone(labels.Count, guess.PassRate, one.Level)),
        ]);
    }));

    /// <summary>The split of labels by verdict is that of the plan.</summary>
    [Fact]
    public void Expected_half_widths_of_sampled_labels_agree() => Assert.Empty(Cases("plan-sampled-").SelectMany(one =>
    {
        var answer = PlanAnswer.For(Question(one.Input), TestContext.Current.CancellationToken);
        var isRandom = answer.Question.Design == CalibrationDesign.Random;
        Assert.Equal(isRandom, answer.LabelsPass is null);
        return one.Disagreements(
        [
            ("halfWidth", answer.HalfWidth!.Value), ("labelsOnlyHalfWidth", answer.LabelsOnlyHalfWidth!.Value),
            ("labelsPassVerdicts", answer.LabelsPass ?? double.NaN), ("labelsFailVerdicts", answer.LabelsFail ?? double.NaN),
        ]);
    }));

    [Theory]
    [InlineData("plan-items-")]
    [InlineData("plan-labels-")]
    [InlineData("plan-budget-")]
    public void Sizes_that_are_looked_for_agree(string family) => Assert.Empty(Cases(family).SelectMany(one =>
    {
        var answer = PlanAnswer.For(Question(one.Input), TestContext.Current.CancellationToken);
        Assert.True(answer.Feasible);
        if (one.Input.TryGetProperty("budget", out var budget)) Assert.InRange(answer.Cost!.Value, 0, budget.GetDouble());
        return one.Disagreements(
        [
            ("labels", answer.Labels!.Value), ("items", answer.Items!.Value), ("halfWidth", answer.HalfWidth!.Value),
            ("halfWidthItemsUnlimited", answer.HalfWidthItemsUnlimited!.Value), ("cost", answer.Cost ?? double.NaN),
            ("labelsOnlyHalfWidth", answer.LabelsOnlyHalfWidth!.Value),
        ]).Concat(Splits(one, answer));
    }));

    /// <summary>The pilot of these cases has a size of its own; the plan takes ten labels a class for one.</summary>
    [Fact]
    public void The_rule_of_Lee_et_al_and_that_of_Neyman_agree() => Assert.Empty(Cases("allocation-").SelectMany(one =>
    {
        var (p, sp, se) = (Number(one.Input, "p"), Number(one.Input, "q0"), Number(one.Input, "q1"));
        var (labels, pilot) = (Number(one.Input, "m"), Number(one.Input, "m_pilot"));
        var guess = new JudgeGuess { PassRate = (p + sp - 1) / (se + sp - 1), Sensitivity = se, Specificity = sp };
        var (lee, neyman) = (LabelAllocations.Lee(labels, p, se, sp, pilot), LabelAllocations.Neyman(
            CalibrationDesign.ByLabel, labels, guess));
        if (pilot == 10)
        {
            var plan = LabelAllocation.Lee.Split(CalibrationDesign.ByLabel, (int)labels, guess);
            Assert.Equal((Number(one.Expect, "lee_m1"), Number(one.Expect, "lee_m0")), (plan.Passes, plan.Fails));
        }
        return one.Disagreements([("lee_m1_real", lee), ("neyman_m1_real", neyman)]);
    }));

    /// <summary>With labels without end and items without end the closed forms hold: their ratio is the law.</summary>
    [Fact]
    public void Break_even_agrees() => Assert.Empty(Cases("breakeven-").SelectMany(one =>
    {
        var (rate, sp, se) = (Number(one.Input, "theta"), Number(one.Input, "q0"), Number(one.Input, "q1"));
        var guess = new JudgeGuess { PassRate = rate, Sensitivity = se, Specificity = sp };
        var byLabel = AsymptoticLaw.Of(new() { Design = CalibrationDesign.ByLabel, Guess = guess });
        var random = AsymptoticLaw.Of(new() { Design = CalibrationDesign.Random, Guess = guess });
        var alone = Confidence.TwoSided(0.95).Quantile * Confidence.TwoSided(0.95).Quantile * rate * (1 - rate);
        Assert.Equal(one.Expect.GetProperty("llm_better_than_human").GetBoolean(), byLabel.Labels < alone);
        // Neyman's shares of a sampled design leave less than a random sample's; 1 - rho^2 is that of the random sample.
        Assert.True(random.Labels <= Number(one.Expect, "variance_ratio_ppi_opt_over_human") * alone * (1 + 1e-12));
        return one.Disagreements([("variance_ratio_rg_neyman_over_human", byLabel.Labels / alone), ("apparent", guess.JudgedRate)]);
    }));

    private static IEnumerable<string> Splits(ReferenceCase one, PlanAnswer answer)
    {
        if (answer.Labels != one.Expect.GetProperty("labelsPass").GetInt64() + one.Expect.GetProperty("labelsFail").GetInt64()) return [];
        return one.Disagreements([("labelsPass", answer.LabelsPass!.Value), ("labelsFail", answer.LabelsFail!.Value)]);
    }

    private static PlanQuestion Question(JsonElement input) => new()
    {
        Design = Enum.Parse<CalibrationDesign>(
            input.GetProperty("design").GetString()!.Replace("-", "", StringComparison.Ordinal), ignoreCase: true),
        Guess = Guess(input),
        Level = Number(input, "level"),
        Labels = input.TryGetProperty("labels", out var labels) ? labels.GetInt64() : null,
        Items = input.TryGetProperty("items", out var items) ? items.GetInt64() : null,
        HalfWidth = input.TryGetProperty("halfWidth", out var width) ? width.GetDouble() : null,
        Budget = input.TryGetProperty("budget", out var budget) ? budget.GetDouble() : null,
        Costs = input.TryGetProperty("labelCost", out _)
            ? new() { Label = Number(input, "labelCost"), Judge = Number(input, "judgeCost") }
            : null,
    };

    private static JudgeGuess Guess(JsonElement input) => new()
    {
        PassRate = Number(input, "passRate"),
        Sensitivity = Number(input, "sensitivity"),
        Specificity = Number(input, "specificity"),
    };

    private static double Number(JsonElement input, string name) => input.GetProperty(name).GetDouble();
}
