namespace LlmJudgeStats.Bayesian;

/// <summary>The distribution of a rate, with density.</summary>
internal interface IRateDensity
{
    /// <summary>Whether the figures are good to 1e-7 or better.</summary>
    bool IsConverged { get; }

    /// <summary>Whether the work allowed is done: from then on every value is NaN.</summary>
    bool IsExhausted => false;

    double Mean { get; }

    double StandardDeviation { get; }

    /// <summary>P(θ ≤ rate).</summary>
    double Below(double rate);

    /// <summary>The rate with the given probability below it.</summary>
    double Quantile(double probability);

    /// <summary>About the same, for a search that only compares: cheaper where a quantile is dear.</summary>
    double RoughQuantile(double probability) => Quantile(probability);

    /// <summary>The density per unit of θ; 0 at 0 and 1.</summary>
    double At(double rate);
}
