namespace LlmJudgeStats.Data;

/// <summary>The columns of a table of scores.</summary>
internal sealed class ScoreColumns
{
    public const int None = -1;

    // Names that tell rows of one cell apart, when they are not used.
    private static readonly (string[] Names, string Option)[] s_tellApart =
    [
        ([.. RoleNames.Runs], "`RunColumn`"), (["step", "checkpoint", "tokens"], "`StepColumn`"),
        (["benchmark", "task", "dataset"], "`BenchmarkColumn`"), ([.. RoleNames.Splits, "subset"], "`SplitColumn`"),
        ([.. RoleNames.Systems, .. RoleNames.Judges], "`SystemColumn`"), ([.. RoleNames.Ids], "`IdColumn`"),
    ];

    public int System { get; private init; }

    public int Item { get; private init; }

    public int Score { get; private init; }

    public int Passed { get; private init; }

    public int Total { get; private init; }

    public int Run { get; private init; }

    public int Step { get; private init; }

    public int Split { get; private init; }

    public int Benchmark { get; private init; }

    public int Cluster { get; private init; }

    public int Position { get; private init; }

    public int Text { get; private init; }

    public int Label { get; private init; }

    public int[] Where { get; private init; } = [];

    /// <summary>Whether a row stands for many items.</summary>
    public bool IsAggregated => Item < 0 && Total >= 0;

    private int[] Used => [System, Item, Score, Passed, Total, Run, Step, Split, Benchmark, Cluster, Position, Text, Label];

    public static ScoreColumns Find(KnownColumns columns, ScoreTableOptions options, ErrorLog errors)
    {
        var find = new Finder(columns, errors);
        var reading = options.Reading;
        var score = find.One(options.ScoreColumn, "score");
        var passed = score < 0 ? find.One(null, "passed") : None;
        var total = find.One(null, "total");
        if (total < 0) passed = None;
        var verdict = score < 0 && passed < 0 ? find.One(null, "verdict") : None;
        if (score < 0 && passed < 0 && verdict < 0 && options.ScoreColumn is null && columns.AreAll)
            find.Refuse("score", "name the column of scores (`ScoreColumn`)");
        var item = find.One(reading.IdColumn, ["item", .. RoleNames.Ids]);
        if (item < 0 && total < 0 && reading.IdColumn is null && columns.AreAll)
            find.Refuse("item", "name the column of item ids (`IdColumn`); rows of counts have a column total beside passed or score");
        var independent = reading.DuplicateIds is DuplicateIds.Independent;
        return new()
        {
            Score = Math.Max(score, verdict),
            Passed = passed,
            Total = total,
            Item = item,
            System = find.One(options.SystemColumn, "system"),
            Run = find.One(options.RunColumn, "run"),
            Step = find.One(options.StepColumn, "step"),
            Split = find.One(options.SplitColumn, "split"),
            Benchmark = find.One(options.BenchmarkColumn, "benchmark"),
            Cluster = independent ? None : find.One(reading.ClusterColumn, "cluster"),
            Position = find.One(options.PositionColumn, "position"),
            Text = options.TextColumn is null && options.HashColumn is null ? None : find.One(options.TextColumn ?? options.HashColumn),
            Label = verdict >= 0 ? find.One(reading.LabelColumn, "label", "truth") : None,
            Where = [.. reading.Filters.Select(filter => find.One(filter.Column))],
        };
    }

    /// <summary>What may tell rows of one cell apart.</summary>
    public string TellApart(IReadOnlyList<string> columns)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            if (Array.IndexOf(Used, i) >= 0) continue;
            foreach (var (names, option) in s_tellApart)
            {
                if (RoleNames.Is(columns[i], names))
                    return $"column '{Excerpt.InHint(columns[i])}' may tell them apart: name it ({option})";
            }
        }
        return "name the column that tells them apart (`RunColumn`, `StepColumn`, `BenchmarkColumn`, `SystemColumn`), or leave one out";
    }

    /// <summary>Looks for columns among those that are known.</summary>
    private sealed class Finder(KnownColumns columns, ErrorLog errors)
    {
        /// <summary>The column that was named, else one with a usual name, else none.</summary>
        public int One(string? named, params string[] usual)
        {
            if (named is not null)
            {
                var found = Match(named);
                if (found < 0 && columns.AreAll) Refuse(named, "name one of these");
                return found;
            }
            foreach (var name in usual)
            {
                if (Match(name) is >= 0 and var found) return found;
            }
            return None;
        }

        public void Refuse(string name, string hint) => errors.Fail(new(DataCodes.ColumnNotFound,
            $"there is no column '{Excerpt.Of(name)}'; the columns are {Excerpt.List(columns.Names)}", hint), columns.Line);

        private int Match(string name) => RoleNames.PlaceOf(columns.Names, name);
    }
}
