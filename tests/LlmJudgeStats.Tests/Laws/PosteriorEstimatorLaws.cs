namespace LlmJudgeStats.Tests.Laws;

/// <summary>The laws of every estimator, for posteriors: a class of its own, so that they run beside the others.</summary>
public sealed class PosteriorEstimatorLaws
{
    [Fact]
    public void Total_and_in_range_for_posteriors() =>
        Studies.Check(Studies.Any, 60, study => EstimatorLaws.InRange(EstimatorLaws.Posteriors, study));

    [Fact]
    public void Symmetric_for_posteriors() =>
        Studies.Check(Studies.Ordinary, 40, study => EstimatorLaws.Mirrors(EstimatorLaws.Posteriors, study, 1e-12));

    [Fact]
    public void Nested_for_posteriors() =>
        Studies.Check(Studies.Ordinary, 10, study => EstimatorLaws.Nests(EstimatorLaws.Posteriors, study, 1e-9));
}
