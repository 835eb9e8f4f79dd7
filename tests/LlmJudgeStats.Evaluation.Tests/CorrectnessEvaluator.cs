using Microsoft.Extensions.AI;
using Microsoft.Extensions.AI.Evaluation;

namespace LlmJudgeStats.Evaluation.Tests;

/// <summary>An evaluator of one's own: it asks a model whether an answer is right.</summary>
internal sealed class CorrectnessEvaluator : IEvaluator
{
    public const string Metric = "Correct";

    public IReadOnlyCollection<string> EvaluationMetricNames => [Metric];

    public async ValueTask<EvaluationResult> EvaluateAsync(
        IEnumerable<ChatMessage> messages, ChatResponse modelResponse, ChatConfiguration? chatConfiguration = null,
        IEnumerable<EvaluationContext>? additionalContext = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(chatConfiguration);
        var prompt = $"{messages.Last().Text} The answer was {modelResponse.Text}. PASS or FAIL?";
        var reply = await chatConfiguration.ChatClient.GetResponseAsync(prompt, cancellationToken: cancellationToken);
        bool? passed = reply.Text switch
        {
            "PASS" => true,
            "FAIL" => false,
            _ => null,
        };
        var metric = new BooleanMetric(Metric, passed);
        if (passed is null) metric.AddDiagnostics(EvaluationDiagnostic.Error("the judge said neither PASS nor FAIL"));
        return new(metric);
    }
}
