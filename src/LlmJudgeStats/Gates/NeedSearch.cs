namespace LlmJudgeStats.Gates;

/// <summary>The smallest studies that decide a gate, in three ways, each by doubling and bisection: decisions.md 8.3.</summary>
internal sealed class NeedSearch
{
    /// <summary>More is never.</summary>
    public const long Cap = 1_000_000_000;

    private readonly IForeseen _foreseen;
    private readonly IEstimator<JudgeStudy, JudgeEstimate> _estimator;
    private readonly GateLine _line;
    private readonly double _level;
    private readonly double _chance;
    private readonly IntervalSide _side;
    private readonly double _luck;

    public NeedSearch(IForeseen foreseen, IEstimator<JudgeStudy, JudgeEstimate> estimator, GateLine line, double level, double chance)
    {
        _foreseen = foreseen;
        _estimator = estimator;
        _line = line;
        _level = level;
        _chance = chance;
        // What is waited for is the limit on the side where the rate is; bad luck is what takes it nearer to the threshold.
        _side = foreseen.PassRate > line.Threshold ? IntervalSide.Lower : IntervalSide.Upper;
        var deviate = Confidence.OneSidedError(1 - chance).Quantile;
        _luck = _side == IntervalSide.Lower ? -deviate : deviate;
    }

    /// <summary>So many that they are enough, and no more than the cap.</summary>
    public static long Whole(double items) => (long)Math.Ceiling(Math.Min(items, Cap));

    public GateNeeds Find()
    {
        var items = _foreseen.Items;
        var labels = _foreseen.Labels;
        var itemsAlone = _foreseen.NeedsItems ? Smallest(items, Cap, many => IsDecided(many, labels)) : null;
        if (labels == 0) return new() { ItemsAlone = itemsAlone, Chance = _chance };
        var most = _foreseen.AreFromTestItems ? Math.Min(Cap, items + labels) : Cap;
        var labelsAlone = Smallest(labels, most, many => IsDecided(ItemsLeft(many), many));
        var both = _foreseen.NeedsItems ? Smallest(labels, MostBeside, many => IsDecided(ItemsBeside(many), many)) : null;
        return new()
        {
            ItemsAlone = itemsAlone,
            LabelsAlone = labelsAlone,
            LabelsAlonePass = SplitOf(labelsAlone)?.ChosenPasses,
            LabelsAloneFail = SplitOf(labelsAlone)?.ChosenFails,
            Items = both is { } alongside ? ItemsBeside(alongside) : null,
            Labels = both,
            LabelsPass = SplitOf(both)?.ChosenPasses,
            LabelsFail = SplitOf(both)?.ChosenFails,
            Chance = _chance,
        };
    }

    private bool IsDecided(long items, long labels)
    {
        var study = _foreseen.At(items, labels == 0 ? default : _foreseen.Split(labels), _luck);
        return _line.Verdict(_side, GateLimits.Of(_estimator, in study, _side, _level)) != GateVerdict.Inconclusive;
    }

    private LabelSplit? SplitOf(long? labels) => labels is { } many ? _foreseen.Split(many) : null;

    private long ItemsLeft(long labels) => _foreseen.AreFromTestItems ? _foreseen.Items + _foreseen.Labels - labels : _foreseen.Items;

    // Neither more labels than the cap, nor more items.
    private long MostBeside => _foreseen.Items <= _foreseen.Labels ? Cap : (long)((Int128)Cap * _foreseen.Labels / _foreseen.Items);

    // As many to a label as now.
    private long ItemsBeside(long labels)
    {
        var items = (Int128)_foreseen.Items;
        var now = (Int128)_foreseen.Labels;
        if (_foreseen.AreFromTestItems) items += now;
        var all = (long)(((items * labels) + now - 1) / now);
        return _foreseen.AreFromTestItems ? all - labels : all;
    }

    private static long? Smallest(long least, long most, Func<long, bool> decides)
    {
        if (least > most) return null;
        if (decides(least)) return least;
        var open = least;
        var decided = least;
        do
        {
            if (decided == most) return null;
            open = decided;
            decided = Math.Min(most, Math.Max(1, 2 * decided));
        }
        while (!decides(decided));
        while (decided - open > 1)
        {
            var middle = open + ((decided - open) / 2);
            if (decides(middle)) decided = middle;
            else open = middle;
        }
        return decided;
    }
}
