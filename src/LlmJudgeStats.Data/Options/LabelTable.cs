namespace LlmJudgeStats.Data;

/// <summary>Labels from a file of their own, by the keys that tell whose they are.</summary>
/// <remarks>
/// Keys are compared as text, trimmed, character by character: <c>7</c> and <c>"7"</c> are one, <c>7.0</c> and <c>a</c> beside <c>A</c> are
/// not. The same label twice is one label; labels that differ are an error, unless <see cref="JudgmentReaderOptions.Raters"/> says what
/// they
/// come to. Costs about 40 bytes and the key's text a label. Immutable, thread-safe.
/// </remarks>
public sealed class LabelTable
{
    internal LabelTable(
        string name, IReadOnlyList<string> keyColumns, IReadOnlyDictionary<string, KeyedLabel> labels, LabelCounts counts,
        IReadOnlyList<Diagnostic> notes, IReadOnlyDictionary<string, string> mirrored)
    {
        Mirrored = mirrored;
        Notes = notes;
        Name = name;
        KeyColumns = keyColumns;
        Labels = labels;
        Counts = counts;
    }

    /// <summary>The path, or the name given for a stream.</summary>
    public string Name { get; }

    /// <summary>The columns of the key, in this file.</summary>
    public IReadOnlyList<string> KeyColumns { get; }

    /// <summary>How many keys have a label.</summary>
    public int Count => Labels.Count - (Mirrored.Count / 2);

    /// <summary>
    /// What a reader of the numbers should know about this file. It is among the notes of judgments that are read with these labels.
    /// </summary>
    public IReadOnlyList<Diagnostic> Notes { get; }

    /// <summary>What its labels are; nothing where they pass or fail.</summary>
    internal MeasureKind? Values { get; init; }

    internal LabelCounts Counts { get; }

    /// <summary>Keys of one label, seen from either side: each leads to the other.</summary>
    internal IReadOnlyDictionary<string, string> Mirrored { get; }

    internal IReadOnlyDictionary<string, KeyedLabel> Labels { get; }
}

/// <summary>The label of a key, where it stands, and what it is met by.</summary>
internal readonly record struct KeyedLabel(Outcome Label, long Line)
{
    /// <summary>A value other than pass and fail as it is written; nothing where it is one of these.</summary>
    public string? Text { get; init; }
}

/// <summary>What was counted while labels were read.</summary>
internal record struct LabelCounts
{
    public long Read { get; set; }

    public long EmptyKeys { get; set; }

    public long Agreeing { get; set; }

    public long Conflicting { get; set; }

    /// <summary>Keys with labels of two raters or more, and those whose raters differ.</summary>
    public long Several { get; set; }

    public long Differing { get; set; }

    /// <summary>Labels that were withdrawn by who gave them.</summary>
    public long Cancelled { get; set; }

    /// <summary>The column the labels came from.</summary>
    public string? Column { get; set; }

    /// <summary>The pair of words they are written in.</summary>
    public string? Words { get; set; }
}
