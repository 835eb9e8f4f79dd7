namespace LlmJudgeStats.Tool.Commands.Compare;

/// <summary>Items that two systems answered.</summary>
/// <param name="Items">The rows of both.</param>
/// <param name="Unpaired">Rows without a partner.</param>
internal sealed record AnsweredItems(IReadOnlyList<(MeasuredItem A, MeasuredItem B)> Items, int Unpaired)
{
    /// <summary>Pairs with one label, which is not used.</summary>
    public int LabelsOnOneSide => Items.Count(pair => pair.A.Label is null != pair.B.Label is null);

    /// <summary>How many there are, in words.</summary>
    public string Words => Invariant($"{Items.Count} items answered by both")
        + (LabelsOnOneSide > 0
            ? Invariant($"; {LabelsOnOneSide} with a label of one answer only, which is not used") : "")
        + (Unpaired > 0 ? Invariant($"; {Unpaired} rows without a partner are left out") : "");

    /// <summary>The rows of two systems by the text that pairs them.</summary>
    /// <exception cref="UsageException">An item stands twice in one system, or there is no pair.</exception>
    public static AnsweredItems Of(MeasuredGroup a, MeasuredGroup b)
    {
        var first = ByText(a);
        var second = ByText(b);
        var pairs = first.Where(one => second.ContainsKey(one.Key)).Select(one => (one.Value, second[one.Key])).ToArray();
        if (pairs.Length == 0)
        {
            throw new UsageException("--pair: no item was answered by two systems; check that the column has the same values for each of "
                + "them, or leave out --pair");
        }
        return new(pairs, a.Items.Count + b.Items.Count - (2 * pairs.Length));
    }

    /// <summary>What lies between both answers: of the judge's values, and of people's where both have one.</summary>
    /// <param name="width">The width of the range of a value.</param>
    public IReadOnlyList<MeasuredItem> Differences(double width) =>
    [
        .. Items.Select(pair => new MeasuredItem
        {
            Verdict = pair.A.Verdict - pair.B.Verdict,
            // A difference of two decimals may round past the end.
            Label = pair.A.Label - pair.B.Label is { } change ? Math.Clamp(change, -width, width) : null,
            Cluster = pair.A.Cluster,
        }),
    ];

    private static Dictionary<string, MeasuredItem> ByText(MeasuredGroup group)
    {
        Dictionary<string, MeasuredItem> items = new(StringComparer.Ordinal);
        foreach (var item in group.Items)
        {
            var text = item.Texts[0];
            if (text.Length == 0 || items.TryAdd(text, item)) continue;
            throw new UsageException($"--pair: '{Reporting.PlainText.Escape(text)}' stands twice for '"
                + $"{Reporting.PlainText.Escape(group.Key[^1].Value)}', and an item has one answer of a system; give it one row");
        }
        return items;
    }
}
