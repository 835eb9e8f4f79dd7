using System.Collections;

namespace LlmJudgeStats.Data;

/// <summary>Items by column: what no item has takes no room.</summary>
internal sealed class MeasuredItems : IReadOnlyList<MeasuredItem>
{
    private readonly PagedList<OptionalNumber> _verdicts = new();
    private readonly PagedList<OptionalNumber> _swapped = new();
    private readonly PagedList<OptionalNumber> _labels = new();
    private readonly PagedList<OptionalNumber> _hidden = new();
    private readonly PagedList<int> _votes = new();
    private readonly PagedList<int> _clusters = new();    // less the place: 0 as long as no cluster comes again
    private readonly PagedList<IReadOnlyList<double?>> _further = new();
    private readonly PagedList<IReadOnlyList<string>> _texts = new();

    public int Count => _verdicts.Count;

    public MeasuredItem this[int index]
    {
        get => new()
        {
            OptionalVerdict = _verdicts[index],
            OptionalSwapped = _swapped[index],
            OptionalLabel = _labels[index],
            OptionalHiddenLabel = _hidden[index],
            Votes = _votes[index],
            Cluster = _clusters[index] + index,
            OptionalFurther = _further[index],
            OptionalTexts = _texts[index],
        };
        set
        {
            _verdicts[index] = value.OptionalVerdict;
            _swapped[index] = value.OptionalSwapped;
            _labels[index] = value.OptionalLabel;
            _hidden[index] = value.OptionalHiddenLabel;
            _votes[index] = value.Votes;
            _clusters[index] = value.Cluster - index;
            _further[index] = value.OptionalFurther;
            _texts[index] = value.OptionalTexts;
        }
    }

    public static MeasuredItems Of(IEnumerable<MeasuredItem> items)
    {
        var all = new MeasuredItems();
        foreach (var item in items) all.Add(item);
        return all;
    }

    public void Add(in MeasuredItem item)
    {
        var index = Count;
        _verdicts.Add(item.OptionalVerdict);
        _swapped.Add(item.OptionalSwapped);
        _labels.Add(item.OptionalLabel);
        _hidden.Add(item.OptionalHiddenLabel);
        _votes.Add(item.Votes);
        _clusters.Add(item.Cluster - index);
        _further.Add(item.OptionalFurther);
        _texts.Add(item.OptionalTexts);
    }

    public IEnumerator<MeasuredItem> GetEnumerator()
    {
        for (var i = 0; i < Count; i++) yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
