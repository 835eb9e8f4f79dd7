namespace LlmJudgeStats.Data;

/// <summary>Something a reader of the numbers should know about the file, with a stable code and a way out.</summary>
/// <param name="Code">A stable code: <c>LJS2003</c>. Codes are never reused.</param>
/// <param name="Message">What is the matter.</param>
/// <param name="Fix">What to do about it.</param>
public sealed record DataNote(string Code, string Message, string Fix);
