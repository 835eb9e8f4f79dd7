namespace LlmJudgeStats;

/// <summary>Turns a study into an estimate.</summary>
/// <remarks>
/// Implementations are immutable and thread-safe. They are pure: the same study, level and options give the same bits. They are total: a
/// study that could be constructed never makes <see cref="Estimate"/> throw.
/// </remarks>
/// <typeparam name="TStudy">What is asked.</typeparam>
/// <typeparam name="TEstimate">What is answered.</typeparam>
public interface IEstimator<TStudy, out TEstimate> where TStudy : allows ref struct
{
    /// <summary>The method, its assumptions and its source.</summary>
    EstimationMethod Method { get; }

    /// <summary>The estimate for a study.</summary>
    /// <param name="study">The data.</param>
    /// <param name="level">Coverage probability of the interval, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A level outside (0, 1); nothing else throws.</exception>
    TEstimate Estimate(in TStudy study, double level);
}
