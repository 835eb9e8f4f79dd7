using System.Runtime.InteropServices;
using Microsoft.Extensions.AI.Evaluation;

namespace LlmJudgeStats.Evaluation;

/// <summary>Collects the results of an evaluation, one an item, and turns them with human labels into a study.</summary>
/// <remarks>
/// Results are read when they are added: a result that changes later changes nothing here. Items may be added in any order and from any
/// thread; the study does not depend on it. Every item is counted, those without a verdict too (<see cref="JudgedStudy.Unjudged"/>).
/// </remarks>
public sealed class JudgedResults
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Item> _items = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly PassRule? _rule;

    /// <summary>An empty collection.</summary>
    /// <param name="metric">The name of the metric that is the judge's verdict.</param>
    /// <param name="rule">Which numbers or words pass; only for a metric without an interpretation that is not boolean.</param>
    /// <exception cref="ArgumentException">An empty name.</exception>
    public JudgedResults(string metric, PassRule? rule = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(metric);
        Metric = metric;
        _rule = rule;
    }

    /// <summary>The name of the metric that is the judge's verdict.</summary>
    public string Metric { get; }

    /// <summary>How many items were added.</summary>
    public int Count
    {
        get
        {
            lock (_lock) return _items.Count;
        }
    }

    /// <summary>Adds the result of one item, and says how its metric was read.</summary>
    /// <param name="itemId">The id of the item, by which labels find it; compared as it is.</param>
    /// <param name="result">What the evaluator found.</param>
    /// <param name="cluster">
    /// What the item belongs to (a question, a conversation, the scenario whose runs these are); <see langword="null"/> for an item that
    /// stands alone. Items of one cluster are worth fewer independent ones.
    /// </param>
    /// <exception cref="ArgumentNullException">No id, or no result.</exception>
    /// <exception cref="ArgumentException">
    /// An id that is empty or was added before, an empty cluster, or a metric that needs another rule; the message names the item.
    /// </exception>
    public MetricVerdict Add(string itemId, EvaluationResult result, string? cluster = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(itemId);
        ArgumentNullException.ThrowIfNull(result);
        if (cluster is not null) ArgumentException.ThrowIfNullOrWhiteSpace(cluster);
        var verdict = Read(itemId, result);
        lock (_lock)
        {
            if (!_items.TryAdd(itemId, new(verdict.Outcome, cluster)))
            {
                throw new ArgumentException($"the item {ShownText.Quoted(itemId)} was added before; each item counts once. Runs of one "
                    + "item need ids of their own, and the item as their cluster.", nameof(itemId));
            }
            if (verdict.Outcome == MetricOutcome.Absent) _names.UnionWith(result.Metrics.Keys);
        }
        return verdict;
    }

    /// <summary>The study of these items: labelled ones show how the judge errs, the others are tested.</summary>
    /// <param name="labels">What a human said, by item id; <see langword="true"/> is a pass.</param>
    /// <param name="design">How the labelled items were chosen, which only the caller knows.</param>
    /// <exception cref="ArgumentNullException">No labels.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A design that is not a member of the enum.</exception>
    /// <exception cref="InvalidOperationException">There are results, and none has a metric of that name.</exception>
    public JudgedStudy ToStudy(IReadOnlyDictionary<string, bool> labels, CalibrationDesign design)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var items = Items();
        var ids = items.Select(item => item.Key).ToHashSet(StringComparer.Ordinal);
        var judged = Counted(items, id => labels.TryGetValue(id, out var label) ? label : null, design);
        return judged with { UnmatchedLabels = labels.Keys.LongCount(id => !ids.Contains(id)) };
    }

    /// <summary>The study of these items, with labels from a callback.</summary>
    /// <param name="label">
    /// What a human said of the item with that id; <see langword="null"/> for an item without a label. Called once an item.
    /// </param>
    /// <param name="design">How the labelled items were chosen, which only the caller knows.</param>
    /// <exception cref="ArgumentNullException">No callback.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A design that is not a member of the enum.</exception>
    /// <exception cref="InvalidOperationException">There are results, and none has a metric of that name.</exception>
    public JudgedStudy ToStudy(Func<string, bool?> label, CalibrationDesign design)
    {
        ArgumentNullException.ThrowIfNull(label);
        return Counted(Items(), label, design);
    }

    /// <summary>The study of these items, none labelled, with error rates that were measured before or are known.</summary>
    /// <param name="calibration">The judge's error rates; <see cref="ConfusionCounts"/> of earlier labels convert to it.</param>
    /// <exception cref="InvalidOperationException">There are results, and none has a metric of that name.</exception>
    public JudgedStudy ToStudy(Calibration calibration)
    {
        var judged = Counted(Items(), _ => null, calibration.Design);
        var study = judged.Clusters is { } clusters
            ? JudgeStudy.FromClusters(clusters.Test, calibration)
            : new JudgeStudy { Test = judged.Test, Calibration = calibration };
        return judged with { Study = study };
    }

    private MetricVerdict Read(string itemId, EvaluationResult result)
    {
        try
        {
            return MetricVerdict.Of(result, Metric, _rule);
        }
        catch (ArgumentException refused)
        {
            throw new ArgumentException($"item {ShownText.Quoted(itemId)}: {refused.Message}", nameof(result), refused);
        }
    }

    // In an order of their own: threads that add have none.
    private KeyValuePair<string, Item>[] Items()
    {
        lock (_lock)
        {
            if (_items.Count > 0 && _items.Values.All(item => item.Outcome == MetricOutcome.Absent))
            {
                var names = _names.Count == 0 ? "they have none at all" : $"they have {ShownText.List(_names)}";
                throw new InvalidOperationException($"no result has a metric {ShownText.Quoted(Metric)}; {names}");
            }
            return [.. _items.OrderBy(item => item.Key, StringComparer.Ordinal)];
        }
    }

    private JudgedStudy Counted(KeyValuePair<string, Item>[] items, Func<string, bool?> label, CalibrationDesign design)
    {
        var all = new ItemCounts();
        var alone = new ItemCounts();
        var clusters = new Dictionary<string, ItemCounts>(StringComparer.Ordinal);
        foreach (var (id, item) in items)
        {
            var said = label(id);
            all.Add(item.Outcome, said);
            if (item.Cluster is null) alone.Add(item.Outcome, said);
            else ClusterOf(clusters, item.Cluster).Add(item.Outcome, said);
        }
        var clustered = ClusteredCounts.FromItems(alone.Labelled, alone.Test);
        foreach (var one in clusters.Values) clustered += ClusteredCounts.OfCluster(one.Labelled, one.Test);
        var isClustered = clusters.Count > 0;
        return new()
        {
            Metric = Metric,
            Study = isClustered
                ? JudgeStudy.FromClusters(in clustered, design)
                : new() { Test = all.Test, Calibration = Calibration.FromCounts(all.Labelled, design) },
            Clusters = isClustered ? clustered : null,
            Test = all.Test,
            Labelled = all.Labelled,
            Unjudged = all.Unjudged,
            JudgeErrors = all.JudgeErrors,
            WithoutMetric = all.WithoutMetric,
        };
    }

    private static ItemCounts ClusterOf(Dictionary<string, ItemCounts> clusters, string name)
    {
        ref var counts = ref CollectionsMarshal.GetValueRefOrAddDefault(clusters, name, out _);
        counts ??= new();
        return counts;
    }

    private readonly record struct Item(MetricOutcome Outcome, string? Cluster);
}
