using LlmJudgeStats.Gates;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.AI.Evaluation;

namespace LlmJudgeStats.Evaluation.Tests;

/// <summary>The sample of the package and of docs/howto/gate-a-test.md: an agent is gated in a test, without a network.</summary>
public sealed class AgentGateTests
{
    [Fact]
    public async Task The_agent_answers_at_least_three_in_four_rightly()
    {
        var judged = await JudgedAsync(new FakeAgent(wrongEvery: 7));
        JudgeAssert.Judged(judged, atLeast: 0.98);
        JudgeAssert.AtLeast(judged, 0.75, Inconclusive.Fail);
    }

    [Fact]
    public async Task The_agent_answers_at_least_seven_in_ten_rightly_or_the_test_is_skipped()
    {
        var judged = await JudgedAsync(new FakeAgent(wrongEvery: 7));
        JudgeAssert.AtLeast(judged, 0.70, Inconclusive.Tell(Assert.Skip));
    }

    [Fact]
    public async Task The_corrected_rate_is_kept_with_the_results()
    {
        var judged = await JudgedAsync(new FakeAgent(wrongEvery: 7));
        var decision = Gate.AtLeast(0.75).Decide(JudgeStats.EstimatorFor(judged.Study), judged.Study);
        EvaluationResult summary = CorrectedRateMetrics.Of(judged, decision.Estimate, decision);
        Assert.False(summary.Get<NumericMetric>(CorrectedRateMetrics.CorrectedPassRate).Interpretation!.Failed);
    }

    internal static async Task<JudgedStudy> JudgedAsync(FakeAgent agent)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var evaluator = new CorrectnessEvaluator();
        var judge = new ChatConfiguration(new FakeJudge());
        var results = new JudgedResults(CorrectnessEvaluator.Metric);
        foreach (var question in Question.All)
        {
            var answer = agent.Answer(question);
            var result = await evaluator.EvaluateAsync(question.Text, answer, judge, cancellationToken: cancellation);
            results.Add(question.Id, result);
        }
        return results.ToStudy(HumanLabels(agent), CalibrationDesign.Random);
    }

    // In earnest a file that people filled in: a random sample of the answers, by item id.
    private static Dictionary<string, bool> HumanLabels(FakeAgent agent) => Question.All
        .Where(question => question.Number % 3 == 1)
        .ToDictionary(question => question.Id, question => agent.Answer(question) == question.RightAnswer);
}
