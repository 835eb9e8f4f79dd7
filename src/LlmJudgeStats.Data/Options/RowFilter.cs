namespace LlmJudgeStats.Data;

/// <summary>Which rows are meant: those with one of some values in a column, or all but those.</summary>
/// <remarks>Equality compares the column, the values in their order, and the sense. Immutable, thread-safe.</remarks>
public sealed record RowFilter
{
    /// <summary>Rows with one of these values.</summary>
    /// <param name="column">The column's name. Not empty.</param>
    /// <param name="values">Texts of the cell, compared character by character; one or more, and one of them may be empty.</param>
    /// <exception cref="ArgumentException">An empty name, no value, or a missing one.</exception>
    public RowFilter(string column, params IReadOnlyList<string> values)
    {
        Column = OptionCheck.Name(column, nameof(column));
        Values = [.. OptionCheck.List(values, nameof(values)).Distinct(StringComparer.Ordinal)];
        if (Values.Count == 0) throw new ArgumentException("a filter needs a value to look for", nameof(values));
    }

    /// <summary>The column's name.</summary>
    public string Column { get; }

    /// <summary>The values, each once.</summary>
    public IReadOnlyList<string> Values { get; }

    /// <summary>Whether rows with one of the values are left out, and all others are meant: an empty cell is none of the values.</summary>
    public bool IsExclusion { get; init; }

    /// <summary>Whether another filter means the same rows.</summary>
    /// <param name="other">Another filter.</param>
    public bool Equals(RowFilter? other) =>
        other is not null && Column == other.Column && IsExclusion == other.IsExclusion && Values.SequenceEqual(other.Values);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Column);
        hash.Add(IsExclusion);
        foreach (var value in Values) hash.Add(value);
        return hash.ToHashCode();
    }

    /// <summary><c>column=value,value</c> or <c>column!=value,value</c>.</summary>
    public override string ToString() => $"{Column}{(IsExclusion ? "!=" : "=")}{string.Join(',', Values)}";
}
