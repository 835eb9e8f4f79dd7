namespace LlmJudgeStats.Reporting;

/// <summary>A part of a <see cref="PartsBar"/>.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Size">How much it is, not negative, in any unit.</param>
/// <param name="Number">The same for people.</param>
/// <param name="Look">The class that it has.</param>
internal sealed record BarPart(string Label, double Size, string Number, string Look);
