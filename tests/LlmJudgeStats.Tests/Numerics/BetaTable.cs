using System.Globalization;

namespace LlmJudgeStats.Tests.Numerics;

/// <summary>The tables of tests/reference/special-functions: 30 digits, made with integer arithmetic by generate.py there.</summary>
internal static class BetaTable
{
    public static IReadOnlyList<double[]> Cdf { get; } = Read("beta-cdf.csv");

    public static IReadOnlyList<double[]> Quantile { get; } = Read("beta-quantile.csv");

    /// <summary>Shapes in [0.5, 1e6]: where counts and priors live.</summary>
    public static bool IsUsual(double a, double b) => a is >= 0.5 and <= 1e6 && b is >= 0.5 and <= 1e6;

    public static double Relative(double actual, double expected) =>
        actual == expected ? 0 : Math.Abs(actual - expected) / Math.Abs(expected);

    private static double[][] Read(string name) =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "reference", "special-functions", name)).Skip(1)
            .Select(line => line.Split(',').Select(field =>
                double.Parse(field, NumberStyles.Float, CultureInfo.InvariantCulture)).ToArray())];
}
