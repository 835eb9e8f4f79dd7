using LlmJudgeStats.Validation.Audits;

namespace LlmJudgeStats.Tests.Audit;

/// <summary>A tenth of docs/validation/audit.md: what is planted is found, and a healthy benchmark is left alone.</summary>
public sealed class AuditStudyTests
{
    /// <summary>Expected 3 to 4 of 200; three standard errors more are 9.</summary>
    [Fact]
    public void A_healthy_benchmark_is_seldom_convicted() =>
        Assert.InRange(AuditStudy.Count(AuditRecipe.Whole, 200)["any"], 0, 9);

    [Theory]
    [InlineData(AuditRecipe.Healthy, "any", 0, 1)]
    [InlineData(AuditRecipe.Noisy, "separation", 26, 30)]
    [InlineData(AuditRecipe.Saturated, "saturation", 29, 30)]
    [InlineData(AuditRecipe.Contaminated, "contamination", 27, 30)]
    [InlineData(AuditRecipe.NonMonotone, "monotonicity", 26, 30)]
    [InlineData(AuditRecipe.Contradicting, "co-direction", 30, 30)]
    public void What_is_planted_is_found(AuditRecipe recipe, string check, int fewest, int most) =>
        Assert.InRange(AuditStudy.Count(recipe, 30)[check], fewest, most);
}
