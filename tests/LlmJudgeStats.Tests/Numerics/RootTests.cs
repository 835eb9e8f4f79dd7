using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Tests.Numerics;

public class RootTests
{
    [Fact]
    public void The_root_of_a_cubic_is_found_from_either_side_to_the_last_bit()
    {
        Assert.Equal(Math.Cbrt(2), Root.Find(new Cubic(2), 0, 2), 4.5e-16);
        Assert.Equal(Math.Cbrt(2), Root.Find(new Cubic(2), 2, 0), 4.5e-16);
        Assert.Equal(-Math.Cbrt(5), Root.Find(new Cubic(-5), -1e6, 1e6), 9e-16);
    }

    [Fact]
    public void A_triple_root_is_still_found() => Assert.Equal(0, Root.Find(new Cubic(0), -1, 3), 1e-100);

    [Fact]
    public void A_search_in_a_step_closes_in_on_the_step() => Assert.Equal(0.3, Root.Find(new Step(0.3), 0, 1), 1e-15);

    [Fact]
    public void A_function_that_is_flat_and_then_steep_converges() => Assert.Equal(20.0, Root.Find(new Flat(), 0, 100), 1e-13);

    [Fact]
    public void A_root_at_an_end_is_that_end()
    {
        Assert.Equal(2.0, Root.Find(new Cubic(8), 2, 5));
        Assert.Equal(2.0, Root.Find(new Cubic(8), -5, 2));
    }

    [Fact]
    public void Without_a_change_of_sign_it_is_the_end_with_the_smaller_residual()
    {
        Assert.Equal(3.0, Root.Find(new Cubic(8), 3, 5));
        Assert.Equal(1.0, Root.Find(new Cubic(8), 0, 1));
    }

    [Fact]
    public void A_search_with_a_tolerance_stops_within_it() => Assert.Equal(Math.Cbrt(2), Root.Find(new Cubic(2), 0, 2, 0.01), 0.01);

    [Fact]
    public void A_function_that_is_NaN_everywhere_returns_a_point_of_the_bracket() => Assert.InRange(Root.Find(new Nothing(), 0, 1), 0, 1);

    [Theory]
    [InlineData(0.5)]
    [InlineData(1.9)]
    [InlineData(7.0)]     // outside the bracket: the middle is taken
    [InlineData(double.NaN)]
    public void The_root_of_a_smooth_falling_function_is_found_to_the_last_bits(double start) =>
        Assert.Equal(Math.Cbrt(2), Root.FindFalling(new FallingCubic(2), 0, 2, start), 4.5e-16);

    /// <summary>Flat until 1000, then 1/x: Newton has no direction on the flat part.</summary>
    [Fact]
    public void A_falling_function_that_is_flat_and_then_a_hyperbola_converges() =>
        Assert.Equal(4000, Root.FindFalling(new Hyperbola(), 0, 1e30, 1), 1e-11);

    [Fact]
    public void A_search_in_a_falling_step_closes_in_on_the_step() => Assert.Equal(0.3, Root.FindFalling(new Cliff(), 0, 1, 0.5), 1e-15);

    [Fact]
    public void A_falling_function_without_a_slope_returns_a_point_of_the_bracket() =>
        Assert.InRange(Root.FindFalling(new Void(), 0, 1, 0.5), 0, 1);

    /// <summary>√((1 − x)/1e-10) falls through 0.9 at 1 − 0.81e-10: a step of 1e-9 is long there, and once passed for a rounding.</summary>
    [Fact]
    public void A_root_beside_an_end_is_found_to_its_digits() =>
        Assert.Equal(0.81e-10, 1 - Root.FindFalling(new BesideOne(), 0, 1, 1 - 3e-10), 3e-16);

    private readonly struct BesideOne : IDifferentiable
    {
        public ValueAndSlope At(double x) => new(Math.Sqrt((1 - x) / 1e-10) - 0.9, -0.5 / Math.Sqrt((1 - x) * 1e-10));
    }

    private readonly struct FallingCubic(double value) : IDifferentiable
    {
        public ValueAndSlope At(double x) => new(value - (x * x * x), -3 * x * x);
    }

    private readonly struct Hyperbola : IDifferentiable
    {
        public ValueAndSlope At(double x) => x < 1000 ? new(0.75, 0) : new((1000 / x) - 0.25, -1000 / x / x);
    }

    private readonly struct Cliff : IDifferentiable
    {
        public ValueAndSlope At(double x) => new(x < 0.3 ? 1 : -1, 0);
    }

    private readonly struct Void : IDifferentiable
    {
        public ValueAndSlope At(double x) => new(double.NaN, double.NaN);
    }

    private readonly struct Cubic(double value) : IFunction
    {
        public double At(double x) => (x * x * x) - value;
    }

    private readonly struct Step(double at) : IFunction
    {
        public double At(double x) => x < at ? -1 : 1;
    }

    private readonly struct Flat : IFunction
    {
        public double At(double x) => Math.Exp(x - 20) - 1;
    }

    private readonly struct Nothing : IFunction
    {
        public double At(double x) => double.NaN;
    }
}
