namespace LlmJudgeStats.Data;

/// <summary>From rows to a study of each benchmark.</summary>
internal sealed class ScoreStudies(ScoreCollector collected, ScoreTableOptions options, ErrorLog errors)
{
    private static readonly (string Old, string Fresh)[] s_pairs =
        [("old", "fresh"), ("old", "new"), ("public", "private"), ("dev", "unseen"), ("dev", "test"), ("seen", "unseen")];

    public IReadOnlyList<ScoredBenchmark> All()
    {
        var splits = SplitsOf();
        var builder = new ScoreBenchmarkBuilder(collected, options, errors, splits);
        ScoredBenchmark[] all = [.. Enumerable.Range(0, collected.Benchmarks.Count).Select(builder.Of)];
        RefuseNothing(all);
        return all;
    }

    private void RefuseNothing(ScoredBenchmark[] all)
    {
        var isNothing = all is [{ Study: { Systems.Length: 1, Trajectories.IsEmpty: true, Splits.IsEmpty: true }, Runs: < 2 }];
        if (!isNothing) return;
        errors.Fail(new(DataCodes.NoData, "one system, one run: there is nothing to audit",
            "an audit needs several systems (`SystemColumn`), runs (`RunColumn`), checkpoints (`StepColumn`), benchmarks "
                + "(`BenchmarkColumn`) or splits (`SplitColumn`)"));
    }

    // The old splits and the fresh ones, by their numbers; none without.
    private List<(int Old, int Fresh)> SplitsOf()
    {
        if (collected.Columns.Split < 0)
        {
            if (options.IsRandomSplit || options.Splits.Count > 0)
                errors.Fail(new(DataCodes.ColumnNotFound, "there is no column of splits", "name it (`SplitColumn`)"));
            return [];
        }
        var names = collected.Splits.All.ToList();
        if (options.Splits.Count > 0)
        {
            var named = options.Splits.Select(name => Named(name, names)).ToArray();
            return [.. named.Chunk(2).Select(pair => (pair[0], pair[1]))];
        }
        foreach (var (usual, other) in s_pairs)
        {
            var first = names.FindIndex(name => name.Equals(usual, StringComparison.OrdinalIgnoreCase));
            var second = names.FindIndex(name => name.Equals(other, StringComparison.OrdinalIgnoreCase));
            if (first >= 0 && second >= 0) return [(first, second)];
        }
        if (names.Count(name => name.Length > 0) < 2) return [];
        errors.Fail(new(DataCodes.UnknownValue, $"which split is old, and which fresh? The values are {Excerpt.List(names)}",
            "name two of these, the old one first (`Splits`)"));
        return [];
    }

    private int Named(string split, List<string> names)
    {
        var place = names.IndexOf(split);
        if (place >= 0) return place;
        errors.Fail(new(DataCodes.NoData, $"no row is in the split '{Excerpt.Of(split)}' (values seen: {Excerpt.List(names)})",
            "name two of these, the old one first (`Splits`)"));
        return place;
    }
}
