namespace LlmJudgeStats.Data;

/// <summary>A property of the options and its value, as a command line takes it: <c>GroupColumns</c> and <c>judge,system</c>.</summary>
/// <param name="Property">The property, by the name that hints use; or something else that a program has an option for.</param>
/// <param name="Value">The value; empty where there is none.</param>
internal sealed record SurveyOption(string Property, string Value)
{
    /// <summary>A value that is the reader's to fill in.</summary>
    public const string Open = "...";

    /// <summary>A cut-off that is.</summary>
    public const string OpenRule = ">=X";

    /// <summary>A file of labels that is still to be written.</summary>
    public const string LabelsToWrite = "LABELS.csv";
}
