using LlmJudgeStats.Planning;

namespace LlmJudgeStats.Tests.Planning;

public sealed class LabelSearchTests
{
    /// <summary>Of any fall, from any start: the first number that is small enough, in a few steps.</summary>
    [Theory]
    [InlineData(10, 60)]
    [InlineData(double.NaN, 60)]
    [InlineData(1e30, 60)]
    [InlineData(-5, 60)]
    public void Fewest_is_the_first_that_will_do(double start, int mostSteps)
    {
        Func<long, double>[] falls =
            [x => Math.Sqrt(3.0 / x), x => 0.04 + (2.0 / x), x => 0.3 / Math.Log(x + 1), x => x < 777_777 ? 1 : 0, x => 1 / (double)x];
        foreach (var fall in falls)
        {
            var steps = 0;
            var found = LabelSearch.Fewest(Counted, 0.05, 2, LabelSearch.Most, start)!.Value;
            Assert.True(fall(found) <= 0.05);
            Assert.True(found == 2 || fall(found - 1) > 0.05);
            Assert.InRange(steps, 1, mostSteps);

            double Counted(long number)
            {
                steps++;
                return fall(number);
            }
        }
    }

    [Fact]
    public void Fewest_is_null_where_none_will_do() => Assert.Null(LabelSearch.Fewest(x => 0.06 + (1.0 / x), 0.05, 2, 1000, 10));

    [Fact]
    public void Fewest_may_be_the_largest_that_is_allowed() => Assert.Equal(1000, LabelSearch.Fewest(x => 1.0 / x, 0.001, 2, 1000, 10));

    [Fact]
    public void Best_is_within_one_part_in_a_hundred_of_the_lowest()
    {
        foreach (var lowest in new[] { 20, 21, 57, 1234, 999_999, 1_000_000 })
        {
            var found = LabelSearch.Best(x => Math.Abs(Math.Log(x / (double)lowest)), 20, 1_000_000);
            Assert.InRange(found, lowest * 0.99, lowest * 1.01);
        }
    }

    [Fact]
    public void Best_of_a_tie_is_the_smaller() => Assert.Equal(3, LabelSearch.Best(_ => 1, 3, 4));
}
