namespace LlmJudgeStats.Reporting;

/// <summary>Something that must hold for the figures to mean what they say, and what is known of it.</summary>
/// <param name="State">What is known of it.</param>
/// <param name="Text">What must hold, and why it is in that state.</param>
internal sealed record ChecklistItem(ChecklistState State, string Text);

/// <summary>What is known of an assumption. What was not checked is never shown as passed.</summary>
internal enum ChecklistState
{
    /// <summary>Tested here and not contradicted.</summary>
    Holds,

    /// <summary>A diagnostic speaks against it.</summary>
    InDoubt,

    /// <summary>It does not hold.</summary>
    Fails,

    /// <summary>The data cannot show it.</summary>
    NotChecked,

    /// <summary>The user said so.</summary>
    Declared,
}
