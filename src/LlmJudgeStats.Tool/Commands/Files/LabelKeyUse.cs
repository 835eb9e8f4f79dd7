namespace LlmJudgeStats.Tool.Commands.Files;

/// <summary>Where the key of a file of labels comes from.</summary>
internal enum LabelKeyUse
{
    /// <summary>It has to be given.</summary>
    Given,

    /// <summary>It is looked for where it is not given.</summary>
    Sought,
}
