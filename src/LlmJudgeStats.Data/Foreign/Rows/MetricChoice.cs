namespace LlmJudgeStats.Data;

/// <summary>Which metrics a file has, and whether it was said which of them is meant.</summary>
internal sealed class MetricChoice
{
    private const string Column = "metric";
    private const int MostShown = 20;
    private readonly ForeignContext _context;
    private readonly RowFilter[] _filters;
    private readonly bool _isSplit;
    private readonly bool _isAllThatCounts;
    private readonly Dictionary<string, Seen> _seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _rows = new(StringComparer.Ordinal);
    private int _meant;

    public MetricChoice(ForeignContext context)
    {
        _context = context;
        _filters = [.. context.Options.Filters.Where(filter => filter.Column.Equals(Column, StringComparison.OrdinalIgnoreCase))];
        _isAllThatCounts = Decides(context, _filters);
        _isSplit = context.IsOfLabels || context.IsLookedAt
            || context.Options.GroupColumns.Any(group => group.Equals(Column, StringComparison.OrdinalIgnoreCase));
    }

    public IReadOnlyDictionary<string, long> Rows => _rows;

    /// <summary>Whether scores are the verdicts, by a rule.</summary>
    public bool TakesScores => _context is { Options.VerdictRule: not null, IsOfLabels: false, Measure: null };

    /// <summary>Counts a row; <see langword="false"/> when it has to be said first which metric is meant.</summary>
    public bool Add(ForeignRow row)
    {
        var metric = row.Metric ?? "";
        _rows[metric] = _rows.GetValueOrDefault(metric) + 1;
        var seen = SeenOf(metric);
        seen.Verdicts += row.Verdict is null ? 0 : 1;
        seen.Scores += row.Score is null ? 0 : 1;
        seen.ScoresAlone += row is { Verdict: null, Missing: null, Score: not null } ? 1 : 0;
        seen.VerdictsAlone += row is { Verdict: not null, Missing: null, Score: null } ? 1 : 0;
        seen.Threshold ??= row.Threshold;
        return _isSplit || _meant <= 1;
    }

    /// <summary>Whether nobody looks at more of a row than its metric, which leaves it out.</summary>
    public bool LeavesOut(ForeignRow row) => _isAllThatCounts && !SeenOf(row.Metric ?? "").IsMeant;

    /// <summary>Throws when a choice is missing, once all rows are known.</summary>
    public void Finish()
    {
        if (_context.IsOfLabels || _context.IsLookedAt) return;
        if (!_isSplit && _meant > 1) RefuseSeveral();
        foreach (var (metric, seen) in _seen.Where(one => one.Value.IsMeant))
        {
            if (_context.Measure is { } measure)
            {
                RefuseOtherMeasure(measure.Kind, metric, seen);
                continue;
            }
            if (TakesScores && seen.Verdicts > 0) RefuseRule(metric);
            if (!TakesScores && seen is { Verdicts: > 0, ScoresAlone: > 0 }) RefuseScoresBeside(metric, seen);
            if (!TakesScores && seen is { Verdicts: 0, Scores: > 0 }) RefuseScores(metric, seen);
        }
    }

    // Another filter sees what it says of every row, and so do criteria, and strata in the file of their shares.
    private static bool Decides(ForeignContext context, RowFilter[] filters) =>
        !context.IsOfLabels && !context.IsLookedAt && filters.Length == context.Options.Filters.Count
            && context.Options is { Criteria.Count: 0, StratumColumn: null };

    private Seen SeenOf(string metric)
    {
        if (_seen.TryGetValue(metric, out var seen)) return seen;
        seen = new(IsMeant(metric));
        _seen.Add(metric, seen);
        if (seen.IsMeant) _meant++;
        return seen;
    }

    private bool IsMeant(string metric) =>
        Array.TrueForAll(_filters, filter => filter.Values.Contains(metric, StringComparer.Ordinal) != filter.IsExclusion);

    private void RefuseSeveral()
    {
        var counts = _seen.Where(one => one.Value.IsMeant).Take(MostShown)
            .Select(one => Invariant($"'{Excerpt.Of(one.Key)}' ({_rows[one.Key]} rows)"));
        _context.Errors.Fail(new(DataCodes.SeveralMetrics, $"the file has several metrics: {string.Join(", ", counts)}",
            "say which one is meant (`Metric`), or ask for one result for each (`GroupColumns` = metric)"));
    }

    // A class may be a number; a mean needs numbers, and all else words.
    private void RefuseOtherMeasure(MeasureKind kind, string metric, Seen seen)
    {
        if (kind is MeasureKind.Class) return;
        if (kind is MeasureKind.Score)
        {
            RefuseVerdicts(metric, seen);
            return;
        }
        if (seen is { Verdicts: > 0, ScoresAlone: > 0 }) RefuseScoresBeside(metric, seen);
        if (seen.ScoresAlone > 0)
        {
            _context.Errors.Fail(new(DataCodes.NoJudgments, $"the metric '{Excerpt.Of(metric)}' has scores and no verdicts in words",
                "ask for the mean of scores (`MeasureKind.Score`), or name another metric (`Metric`)"));
        }
    }

    private void RefuseVerdicts(string metric, Seen seen)
    {
        if (seen.VerdictsAlone == 0) return;
        if (seen.Scores > 0)
        {
            RefuseMixture(metric,
                Invariant($"{seen.Scores} scores and {seen.VerdictsAlone} verdicts without one"));
        }
        _context.Errors.Fail(new(DataCodes.NoJudgments, $"the metric '{Excerpt.Of(metric)}' has verdicts in words and no scores",
            "ask for their rate (leave out the measure), for the win rate of a pair (`MeasureKind.Preference`) or for shares of classes "
                + "(`MeasureKind.Class`), or name another metric (`Metric`)"));
    }

    private void RefuseRule(string metric) => _context.Errors.Fail(new(DataCodes.ScoreWithoutCutOff,
        $"the metric '{Excerpt.Of(metric)}' has verdicts, and a cut-off is for scores", "leave out `VerdictRule`"));

    private void RefuseScoresBeside(string metric, Seen seen) => RefuseMixture(metric,
        Invariant($"{seen.Verdicts} verdicts and {seen.ScoresAlone} scores without one"));

    private void RefuseMixture(string metric, string counts) => _context.Errors.Fail(new(DataCodes.ScoreWithoutCutOff,
        $"the metric '{Excerpt.Of(metric)}' has {counts}",
        "a metric is one or the other: keep rows of one kind (`Where`), or write the file again"));

    private void RefuseScores(string metric, Seen seen)
    {
        var own = seen.Threshold is { } threshold ? $"; the tool's own cut-off is {Excerpt.InHint(threshold)}" : "";
        _context.Errors.Fail(new(DataCodes.ScoreWithoutCutOff,
            $"the metric '{Excerpt.Of(metric)}' has scores and no verdicts",
            $"say which scores pass (`VerdictRule` = \">=X\"){own}"));
    }

    private sealed class Seen(bool isMeant)
    {
        public bool IsMeant => isMeant;

        public long Verdicts { get; set; }

        public long Scores { get; set; }

        /// <summary>Rows with a score and without a verdict, for no reason.</summary>
        public long ScoresAlone { get; set; }

        /// <summary>Rows with a verdict and without a score, for no reason.</summary>
        public long VerdictsAlone { get; set; }

        public string? Threshold { get; set; }
    }
}
