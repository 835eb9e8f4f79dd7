namespace LlmJudgeStats;

/// <summary>Where a method comes from.</summary>
/// <param name="Key">A short stable key, as in docs/references.md: <c>rogan1978</c>.</param>
/// <param name="Text">Authors, year, title and place.</param>
/// <param name="Link">A DOI or other lasting address, where there is one.</param>
public sealed record Citation(string Key, string Text, Uri? Link = null);
