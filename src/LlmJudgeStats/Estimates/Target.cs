namespace LlmJudgeStats;

/// <summary>Whose rate is asked for: that of a population, or that of exactly the items that were judged.</summary>
/// <remarks>
/// <para>Of a population the judged items are a sample, so that labels on all of them still leave an interval. Of the items themselves the
/// verdicts say everything that verdicts can say, and what is not known is only the labels that nobody gave: where every item has one,
/// nothing is left to estimate.</para>
/// <code>population: θ = P(label pass);  items: θ = (1/N) Σ label, over the N judged items, labelled or not</code>
/// <para>The default value is <see cref="Population"/>. Source: finite.md 1.</para>
/// </remarks>
public enum Target
{
    /// <summary>
    /// The rate among all items that could have been judged: what a claim about a system needs. Source: pass-rates.md 5.5 and 5.6.
    /// </summary>
    Population,

    /// <summary>
    /// The rate among exactly these N judged items, labelled ones included: narrower, and no claim about any other item. Source: finite.md.
    /// </summary>
    Items,
}

/// <summary>Ids, as on the command line.</summary>
public static class Targets
{
    extension(Target target)
    {
        /// <summary>The id: <c>population</c> or <c>items</c>.</summary>
        public string Id => target switch
        {
            Target.Population => "population",
            Target.Items => "items",
        };
    }
}
