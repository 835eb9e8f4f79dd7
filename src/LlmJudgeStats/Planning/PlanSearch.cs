namespace LlmJudgeStats.Planning;

/// <summary>Finds the sizes that a question asks for: decisions.md 9.3.</summary>
/// <remarks>
/// Closed forms say where a search begins, <code>w² ≈ z² D (a/n + b/m)</code> and decide nothing: what is compared is the expected
/// half-width of the interval itself.
/// </remarks>
internal sealed class PlanSearch(PlanQuestion question, PlannedWidths widths)
{
    private const int MostShifts = 8;

    private readonly AsymptoticLaw _law = AsymptoticLaw.Of(question);

    public PlanSizes Solve() => question.Kind switch
    {
        PlanKind.Sizes => new(question.Labels, question.Items, true),
        PlanKind.Items => Found(question.Labels, ItemsFor(question.Labels!.Value)),
        PlanKind.Labels => Found(LabelsFor(question.Items!.Value), question.Items),
        PlanKind.Cheapest => Cheapest(),
        PlanKind.Budget => Affordable(),
    };

    /// <summary>The fewest labels that will do with any number of test items; <see langword="null"/> when none will.</summary>
    public long? LabelsForAnyItems() => LabelSearch.Fewest(
        labels => widths.Toward(labels, double.PositiveInfinity), Goal, PlanQuestion.FewestLabels, LabelSearch.Most,
        _law.Labels / (Goal * Goal));

    private double Goal => question.Goal!.Value;

    private static PlanSizes Found(long? labels, long? items) => new(labels, items, labels is not null && items is not null);

    private long? ItemsFor(long labels)
    {
        var best = widths.Toward(labels, double.PositiveInfinity);
        if (best > Goal) return null;
        var start = _law.Items / ((Goal * Goal) - (best * best));
        return LabelSearch.Fewest(items => widths.Toward(labels, items), Goal, PlanQuestion.FewestItems, LabelSearch.Most, start);
    }

    private long? LabelsFor(long items)
    {
        // Labels of sampled designs are labels of judged items: there are no more than those.
        var most = question.IsFromTestItems ? items : LabelSearch.Most;
        var start = _law.Labels / ((Goal * Goal) - (_law.Items / items));
        if (!question.IsFromTestItems && widths.TowardWithEveryLabel(items) > Goal) return null;
        return LabelSearch.Fewest(
            labels => widths.Toward(labels, items), Goal, PlanQuestion.FewestLabels, most, start > 0 ? start : double.NaN);
    }

    private PlanSizes Cheapest()
    {
        if (LabelsForAnyItems() is not { } fewest) return new(null, null, false);
        var costs = question.Costs!.Value;
        var known = new Dictionary<long, long?>();
        var centre = (long)Math.Clamp(_law.CheapestLabels(Goal, costs), fewest, LabelSearch.Most);
        var labels = AroundBest(Cost, centre, fewest);
        return Found(labels, Items(labels));

        double Cost(long number) => Items(number) is { } items ? costs.Of(number, items) : double.PositiveInfinity;

        long? Items(long number)
        {
            if (known.TryGetValue(number, out var there)) return there;
            var items = ItemsFor(number);
            known.Add(number, items);
            return items;
        }
    }

    // The lowest value near a number; where it lies at an end, further on.
    private static long AroundBest(Func<long, double> value, long centre, long least)
    {
        var best = centre;
        for (var shift = 0; shift < MostShifts; shift++)
        {
            var low = Math.Max(least, best / 2);
            var high = Math.Min(LabelSearch.Most, (best * 2) + 2);
            best = LabelSearch.Best(value, low, high);
            var isAtEnd = (best < low * 1.02 && low > least) || (best > high / 1.02 && high < LabelSearch.Most);
            if (!isAtEnd) break;
        }
        return best;
    }

    private PlanSizes Affordable()
    {
        var money = question.Budget!.Value;
        var costs = question.Costs!.Value;
        if (question.Goal is not null && Cheapest() is { IsFeasible: true, Labels: { } cheap, Items: { } enough }
            && costs.Of(cheap, enough) <= money)
            return new(cheap, enough, true);
        var most = (long)Math.Min(
            Math.Floor((money - (costs.Judge * PlanQuestion.FewestItems)) / (costs.Label + costs.Judge)), LabelSearch.Most);
        if (most < PlanQuestion.FewestLabels) Throw.SmallBudget(money, costs.Of(PlanQuestion.FewestLabels, PlanQuestion.FewestItems));
        var labels = LabelSearch.Best(
            number => widths.At(number, costs.ItemsFor(money, number)), PlanQuestion.FewestLabels, most);
        return new(labels, costs.ItemsFor(money, labels), question.Goal is null);
    }
}
