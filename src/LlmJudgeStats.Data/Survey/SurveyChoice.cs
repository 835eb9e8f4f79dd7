namespace LlmJudgeStats.Data;

/// <summary>A decision that is the reader's: what it is about, and what there is to choose from.</summary>
/// <param name="Decision">What is to be decided, in a word or two.</param>
/// <param name="Answers">What there is to choose from.</param>
internal sealed record SurveyChoice(string Decision, IReadOnlyList<SurveyAnswer> Answers);

/// <summary>One way to decide.</summary>
/// <param name="Options">What says so; none where the file itself must be changed.</param>
/// <param name="Means">What follows.</param>
internal sealed record SurveyAnswer(IReadOnlyList<SurveyOption> Options, string Means)
{
    /// <summary>Whether the command as it stands says so, without further options.</summary>
    public bool IsCommand { get; init; }
}
