namespace LlmJudgeStats.Data;

/// <summary>The values of a column, read as verdicts or labels.</summary>
internal sealed class ColumnContent
{
    private const int MostWords = 10;
    private const int LongestWord = 30;    // characters
    private static readonly string[] s_ties = ["tie", "ties", "tied", "draw", "inconsistent", "0.5", "0.50", ".5"];
    private readonly HashSet<int> _pairs = [];

    public ColumnContent(ColumnSurvey column, Vocabulary vocabulary)
    {
        foreach (var value in column.Values) Sort(value, vocabulary);
        Words = _pairs.Count == 1 ? vocabulary.PairNames[_pairs.Single()] : null;
        Missing = column.Rows - column.Filled - column.Objects + MissingWords;
        Kind = KindOf(column, vocabulary);
    }

    public ContentKind Kind { get; }

    /// <summary>The pair of words; nothing where there is not one.</summary>
    public string? Words { get; }

    public long Passes { get; private set; }

    public long Fails { get; private set; }

    /// <summary>Rows without an answer.</summary>
    public long Missing { get; }

    /// <summary>Values that are known words, in order of first appearance.</summary>
    public List<SeenValue> Known { get; } = [];

    /// <summary>Values that mean neither pass nor fail, in order of first appearance.</summary>
    public List<SeenValue> Unknown { get; } = [];

    /// <summary>Rows of ties.</summary>
    public long Ties => Unknown.Where(IsTie).Sum(value => value.Count);

    private long MissingWords { get; set; }

    public static bool IsTie(SeenValue value) => s_ties.Contains(value.Text.ToUpperInvariant(), StringComparer.OrdinalIgnoreCase);

    private void Sort(SeenValue value, Vocabulary vocabulary)
    {
        var pair = -1;
        var outcome = value.IsLong ? Outcome.Unknown : vocabulary.Look(value.Text, out pair);
        switch (outcome)
        {
            case Outcome.Pass or Outcome.Fail:
                if (outcome is Outcome.Pass) Passes += value.Count;
                else Fails += value.Count;
                _pairs.Add(pair);
                Known.Add(value);
                break;
            case Outcome.Missing or Outcome.Unresolved:
                MissingWords += value.Count;
                break;
            case Outcome.Unknown:
            default:
                Unknown.Add(value);
                break;
        }
    }

    private ContentKind KindOf(ColumnSurvey column, Vocabulary vocabulary)
    {
        if (Known.Count + Unknown.Count == 0) return ContentKind.Empty;
        if (column.HasMore) return column.IsNumeric(IsMissing) ? ContentKind.Numbers : ContentKind.Other;
        if (Unknown.Count == 0) return _pairs.Count == 1 ? ContentKind.Pair : ContentKind.TwoPairs;
        if (Unknown.TrueForAll(IsTie) && Known.Count > 0) return ContentKind.Ties;
        if (column.IsNumeric(IsMissing)) return Known.Count + Unknown.Count > 2 ? ContentKind.Numbers : ContentKind.UnknownWords;
        if (column.IsText || Known.Count + Unknown.Count > MostWords) return ContentKind.Other;
        if (Unknown.Exists(value => value.IsLong || value.Text.Length > LongestWord)) return ContentKind.Other;
        return Known.Count > 0 ? ContentKind.SomeKnownWords : ContentKind.UnknownWords;

        bool IsMissing(SeenValue value) =>
            !value.IsLong && vocabulary.Look(value.Text, out _) is Outcome.Missing or Outcome.Unresolved;
    }
}
