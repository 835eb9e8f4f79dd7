using System.Runtime.InteropServices;

namespace LlmJudgeStats.Data;

/// <summary>Whether something beside the verdict decided what was labelled: columns of few values, within each verdict.</summary>
/// <remarks>
/// Pearson's chi-square of value by labelled or not, added over verdicts, for every column that plays no part; Holm at .001 over columns
/// and groups. Values whose expected numbers are below 5 are one value. Columns that say what was labelled, or that labelling filled in,
/// are not asked.
/// </remarks>
/// <param name="isSample">Whether the labels may be a sample of the items: else nothing is looked at.</param>
internal sealed class SelectionCheck(bool isSample)
{
    private const int MostValues = 20;
    private const int MostGroups = 500;
    private const double Level = 0.001;
    private readonly List<Followed> _columns = [];
    private readonly Dictionary<(int Group, int Verdict), RowShares> _all = [];
    private int _columnsSeen;

    /// <summary>Follows the columns that have appeared since and play no part.</summary>
    public void Use(ColumnRoles roles, IReadOnlyList<string> names)
    {
        for (; isSample && _columnsSeen < names.Count; _columnsSeen++)
        {
            if (roles.PlaysLikely(_columnsSeen) || RoleNames.HasWord(names[_columnsSeen], RoleNames.Labelling)) continue;
            _columns.Add(new(_columnsSeen, _all));
        }
    }

    public void Add(IRowReader row, GroupCounter group, Outcome verdict, LabelUse label, long items)
    {
        if (!isSample || group.Index >= MostGroups) return;
        var kind = verdict is Outcome.Pass ? 0 : verdict is Outcome.Fail ? 1 : 2;
        for (var i = _columns.Count - 1; i >= 0; i--)
        {
            var column = _columns[i];
            if (!row.IsText(column.Index) || !column.Add(group.Index, CellText.Trim(row.Cell(column.Index)), kind, label, items))
                _columns.RemoveAt(i);
        }
        CollectionsMarshal.GetValueRefOrAddDefault(_all, (group.Index, kind), out _).Add(label, items);
    }

    /// <summary>The columns that decided what was labelled, the surest first.</summary>
    public IReadOnlyList<string> Found(IReadOnlyList<string> names, ColumnRoles roles)
    {
        var tests = _columns.Where(column => !roles.PlaysLikely(column.Index) && !column.IsFilledByLabelling)
            .SelectMany(column => column.PValues.Select(p => (column.Index, P: p))).OrderBy(test => test.P).ToArray();
        List<string> found = [];
        for (var i = 0; i < tests.Length && tests[i].P <= Level / (tests.Length - i); i++)
        {
            if (!found.Contains(names[tests[i].Index])) found.Add(names[tests[i].Index]);
        }
        return found;
    }

    public static IEnumerable<Diagnostic> Notes(IReadOnlyList<string> found)
    {
        if (found.Count == 0) yield break;
        var others = found.Count > 1 ? $" (and by {Excerpt.List(found.Skip(1), 3)})" : "";
        yield return new(DataCodes.ChosenByAnotherColumn, DiagnosticSeverity.Warning,
            $"labels were chosen by '{Excerpt.Of(found[0])}' too{others}: within a verdict, its values are labelled by very different "
                + $"shares, "
                + "and labelled items are no sample of the others",
            $"add `StratumColumn` = {ShellText.Of(found[0])}");
    }

    private struct RowShares
    {
        public double Labelled;
        public double Hidden;
        public double Unlabelled;

        /// <summary>Those whose label is not in use.</summary>
        public readonly double Other => Hidden + Unlabelled;

        public void Add(LabelUse label, long items)
        {
            if (label is LabelUse.Used) Labelled += items;
            else if (label is LabelUse.Hidden) Hidden += items;
            else Unlabelled += items;
        }
    }

    private sealed class Followed
    {
        private readonly List<string> _values = [];
        private readonly Dictionary<(int Group, int Verdict, int Value), RowShares> _counts = [];

        /// <summary>A column that was empty so far.</summary>
        public Followed(int index, IReadOnlyDictionary<(int Group, int Verdict), RowShares> soFar)
        {
            Index = index;
            if (soFar.Count > 0) _values.Add("");
            foreach (var (kind, rows) in soFar) _counts.Add((kind.Group, kind.Verdict, 0), rows);
        }

        public int Index { get; }

        // An annotator, a comment, a further rater: empty in every row without a label, and in no other. A hidden label is one.
        public bool IsFilledByLabelling => _values.Contains("") && _counts.All(cell =>
            _values[cell.Key.Value].Length == 0 ? cell.Value.Labelled + cell.Value.Hidden == 0 : cell.Value.Unlabelled == 0);

        public IEnumerable<double> PValues => _counts.Keys.Select(key => key.Group).Distinct().Order().Select(PValue).Where(p => p < 1);

        public bool Add(int group, ReadOnlySpan<char> cell, int kind, LabelUse label, long items)
        {
            var value = Find(cell);
            if (value < 0)
            {
                if (_values.Count == MostValues) return false;
                value = _values.Count;
                _values.Add(cell.ToString());
            }
            CollectionsMarshal.GetValueRefOrAddDefault(_counts, (group, kind, value), out _).Add(label, items);
            return true;
        }

        private int Find(ReadOnlySpan<char> cell)
        {
            for (var i = 0; i < _values.Count; i++)
            {
                if (cell.SequenceEqual(_values[i])) return i;
            }
            return -1;
        }

        private double PValue(int group)
        {
            var square = 0.0;
            var freedom = 0;
            for (var verdict = 0; verdict < 3; verdict++)
            {
                var rows = Enumerable.Range(0, _values.Count).Select(value => _counts.GetValueOrDefault((group, verdict, value)))
                    .Where(row => row.Labelled + row.Other > 0).Select(row => (row.Labelled, row.Other)).ToArray();
                square += ShareTest.ChiSquare(rows, ref freedom);
            }
            return ShareTest.PValue(square, freedom);
        }
    }
}
