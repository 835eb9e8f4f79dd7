namespace LlmJudgeStats.Tests.Laws;

/// <summary>
/// The laws of every estimator, for those that take milliseconds: a class of its own, so that they run beside the others.
/// </summary>
public sealed class SlowEstimatorLaws
{
    private const double Ulp = 2.220446049250313E-16;    // 2^-52

    [Fact]
    public void Total_and_in_range_for_the_slow_ones() =>
        Studies.Check(Studies.Any, 60, study => EstimatorLaws.InRange(EstimatorLaws.SlowOnes, study));

    [Fact]
    public void Symmetric_for_the_slow_ones() =>
        Studies.Check(Studies.Any, 60, study => EstimatorLaws.Mirrors(EstimatorLaws.SlowOnes, study, Ulp));

    [Fact]
    public void Nested_for_the_slow_ones() =>
        Studies.Check(Studies.Any, 40, study => EstimatorLaws.Nests(EstimatorLaws.SlowOnes, study, 1e-12));
}
