namespace LlmJudgeStats.Data;

/// <summary>A column and one of its values: a group key, a filter, or the mark of calibration rows.</summary>
/// <param name="Column">The column's name.</param>
/// <param name="Value">The text of the cell, compared character by character.</param>
/// <remarks>Equality compares both texts ordinally. Immutable, thread-safe.</remarks>
public sealed record ColumnValue(string Column, string Value)
{
    /// <summary>The column's name. Not empty.</summary>
    /// <exception cref="ArgumentException">An empty name.</exception>
    public string Column { get; init => field = OptionCheck.Name(value, nameof(Column)); } = OptionCheck.Name(Column, nameof(Column));

    /// <summary>The text of the cell. May be empty.</summary>
    /// <exception cref="ArgumentNullException">No text.</exception>
    public string Value { get; init => field = OptionCheck.NotNull(value, nameof(Value)); } = OptionCheck.NotNull(Value, nameof(Value));

    /// <summary><c>column=value</c>.</summary>
    public override string ToString() => $"{Column}={Value}";
}
