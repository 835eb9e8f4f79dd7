namespace LlmJudgeStats.Bayesian;

/// <summary>A likelihood of a rate that is itself an integral.</summary>
internal interface ILogLikelihood
{
    /// <summary>How many times the steps of the outer integral are halved.</summary>
    int OuterFineness { get; set; }

    /// <summary>How many times the steps of the inner integral are halved.</summary>
    int InnerFineness { get; set; }

    /// <summary>Its logarithm, up to a constant.</summary>
    double LogAt(double rate, double complement);
}
