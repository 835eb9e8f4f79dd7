using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Tests.Numerics;

public class SelectionTests
{
    /// <summary>Against a sort, at every place: distinct values, many ties, all equal, in order and in reverse.</summary>
    [Fact]
    public void The_value_at_any_place_is_that_of_the_sorted_ones()
    {
        var random = new Random(3);
        for (var length = 1; length <= 257; length += length < 40 ? 1 : 31)
        {
            double[][] kinds =
            [
                [.. Enumerable.Range(0, length).Select(_ => random.NextDouble())],
                [.. Enumerable.Range(0, length).Select(_ => (double)random.Next(3))],
                [.. Enumerable.Repeat(0.5, length)],
                [.. Enumerable.Range(0, length).Select(i => (double)i)],
                [.. Enumerable.Range(0, length).Select(i => (double)-i)],
            ];
            foreach (var kind in kinds)
            {
                var sorted = kind.Order().ToArray();
                for (var place = 0; place < length; place++)
                {
                    var values = kind.ToArray();
                    Assert.Equal(sorted[place], Selection.At(values, place));
                    Assert.Equal(sorted, values.Order());
                    Assert.All(values[..place], value => Assert.True(value <= sorted[place]));
                    Assert.All(values[place..], value => Assert.True(value >= sorted[place]));
                }
            }
        }
    }
}
