namespace LlmJudgeStats.Data;

/// <summary>
/// Rows whose label is hidden and that count as test items: right for a back-test, wrong where they belong to another split.
/// </summary>
internal sealed class HiddenLabelValues
{
    private const int MostValues = 10;
    private const double Suspicious = 3.2905267314918945;    // a two-sided score test at .001
    private readonly List<string> _values = [];
    private readonly HashSet<string> _others = new(StringComparer.Ordinal);
    private long _rows;

    /// <summary>The value of rows with a hidden label.</summary>
    public void Add(ReadOnlySpan<char> value, long rows)
    {
        _rows += rows;
        if (_values.Count > MostValues) return;
        foreach (var known in _values)
        {
            if (value.SequenceEqual(known)) return;
        }
        _values.Add(value.ToString());
    }

    /// <summary>The value of a test item without a label.</summary>
    public void AddOther(ReadOnlySpan<char> value)
    {
        if (_others.Count <= MostValues) _others.GetAlternateLookup<ReadOnlySpan<char>>().Add(value);
    }

    public IEnumerable<Diagnostic> Notes(JudgmentReaderOptions options, IReadOnlyList<GroupCounter> groups)
    {
        if (_rows == 0 || options.Calibration is not { } calibration) yield break;
        var worst = groups.Select(Difference).MaxBy(one => one.Score);
        var differ = worst.Score > Suspicious;
        if (options.IsBackTest && !differ) yield break;
        var rows = _rows == 1 ? "row whose label is hidden counts as a test item" : "rows whose label is hidden count as test items";
        var figures = differ
            ? Invariant($"; the judge passed {100 * worst.Hidden:F1}% of them and {100 * worst.Other:F1}% of the unlabelled ones, ")
                + "which is no accident (p < 0.001)"
            : "";
        yield return new(DataCodes.HiddenRows, differ ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
            Invariant($"{_rows} {rows}{figures}"), Fix(options, calibration.Column, groups));
    }

    private string Fix(JudgmentReaderOptions options, string column, IReadOnlyList<GroupCounter> groups)
    {
        if (options.IsBackTest)
            return "the interval is for both kinds of items, the hidden labels for one: leave the unlabelled ones out of the back-test";
        // Without them nothing would be left to estimate.
        var nothingIsLeft = groups.All(group => group.ToGroup() is var one && one.Test == one.HiddenVerdicts);
        if (nothingIsLeft || _values.Exists(_others.Contains)) return "right for a back-test (`IsBackTest`)";
        return $"right for a back-test (`IsBackTest`); where they belong to another split, leave them out: {LeaveOut(column)}";
    }

    private string LeaveOut(string column) => _values.Count > MostValues
        ? $"`Where` = {ShellText.Of(column, "!=", "...")}"
        : $"`Where` = {ShellText.Of(column, "!=", RowFilter.Join(_values.Select(value => Excerpt.InHint(value))))}";

    /// <summary>The score test of the judge's pass rate, hidden against unlabelled items.</summary>
    private static (double Score, double Hidden, double Other) Difference(GroupCounter counter)
    {
        var group = counter.ToGroup();
        double hidden = group.HiddenVerdicts.Count;
        var others = group.Test.Count - hidden;
        if (hidden == 0 || others == 0) return default;
        double hiddenPasses = group.HiddenVerdicts.Positives;
        var otherPasses = group.Test.Positives - hiddenPasses;
        var all = (hiddenPasses + otherPasses) / (hidden + others);
        var error = Math.Sqrt(all * (1 - all) * ((1 / hidden) + (1 / others)));
        var difference = Math.Abs((hiddenPasses / hidden) - (otherPasses / others));
        return (error > 0 ? difference / error : 0, hiddenPasses / hidden, otherPasses / others);
    }
}
