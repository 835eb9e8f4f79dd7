using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Tests.Numerics;

public class GaussLegendreTests
{
    public static TheoryData<int> Rules => [24, 44];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Weights_of_polynomials_up_to_twice_the_nodes_are_exact(int count)
    {
        var rule = Rule(count);
        for (var power = 0; power < 2 * count; power++)
        {
            var sum = rule.Nodes.Zip(rule.Weights, (x, w) => w * Math.Pow(x, power)).Sum();
            Assert.Equal(1.0 / (power + 1), sum, 2e-15);
        }
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Nodes_are_symmetric_and_inside(int count)
    {
        var rule = Rule(count);
        Assert.Equal(count, rule.Nodes.Length);
        for (var i = 0; i < count; i++)
        {
            Assert.InRange(rule.Nodes[i], i == 0 ? double.Epsilon : rule.Nodes[i - 1], 1);
            Assert.Equal(1 - rule.Nodes[i], rule.Nodes[count - 1 - i], 2.3e-16);
            Assert.Equal(rule.Weights[i], rule.Weights[count - 1 - i], 1e-15);
        }
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Value_and_integral_of_a_smooth_function_come_back(int count)
    {
        var rule = Rule(count);
        var coefficients = new double[count];
        rule.Expand([.. rule.Nodes.Select(x => Math.Exp(3 * x))], coefficients);
        foreach (var s in new[] { 0, 0.01, 0.3, 0.5, 0.77, 1 })
        {
            Assert.Equal(Math.Exp(3 * s), GaussLegendre.Value(coefficients, s), 1e-11);
            Assert.Equal((Math.Exp(3 * s) - 1) / 3, GaussLegendre.Integral(coefficients, s), 1e-13);
        }
    }

    [Fact]
    public void A_Legendre_polynomial_is_one_coefficient()
    {
        var rule = GaussLegendre.Of24;
        var coefficients = new double[24];
        rule.Expand([.. rule.Nodes.Select(s => (1.5 * ((2 * s) - 1) * ((2 * s) - 1)) - 0.5)], coefficients);
        for (var j = 0; j < 24; j++) Assert.Equal(j == 2 ? 1 : 0, coefficients[j], 1e-14);
    }

    [Fact]
    public void Value_and_integral_of_a_constant_are_the_constant_and_the_length()
    {
        Assert.Equal(7.0, GaussLegendre.Value([7.0], 0.3));
        Assert.Equal(2.0, GaussLegendre.Integral([8.0], 0.25));
    }

    private static GaussLegendre Rule(int count) => count == 24 ? GaussLegendre.Of24 : GaussLegendre.Of44;
}
