namespace LlmJudgeStats.Data;

/// <summary>A criterion that has columns of its own in a wide file: the judge's verdicts on it, and people's labels.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record Criterion
{
    /// <summary>The column that names the criterion, once each row is a judgment for each: <c>metric</c>.</summary>
    public const string Column = "metric";

    /// <summary>A criterion.</summary>
    /// <param name="verdictColumn">The column with the judge's verdicts on it; its name is that of the criterion.</param>
    /// <param name="labelColumn">The column with people's labels; <see langword="null"/> where it has none.</param>
    /// <exception cref="ArgumentException">An empty name, or one column for both.</exception>
    public Criterion(string verdictColumn, string? labelColumn = null)
    {
        VerdictColumn = OptionCheck.Name(verdictColumn, nameof(verdictColumn));
        LabelColumn = OptionCheck.OptionalName(labelColumn, nameof(labelColumn));
        if (LabelColumn != VerdictColumn) return;
        throw new ArgumentException(
            $"the criterion '{Excerpt.InHint(verdictColumn)}' has one column for verdicts and labels, which would make the judge perfect",
            nameof(labelColumn));
    }

    /// <summary>The column with the judge's verdicts, as it is written in the file; its name is that of the criterion.</summary>
    public string VerdictColumn { get; }

    /// <summary>The column with people's labels; <see langword="null"/> where it has none.</summary>
    public string? LabelColumn { get; }

    /// <summary>Reads <c>tone</c> or <c>tone=tone_label</c>.</summary>
    /// <param name="text">The column of verdicts, and after an equals sign that of labels.</param>
    /// <exception cref="ArgumentException">An empty name, or one column for both.</exception>
    public static Criterion Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var at = text.IndexOf('=', StringComparison.Ordinal);
        return at < 0 ? new(text) : new(text[..at], text[(at + 1)..]);
    }

    /// <summary>As it is written on a command line: <c>tone=tone_label</c>.</summary>
    public override string ToString() => LabelColumn is null ? VerdictColumn : $"{VerdictColumn}={LabelColumn}";
}
