using LlmJudgeStats.Audit;

namespace LlmJudgeStats.Data;

/// <summary>One benchmark from its rows.</summary>
internal sealed class ScoreBenchmarkBuilder(
    ScoreCollector collected, ScoreTableOptions options, ErrorLog errors, List<(int Old, int Fresh)> splits)
{
    private readonly int[] _places = new int[collected.Items.Count];

    private bool IsAggregated => collected.Columns.IsAggregated;

    public ScoredBenchmark Of(int benchmark)
    {
        var rows = collected.Rows[benchmark];
        var name = collected.Benchmarks[benchmark];
        int[] systems = [.. rows.Series.Where(series => series.IsFinal).Select(series => series.System).Distinct()];
        var grid = Grid(rows, systems, series => series.IsFinal ? series.System : null);
        var complete = grid.Complete();
        if (!IsAggregated) RefuseNothingInCommon(grid, systems.Length, complete.Length);
        var groups = new ItemGroups(collected, benchmark);
        var clusters = groups.Of([.. complete.Select(grid.IdOf)], out var copies);
        var table = IsAggregated || complete.Length == 0 ? null : new ItemTable(grid.Means(complete), systems.Length, clusters);
        var runs = IsAggregated ? [] : systems.Select(system => RunsOf(rows, system, benchmark)).OfType<RunMoments>().ToArray();
        var study = new BenchmarkStudy
        {
            Name = name.Length == 0 ? null : name,
            Systems = [.. systems.Select(NameOf)],
            Items = IsAggregated ? Counts([.. rows.Where(row => row.Series.IsFinal)], systems, NameOf) : table?.Moments,
            Scores = table,
            IsSingleRun = grid.IsSingle,
            Runs = [.. runs],
            Trajectories = [.. TrajectoriesOf(rows, benchmark)],
            Splits = systems.Length == 0 ? [] : [.. splits.Select(pair => SplitOf(rows, systems, pair, groups)).OfType<SplitPair>()],
            Copies = copies,
            Patterns = IsAggregated || copies is not null ? null : ScorePatterns.Of(rows),
        };
        return new()
        {
            Study = study,
            Items = IsAggregated ? study.Items?.Items ?? 0 : grid.Items,
            CompleteItems = IsAggregated ? study.Items?.Items ?? 0 : complete.Length,
            Runs = Math.Max(1, runs.Select(run => run.Runs.Systems).DefaultIfEmpty(1).Max()),
            ItemIds = IsAggregated ? [] : [.. complete.Select(item => collected.Items[grid.IdOf(item)])],
        };
    }

    // The scores of the series that belong to a column.
    private ScoreGrid Grid(ScoredRows rows, int[] columns, Func<ScoreSeries, int?> columnOf)
    {
        var places = columns.Select((column, place) => (column, place)).ToDictionary(one => one.column, one => one.place);
        int[] of = [.. rows.Series.Select(series => columnOf(series) is { } column ? places[column] : ScoreGrid.None)];
        return new(rows, of, columns.Length, _places, errors);
    }

    private string NameOf(int system) => collected.Systems[system] is { Length: > 0 } name ? name : "the system";

    private void RefuseNothingInCommon(ScoreGrid grid, int systems, int complete)
    {
        if (grid.Items == 0 || complete > 0) return;
        errors.Fail(new(DataCodes.NoData,
            Invariant($"the {systems} systems have no item in common"),
            "give counts of each (columns passed and total), or audit them one by one (`Where`)"));
    }

    // Splits are other items: their counts add up. Runs are the same items again: their mean, and the total of one.
    private ItemMoments? Counts(List<ScoredRow> rows, int[] systems, Func<int, string> nameOf)
    {
        if (systems.Length == 0) return null;
        var splits = rows.Select(row => row.Series.Split).Distinct().Count();
        var passed = new double[systems.Length];
        var totals = new double[systems.Length];
        for (var s = 0; s < systems.Length; s++)
        {
            var runs = rows.Where(row => row.Series.System == systems[s]).GroupBy(row => row.Series.Run).ToArray();
            var first = TotalsOf(runs[0]);
            if (!Array.TrueForAll(runs, run => TotalsOf(run).AsSpan().SequenceEqual(first)))
            {
                errors.Fail(new(DataCodes.BadCount, $"the runs of '{Excerpt.Of(nameOf(systems[s]))}' have different totals",
                    "count every run on the same items, or keep the runs that are (`Where`)"));
            }
            if (first.Length < splits) RefuseSplit(nameOf(systems[s]), "the splits");
            totals[s] = first.Sum(one => one.Total);
            passed[s] = Math.Min(totals[s], runs.Average(run => run.Sum(row => row.Score * row.Number)));
        }
        return ItemMoments.FromCounts(passed, totals);

        static (int Split, double Total)[] TotalsOf(IEnumerable<ScoredRow> run) =>
            [.. run.Select(row => (row.Series.Split, Total: row.Number)).OrderBy(one => one.Split)];
    }

    // Items that a run or a checkpoint has not.
    private void NoteLost(ScoreGrid grid, int complete, string what, int system, int benchmark)
    {
        if (complete == grid.Items) return;
        var name = collected.Benchmarks[benchmark];
        collected.LeftOut.Add(new(DataCodes.ItemsLeftOut, DiagnosticSeverity.Warning, Invariant(
            $"Of the {what} of '{Excerpt.Of(NameOf(system))}', {complete} of {grid.Items} items")
            + $"{(name.Length == 0 ? "" : $" of {name}")} remain: the others are not in every one of the {what}.",
            $"score them, or leave out the {what} that have few (`Where`)"));
    }

    private RunMoments? RunsOf(ScoredRows rows, int system, int benchmark)
    {
        if (collected.Columns.Run < 0) return null;
        int[] runs = [.. rows.Series.Where(IsOwn).Select(series => series.Run).Distinct()];
        if (runs.Length < 2) return null;
        var grid = Grid(rows, runs, series => IsOwn(series) ? series.Run : null);
        var complete = grid.Complete();
        NoteLost(grid, complete.Length, "runs", system, benchmark);
        if (complete.Length == 0) return null;
        var scores = grid.Means(complete);
        PositionMoments? positions = collected.Columns.Position < 0 ? null
            : PositionMoments.FromScores(scores, grid.Places(complete), runs.Length);
        var clusters = new ItemGroups(collected, benchmark).Of([.. complete.Select(grid.IdOf)], out _);
        return new() { System = NameOf(system), Runs = ItemMoments.FromScores(scores, runs.Length, clusters), Positions = positions };

        bool IsOwn(ScoreSeries series) => series.IsFinal && series.System == system;
    }

    private IEnumerable<Trajectory> TrajectoriesOf(ScoredRows rows, int benchmark)
    {
        foreach (var system in rows.Series.Where(series => !series.IsFinal).Select(series => series.System).Distinct())
        {
            int[] steps = [.. rows.Series.Where(IsOwn).Select(series => series.Step).Distinct().OrderBy(step => collected.Steps[step])];
            if (steps.Length == 0) continue;
            var name = NameOf(system);
            double[] numbers = [.. steps.Select(step => collected.Steps[step])];
            if (IsAggregated)
            {
                var counted = rows.Where(row => IsOwn(row.Series))
                    .Select(row => row with { Series = row.Series with { System = row.Series.Step } });
                yield return new(name, [.. numbers], Counts([.. counted], steps,
                    step => Invariant($"{name}, step {collected.Steps[step]}"))!);
                continue;
            }
            var grid = Grid(rows, steps, series => IsOwn(series) ? series.Step : null);
            var complete = grid.Complete();
            if (complete.Length == 0)
            {
                errors.Fail(new(DataCodes.NoData, $"the checkpoints of '{Excerpt.Of(name)}' have no item in common",
                    "score every checkpoint on the same items, or drop some (`Until`)"));
            }
            NoteLost(grid, complete.Length, "checkpoints", system, benchmark);
            var clusters = new ItemGroups(collected, benchmark).Of([.. complete.Select(grid.IdOf)], out _);
            yield return new(name, [.. numbers], ItemMoments.FromScores(grid.Means(complete), steps.Length, clusters));

            bool IsOwn(ScoreSeries series) =>
                !series.IsFinal && series.System == system && !(collected.Steps[series.Step] > options.Until);
        }
    }

    private SplitPair? SplitOf(ScoredRows rows, int[] systems, (int Old, int Fresh) pair, ItemGroups groups)
    {
        if (!Has(pair.Old) || !Has(pair.Fresh)) return null;
        if (IsAggregated) RefuseMissing(rows, pair, systems);
        else RefuseShared(rows, pair);
        return new()
        {
            OldName = collected.Splits[pair.Old],
            FreshName = collected.Splits[pair.Fresh],
            Old = Of(pair.Old),
            Fresh = Of(pair.Fresh),
            IsRandom = options.IsRandomSplit,
        };

        bool Has(int split) => rows.Series.Any(series => series.IsFinal && series.Split == split);

        ItemMoments Of(int split)
        {
            if (IsAggregated) return Counts([.. FinalOf(rows, split)], systems, NameOf)!;
            var grid = Grid(rows, systems, series => series.IsFinal && series.Split == split ? series.System : null);
            var complete = grid.Complete();
            RefuseNothingInCommon(grid, systems.Length, complete.Length);
            var clusters = groups.Of([.. complete.Select(grid.IdOf)], out _);
            return ItemMoments.FromScores(grid.Means(complete), systems.Length, clusters);
        }
    }

    private static IEnumerable<ScoredRow> FinalOf(ScoredRows rows, int split) =>
        rows.Where(row => row.Series.IsFinal && row.Series.Split == split);

    private void RefuseMissing(ScoredRows rows, (int Old, int Fresh) pair, int[] systems)
    {
        foreach (var system in systems)
        {
            if (Has(system, pair.Old) && Has(system, pair.Fresh)) continue;
            RefuseSplit(NameOf(system), "the two splits");
        }

        bool Has(int system, int split) =>
            rows.Series.Any(series => series.IsFinal && series.System == system && series.Split == split);
    }

    private void RefuseSplit(string name, string splits) => errors.Fail(new(DataCodes.NoData,
        $"'{Excerpt.Of(name)}' has no count in one of {splits}", "add it, or leave the system out (`Where`)"));

    private void RefuseShared(ScoredRows rows, (int Old, int Fresh) pair)
    {
        var old = FinalOf(rows, pair.Old).Select(row => row.Item);
        foreach (var shared in FinalOf(rows, pair.Fresh).Select(row => row.Item).Intersect(old))
        {
            errors.Fail(new(DataCodes.BadField, $"the item '{Excerpt.Of(collected.Items[shared])}' is in both splits",
                "an item is old or fresh: correct the column of splits, or the ids"));
        }
    }
}
