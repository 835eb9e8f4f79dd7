namespace LlmJudgeStats.Reporting;

/// <summary>The states of a checklist: a sign and a word, never a colour alone.</summary>
internal static class ChecklistWords
{
    public static string Of(ChecklistState state) => state switch
    {
        ChecklistState.Holds => "✓ holds",
        ChecklistState.InDoubt => "! in doubt",
        ChecklistState.Fails => "✗ fails",
        ChecklistState.NotChecked => "? not checked",
        ChecklistState.Declared => "= declared",
    };
}
