namespace LlmJudgeStats;

/// <summary>A group column and the value that its rows share.</summary>
/// <remarks>Equality compares both texts ordinally. Immutable, thread-safe.</remarks>
/// <param name="Column">The column's name.</param>
/// <param name="Value">The text of the cell, as it stands in the data.</param>
public sealed record GroupKey(string Column, string Value)
{
    /// <summary><c>column=value</c>.</summary>
    public override string ToString() => $"{Column}={Value}";
}
