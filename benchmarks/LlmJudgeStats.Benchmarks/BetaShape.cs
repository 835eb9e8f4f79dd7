using System.Globalization;

namespace LlmJudgeStats.Benchmarks;

/// <summary>The shapes of a beta distribution, as a parameter of a benchmark.</summary>
public readonly record struct BetaShape(double A, double B)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Beta({A}, {B})");
}
