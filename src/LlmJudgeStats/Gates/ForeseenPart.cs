namespace LlmJudgeStats.Gates;

/// <summary>One rate of a study, ready to be measured on another number of items.</summary>
/// <param name="Rate">The rate as estimated.</param>
/// <param name="Items">Items behind it now.</param>
/// <param name="Worth">How many independent items each is worth.</param>
/// <param name="InverseFreedom">1/ν now; more items of the same kind have more degrees of freedom in proportion.</param>
/// <param name="IsKnown">Whether it was declared certain.</param>
internal readonly record struct ForeseenPart(double Rate, double Items, double Worth, double InverseFreedom, bool IsKnown)
{
    /// <param name="rate">The rate as estimated.</param>
    /// <param name="part">The rate as counted.</param>
    /// <param name="found">What clusters and weights do to it; <see langword="null"/> where items are independent.</param>
    public static ForeseenPart Of(double rate, Proportion part, DependentPart? found)
    {
        if (part.IsKnown) return new(rate, 0, 1, 0, IsKnown: true);
        var items = found is { Items: > 0 } counted ? counted.Items : part.Size;
        return new(rate, items, items > 0 ? part.Size / items : 1, part.InverseFreedom, IsKnown: false);
    }

    /// <summary>The binomial variance of the rate on so many items: 0 where it is known.</summary>
    public double Variance(double items) => IsKnown ? 0 : Rate * (1 - Rate) / (items * Worth);

    /// <summary>The rate of so many items, had it come out as another one.</summary>
    public Proportion At(double rate, double items) =>
        IsKnown ? Proportion.Known(rate) : Proportion.FromOutcomes(rate * items * Worth, (1 - rate) * items * Worth, FreedomOf(items));

    /// <summary>1/ν of so many items.</summary>
    public double FreedomOf(double items) => InverseFreedom > 0 && items > 0 ? InverseFreedom * Items / items : InverseFreedom;
}
