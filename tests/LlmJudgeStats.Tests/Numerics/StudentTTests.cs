using LlmJudgeStats.Numerics;
using LlmJudgeStats.Tests.Dependence;

namespace LlmJudgeStats.Tests.Numerics;

/// <summary>Student's t for real degrees of freedom: against closed forms, an integral of the density, and the normal limit.</summary>
public sealed class StudentTTests
{
    private const double Near = 1e-12;    // relative

    public static TheoryData<double> Tails => [0.45, 0.25, 0.05, 0.025, 0.005, 1e-6, 1e-12, 1e-30];

    [Theory]
    [MemberData(nameof(Tails))]
    public void One_and_two_degrees_of_freedom_have_closed_forms(double tail)
    {
        Same(1 / Math.Tan(Math.PI * tail), StudentT.UpperQuantile(tail, 1));
        // (1 − 2α) √(1/(2 α (1 − α))).
        Same((1 - (2 * tail)) / Math.Sqrt(2 * tail * (1 - tail)), StudentT.UpperQuantile(tail, 2));
    }

    [Theory]
    [InlineData(1.2)]
    [InlineData(2.5)]
    [InlineData(7.75)]
    [InlineData(23.75)]
    [InlineData(103.57370491308441)]
    [InlineData(12345.6)]
    public void Real_degrees_of_freedom_agree_with_the_integral_of_the_density(double freedom)
    {
        foreach (var tail in new[] { 0.25, 0.05, 0.025, 0.0225, 0.005, 1e-4 })
        {
            Same(PlainStudent.Quantile(tail, freedom), StudentT.UpperQuantile(tail, freedom));
            var t = PlainStudent.Quantile(tail, freedom);
            Same(PlainStudent.UpperTail(t, freedom), StudentT.UpperTail(t, freedom));
        }
    }

    /// <summary>With very many degrees of freedom it is the normal quantile, but for (z³ + z)/(4ν) and less.</summary>
    [Theory]
    [InlineData(1e12)]
    [InlineData(1e15)]
    [InlineData(1e18)]
    public void Vast_degrees_of_freedom_are_the_normal_distribution(double freedom)
    {
        foreach (var tail in new[] { 0.25, 0.025, 1e-6 })
        {
            var z = -Normal.Quantile(tail);
            Same(z + (((z * z * z) + z) / (4 * freedom)), StudentT.UpperQuantile(tail, freedom));
        }
    }

    [Theory]
    [MemberData(nameof(Tails))]
    public void A_tail_comes_back_from_its_quantile(double tail)
    {
        foreach (var freedom in new[] { 1, 1.7, 4, 16.5, 250 })
            Same(tail, StudentT.UpperTail(StudentT.UpperQuantile(tail, freedom), freedom));
    }

    private static void Same(double expected, double actual) =>
        Assert.True(Math.Abs(expected - actual) <= Near * Math.Abs(expected), $"{expected:R}, {actual:R}");
}
