namespace LlmJudgeStats.Data;

/// <summary>One thing wrong in a file: where, what, and what to do.</summary>
/// <param name="Code">A stable code: <c>LJS4011</c>. Codes are never reused.</param>
/// <param name="Message">What was given and what is allowed.</param>
/// <param name="Hint">
/// What to do. A name between backticks is a property of the options, or one of its values: <c>`PassValues`</c>,
/// <c>`HasHeader = false`</c>. A program in which these things have other names can put those there: no backtick of a hint comes from the
/// file.
/// </param>
/// <remarks>Texts from the file are shortened and their control and invisible characters escaped. Immutable, thread-safe.</remarks>
public sealed record JudgeDataError(string Code, string Message, string Hint)
{
    private const int PlacesNamed = 5;
    private const int LongestPath = 300;

    /// <summary>The file inside a folder, relative to it; <see langword="null"/> when the input is one file, or no file is meant.</summary>
    public string? File { get; init; }

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
        var column = last.Column is null ? "" : $"column '{Excerpt.Of(last.Column)}': ";
        var file = last.File is null ? "" : $"'{Excerpt.Of(last.File, LongestPath)}': ";
        return $"{file}{Lines(same)}{column}{Items(same)}{last.Message}; {translateHint(last.Hint)} [{last.Code}]";
    }

    private static string Lines(IReadOnlyList<JudgeDataError> same)
    {
        var lines = same.Select(error => error.Line).OfType<long>().ToArray();
        if (lines.Length == 0) return "";
        if (lines.Length == 1) return Invariant($"line {lines[0]}: ");
        var more = lines.Length > PlacesNamed ? ", ..." : "";
        return Invariant($"{lines.Length} rows (lines {string.Join(", ", lines.Take(PlacesNamed))}{more}): ");
    }

    private static string Items(IReadOnlyList<JudgeDataError> same)
    {
        var items = same.Select(error => error.ItemId).OfType<string>().Distinct().ToArray();
        if (items.Length == 0) return "";
        return $"{(items.Length == 1 ? "item" : "items")} {Excerpt.List(items, PlacesNamed)}: ";
    }
}
