using System.Runtime.InteropServices;

namespace LlmJudgeStats.Data;

/// <summary>
/// Rows of one judgment that several raters labelled, as one row with the label that they come to. Rows are of one judgment when id,
/// verdict, groups and whatever tells judges, systems and runs apart are equal.
/// </summary>
/// <remarks>Holds a row of each judgment.</remarks>
internal sealed class VotedRows : IRowReader
{
    /// <summary>Stands for the label of raters who do not agree: no file has it.</summary>
    public const string Draw = "\uE0D7";

    private readonly IRowReader _rows;
    private readonly JudgmentReaderOptions _options;
    private readonly RoleFinder _finder;
    private readonly Vocabulary _labels;
    private readonly List<VotedRow> _judgments = [];
    private readonly Dictionary<UInt128, VotedRow> _byKey = [];
    private ColumnRoles _roles;
    private int[] _key = [];
    private int _columnsKnown = -1;
    private int _at = -1;

    /// <summary>Reads all rows.</summary>
    public VotedRows(IRowReader rows, JudgmentReaderOptions options, ErrorLog errors)
    {
        _rows = rows;
        _options = options;
        _finder = new(options, errors);
        _labels = Vocabulary.OfLabels(options);
        _roles = Find();
        while (rows.Read())
        {
            if (!rows.IsNothing) Add();
        }
        errors.ThrowIfAny();
        if (!_judgments.Exists(judgment => judgment.Rows > 1))
        {
            throw new ArgumentException("`Raters` says what several labels of one answer come to, and no two rows are of one item and one "
                + "verdict: name the columns of the raters (`LabelColumn`), the column of the item ids (`IdColumn`), or leave it out");
        }
    }

    public IReadOnlyList<string> Columns => _rows.Columns;

    public bool ColumnsAreFixed => true;

    public long Line => _at < 0 ? _rows.Line : _judgments[_at].Line;

    public long FileRows => _judgments[_at].Rows;

    public IReadOnlyList<Diagnostic> Notes =>
    [
        .. _rows.Notes,
        .. LabelNotes.Raters(
            _judgments.LongCount(judgment => judgment.AreSeveral), _judgments.LongCount(judgment => judgment.Differ)),
    ];

    public bool Read() => ++_at < _judgments.Count;

    public ReadOnlySpan<char> Cell(int column)
    {
        if (column < 0) return default;
        var judgment = _judgments[_at];
        if (column == _roles.Labels[0]) return judgment.Label(_options.Raters!.Value, Draw);
        return column < judgment.Cells.Length ? judgment.Cells[column] : default;
    }

    public void Dispose() => _rows.Dispose();

    private void Add()
    {
        if (_rows.Columns.Count != _columnsKnown) _roles = Find();
        var id = CellText.Of(_rows, _roles.Id);
        var label = _roles.Labels[0] < 0 ? default : CellText.Trim(_rows.Cell(_roles.Labels[0]));
        var judgment = id.IsEmpty ? New() : Find(Key(id));
        judgment.Add(_labels.Look(label, out _), label, _rows.Line);
    }

    private VotedRow Find(UInt128 key)
    {
        ref var judgment = ref CollectionsMarshal.GetValueRefOrAddDefault(_byKey, key, out _);
        judgment ??= New();
        return judgment;
    }

    private VotedRow New()
    {
        var cells = new string[_rows.Columns.Count];
        for (var i = 0; i < cells.Length; i++) cells[i] = _rows.IsText(i) ? _rows.Cell(i).ToString() : "";
        var judgment = new VotedRow(cells, _rows.Line);
        _judgments.Add(judgment);
        return judgment;
    }

    private ColumnRoles Find()
    {
        var names = _rows.Columns;
        _columnsKnown = names.Count;
        var roles = _finder.Find(new(names, _rows.ColumnsAreFixed && names.Count > 0, _rows.Line));
        var telling = Enumerable.Range(0, names.Count).Where(i => RoleNames.IsJudge(names[i]) || RoleNames.IsSystem(names[i])
            || RoleNames.Is(names[i], RoleNames.Metrics) || RoleNames.Is(names[i], RoleNames.Positions));
        _key =
        [
            .. new[] { roles.Verdict, roles.Calibration }.Concat(roles.Groups).Concat(roles.Where).Concat(telling)
                .Where(column => column >= 0 && column != roles.Labels[0]).Distinct().Order(),
        ];
        return roles;
    }

    // A column that has not come yet is empty, and says nothing.
    private UInt128 Key(ReadOnlySpan<char> id)
    {
        List<UInt128> parts = [IdHash.Of(0, id)];
        foreach (var column in _key)
        {
            var cell = CellText.Of(_rows, column);
            if (!cell.IsEmpty) parts.Add(IdHash.Of(column + 1, cell));
        }
        return IdHash.Of(CollectionsMarshal.AsSpan(parts));
    }
}
