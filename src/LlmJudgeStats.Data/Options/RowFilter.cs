using System.Text;

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

    /// <summary>The filter of a text such as <c>split=dev</c>, <c>split=dev,test</c> or <c>split!=dev</c>.</summary>
    /// <param name="text">
    /// The column's name up to the first <c>=</c> or <c>!=</c>, and values with commas between them. A comma inside a value is written
    /// twice: <c>city=Paris,, France</c>; an empty value stands first or last.
    /// </param>
    /// <exception cref="FormatException">Something else.</exception>
    public static RowFilter Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var at = text.IndexOf('=', StringComparison.Ordinal);
        var isExclusion = at > 1 && text[at - 1] == '!';
        return at > 0
            ? new(text[..(isExclusion ? at - 1 : at)], Split(text[(at + 1)..])) { IsExclusion = isExclusion }
            : throw new FormatException($"'{Excerpt.Of(text)}' is not a filter; write column=value, or column!=value for all others");
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
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary><c>column=value,value</c> or <c>column!=value,value</c>, as <see cref="Parse"/> reads it.</summary>
    public override string ToString() => $"{Column}{(IsExclusion ? "!=" : "=")}{Join(Values)}";

    /// <summary>Values as one text.</summary>
    internal static string Join(IEnumerable<string> values) =>
        // Between two others an empty value would be a comma.
        string.Join(',', values.OrderBy(value => value.Length > 0).Select(value => value.Replace(",", ",,", StringComparison.Ordinal)));

    private static IReadOnlyList<string> Split(string text)
    {
        List<string> values = [];
        var value = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var isComma = text[i] == ',';
            if (isComma && i + 1 < text.Length && text[i + 1] == ',') i++;
            else if (isComma)
            {
                values.Add(value.ToString());
                value.Clear();
                continue;
            }
            value.Append(text[i]);
        }
        return [.. values, value.ToString()];
    }
}
