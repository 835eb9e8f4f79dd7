using Microsoft.Extensions.AI.Evaluation;

namespace LlmJudgeStats.Evaluation.Tests;

/// <summary>Which metrics are pass, fail or missing: the table of docs/formats.md for Microsoft.Extensions.AI.Evaluation.</summary>
public sealed class MetricVerdictTests
{
    private const string Name = "M";

    // A number that could not be read says "not failed", a truth value that could not, "failed": both would be verdicts.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Without_a_value_there_is_no_verdict_whatever_failed_says(bool failed)
    {
        EvaluationMetric[] empty =
        [
            new NumericMetric(Name), new NumericMetric(Name, double.NaN), new BooleanMetric(Name), new StringMetric(Name),
            new StringMetric(Name, " "), new EvaluationMetric(Name),
        ];
        Assert.All(empty, metric =>
        {
            metric.Interpretation = new(EvaluationRating.Inconclusive, failed);
            var verdict = Of(metric);
            Assert.Equal(MetricOutcome.NoValue, verdict.Outcome);
            Assert.Null(verdict.Passed);
            Assert.Equal("the metric has no value", verdict.Reason);
        });
    }

    [Fact]
    public void Without_a_value_a_diagnostic_of_severity_error_is_a_judge_error()
    {
        var metric = new BooleanMetric(Name) { Interpretation = new(EvaluationRating.Inconclusive, failed: true) };
        metric.AddDiagnostics(EvaluationDiagnostic.Warning("slow"));
        Assert.Equal(MetricOutcome.NoValue, Of(metric).Outcome);
        metric.AddDiagnostics(EvaluationDiagnostic.Error("the judge timed out"));
        Assert.Equal(MetricOutcome.JudgeError, Of(metric).Outcome);
        Assert.Equal("the judge timed out", Of(metric).Reason);
        Assert.Null(Of(metric).Passed);
    }

    // Harm counts downwards: 7 of 7 is the worst, and only the interpretation knows.
    [Fact]
    public void With_a_value_the_interpretation_decides_against_the_value()
    {
        EvaluationMetric[] metrics =
            [new NumericMetric(Name, 7), new BooleanMetric(Name, true), new BooleanMetric(Name, false), new StringMetric(Name, "yes")];
        foreach (var metric in metrics)
        {
            metric.AddDiagnostics(EvaluationDiagnostic.Error("beside a value this is a note"));
            metric.Interpretation = new(EvaluationRating.Exceptional, failed: true);
            Assert.False(Of(metric).Passed);
            metric.Interpretation = new(EvaluationRating.Unacceptable, failed: false);
            Assert.True(Of(metric).Passed);
        }
    }

    [Fact]
    public void A_truth_value_is_the_verdict_and_takes_no_rule()
    {
        Assert.Equal(MetricOutcome.Pass, Of(new BooleanMetric(Name, true)).Outcome);
        Assert.Equal(MetricOutcome.Fail, Of(new BooleanMetric(Name, false)).Outcome);
        Assert.Equal("", Of(new BooleanMetric(Name, false)).Reason);
        Assert.Contains("leave out the rule", Refusal(new BooleanMetric(Name, true), PassRule.AtLeast(1)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3.999, false, true)]
    [InlineData(4, true, true)]
    [InlineData(4.001, true, false)]
    [InlineData(double.PositiveInfinity, true, false)]
    public void A_number_passes_by_the_rule(double value, bool atLeastFour, bool atMostFour)
    {
        Assert.Equal(atLeastFour, Of(new NumericMetric(Name, value), PassRule.AtLeast(4)).Passed);
        Assert.Equal(atMostFour, Of(new NumericMetric(Name, value), PassRule.AtMost(4)).Passed);
    }

    [Fact]
    public void A_number_without_a_rule_is_refused_with_the_way_out()
    {
        var message = Refusal(new NumericMetric(Name, 4.5), null);
        Assert.Contains("4.5", message, StringComparison.Ordinal);
        Assert.Contains("PassRule.AtLeast", message, StringComparison.Ordinal);
        Assert.Contains("PassRule.AtLeast", Refusal(new NumericMetric(Name, 4.5), PassRule.Words(["A"], ["B"])), StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_passes_by_the_lists_and_no_other_word_is_guessed()
    {
        var rule = PassRule.Words(["A", "B"], ["C"]);
        Assert.True(Of(new StringMetric(Name, "B"), rule).Passed);
        Assert.False(Of(new StringMetric(Name, "C"), rule).Passed);
        Assert.Contains("'a'", Refusal(new StringMetric(Name, "a"), rule), StringComparison.Ordinal);
        Assert.Contains("PassRule.Words", Refusal(new StringMetric(Name, "pass"), null), StringComparison.Ordinal);
        Assert.Contains("PassRule.Words", Refusal(new StringMetric(Name, "pass"), PassRule.AtLeast(1)), StringComparison.Ordinal);
    }

    // Two ways to decide would be one too many, and the evaluator knows which direction is good.
    [Fact]
    public void A_rule_beside_an_interpretation_is_refused()
    {
        var metric = new NumericMetric(Name, 5) { Interpretation = new(EvaluationRating.Good) };
        Assert.Contains("leave out the rule", Refusal(metric, PassRule.AtLeast(4)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_kind_of_metric_that_nobody_knows_is_refused() =>
        Assert.Contains("none of a boolean", Refusal(new DateMetric(), null), StringComparison.Ordinal);

    [Fact]
    public void A_result_without_the_metric_says_so_and_is_the_default_value()
    {
        var verdict = MetricVerdict.Of(new EvaluationResult(new BooleanMetric("Other", true)), Name);
        Assert.Equal(default, verdict);
        Assert.Equal(MetricOutcome.Absent, verdict.Outcome);
        Assert.Contains("no metric", verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_refuse_what_says_nothing()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => PassRule.AtLeast(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => PassRule.AtMost(double.NegativeInfinity));
        Assert.Throws<ArgumentException>(() => PassRule.Words([], ["B"]));
        Assert.Throws<ArgumentException>(() => PassRule.Words(["A"], [" "]));
        Assert.Contains("'A'", Assert.Throws<ArgumentException>(() => PassRule.Words(["A"], ["B", "A"])).Message, StringComparison.Ordinal);
        Assert.Equal("at least 4.5", PassRule.AtLeast(4.5).ToString());
        Assert.Equal("pass: 'A', 'B'; fail: 'C'", PassRule.Words(["B", "A"], ["C"]).ToString());
    }

    private static MetricVerdict Of(EvaluationMetric metric, PassRule? rule = null) =>
        MetricVerdict.Of(new EvaluationResult(metric), Name, rule);

    private static string Refusal(EvaluationMetric metric, PassRule? rule) =>
        Assert.Throws<ArgumentException>(() => Of(metric, rule)).Message;

    private sealed class DateMetric() : EvaluationMetric<DateTime?>(MetricVerdictTests.Name, DateTime.UnixEpoch);
}
