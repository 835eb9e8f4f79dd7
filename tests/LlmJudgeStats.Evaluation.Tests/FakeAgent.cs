namespace LlmJudgeStats.Evaluation.Tests;

/// <summary>Stands for the agent that is tested: it multiplies, and is wrong now and then.</summary>
internal sealed class FakeAgent(int wrongEvery)
{
    public string Answer(Question question) => question.Number % wrongEvery == 0 ? "-1" : question.RightAnswer;
}
