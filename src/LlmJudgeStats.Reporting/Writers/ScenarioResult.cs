namespace LlmJudgeStats.Reporting;

/// <summary>A result of Microsoft.Extensions.AI.Evaluation as it is stored: a folder of a scenario with a file in it.</summary>
/// <param name="Scenario">The scenario, which is the name of its folder.</param>
/// <param name="Write">Writes its file.</param>
internal sealed record ScenarioResult(string Scenario, Action<TextWriter> Write);
