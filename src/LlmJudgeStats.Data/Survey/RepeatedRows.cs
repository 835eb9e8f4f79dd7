namespace LlmJudgeStats.Data;

/// <summary>Rows of one item that no column of judges, systems, runs and the like tells apart.</summary>
/// <param name="telling">Columns that tell rows of one id apart.</param>
/// <param name="verdict">The column of the verdicts; -1 for none.</param>
/// <param name="labels">The columns of the labels.</param>
/// <param name="errors">Where errors go.</param>
internal sealed class RepeatedRows(IReadOnlyList<int> telling, int verdict, int[] labels, ErrorLog errors)
{
    private const int ExamplesShown = 3;
    private readonly IdTable _keys = new(errors);
    private readonly IdTable _withVerdict = new(errors);
    private readonly IdTable _withBoth = new(errors);
    private readonly RowCopies _copies = new();
    private readonly UInt128[] _parts = new UInt128[telling.Count + 1];
    private readonly List<string> _overlapping = [];
    private readonly HashSet<UInt128> _overlaps = [];
    private long _sameVerdict;
    private long _sameBoth;

    /// <summary>Rows behind the first of their item.</summary>
    public long Rows { get; private set; }

    /// <summary>Rows that are equal to the first one in every column, among the first hundred thousand.</summary>
    public long Copies => _copies.Copies;

    /// <summary>Rows with another verdict or another label than all rows of the item before.</summary>
    public long Contradicting => Rows - _sameBoth;

    /// <summary>Whether rows of an item never differ in the verdict.</summary>
    public bool HaveOneVerdict => Rows > 0 && _sameVerdict == Rows;

    /// <summary>Items that are labelled in one row and unlabelled in another.</summary>
    public long Overlapping => _overlaps.Count;

    public IReadOnlyList<string> OverlapExamples => _overlapping;

    /// <summary>Looks at a row whose id stands in others, too.</summary>
    public void Add(in SurveyedRow row, int idColumn)
    {
        _parts[0] = row.Item;
        for (var i = 0; i < telling.Count; i++) _parts[i + 1] = IdHash.Of(i, row.Cell(telling[i]));
        var key = IdHash.Of(_parts);
        var kind = ItemKind.Of(Outcome.Pass, row.HasLabel ? Outcome.Pass : Outcome.Missing);
        var first = _keys.Mark(key, kind);
        var withVerdict = With(key, verdict < 0 ? default : row.Cell(verdict));
        var withBoth = withVerdict;
        foreach (var label in labels) withBoth = With(withBoth, row.Cell(label));
        var verdictIsKnown = _withVerdict.Mark(withVerdict, kind) != ItemKind.None;
        var bothAreKnown = _withBoth.Mark(withBoth, kind) != ItemKind.None;
        var print = _copies.Fingerprint(row.Cells);
        if (first == ItemKind.None)
        {
            _copies.AddFirst(key, print);
            return;
        }
        Rows++;
        if (verdictIsKnown) _sameVerdict++;
        if (bothAreKnown) _sameBoth++;
        _copies.AddRepeat(key, print);
        if (labels.Length > 0 && first.IsLabelled != kind.IsLabelled && _overlaps.Add(key) && _overlapping.Count < ExamplesShown)
            _overlapping.Add(Excerpt.Of(row.Cell(idColumn)));
    }

    private static UInt128 With(UInt128 key, ReadOnlySpan<char> cell) => IdHash.Of([key, IdHash.Of(1, cell)]);
}
