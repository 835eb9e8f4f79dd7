using System.Globalization;

namespace LlmJudgeStats.Evaluation.Tests;

/// <summary>A question of the test set, with the answer that people know.</summary>
internal sealed record Question(int Number)
{
    public static IReadOnlyList<Question> All { get; } = [.. Enumerable.Range(1, 600).Select(number => new Question(number))];

    public string Id => string.Create(CultureInfo.InvariantCulture, $"q{Number}");

    public string Text => string.Create(CultureInfo.InvariantCulture, $"What is {Number} times 3?");

    public string RightAnswer => (3 * Number).ToString(CultureInfo.InvariantCulture);
}
