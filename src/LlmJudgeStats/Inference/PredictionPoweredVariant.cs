namespace LlmJudgeStats;

/// <summary>
/// Which published form of prediction-powered inference (pass-rates.md 5.2 and 5.3). All are replications: with few labels, or near 0 and
/// 1, none covers at its level.
/// </summary>
public enum PredictionPoweredVariant
{
    /// <summary>
    /// PPI++ with the weight from the verdicts of all items, variances with n − 1, the weight not clipped, a Wald interval. As glide has
    /// it.
    /// </summary>
    PpiPlusPlus,

    /// <summary>PPI: the weight is 1; a Wald interval. Source: Angelopoulos 2023.</summary>
    Ppi,

    /// <summary>PPI with an interval in log-odds, which excludes 0 and 1. As debias-llm-as-a-judge has it (arXiv 2601.05420).</summary>
    PpiLogit,

    /// <summary>
    /// PPI++ with the weight from the verdicts of labelled and of other items apart, and an interval in log-odds. As debias-llm-as-a-judge
    /// has it.
    /// </summary>
    PpiPlusPlusChen,

    /// <summary>PPI++ with divisors n and the weight clipped to [0, 1], a Wald interval. As ppi_py has it.</summary>
    PpiPlusPlusPpiPy,
}

/// <summary>Ids and names.</summary>
public static class PredictionPoweredVariants
{
    extension(PredictionPoweredVariant variant)
    {
        /// <summary>The id, as on the command line: <c>ppi-plus-plus</c>.</summary>
        public string Id => variant.Traits.Id;

        /// <summary>
        /// The name for people, with the lowest coverage that was measured at a level of 95 %: it goes wherever the estimate goes.
        /// </summary>
        public string Name => variant.Traits.Name;

        /// <summary>What it is and how it behaves.</summary>
        public IntervalTraits Traits => s_traits[(int)variant];

        internal bool IsLogit => variant is PredictionPoweredVariant.PpiLogit or PredictionPoweredVariant.PpiPlusPlusChen;
    }

    private static readonly IntervalTraits[] s_traits =
    [
        Published("ppi-plus-plus", "PPI++ as in glide (coverage measured down to 4%)"),
        Published("ppi", "PPI (coverage measured down to 16%)"),
        Published("ppi-logit", "PPI in log-odds (coverage measured down to 0%)") with { ContainsPoint = false },
        Published("ppi-plus-plus-chen", "PPI++ in log-odds (coverage measured down to 0%)") with { ContainsPoint = false },
        Published("ppi-plus-plus-ppi-py", "PPI++ as in ppi_py (coverage measured down to 2%)"),
    ];

    private static IntervalTraits Published(string id, string name) => new(id, name, Citations.Angelopoulos2023);
}
