namespace LlmJudgeStats.Bayesian;

/// <summary>
/// The posterior of sampled labels for one search that asks it often: when the work allowed is done, every further value is NaN.
/// </summary>
/// <remarks>A count of work, no clock, so that the same study always has the same answer. Not thread-safe, as the posterior is.</remarks>
internal sealed class CountedPosterior(SampledPosterior posterior) : IRateDensity
{
    private const long MostWork = 700_000;    // distribution functions of 0.2 µs: a seventh of a second

    private long _work;

    public bool IsConverged => posterior.IsConverged;

    public double Mean => posterior.Mean;

    public double StandardDeviation => posterior.StandardDeviation;

    public bool IsExhausted => _work > MostWork;

    public double Below(double rate) => IsExhausted ? double.NaN : posterior.Below(rate, ref _work);

    public double Quantile(double probability) => IsExhausted ? double.NaN : posterior.Quantile(probability, ref _work);

    public double RoughQuantile(double probability) => IsExhausted ? double.NaN : posterior.RoughQuantile(probability, ref _work);

    public double At(double rate) => IsExhausted ? double.NaN : posterior.At(rate, ref _work);
}
