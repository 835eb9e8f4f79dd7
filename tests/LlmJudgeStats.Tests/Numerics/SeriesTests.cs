using System.Numerics;
using LlmJudgeStats.Numerics;
using LlmJudgeStats.PassRates;

namespace LlmJudgeStats.Tests.Numerics;

public class SeriesTests
{
    // ln Γ(n) - (n - ½) ln n + n - ½ ln 2π cancels ln n! of up to 360 down to 1/12n: 12 digits are lost in this direction of the formula,
    // so absolute.
    [Fact]
    public void Stirlings_error_of_whole_numbers_is_the_remainder_of_the_exact_factorial()
    {
        for (var n = 1; n <= 100; n++)
        {
            var exact = BigInteger.Log(Exact.Factorial(n - 1));
            var formula = ((n - 0.5) * Math.Log(n)) - n + (0.5 * Math.Log(2 * Math.PI));
            Assert.Equal(exact - formula, StirlingError.Of(n), 3e-13);
        }
    }

    // exp(μ(z) - μ(z+1)) = (1 + 1/z)^(z + ½) / e, from Γ(z+1) = z Γ(z); exact rational arithmetic at z = n - ½, where the power is whole.
    [Fact]
    public void Stirlings_error_of_half_numbers_obeys_the_recurrence()
    {
        for (var n = 1; n <= 60; n++)
        {
            var z = n - 0.5;
            var power = Exact.Ratio(BigInteger.Pow((2 * n) + 1, n), BigInteger.Pow((2 * n) - 1, n));
            Assert.Equal(Math.Log(power) - 1, StirlingError.Of(z) - StirlingError.Of(z + 1), 3e-16);
        }
    }

    // Γ(½) = √π, so μ(½) = ½ ln π + ½ - ½ ln 2π = ½ - ½ ln 2.
    [Fact]
    public void Stirlings_error_of_one_half_is_the_closed_form() => Assert.Equal(0.5 - (0.5 * Math.Log(2)), StirlingError.Of(0.5), 2e-16);

    [Theory]
    // Absolute: gamma ratios need exp(μ).
    [InlineData(1, 0.08106146679532726)]    // 1 - ½ ln 2π
    [InlineData(10, 0.00833056343336287126)]
    [InlineData(1e9, 8.333333333333333e-11)]
    public void Stirlings_error_meets_the_table_to_rounding(double z, double expected) =>
        Assert.Equal(expected, StirlingError.Of(z), (2e-16 * expected) + 3e-17);

    [Fact]
    public void Stirlings_error_of_a_small_argument_is_the_log_of_gamma_less_its_main_term()
    {
        // Γ(z) = 1/z - 0.5772… + O(z).
        const double z = 1e-3;
        var logGamma = Math.Log(1 / z) + Math.Log(1 - (0.5772156649015329 * z)
            + (0.9890559953279725 * z * z) - (0.9074790760808862 * z * z * z));
        Assert.Equal(logGamma - (((z - 0.5) * Math.Log(z)) - z + (0.5 * Math.Log(2 * Math.PI))), StirlingError.Of(z), 2e-12);
    }

    [Theory]
    [InlineData(1e-20)]
    [InlineData(-1e-20)]
    [InlineData(1e-9)]
    [InlineData(-1e-9)]
    public void Log_1_p_minus_of_a_tiny_argument_is_minus_half_its_square(double v) =>
        Assert.Equal(1, LogSeries.Log1PMinus(v) / ((-0.5 * v * v) + (v * v * v / 3)), 1e-15);

    [Theory]
    [InlineData(0.0, 0.0)]
    [InlineData(1, -0.30685281944005469)]       // ln 2 - 1
    [InlineData(-0.5, -0.19314718055994531)]    // ½ - ln 2
    [InlineData(3, -1.6137056388801094)]        // 2 ln 2 - 3
    [InlineData(-0.75, -0.63629436111989062)]   // ¾ - 2 ln 2
    public void Log_1_p_minus_meets_known_logarithms(double v, double expected) => Assert.Equal(expected, LogSeries.Log1PMinus(v), 3e-16);

    [Fact]
    public void Log_1_p_minus_agrees_with_the_direct_formula_across_the_switches()
    {
        for (var v = -0.9; v <= 2; v += 0.01)
            Assert.Equal(Math.Log(1 + v) - v, LogSeries.Log1PMinus(v), 1e-15);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(1.0 / 9)]
    [InlineData(0.25)]
    public void The_tail_of_atanh_up_to_one_quarter_is_atanh_less_its_first_term(double square)
    {
        var r = Math.Sqrt(square);
        Assert.Equal(r == 0 ? 0 : (Math.Atanh(r) / r) - 1, LogSeries.AtanhTail(square), 4e-16);
    }

    [Theory]
    [InlineData(0.95, 1.9599639845400545)]
    [InlineData(0.9, 1.6448536269514722)]
    [InlineData(0.99, 2.5758293035489004)]
    [InlineData(0.5, 0.6744897501960817)]
    public void The_two_sided_quantile_is_the_tabulated_one(double level, double z)
    {
        Assert.Equal(z, Confidence.TwoSided(level).Quantile, 2e-15);
        Assert.Equal(z, Normal.Quantile((1 + level) / 2), 2e-15);
    }
}
