using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Tests.Numerics;

public class KrawtchoukRuleTests
{
    public static TheoryData<int, double, int> Rules => new()
    {
        { 20, 0.3, 7 }, { 50, 0.9, 7 }, { 50, 0.5, 13 }, { 300, 0.01, 7 }, { 300, 0.999, 5 }, { 2000, 0.7, 15 }, { 7, 0.2, 7 },
        { 6, 0.2, 7 },
    };

    /// <summary>Against the distribution itself: a rule of n nodes is exact up to degree 2 n − 1, and no further.</summary>
    [Theory]
    [MemberData(nameof(Rules))]
    public void Polynomials_up_to_twice_the_nodes_have_the_mean_of_the_distribution(int size, double p, int nodes)
    {
        var rule = new KrawtchoukRule(size, p, nodes);
        for (var power = 0; power < 2 * rule.Count; power++)
            Assert.Equal(Exact(size, p, k => Power(k, power)), Mean(rule, k => Power(k, power)), 1e-11);

        // Around the middle of what can happen, in its width: powers stay near 1.
        double Power(double k, int power) => Math.Pow((k - (size * p)) / (6 * Math.Sqrt(size * p * (1 - p))), power);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Nodes_lie_within_the_size_and_weights_are_positive_with_the_sum_1(int size, double p, int nodes)
    {
        var rule = new KrawtchoukRule(size, p, nodes);
        Assert.Equal(Math.Min(nodes, size + 1), rule.Count);
        Assert.All(rule.Nodes, node => Assert.InRange(node, 0, size));
        Assert.All(rule.Weights, weight => Assert.InRange(weight, double.Epsilon, 1));
        Assert.Equal(1, rule.Weights.Sum(), 1e-14);
        Assert.Equal(rule.Count, rule.Nodes.Distinct().Count());
    }

    [Fact]
    public void As_many_nodes_as_outcomes_are_the_distribution_itself()
    {
        var rule = new KrawtchoukRule(10, 0.85, 13);
        Assert.Equal(Enumerable.Range(0, 11).Select(k => (double)k), rule.Nodes);
        for (var k = 0; k <= 10; k++) Assert.Equal(Probability(10, 0.85, k), rule.Weights[k], 1e-15);
    }

    /// <summary>The eigenvalues of a full matrix are the outcomes: the same rule just below a whole size, where it is solved.</summary>
    [Fact]
    public void The_matrix_of_all_outcomes_has_the_outcomes_as_eigenvalues()
    {
        var rule = new KrawtchoukRule(9 + 1e-9, 0.35, 10);
        var places = rule.Nodes.Zip(rule.Weights).OrderBy(place => place.First).ToList();
        for (var k = 0; k <= 9; k++)
        {
            Assert.Equal(k, places[k].First, 1e-6);
            Assert.Equal(Probability(9, 0.35, k), places[k].Second, 1e-6);
        }
    }

    /// <summary>Sizes between whole numbers have the moments of the formulas n p and n p (1 − p).</summary>
    [Theory]
    [InlineData(37.5, 0.2)]
    [InlineData(1.5, 0.5)]
    [InlineData(2.25, 0.9)]
    [InlineData(1e9, 0.7)]
    [InlineData(1e9, 1e-8)]
    public void Real_sizes_have_the_mean_and_variance_of_their_formulas(double size, double p)
    {
        var rule = new KrawtchoukRule(size, p, 7);
        var variance = size * p * (1 - p);
        Assert.Equal(1, Mean(rule, k => k) / (size * p), 1e-12);
        Assert.Equal(1, Mean(rule, k => (k - (size * p)) * (k - (size * p))) / variance, 1e-7);
    }

    [Fact]
    public void Pass_and_fail_exchanged_mirror_the_nodes()
    {
        var rule = new KrawtchoukRule(115, 0.8, 7);
        var mirror = new KrawtchoukRule(115, 0.2, 7);
        var places = rule.Nodes.Zip(rule.Weights).OrderBy(place => place.First).ToList();
        var mirrored = mirror.Nodes.Zip(mirror.Weights).OrderByDescending(place => place.First).ToList();
        for (var i = 0; i < places.Count; i++)
        {
            Assert.Equal(115 - mirrored[i].First, places[i].First, 1e-11);
            Assert.Equal(mirrored[i].Second, places[i].Second, 1e-13);
        }
    }

    [Theory]
    [InlineData(40, 0, 0)]
    [InlineData(40, 1, 40)]
    [InlineData(0, 0.3, 0)]
    public void What_is_certain_has_one_node(double size, double p, double node)
    {
        var rule = new KrawtchoukRule(size, p, 7);
        Assert.Equal([node], rule.Nodes);
        Assert.Equal([1.0], rule.Weights);
    }

    private static double Mean(KrawtchoukRule rule, Func<double, double> value) =>
        rule.Nodes.Zip(rule.Weights, (node, weight) => weight * value(node)).Sum();

    private static double Exact(int size, double p, Func<double, double> value) =>
        Enumerable.Range(0, size + 1).Sum(k => Probability(size, p, k) * value(k));

    // By logarithms of factorials: another way than the library's.
    private static double Probability(int n, double p, int k) => Math.Exp(
        LogFactorial(n) - LogFactorial(k) - LogFactorial(n - k) + (k * Math.Log(p)) + ((n - k) * Math.Log(1 - p)));

    private static double LogFactorial(int n)
    {
        var sum = 0.0;
        for (var i = 2; i <= n; i++) sum += Math.Log(i);
        return sum;
    }
}
