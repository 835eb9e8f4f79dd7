using LlmJudgeStats.Monitoring;
using LlmJudgeStats.Tests.PassRates;

namespace LlmJudgeStats.Tests.Laws;

/// <summary>What the traits of every family of the catalogue say is so (design.md section 6).</summary>
/// <remarks>Pass rates and means have laws of their own besides: <see cref="EstimatorLaws"/>, <see cref="MeanFamilyLaws"/>.</remarks>
public sealed class FamilyLaws
{
    private const double Rounding = 1e-12;    // of the width of the support, where it has one

    private static readonly double[] s_levels = [0.5, 0.8, 0.9, 0.95, 0.99];
    private static readonly double[] s_shares = [0, 0.03, 0.3, 0.5, 0.77, 1];

    /// <summary>Those that are asked anything here: a law of another would hold of nothing.</summary>
    public static TheoryData<string> Families => [.. FamilyQuestions.All.Select(question => question.Family.Name).Distinct()];

    public static TheoryData<string> FamiliesWithPValues =>
        [.. FamilyQuestions.All.Where(question => question.PValue is not null).Select(question => question.Family.Name).Distinct()];

    /// <summary>
    /// Nothing stands in the catalogue that no estimate names, but for findings of audits and claims, and a test of anchors: no estimates.
    /// </summary>
    [Fact]
    public void Every_method_of_the_catalogue_is_named_by_an_answer()
    {
        MethodFamily[] withoutEstimates = [MethodCatalogue.PassRates, MethodCatalogue.Claims, MethodCatalogue.Audit];
        var named = FamilyQuestions.All.Select(question => (question.Family.Name, Key(question.Ask(0.9).Method))).ToHashSet();
        var missing = MethodCatalogue.Families.Except(withoutEstimates)
            .SelectMany(family => family.Methods.Except([AnchorAlarm.MethodOfChanges]).Select(method => (family.Name, Key(method))))
            .Where(entry => !named.Contains(entry));
        Assert.Empty(missing);
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void An_answer_names_a_method_of_its_family(string family) => Check(family, (question, _) =>
    {
        var method = question.Ask(0.9).Method;
        var entry = Assert.Single(question.Family.Methods, one => Key(one) == Key(method));
        Assert.Equal(entry.Traits, method.Traits);
        Assert.Equal(entry.Assumptions, method.Assumptions);
    });

    [Theory]
    [MemberData(nameof(Families))]
    public void Limits_and_point_are_inside_the_support(string family) => Check(family, (_, estimate) =>
    {
        var support = estimate.Method.Support;
        var interval = estimate.Interval;
        Assert.InRange(interval.Lower, support.Lower, interval.Upper);
        Assert.InRange(interval.Upper, interval.Lower, support.Upper);
        if (estimate.IsIdentified) Assert.InRange(estimate.Point, support.Lower, support.Upper);
    });

    [Theory]
    [MemberData(nameof(Families))]
    public void An_interval_contains_its_point_where_its_traits_say_so(string family) => Check(family, (_, estimate) =>
    {
        if (!estimate.IsIdentified || estimate.Method.Traits is not { ContainsPoint: true }) return;
        if (estimate.Warnings.HasFlag(EstimateWarnings.PointOutsideInterval)) return;
        Assert.True(estimate.Interval.Contains(estimate.Point), $"{estimate.Point:R} is not in {estimate.Interval}");
    });

    [Theory]
    [MemberData(nameof(Families))]
    public void A_higher_level_contains_a_lower_one_where_its_traits_say_so(string family)
    {
        foreach (var question in Of(family))
        {
            var inner = question.Ask(s_levels[0]);
            if (inner.Method.Traits is not { IsNested: true }) continue;
            foreach (var level in s_levels[1..])
            {
                var outer = question.Ask(level);
                var reach = Rounding * (double.IsFinite(outer.Interval.Width) ? 1 : 0);
                Assert.True(outer.Interval.Lower <= inner.Interval.Lower + reach && outer.Interval.Upper >= inner.Interval.Upper - reach,
                    $"{outer.Method.Name} at {level}: {inner.Interval} is not in {outer.Interval}");
                inner = outer;
            }
        }
    }

    /// <summary>Test and interval never disagree, nor test and limit: for every estimator that has them.</summary>
    [Theory]
    [MemberData(nameof(FamiliesWithPValues))]
    public void A_value_is_outside_exactly_when_its_p_value_is_small(string family)
    {
        foreach (var question in Of(family).Where(question => question.PValue is not null))
        {
            var method = question.Ask(0.9).Method;
            foreach (var share in s_shares)
            {
                var value = method.Support.Lower + (share * (method.Support.Upper - method.Support.Lower));
                var twoSided = question.PValue!(value);
                var greater = question.OneSidedPValue!(value, Alternative.Greater);
                var less = question.OneSidedPValue!(value, Alternative.Less);
                foreach (var level in s_levels[1..])
                {
                    var name = $"{method.Name}, {value} at {level}";
                    var interval = question.Ask(level).Interval;
                    if (IsDecided(twoSided, level, interval.Lower, value) && IsDecided(twoSided, level, interval.Upper, value))
                        Assert.True(interval.Contains(value) == twoSided >= 1 - level, $"{name}: {twoSided}, {interval}");
                    var lower = question.Limit!(IntervalSide.Lower, level);
                    var upper = question.Limit!(IntervalSide.Upper, level);
                    if (IsDecided(greater, level, lower, value))
                        Assert.True(lower <= value == greater >= 1 - level, $"{name}: {greater}, {lower}");
                    if (IsDecided(less, level, upper, value)) Assert.True(upper >= value == less >= 1 - level, $"{name}: {less}, {upper}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void The_same_question_has_the_same_answer_to_the_last_bit(string family) => Check(family, (question, estimate) =>
        Assert.Equal(estimate, question.Ask(estimate.Interval.Level)));

    /// <summary>But for the method of an estimate in a range of its own, which these questions do not have.</summary>
    [Fact]
    public void A_closed_form_allocates_nothing()
    {
        FamilyQuestion[] asked =
        [
            .. FamilyQuestions.All.Where(question => question.Ask(0.95).Method.Traits is { Cost: IntervalCost.ClosedForm })
                .GroupBy(question => (question.Family.Name, Key(question.Ask(0.95).Method))).Select(same => same.First()),
        ];
        Assert.NotEmpty(asked);
        Assert.All(asked, question => Assert.Equal(0, AllocationTests.Allocated(() => question.Ask(0.95).Point)));
    }

    // On the edge itself rounding decides.
    private static bool IsDecided(double pValue, double level, double limit, double value) =>
        Math.Abs(pValue - (1 - level)) > 1e-8 && Math.Abs(limit - value) > 1e-9;

    private static string Key(EstimationMethod method) => $"{method.Id} {method.Interval} {method.Name}";

    private static IEnumerable<FamilyQuestion> Of(string family) => FamilyQuestions.All.Where(question => question.Family.Name == family);

    private static void Check(string family, Action<FamilyQuestion, JudgeEstimate> law)
    {
        foreach (var question in Of(family))
        {
            foreach (var level in s_levels) law(question, question.Ask(level));
        }
    }
}
