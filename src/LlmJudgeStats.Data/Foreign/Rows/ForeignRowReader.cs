using System.Globalization;
using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace LlmJudgeStats.Data;

/// <summary>The rows of another tool's file as rows of the usual columns.</summary>
internal sealed class ForeignRowReader : IRowReader
{
    private const int Item = 0, System = 1, Judge = 2, MetricColumn = 3, Verdict = 4;
    private const int Score = 5, Run = 6, Cluster = 7, Missing = 8, Label = 9;

    private static readonly string[] s_usual = ["item_id", "system", "judge", "metric", "verdict", "score", "run", "cluster", "missing"];

    private readonly ForeignContext _context;
    private readonly ForeignRows _rows;
    private readonly List<ForeignRow> _queue = [];
    private readonly MetricChoice _metrics;
    private readonly Dictionary<UInt128, int> _runs = [];
    private readonly XxHash128 _hash = new();
    private readonly string[] _columns;
    private readonly int _firstMore;
    private readonly bool[] _wasSeen;
    private ForeignRow _row = new() { Line = 0 };
    private int _next;

    public ForeignRowReader(ForeignContext context, ForeignRows rows)
    {
        _context = context;
        _rows = rows;
        _metrics = new(context);
        rows.Start();
        _firstMore = rows.HasLabels ? Label + 1 : Label;
        string[] usual = rows.HasLabels ? [.. s_usual, "label"] : [.. s_usual];
        // In a file of labels a control, or a column, may have the name of what is none of it.
        if (context.IsOfLabels) usual[Verdict] = "(verdict)";
        string[] asked = [.. context.Asked.Distinct(StringComparer.Ordinal)];
        context.MoreColumns =
        [
            .. rows.OwnColumns.Concat(asked.Where(rows.Offers)).Except(usual, StringComparer.Ordinal).Distinct(StringComparer.Ordinal),
        ];
        _columns = [.. usual, .. context.MoreColumns];
        _wasSeen = new bool[context.MoreColumns.Count];
    }

    public IReadOnlyList<string> Columns => _columns;

    public bool ColumnsAreFixed => true;

    public long Line => _row.Line;

    public bool IsMirror => _row.IsMirror;

    public IReadOnlyList<Diagnostic> Notes => _context.Notes;

    /// <summary>How many rows each metric has.</summary>
    public IReadOnlyDictionary<string, long> Metrics => _metrics.Rows;

    public string? MissingReason => Judged is null ? _row.Missing ?? "" : null;

    public bool Read()
    {
        if (!NextOfFile())
        {
            Finish();
            return false;
        }
        if (!_metrics.Add(_row)) Exhaust();
        return true;
    }

    public ReadOnlySpan<char> Cell(int column) => column switch
    {
        Item => _row.ItemId,
        System => _row.System,
        Judge => _row.Judge,
        MetricColumn => _row.Metric,
        Verdict => Judged,
        Score => _row.Score,
        Run => _row.Run,
        Cluster => _row.Cluster,
        Missing => _row.Missing,
        _ when column < 0 => default,
        _ when column < _firstMore => _row.Label,
        _ => column - _firstMore < _row.More.Length ? _row.More[column - _firstMore] : default(ReadOnlySpan<char>),
    };

    public void Dispose() => _rows.Dispose();

    // A tool may write a score of 0 beside the error of its judge.
    private string? Judged => _context.Measure?.Kind switch
    {
        MeasureKind.Score => _row.Missing is null ? _row.Score : null,
        MeasureKind.Class => _row.Verdict ?? (_row.Missing is null ? _row.Score : null),
        _ => _metrics.TakesScores ? _row.Score : _row.Verdict,
    };

    private bool NextOfFile()
    {
        while (_next == _queue.Count)
        {
            _queue.Clear();
            _next = 0;
            if (!_rows.Read(_queue)) return false;
        }
        _row = _queue[_next++];
        if (_rows.CountsRuns && !_metrics.LeavesOut(_row)) CountRun();
        for (var i = 0; i < _row.More.Length; i++) _wasSeen[i] |= _row.More[i] is not null;
        return true;
    }

    private void CountRun()
    {
        if (_row.ItemId is null) return;
        _hash.Reset();
        foreach (var part in (ReadOnlySpan<string?>)[_row.ItemId, _row.System, _row.Judge, _row.Metric, _row.Order])
        {
            _hash.Append(MemoryMarshal.AsBytes(part.AsSpan()));
            _hash.Append([0xFF, 0xFF]);
        }
        ref var run = ref CollectionsMarshal.GetValueRefOrAddDefault(_runs, _hash.GetCurrentHashAsUInt128(), out _);
        run++;
        _row.Run = run.ToString(CultureInfo.InvariantCulture);
        // What the tool says belongs together holds every run of an item, too.
        if (run > 1) _row.Cluster ??= _row.ItemId;
    }

    // Which metric is meant has to be said: the rest of the file is read for what there is to choose from.
    private void Exhaust()
    {
        while (NextOfFile()) _ = _metrics.Add(_row);
        Finish();
    }

    private void Finish()
    {
        _metrics.Finish();
        for (var i = 0; i < _wasSeen.Length; i++)
        {
            if (_wasSeen[i] || !_context.MoreColumns[i].StartsWith("meta.", StringComparison.Ordinal)) continue;
            _context.Errors.Fail(new(DataCodes.ColumnNotFound, $"no row has '{Excerpt.Of(_context.MoreColumns[i])}'",
                "correct the name, which is that of a scalar of the tool's metadata, or leave it out"));
        }
    }
}
