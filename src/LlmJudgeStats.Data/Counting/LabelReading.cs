namespace LlmJudgeStats.Data;

/// <summary>The label of a row: one cell, or several raters' and the rule for them.</summary>
internal sealed class LabelReading
{
    private readonly OutcomeColumn[] _columns;
    private readonly RaterRule _rule;

    public LabelReading(JudgmentReaderOptions options, ErrorLog errors)
    {
        var vocabulary = Vocabulary.OfLabels(options);
        var raters = Math.Max(1, options.RaterColumns.Count);
        _columns = [.. Enumerable.Range(0, raters).Select(_ => new OutcomeColumn(vocabulary, nameof(options.LabelRule), errors))];
        _rule = options.Raters ?? RaterRule.Agree;
    }

    /// <summary>The pair of words in use; nothing while no label has been seen.</summary>
    public string? Words => _columns.Select(column => column.Words).FirstOrDefault(words => words is not null);

    /// <summary>Rows with labels of two raters or more.</summary>
    public long Several { get; private set; }

    /// <summary>Those among them whose raters said different things.</summary>
    public long Differing { get; private set; }

    public Outcome Read(IRowReader row, int[] columns, ReadOnlySpan<char> id)
    {
        if (_columns.Length == 1) return Read(_columns[0], row, columns[0], id);
        var votes = new LabelVotes();
        if (!AddVotes(row, columns, id, ref votes)) return Outcome.Unknown;
        if (votes.AreSeveral) Several += row.Alike;
        if (votes.Differ) Differing += row.Alike;
        return votes.Result(_rule);
    }

    /// <summary>Adds what each rater says; <see langword="false"/> when one says something that is no label.</summary>
    public bool AddVotes(IRowReader row, int[] columns, ReadOnlySpan<char> id, ref LabelVotes votes)
    {
        var areKnown = true;
        for (var i = 0; i < _columns.Length; i++)
        {
            var label = Read(_columns[i], row, columns[i], id);
            areKnown &= label is not Outcome.Unknown;
            votes.Add(label);
        }
        return areKnown;
    }

    private static Outcome Read(OutcomeColumn outcomes, IRowReader row, int column, ReadOnlySpan<char> id) =>
        column < 0 ? Outcome.Missing : outcomes.Read(row.Cell(column), row.NameOf(column), row.Line, id);
}
