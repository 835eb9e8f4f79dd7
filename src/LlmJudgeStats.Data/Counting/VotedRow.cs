namespace LlmJudgeStats.Data;

/// <summary>One judgment, and what those who labelled it said.</summary>
/// <param name="cells">The cells of its first row.</param>
/// <param name="line">The line of its first row.</param>
internal sealed class VotedRow(string[] cells, long line)
{
    private readonly string[] _texts = new string[2];    // how the first pass and the first fail are written
    private LabelVotes _votes;
    private string? _unknown;

    public string[] Cells => cells;

    /// <summary>The line of the first row, or of a label that is none.</summary>
    public long Line { get; private set; } = line;

    /// <summary>Rows of the file.</summary>
    public long Rows { get; private set; }

    /// <summary>Whether two or more labelled it.</summary>
    public bool AreSeveral => _votes.AreSeveral;

    /// <summary>Whether these said different things.</summary>
    public bool Differ => _votes.Differ;

    public void Add(Outcome label, ReadOnlySpan<char> text, long line)
    {
        Rows++;
        if (label is Outcome.Unknown && _unknown is null)
        {
            _unknown = text.ToString();
            Line = line;
        }
        _votes.Add(label);
        if (label is Outcome.Pass) _texts[0] ??= text.ToString();
        if (label is Outcome.Fail) _texts[1] ??= text.ToString();
    }

    /// <summary>The label that they come to, as the file writes it.</summary>
    /// <param name="rule">What several labels come to.</param>
    /// <param name="draw">What stands for a label that nobody could decide.</param>
    public string Label(RaterRule rule, string draw) => _unknown ?? _votes.Result(rule) switch
    {
        Outcome.Pass => _texts[0],
        Outcome.Fail => _texts[1],
        Outcome.Unresolved => draw,
        Outcome.Missing or Outcome.Unknown => "",
    };
}
