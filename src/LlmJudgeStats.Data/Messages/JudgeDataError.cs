using System.Text;

namespace LlmJudgeStats.Data;

/// <summary>One thing wrong in a file: where, what, and what to do.</summary>
/// <param name="Code">A stable code: <c>LJS4011</c>. Codes are never reused.</param>
/// <param name="Message">What was given and what is allowed.</param>
/// <param name="Hint">
/// What to do. A name between backticks is a property of the options, or one of its values: <c>`PassValues`</c>, <c>`HasHeader = false`</c>.
/// A program in which these things have other names can put those there: no backtick of a hint comes from the file.
/// </param>
/// <remarks>Texts from the file are shortened and their control and invisible characters escaped. Immutable, thread-safe.</remarks>
public sealed record JudgeDataError(string Code, string Message, string Hint)
{
    private const int PlacesNamed = 5;

    /// <summary>The physical line, from 1; <see langword="null"/> when the error has no line.</summary>
    public long? Line { get; init; }

    /// <summary>The column's name; <see langword="null"/> when the error is not about one column.</summary>
    public string? Column { get; init; }

    /// <summary>The item's id; <see langword="null"/> when it has none or it is not known.</summary>
    public string? ItemId { get; init; }

    // What the file holds there, when the message says more than that: errors about the same are printed as one.
    internal string? Given { get; init; }

    /// <summary>The error in one line, without the path.</summary>
    public override string ToString() => InOneLine([this], hint => hint);

    /// <summary>Errors that differ in nothing but where they are, in one line: how many, and the first places.</summary>
    internal static string InOneLine(IReadOnlyList<JudgeDataError> same, Func<string, string> translateHint)
    {
        var last = same[^1];   // knows most of what was seen
        var (lines, items) = (same.Select(error => error.Line).OfType<long>().ToArray(), same.Select(error => error.ItemId).OfType<string>().Distinct().ToArray());
        var text = new StringBuilder();
        if (lines.Length == 1) text.Append("line ").Append(lines[0]).Append(": ");
        else if (lines.Length > 1) text.Append(lines.Length).Append(" rows (lines ").AppendJoin(", ", lines.Take(PlacesNamed)).Append(lines.Length > PlacesNamed ? ", ...): " : "): ");
        if (last.Column is not null) text.Append("column '").Append(Excerpt.Of(last.Column)).Append("': ");
        if (items.Length > 0) text.Append(items.Length == 1 ? "item " : "items ").Append(Excerpt.List(items, PlacesNamed)).Append(": ");
        return text.Append(last.Message).Append("; ").Append(translateHint(last.Hint)).Append(" [").Append(last.Code).Append(']').ToString();
    }
}
