namespace LlmJudgeStats.Data;

/// <summary>How often the values of a column of ids repeat within a group.</summary>
internal sealed class IdRepeats
{
    private const int MostRows = 50;    // of one value, on average: what more rows have is a category, and no item
    private string? _firstId;
    private long _firstLine;

    /// <summary>Rows that have an id.</summary>
    public long RowsWithId { get; set; }

    /// <summary>Rows whose id has occurred before.</summary>
    public long Rows { get; private set; }

    /// <summary>Those among them whose id has occurred as the other kind of item: labelled here, unlabelled there.</summary>
    public long Overlaps { get; private set; }

    /// <summary>Whether ids repeat, and are of items.</summary>
    public bool AreOfItems => Rows > 0 && RowsWithId <= MostRows * (RowsWithId - Rows);

    /// <summary>A row whose id has occurred before, with the kind of item that it was then.</summary>
    public void Add(ReadOnlySpan<char> id, long line, ItemKind first, ItemKind kind)
    {
        Rows++;
        if (first.IsLabelled != kind.IsLabelled) Overlaps++;
        if (_firstId is not null) return;
        _firstId = id.ToString();
        _firstLine = line;
    }

    /// <summary>What to say of a column that repeats beside one that does not.</summary>
    public Diagnostic Note(string code, string name, string finer)
    {
        var rows = Rows == 1 ? "row repeats" : "rows repeat";
        var shown = Excerpt.Of(name);
        var example = Excerpt.Of(_firstId);
        var overlaps = Overlaps > 0
            ? Invariant($" ({Overlaps} of them labelled here and unlabelled there, or the reverse)")
            : "";
        return new(code, DiagnosticSeverity.Warning,
            Invariant($"{Rows} of {RowsWithId} {rows} a value of '{shown}'{overlaps}, which is called like an id and ")
                + Invariant($"stands beside '{Excerpt.Of(finer)}' (first: '{example}'{Excerpt.OnLine(_firstLine)}): ")
                + "rows of one value belong together; taken as independent, they make the interval too narrow",
            $"say `ClusterColumn` = '{Excerpt.InHint(name)}'; if rows of one value have nothing in common, leave it");
    }
}
