using LlmJudgeStats.Coverage;
using LlmJudgeStats.Gates;
using LlmJudgeStats.Planning;

namespace LlmJudgeStats.Tests.Planning;

public sealed class PlanAnswerTests
{
    private static readonly PlanQuestion s_question = new()
    {
        Design = CalibrationDesign.External,
        Guess = new() { PassRate = 0.7, Sensitivity = 0.9, Specificity = 0.8 },
    };

    private static readonly LabelCosts s_costs = new() { Label = 4, Judge = 0.01 };

    public static TheoryData<CalibrationDesign> Designs => [.. Enum.GetValues<CalibrationDesign>()];

    /// <summary>The example of the command line: 400 labels and 2,000 items.</summary>
    [Fact]
    public void Sizes_that_are_given_have_their_width_their_limits_and_a_curve()
    {
        var answer = Plan(s_question with { Labels = 400, Items = 2000 });
        Assert.Equal((400L, 255L, 145L, 2000L), (answer.Labels, answer.LabelsPass, answer.LabelsFail, answer.Items));
        Assert.Equal(0.0571, answer.HalfWidth!.Value, 5e-5);
        Assert.Equal(0.0490, answer.HalfWidthItemsUnlimited!.Value, 5e-5);
        Assert.Equal(0.0289, answer.HalfWidthLabelsUnlimited!.Value, 5e-5);
        Assert.Equal(0.0447, answer.LabelsOnlyHalfWidth!.Value, 5e-5);
        Assert.False(answer.Worthwhile);
        Assert.True(answer.Feasible);
        Assert.Null(answer.Cost);
        Assert.Equal([100, 141, 200, 283, 400, 566, 800, 1131, 1600], answer.Curve.Select(point => point.Labels));
        Assert.Equal(0.1172, answer.Curve[0].HalfWidth, 5e-5);
        Assert.Equal(answer.HalfWidth, answer.Curve[4].HalfWidth);
    }

    /// <summary>In every design, and as the pages of the methods say: half-widths lie between those without end on either side.</summary>
    [Theory]
    [MemberData(nameof(Designs))]
    public void More_of_either_is_never_worse(CalibrationDesign design)
    {
        var answer = Plan(s_question with { Design = design, Labels = 120, Items = 500 });
        Assert.InRange(answer.HalfWidth!.Value, answer.HalfWidthItemsUnlimited!.Value, 0.5);
        Assert.InRange(answer.HalfWidth!.Value, answer.HalfWidthLabelsUnlimited!.Value, 0.5);
        for (var i = 1; i < answer.Curve.Length; i++) Assert.True(answer.Curve[i].HalfWidth < answer.Curve[i - 1].HalfWidth);
    }

    /// <summary>What is found is enough, and one fewer is not.</summary>
    [Theory]
    [MemberData(nameof(Designs))]
    public void The_fewest_items_are_the_fewest(CalibrationDesign design)
    {
        var answer = Plan(s_question with { Design = design, Labels = 600, HalfWidth = 0.05 });
        Assert.True(answer.Feasible);
        var items = answer.Items!.Value;
        Assert.True(answer.HalfWidth <= 0.05);
        if (items > PlanQuestion.FewestItems)
            Assert.True(Plan(s_question with { Design = design, Labels = 600, Items = items - 1 }).HalfWidth > 0.05);
    }

    [Theory]
    [MemberData(nameof(Designs))]
    public void The_fewest_labels_are_enough_and_one_fewer_is_not(CalibrationDesign design)
    {
        var answer = Plan(s_question with { Design = design, Items = 3000, HalfWidth = 0.06 });
        Assert.True(answer.Feasible);
        var labels = answer.Labels!.Value;
        Assert.True(answer.HalfWidth <= 0.06);
        Assert.True(Plan(s_question with { Design = design, Labels = labels - 1, Items = 3000 }).HalfWidth > 0.06);
    }

    /// <summary>Labels bound what items can do, and items what labels can.</summary>
    [Fact]
    public void What_cannot_be_reached_is_null_and_what_can_is_said()
    {
        var items = Plan(s_question with { Labels = 400, HalfWidth = 0.04 });
        Assert.False(items.Feasible);
        Assert.Null(items.Items);
        Assert.Null(items.HalfWidth);
        Assert.Equal(400, items.Labels);
        Assert.Equal(0.04897, items.HalfWidthItemsUnlimited!.Value, 5e-6);
        Assert.Empty(items.Curve);
        var needed = items.LabelsForAnyItems!.Value;
        Assert.InRange(needed, 401, 4000);
        Assert.True(Plan(s_question with { Labels = needed, Items = 1_000_000_000 }).HalfWidth <= 0.04 + 1e-6);

        var labels = Plan(s_question with { Items = 500, HalfWidth = 0.04 });
        Assert.False(labels.Feasible);
        Assert.Null(labels.Labels);
        Assert.True(labels.HalfWidthLabelsUnlimited > 0.04);
        Assert.Null(labels.Worthwhile);

        var atRandom = Plan(s_question with { Design = CalibrationDesign.Random, Items = 100, HalfWidth = 0.02 });
        Assert.False(atRandom.Feasible);
        Assert.Null(atRandom.Labels);
    }

    /// <summary>By hand: 235 labels at 4.01 leave 57.65 for items at .01.</summary>
    [Fact]
    public void Labelled_items_are_judged_and_judging_costs()
    {
        Assert.Equal(4 * 235 + 0.01 * (235 + 5765), s_costs.Of(235, 5765), 1e-9);
        Assert.Equal(5765, s_costs.ItemsFor(1000, 235));
        Assert.Equal(250, s_costs.LabelsAlone(1000));
        Assert.Equal(-1, s_costs.ItemsFor(1, 235));
    }

    /// <summary>The whole budget is spent, but for less than one item, and no neighbour is clearly better.</summary>
    [Theory]
    [MemberData(nameof(Designs))]
    public void A_budget_is_spent_and_its_neighbours_are_no_better(CalibrationDesign design)
    {
        var question = s_question with { Design = design, Budget = 1000, Costs = s_costs };
        var answer = Plan(question);
        Assert.InRange(answer.Cost!.Value, 1000 - s_costs.Judge, 1000);
        Assert.Equal(250, answer.LabelsOnly);
        foreach (var labels in new[] { answer.Labels!.Value * 9 / 10, Math.Min(answer.Labels.Value * 11 / 10, 248) })
        {
            var other = Plan(s_question with { Design = design, Labels = labels, Items = s_costs.ItemsFor(1000, labels) });
            Assert.True(other.HalfWidth > answer.HalfWidth * (1 - 1e-4), $"{labels}: {other.HalfWidth} against {answer.HalfWidth}");
        }
    }

    /// <summary>Cheapest, and then that much money: both ways lead to the same half-width.</summary>
    [Fact]
    public void The_cheapest_study_of_a_goal_is_the_best_of_its_price()
    {
        var cheapest = Plan(s_question with { HalfWidth = 0.06, Costs = s_costs });
        Assert.True(cheapest.Feasible);
        Assert.True(cheapest.HalfWidth <= 0.06);
        var best = Plan(s_question with { Budget = cheapest.Cost, Costs = s_costs });
        Assert.InRange(best.HalfWidth!.Value, 0.06 * 0.98, 0.06 * 1.005);
        Assert.Equal(s_costs.LabelsAlone(cheapest.Cost!.Value), cheapest.LabelsOnly);
    }

    [Fact]
    public void A_goal_within_the_budget_is_bought_and_one_beyond_it_is_told_apart()
    {
        var within = Plan(s_question with { HalfWidth = 0.1, Budget = 2000, Costs = s_costs });
        Assert.True(within.Feasible);
        Assert.True(within.HalfWidth <= 0.1);
        Assert.True(within.Cost < 1000);
        var beyond = Plan(s_question with { HalfWidth = 0.03, Budget = 500, Costs = s_costs });
        Assert.False(beyond.Feasible);
        Assert.InRange(beyond.Cost!.Value, 499.98, 500);
        Assert.True(beyond.HalfWidth > 0.03);
    }

    /// <summary>A design effect of 2: twice as many of each are worth what they were.</summary>
    [Fact]
    public void Items_that_belong_together_are_needed_in_larger_numbers()
    {
        var alone = Plan(s_question with { Labels = 400, Items = 2000 });
        var together = Plan(s_question with { Labels = 800, Items = 4000, DesignEffect = 2 });
        Assert.Equal(alone.HalfWidth!.Value, together.HalfWidth!.Value, 1e-4);    // the shares are rounded at twice the size
        Assert.Equal(alone.LabelsOnlyHalfWidth!.Value, together.LabelsOnlyHalfWidth!.Value, 1e-12);
    }

    public static TheoryData<long?, long?, double?, double?, bool> Wrong => new()
    {
        { null, null, null, null, false }, { 100, null, null, null, false }, { null, 100, null, null, false },
        { null, null, 0.05, null, false }, { 100, 100, 0.05, null, false }, { null, null, null, 100, false },
        { 100, 100, null, 1000, true }, { 100, null, 0.05, 1000, true }, { null, 100, null, 1000, true }, { null, null, null, null, true },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Only_what_goes_together_is_taken(long? labels, long? items, double? width, double? budget, bool priced)
    {
        var question = s_question with
        {
            Labels = labels,
            Items = items,
            HalfWidth = width,
            Budget = budget,
            Costs = priced ? s_costs : null,
        };
        var thrown = Assert.Throws<ArgumentException>(() => Plan(question));
        Assert.Contains(PlanQuestion.Combinations, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_meant_is_refused_where_it_is_said()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => s_question with { HalfWidth = 5 });
        Assert.Throws<ArgumentOutOfRangeException>(() => s_question with { Labels = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => s_question with { Items = 2_000_000_000 });
        Assert.Throws<ArgumentOutOfRangeException>(() => s_question with { Budget = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => s_question with { Costs = default(LabelCosts) });
        Assert.Throws<ArgumentOutOfRangeException>(() => s_question with { DesignEffect = 0.5 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new LabelCosts { Label = -1, Judge = 1 });
        Assert.Throws<ArgumentException>(
            () => s_question with { Guess = new() { PassRate = 0.5, Sensitivity = 0.5, Specificity = 0.5 } });
        Assert.Throws<ArgumentException>(() => Plan(s_question with { Budget = 50, Costs = s_costs }));
        Assert.Throws<ArgumentException>(() => Plan(
            s_question with { Design = CalibrationDesign.ByVerdict, Labels = 50, Items = 50, Allocation = LabelAllocation.Lee }));
    }

    /// <summary>
    /// What the rule promises is what happens: the probability of a pass, computed another way, is near the one asked for.
    /// </summary>
    [Theory]
    [InlineData(CalibrationDesign.ByLabel, 0.8)]
    [InlineData(CalibrationDesign.ByLabel, 0.5)]
    [InlineData(CalibrationDesign.Random, 0.8)]
    [InlineData(CalibrationDesign.ByVerdict, 0.9)]
    public void A_gate_passes_as_often_as_was_asked(CalibrationDesign design, double chance)
    {
        var answer = Plan(
            s_question with { Design = design, Items = 2000, Gate = Gate.AtLeast(0.62), Chance = chance });
        Assert.True(answer.Feasible);
        Assert.Equal(chance, answer.Chances!.Value.Pass, 0.03);
    }

    /// <summary>The mirror image: pass and fail exchanged, and the side of the gate.</summary>
    [Fact]
    public void At_most_is_at_least_in_the_mirror()
    {
        var least = Plan(s_question with { Labels = 400, Gate = Gate.AtLeast(0.62) });
        var most = Plan(s_question with
        {
            Guess = new() { PassRate = 0.3, Sensitivity = 0.8, Specificity = 0.9 },
            Labels = 400,
            Gate = Gate.AtMost(0.38),
        });
        Assert.True(least.Feasible);
        Assert.Equal(least.Items, most.Items);
        Assert.Equal(least.Chances!.Value.Pass, most.Chances!.Value.Pass, 1e-9);
    }

    [Fact]
    public void A_gate_beside_both_sizes_is_a_question_and_not_a_goal()
    {
        var answer = Plan(s_question with { Labels = 40, Items = 50, Gate = Gate.AtLeast(0.65) });
        Assert.True(answer.Feasible);
        Assert.InRange(answer.Chances!.Value.Pass, 0.01, 0.5);
        Assert.Equal((40L, 50L), (answer.Labels, answer.Items));
    }

    /// <summary>Whatever is tried with few labels, the limit stays below: the plan says how many it takes.</summary>
    [Fact]
    public void A_gate_out_of_reach_names_the_labels_that_it_takes()
    {
        var answer = Plan(s_question with { Labels = 40, Gate = Gate.AtLeast(0.68) });
        Assert.False(answer.Feasible);
        Assert.Null(answer.Items);
        Assert.True(answer.LabelsForAnyItems > 40);
    }

    [Fact]
    public void A_gate_is_planned_for_on_its_side_and_at_its_level()
    {
        Assert.Throws<ArgumentException>(() => Plan(s_question with { Labels = 400, Gate = Gate.AtLeast(0.7) }));
        Assert.Throws<ArgumentException>(() => Plan(s_question with { Labels = 400, Gate = Gate.AtMost(0.65) }));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => Plan(s_question with { Labels = 400, Gate = Gate.AtLeast(0.6), Level = 0.4 }));
        Assert.Throws<ArgumentException>(
            () => Plan(s_question with { Labels = 400, Gate = Gate.AtLeast(0.6), HalfWidth = 0.1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => s_question with { Gate = default(Gate) });
        Assert.Throws<ArgumentOutOfRangeException>(() => s_question with { Chance = 80 });
    }

    /// <summary>The example of the command line; of sampled labels the normal approximation, (z + z_q) times the standard error.</summary>
    [Fact]
    public void Two_such_studies_tell_so_much_apart()
    {
        Assert.Equal(0.0587, Plan(s_question with { Labels = 400, Items = 2000 }).DetectableDifference!.Value, 5e-5);
        var random = Plan(s_question with { Design = CalibrationDesign.Random, Labels = 400, Items = 2000 });
        var (p, ppv, omission) = (0.69, 0.63 / 0.69, 0.07 / 0.31);
        var variance = (p * p * ppv * (1 - ppv) / (400 * p)) + ((1 - p) * (1 - p) * omission * (1 - omission) / (400 * (1 - p)))
            + ((ppv - omission) * (ppv - omission) * p * (1 - p) / 2400);
        Assert.Equal((1.959964 + 0.841621) * Math.Sqrt(2 * variance), random.DetectableDifference!.Value, 1e-6);
    }

    [Fact]
    public void A_cancelled_plan_ends()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => PlanAnswer.For(s_question with { Labels = 400, Items = 2000 }, source.Token));
    }

    /// <summary>Ten of a class, or half of fewer than twenty; both terms nothing: half and half.</summary>
    [Theory]
    [InlineData(0.7, 0.9, 0.8, 400, 255)]
    [InlineData(0.01, 0.9, 0.8, 400, 10)]
    [InlineData(0.01, 0.9, 0.8, 13, 6)]
    [InlineData(0.7, 1, 1, 50, 25)]
    [InlineData(0.7, 1, 0.9, 50, 10)]
    public void Neyman_keeps_some_of_each_class(double rate, double sensitivity, double specificity, int labels, int passes)
    {
        var guess = new JudgeGuess { PassRate = rate, Sensitivity = sensitivity, Specificity = specificity };
        Assert.Equal(passes, LabelAllocation.Neyman.Split(CalibrationDesign.ByLabel, labels, guess).Passes);
    }

    private static PlanAnswer Plan(PlanQuestion question) => PlanAnswer.For(question, TestContext.Current.CancellationToken);
}
