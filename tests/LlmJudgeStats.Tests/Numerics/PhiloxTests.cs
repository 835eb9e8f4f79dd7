using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Tests.Numerics;

public class PhiloxTests
{
    /// <summary>Every length and every place in a block to start from; numbers go on where they stopped.</summary>
    [Fact]
    public void A_fill_of_every_length_and_start_is_that_of_one_by_one()
    {
        for (var length = 0; length <= 257; length++)
        {
            for (var start = 0; start < 3; start++)
            {
                var (one, many, numbers) = (
                    new Philox(seed: 7, stream: ulong.MaxValue - 5), new Philox(seed: 7, stream: ulong.MaxValue - 5), new ulong[length]);
                for (var i = 0; i < start; i++) Assert.Equal(one.NextUInt64(), many.NextUInt64());
                many.Fill(numbers);
                foreach (var number in numbers) Assert.Equal(one.NextUInt64(), number);
                Assert.Equal(one.NextUInt64(), many.NextUInt64());
            }
        }
    }

    /// <summary>Eight blocks at once, also where the counter carries over into its second word and where it starts again.</summary>
    [Theory]
    [InlineData(0UL)]
    [InlineData(0xFFFFFFFCUL)]
    [InlineData(0x123456789ABCDEFUL)]
    [InlineData(0xFFFFFFFFFFFFFFFBUL)]
    public void Vectors_of_any_counter_are_the_blocks(ulong block)
    {
        const ulong Seed = 0xA4093822299F31D0, Stream = 0x0370734413198A2E;
        var numbers = new ulong[PhiloxVectors.Numbers];
        PhiloxVectors.Next(numbers, Seed, Stream, block);
        for (var i = 0; i < PhiloxVectors.Blocks; i++)
        {
            var counter = unchecked(block + (ulong)i);
            var (a, b, c, d) = Philox.Block((uint)counter, (uint)(counter >> 32), unchecked((uint)Stream), (uint)(Stream >> 32),
                unchecked((uint)Seed), (uint)(Seed >> 32));
            Assert.Equal((a | ((ulong)b << 32), c | ((ulong)d << 32)), (numbers[2 * i], numbers[(2 * i) + 1]));
        }
    }

    /// <summary>
    /// The authors' known answers, in a lane of a vector: counter and key as in JudgeScenarioTests, two words to a number.
    /// </summary>
    [Theory]
    [InlineData(0UL, 0UL, 0UL, 0xe169c58d6627e8d5UL, 0x9b00dbd8bc57ac4cUL)]
    [InlineData(0xffffffffffffffffUL, 0xffffffffffffffffUL, 0xffffffffffffffffUL, 0x41c83b0e408f276dUL, 0x6d5451fda20bc7c6UL)]
    [InlineData(0x85a308d3243f6a88UL, 0x0370734413198a2eUL, 0x299f31d0a4093822UL, 0x94fdccebd16cfe09UL, 0x24126ea15001e420UL)]
    public void Vectors_give_the_known_answers(ulong counter, ulong stream, ulong seed, ulong first, ulong second)
    {
        var numbers = new ulong[PhiloxVectors.Numbers];
        for (var lane = 0; lane < PhiloxVectors.Blocks; lane++)
        {
            PhiloxVectors.Next(numbers, seed, stream, unchecked(counter - (ulong)lane));
            Assert.Equal((first, second), (numbers[2 * lane], numbers[(2 * lane) + 1]));
        }
    }

    /// <summary>
    /// Beta draws: the largest distance from the distribution stays within the bound that another seed would exceed with probability 1e-9.
    /// </summary>
    [Theory]
    [InlineData(0.5, 0.5)]
    [InlineData(1, 1)]
    [InlineData(0.1, 3)]
    [InlineData(173, 29)]
    [InlineData(2, 40_000)]
    public void Beta_draws_have_the_distribution(double a, double b)
    {
        const int Draws = 20_000;
        var (random, beta) = (new Philox(3, 1), new BetaDistribution(a, b));
        var draws = Enumerable.Range(0, Draws).Select(_ => beta.LowerQuantile(random.NextDouble()).Rate).Order().ToArray();
        // Dvoretzky, Kiefer and Wolfowitz: P(D > d) <= 2 exp(-2 N d^2).
        var bound = Math.Sqrt(Math.Log(2 / 1e-9) / (2 * Draws));
        for (var i = 0; i < Draws; i++) Assert.InRange(beta.At(draws[i]).Lower, ((i + 1.0) / Draws) - bound, ((double)i / Draws) + bound);
    }
}
