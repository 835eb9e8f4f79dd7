using System.Globalization;

namespace LlmJudgeStats.Tool.Commands.Judge;

/// <summary>The same items under two judges, or under several iterations.</summary>
internal sealed record JudgeSeries
{
    /// <summary>The iterations, the first one first.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>The items, each as it is under the first iteration.</summary>
    public required JudgedItems Items { get; init; }

    /// <summary>How right the judge is: a row for each item, a value for each iteration.</summary>
    public required double[] Values { get; init; }

    /// <summary>Whether every item has one label under all iterations.</summary>
    public required bool LabelsAreOne { get; init; }

    /// <summary>Items that are not in all of them.</summary>
    public int Incomplete { get; init; }

    public double Value(int item, int iteration) => Values[(item * Names.Count) + iteration];

    /// <summary>From another judge to this one.</summary>
    public static JudgeSeries Against(JudgeArguments arguments, JudgedItems items)
    {
        JudgedItem[] both = [.. items.All.Where(item => item.Row.FurtherVerdicts[^1] is not null)];
        return new()
        {
            Names = [arguments.Question.Against!, "this"],
            Items = JudgedItems.Of(arguments, both),
            Values = [.. both.SelectMany(item => new[]
            {
                JudgedItem.Right(arguments.Kind, item.Row.FurtherVerdicts[^1]!.Value, item.Label), item.Value,
            })],
            LabelsAreOne = true,
            Incomplete = items.All.Count - both.Length,
        };
    }

    /// <summary>The items of each iteration, in the order of the iterations: by number where all are numbers, else as they came.</summary>
    public static IReadOnlyList<(string? Name, JudgedItems Items)> Parts(JudgeArguments arguments, JudgedItems items)
    {
        if (arguments.Question.Iteration is not { } column) return [(null, items)];
        var byName = items.All.GroupBy(item => arguments.Question.TextOf(item.Row, column)).ToArray();
        if (byName.Any(one => one.Key.Length == 0))
            throw new UsageException($"--iteration {column}: some rows have an empty cell there; write which iteration they are of");
        if (byName.All(one => NumberOf(one.Key) is not null)) byName = [.. byName.OrderBy(one => NumberOf(one.Key))];
        return [.. byName.Select(one => ((string?)one.Key, JudgedItems.Of(arguments, [.. one])))];
    }

    /// <summary>The items that are in every iteration.</summary>
    public static JudgeSeries Of(JudgeArguments arguments, IReadOnlyList<(string? Name, JudgedItems Items)> parts)
    {
        if (parts.Count < 2)
        {
            throw new UsageException($"--iteration {arguments.Question.Iteration}: there are fewer than two iterations with labelled "
                + "items; nothing can have changed");
        }
        Dictionary<int, JudgedItem>[] byItem = [.. parts.Select(ByItem)];
        int[] everywhere = [.. byItem[0].Keys.Where(item => byItem.All(part => part.ContainsKey(item)))];
        return new()
        {
            Names = [.. parts.Select(part => part.Name!)],
            Items = JudgedItems.Of(arguments, [.. everywhere.Select(item => byItem[0][item])]),
            Values = [.. everywhere.SelectMany(item => byItem.Select(part => part[item].Value))],
            LabelsAreOne = everywhere.All(item => byItem.All(part => part[item].Label == byItem[0][item].Label)),
            Incomplete = byItem.SelectMany(part => part.Keys).Distinct().Count() - everywhere.Length,
        };
    }

    private static Dictionary<int, JudgedItem> ByItem((string? Name, JudgedItems Items) part)
    {
        Dictionary<int, JudgedItem> byItem = [];
        var twice = part.Items.All.Count(item => !byItem.TryAdd(item.Row.Cluster, item));
        return twice == 0 ? byItem : throw new UsageException(Invariant(
            $"--iteration: in iteration '{PlainText.Escape(part.Name!)}' {twice} rows have the id of another one; an item has one row in ")
            + "each iteration (--id names the column of the ids, --group what else tells rows apart)");
    }

    private static double? NumberOf(string text) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number : null;
}
