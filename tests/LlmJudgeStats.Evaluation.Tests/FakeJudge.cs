using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;

namespace LlmJudgeStats.Evaluation.Tests;

/// <summary>Stands for the model that judges: it fails some right answers, passes some wrong ones, and sometimes says neither.</summary>
internal sealed partial class FakeJudge : IChatClient
{
    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var prompt = Prompt().Match(messages.Last().Text);
        var number = Number(prompt, "number");
        var isRight = Number(prompt, "answer") == 3 * number;
        var errs = isRight ? number % 11 == 0 : number % 5 == 0;
        var says = number % 97 == 0 ? "I am not sure." : isRight != errs ? "PASS" : "FAIL";
        return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, says)));
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose() { }

    private static int Number(Match prompt, string name) => int.Parse(prompt.Groups[name].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^What is (?<number>\d+) times 3\? The answer was (?<answer>-?\d+)\.")]
    private static partial Regex Prompt();
}
