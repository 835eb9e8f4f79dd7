namespace LlmJudgeStats.Bayesian;

/// <summary>
/// What a posterior assumes: one shared method for each interval, in the model of error rates and in that of labels sampled from the test
/// population.
/// </summary>
internal static class PosteriorMethod
{
    private static readonly EstimationMethod[] s_ofErrorRates = ForEach(Assumptions.ErrorRatesTransport);
    private static readonly EstimationMethod[] s_ofTestItems = ForEach(Assumptions.LabelsFromTestPopulation);

    public static EstimationMethod OfErrorRates(PosteriorInterval interval) => s_ofErrorRates[(int)interval];

    public static EstimationMethod OfTestItems(PosteriorInterval interval) => s_ofTestItems[(int)interval];

    private static EstimationMethod[] ForEach(Assumptions assumption) => EstimationMethods.ForEach<PosteriorInterval>(
        new("bayesian", "Bayesian posterior", Assumptions.IndependentItems | assumption, Citations.GelmanCarpenter2020),
        interval => interval.Traits);
}
