namespace LlmJudgeStats.Data;

/// <summary>The rows of a tool's file, record by record.</summary>
/// <param name="context">What is read, and how.</param>
internal abstract class ForeignRows(ForeignContext context) : IDisposable
{
    protected ForeignContext Context => context;

    /// <summary>Whether the format has a place for what people said.</summary>
    public virtual bool HasLabels => false;

    /// <summary>Columns that the format has beside the usual ones.</summary>
    public virtual IReadOnlyList<string> OwnColumns => [];

    /// <summary>Whether repetitions are to be counted, because the format does not.</summary>
    public virtual bool CountsRuns => true;

    /// <summary>Whether there can be a column of that name, if it is asked for.</summary>
    public virtual bool Offers(string column) => column.StartsWith("meta.", StringComparison.Ordinal);

    /// <summary>What has to be known before the first row.</summary>
    public virtual void Start()
    {
    }

    /// <summary>Adds the rows of the next record, which may have none; <see langword="false"/> at the end.</summary>
    public abstract bool Read(List<ForeignRow> rows);

    public abstract void Dispose();
}
