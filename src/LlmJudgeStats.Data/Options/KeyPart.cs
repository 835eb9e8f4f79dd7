namespace LlmJudgeStats.Data;

/// <summary>A part of the key by which a file of labels finds a judgment.</summary>
/// <param name="Here">The column of the judgments.</param>
/// <param name="There">The column of the labels.</param>
internal readonly record struct KeyPart(string Here, string There)
{
    /// <summary>A part as a command line has it: a name, or one here and one there.</summary>
    public static KeyPart Parse(string text) => text.IndexOf('=', StringComparison.Ordinal) is > 0 and var at
        ? new(text[..at], text[(at + 1)..])
        : new(text, text);

    /// <inheritdoc/>
    public override string ToString() => Here == There ? Here : $"{Here}={There}";
}
