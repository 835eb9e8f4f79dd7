using System.Globalization;
using LlmJudgeStats.Audit;

namespace LlmJudgeStats.Data;

/// <summary>One benchmark from its rows.</summary>
internal sealed class ScoreBenchmarkBuilder(
    ScoreCollector collected, ScoreTableOptions options, ErrorLog errors, List<(int Old, int Fresh)> splits)
{
    private readonly List<ScoredRow> _own = [];

    private bool IsAggregated => collected.Columns.IsAggregated;

    public ScoredBenchmark Of(List<ScoredRow> rows, string name)
    {
        var final = rows.TrueForAll(row => row.IsFinal) ? rows : rows.FindAll(row => row.IsFinal);
        var systems = final.Select(row => row.System).Distinct().ToArray();
        var grid = ScoreGrid.Of(final, systems, row => row.System, errors);
        var complete = grid.Complete();
        if (!IsAggregated) RefuseNothingInCommon(final, systems.Length, complete.Length);
        var clusters = ClustersOf(complete, rows, out var copies);
        var table = IsAggregated || complete.Length == 0 ? null : new ItemTable(grid.Means(complete), systems.Length, clusters);
        var runs = IsAggregated ? [] : systems.Select(system => RunsOf(final, system)).OfType<RunMoments>().ToArray();
        var study = new BenchmarkStudy
        {
            Name = name.Length == 0 ? null : name,
            Systems = [.. systems.Select(NameOf)],
            Items = IsAggregated ? Counts(final, systems, NameOf) : table?.Moments,
            Scores = table,
            IsSingleRun = grid.IsSingle,
            Runs = [.. runs],
            Trajectories = [.. TrajectoriesOf(rows)],
            Splits = systems.Length == 0 ? [] : [.. splits.Select(pair => SplitOf(final, systems, pair)).OfType<SplitPair>()],
            Copies = copies,
            Patterns = IsAggregated || copies is not null ? null : ScorePatterns.Of(final),
        };
        return new()
        {
            Study = study,
            Items = IsAggregated ? study.Items?.Items ?? 0 : grid.Items,
            CompleteItems = IsAggregated ? study.Items?.Items ?? 0 : complete.Length,
            Runs = Math.Max(1, runs.Select(run => run.Runs.Systems).DefaultIfEmpty(1).Max()),
            ItemIds = IsAggregated ? [] : [.. complete.Select(item => collected.Items[grid.IdOf(item)])],
        };

        int[] ClustersOf(int[] items, List<ScoredRow> all, out CopiedItems? copied)
        {
            var of = all.Count == 0 ? 0 : all[0].Benchmark;
            return new ItemGroups(collected, of).Of([.. items.Select(grid.IdOf)], out copied);
        }
    }

    private string NameOf(int system) => collected.Systems[system] is { Length: > 0 } name ? name : "the system";

    private void RefuseNothingInCommon(List<ScoredRow> rows, int systems, int complete)
    {
        if (rows.Count == 0 || complete > 0) return;
        errors.Fail(new(DataCodes.NoData,
            string.Create(CultureInfo.InvariantCulture, $"the {systems} systems have no item in common"),
            "give counts of each (columns passed and total), or audit them one by one (`Where`)"));
    }

    // Splits are other items: their counts add up. Runs are the same items again: their mean, and the total of one.
    private ItemMoments? Counts(List<ScoredRow> rows, int[] systems, Func<int, string> nameOf)
    {
        if (systems.Length == 0) return null;
        var splits = rows.Select(row => row.Split).Distinct().Count();
        var (passed, totals) = (new double[systems.Length], new double[systems.Length]);
        for (var s = 0; s < systems.Length; s++)
        {
            var runs = rows.Where(row => row.System == systems[s]).GroupBy(row => row.Run).ToArray();
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
            [.. run.Select(row => (Split: (int)row.Split, Total: row.Number)).OrderBy(one => one.Split)];
    }

    // Items that a run or a checkpoint has not.
    private void NoteLost(ScoreGrid grid, int complete, string what, int system, int benchmark)
    {
        if (complete == grid.Items) return;
        var name = collected.Benchmarks[benchmark];
        collected.LeftOut.Add(new(DataCodes.ItemsLeftOut, DiagnosticSeverity.Warning, string.Create(CultureInfo.InvariantCulture,
            $"Of the {what} of '{Excerpt.Of(NameOf(system))}', {complete} of {grid.Items} items")
            + $"{(name.Length == 0 ? "" : $" of {name}")} remain: the others are not in every one of the {what}.",
            $"score them, or leave out the {what} that have few (`Where`)"));
    }

    private RunMoments? RunsOf(List<ScoredRow> rows, int system)
    {
        if (collected.Columns.Run < 0) return null;
        // One list for all systems: a list of each would be as much garbage as all rows are.
        var own = _own;
        own.Clear();
        foreach (var row in rows)
        {
            if (row.System == system) own.Add(row);
        }
        var runs = own.Select(row => row.Run).Distinct().ToArray();
        if (runs.Length < 2) return null;
        var grid = ScoreGrid.Of(own, runs, row => row.Run, errors);
        var complete = grid.Complete();
        NoteLost(grid, complete.Length, "runs", system, own[0].Benchmark);
        if (complete.Length == 0) return null;
        var scores = grid.Means(complete);
        PositionMoments? positions = collected.Columns.Position < 0 ? null
            : PositionMoments.FromScores(scores, grid.Places(own, row => row.Run, complete), runs.Length);
        var benchmark = own[0].Benchmark;
        var clusters = new ItemGroups(collected, benchmark).Of([.. complete.Select(grid.IdOf)], out _);
        return new() { System = NameOf(system), Runs = ItemMoments.FromScores(scores, runs.Length, clusters), Positions = positions };
    }

    private IEnumerable<Trajectory> TrajectoriesOf(List<ScoredRow> rows)
    {
        foreach (var trained in rows.Where(row => !row.IsFinal).GroupBy(row => row.System))
        {
            List<ScoredRow> own = [.. trained.Where(row => !(collected.Steps[row.Step] > options.Until))];
            var steps = own.Select(row => row.Step).Distinct().OrderBy(step => collected.Steps[step]).ToArray();
            if (steps.Length == 0) continue;
            var name = NameOf(trained.Key);
            double[] numbers = [.. steps.Select(step => collected.Steps[step])];
            if (IsAggregated)
            {
                yield return new(name, [.. numbers], Counts([.. own.Select(row => row with { System = row.Step })], steps,
                    step => string.Create(CultureInfo.InvariantCulture, $"{name}, step {collected.Steps[step]}"))!);
                continue;
            }
            var grid = ScoreGrid.Of(own, steps, row => row.Step, errors);
            var complete = grid.Complete();
            if (complete.Length == 0)
            {
                errors.Fail(new(DataCodes.NoData, $"the checkpoints of '{Excerpt.Of(name)}' have no item in common",
                    "score every checkpoint on the same items, or drop some (`Until`)"));
            }
            NoteLost(grid, complete.Length, "checkpoints", trained.Key, own[0].Benchmark);
            var clusters = new ItemGroups(collected, own[0].Benchmark).Of([.. complete.Select(grid.IdOf)], out _);
            yield return new(name, [.. numbers], ItemMoments.FromScores(grid.Means(complete), steps.Length, clusters));
        }
    }

    private SplitPair? SplitOf(List<ScoredRow> rows, int[] systems, (int Old, int Fresh) pair)
    {
        var (old, fresh) = (rows.FindAll(row => row.Split == pair.Old), rows.FindAll(row => row.Split == pair.Fresh));
        if (old.Count == 0 || fresh.Count == 0) return null;
        if (IsAggregated) RefuseMissing(old, fresh, systems);
        else RefuseShared(old, fresh);
        return new()
        {
            OldName = collected.Splits[pair.Old],
            FreshName = collected.Splits[pair.Fresh],
            Old = Of(old),
            Fresh = Of(fresh),
            IsRandom = options.IsRandomSplit,
        };

        ItemMoments Of(List<ScoredRow> part)
        {
            if (IsAggregated) return Counts(part, systems, NameOf)!;
            var grid = ScoreGrid.Of(part, systems, row => row.System, errors);
            var complete = grid.Complete();
            RefuseNothingInCommon(part, systems.Length, complete.Length);
            var clusters = new ItemGroups(collected, part[0].Benchmark).Of([.. complete.Select(grid.IdOf)], out _);
            return ItemMoments.FromScores(grid.Means(complete), systems.Length, clusters);
        }
    }

    private void RefuseMissing(List<ScoredRow> old, List<ScoredRow> fresh, int[] systems)
    {
        foreach (var system in systems)
        {
            if (old.Exists(row => row.System == system) && fresh.Exists(row => row.System == system)) continue;
            RefuseSplit(NameOf(system), "the two splits");
        }
    }

    private void RefuseSplit(string name, string splits) => errors.Fail(new(DataCodes.NoData,
        $"'{Excerpt.Of(name)}' has no count in one of {splits}", "add it, or leave the system out (`Where`)"));

    private void RefuseShared(List<ScoredRow> old, List<ScoredRow> fresh)
    {
        var seen = old.Select(row => row.Item).ToHashSet();
        foreach (var row in fresh)
        {
            if (!seen.Contains(row.Item)) continue;
            errors.Fail(new(DataCodes.BadField, $"the item '{Excerpt.Of(collected.Items[row.Item])}' is in both splits",
                "an item is old or fresh: correct the column of splits, or the ids"));
        }
    }
}
