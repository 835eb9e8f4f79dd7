namespace LlmJudgeStats.Tool.Commands.Judge;

/// <summary>The labelled items of a group, with their categories.</summary>
internal sealed record JudgedItems
{
    public required MeasureKind Kind { get; init; }

    public required IReadOnlyList<JudgedItem> All { get; init; }

    /// <summary>The categories in order of first appearance; one without a name where none were asked for.</summary>
    public required IReadOnlyList<string> Categories { get; init; }

    /// <summary>The category of each item.</summary>
    public required int[] CategoryOf { get; init; }

    /// <summary>How right the judge is on each item.</summary>
    public double[] Values => [.. All.Select(item => item.Value)];

    public static JudgedItems Of(JudgeArguments arguments, MeasuredGroup group)
    {
        IEnumerable<JudgedItem> items = group.Items.Select(row => ItemOf(arguments, row)).OfType<JudgedItem>();
        if (arguments.File.Options.RepeatsAreRuns) items = items.GroupBy(item => item.Row.Cluster).Select(MeanOf);
        return Of(arguments, [.. items]);
    }

    /// <summary>Some items.</summary>
    public static JudgedItems Of(JudgeArguments arguments, IReadOnlyList<JudgedItem> all)
    {
        List<string> categories = [];
        Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        var categoryOf = new int[all.Count];
        for (var i = 0; i < categoryOf.Length; i++)
        {
            var category = arguments.Question.By is { } by ? arguments.Question.TextOf(all[i].Row, by) : "";
            if (numbers.TryAdd(category, categories.Count)) categories.Add(category);
            categoryOf[i] = numbers[category];
        }
        return new()
        {
            Kind = arguments.Kind,
            All = all,
            Categories = categories,
            CategoryOf = categoryOf,
        };
    }

    private static JudgedItem? ItemOf(JudgeArguments arguments, MeasuredItem row)
    {
        if (row is not { Label: { } label, Verdict: { } verdict }) return null;
        var kind = arguments.Kind;
        var value = JudgedItem.Right(kind, verdict, label);
        if (arguments.Reading.OrderColumn is null) return new(row, value, verdict, label);
        return row.Swapped is { } swapped
            ? new(row, (value + JudgedItem.Right(kind, swapped, label)) / 2, (verdict + swapped) / 2, label)
            : null;
    }

    private static JudgedItem MeanOf(IEnumerable<JudgedItem> runs)
    {
        JudgedItem[] all = [.. runs];
        if (all.Any(run => run.Label != all[0].Label))
            throw new UsageException("--runs: runs of one id have different labels; an item has one label, written alike in its rows");
        return all[0] with { Value = all.Average(run => run.Value), Judged = all.Average(run => run.Judged) };
    }

    /// <summary>What each category counts for; <see langword="null"/> where every item counts alike.</summary>
    /// <param name="question">What was asked.</param>
    /// <param name="shares">The weights that were given.</param>
    public double[]? Weights(JudgeQuestion question, StratumShares? shares)
    {
        if (question.By is null || question.Weighting is CategoryWeighting.Items) return null;
        if (shares is null) return [];
        var weights = shares.All.ToDictionary(StringComparer.Ordinal);
        foreach (var name in Categories)
        {
            if (!weights.TryGetValue(name, out var weight))
                throw new UsageException($"--category-weights: the category '{PlainText.Escape(name)}' has items and no weight");
            if (weight == 0)
            {
                throw new UsageException($"--category-weights: the category '{PlainText.Escape(name)}' has the weight 0; leave its rows "
                    + "out (--where)");
            }
        }
        var unknown = weights.Keys.Except(Categories).FirstOrDefault();
        return unknown is null ? [.. Categories.Select(name => weights[name])]
            : throw new UsageException($"--category-weights: there is no labelled item of the category '{PlainText.Escape(unknown)}'");
    }
}
