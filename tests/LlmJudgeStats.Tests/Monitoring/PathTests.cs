using LlmJudgeStats.Validation.Monitoring;

namespace LlmJudgeStats.Tests.Monitoring;

/// <summary>A small part of docs/validation/monitoring.md again: paths that are looked at again and again.</summary>
public sealed class PathTests
{
    private const int Paths = 100;
    private const int Labels = 400;
    private const int Every = 15;

    /// <summary>One population of each family: at most .05 of the paths miss, within two standard errors; with z² instead far more do.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(9)]
    [InlineData(12)]
    public void The_mean_is_seldom_missed_at_any_look(int cell)
    {
        var misses = PathRun.Walk(PathCell.All[cell], (ulong)(100 + cell), Paths, Labels, Every);
        Assert.InRange(misses.Count(miss => miss.Anytime > 0), 0, (int)((0.05 + (2 * Math.Sqrt(0.05 * 0.95 / Paths))) * Paths));
        Assert.True(misses.Count(miss => miss.Once > 0) > misses.Count(miss => miss.Anytime > 0));
        Assert.True(misses.Count(miss => miss.Once > 0) >= 10);
    }
}
