namespace LlmJudgeStats.Tool.Commands.Doctor;

/// <summary>An option on a command line, with its value; empty for a switch.</summary>
internal sealed record CommandOption(string Name, string Value)
{
    /// <summary>What is typed.</summary>
    public string[] Words => Value.Length == 0 ? [Name] : [Name, Value];
}
