namespace LlmJudgeStats.Data;

/// <summary>A property of the options and its value, as a command line takes it: <c>GroupColumns</c> and <c>judge,system</c>.</summary>
/// <param name="Property">The property, by the name that hints use; or something else that a program has an option for.</param>
/// <param name="Value">The value; empty where there is none.</param>
internal sealed record SurveyOption(string Property, string Value);
