namespace LlmJudgeStats.Data;

/// <summary>What a row says of an item, or of so many items.</summary>
internal readonly record struct CountedRow(GroupCounter Group, Outcome Verdict, Outcome Label, bool IsVisible, long Items)
{
    /// <summary>The sampling weight; 1 without.</summary>
    public double Weight { get; init; }

    /// <summary>Whether something that is not counted says that there is an item.</summary>
    public bool IsKnownItem { get; init; }

    public bool IsJudged => Verdict is Outcome.Pass or Outcome.Fail;

    public bool HasHiddenLabel => !IsVisible && Label is not Outcome.Missing;

    public bool IsLabelled => IsVisible && Label is Outcome.Pass or Outcome.Fail;

    public LabelUse Use => IsLabelled ? LabelUse.Used : HasHiddenLabel ? LabelUse.Hidden : LabelUse.None;

    /// <summary>The label that may be used.</summary>
    public Outcome Visible => IsLabelled ? Label : Outcome.Missing;
}
