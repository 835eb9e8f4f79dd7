namespace LlmJudgeStats.Data;

/// <summary>A column and the part that it seems to play.</summary>
internal sealed class SurveyedColumn(ColumnSurvey values, ColumnContent asVerdicts, ColumnContent asLabels)
{
    public ColumnSurvey Values => values;

    public string Name => values.Name;

    public int Index => values.Index;

    /// <summary>Its values, read as verdicts.</summary>
    public ColumnContent AsVerdicts => asVerdicts;

    /// <summary>Its values, read as labels.</summary>
    public ColumnContent AsLabels => asLabels;

    public SurveyRole Role { get; private set; }

    /// <summary>Why: <c>given</c>, <c>name</c> or <c>content</c>; empty without a part.</summary>
    public string Why { get; private set; } = "";

    /// <summary>What is to be said beside its values.</summary>
    public string Note { get; set; } = "";

    /// <summary>How many different values there are; at least so many, where not all are told apart.</summary>
    public long Distinct => values.Ids?.Distinct ?? values.Values.Count;

    /// <summary>Whether there are more.</summary>
    public bool HasMore => values.HasMore && values.Ids is null;

    public bool IsGiven => Why == "given";

    public void Give(SurveyRole role) => Set(role, "given");

    public void Set(SurveyRole role, string why)
    {
        Role = role;
        Why = why;
        Note = "";
    }

    public void TakeAway(string note)
    {
        Set(SurveyRole.None, "");
        Note = note;
    }
}
