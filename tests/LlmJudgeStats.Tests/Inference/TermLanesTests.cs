using System.Runtime.Intrinsics;
using LlmJudgeStats.Inference;
using LlmJudgeStats.Numerics;

#pragma warning disable CA5394 // Seeded on purpose: the same terms in every run.

namespace LlmJudgeStats.Tests.Inference;

/// <summary>Four terms at once answer what each answers alone, to the last bit; the oracle is the scalar code of one term.</summary>
public class TermLanesTests
{
    private const int Draws = 20_000;

    // One and zero, none at all, next to nothing, and as many as there can be.
    private static readonly double[] s_counts = [0, 0, 1, 2, 8, 0.25, 37.5, 172, 1e-90, 1e6, 1e15];
    private static readonly double[] s_multipliers = [0, 1e-300, 1e-12, 0.1, 1, 7, 55, 1e3, 1e9, 1e30];

    [Fact]
    public void Fits_variances_responses_and_drops_are_those_of_each_term()
    {
        var random = new Random(20261129);
        for (var i = 0; i < Draws; i++)
        {
            var terms = Terms(random);
            var lanes = new TermLanes();
            lanes.Begin();
            foreach (var term in terms) lanes.Add(in term);
            var l = s_multipliers[random.Next(s_multipliers.Length)] * (random.Next(2) == 0 ? 1 : random.NextDouble());
            var t = random.Next(4) == 0 ? random.Next(2) : random.NextDouble();

            var u = Vector256.Create(l) * lanes.Coefficients(t);
            var fits = lanes.At(u);
            var variances = lanes.Variances(l, t);
            var (same, pulls) = lanes.VariancesAndResponses(l, t);
            var free = lanes.FreeVariances(t);
            var drops = lanes.Drops(in fits, u);
            var slope = 0.5;
            for (var lane = 0; lane < terms.Count; lane++)
            {
                var term = terms[lane];
                var pull = l * term.Coefficient(t);
                var fit = term.At(pull);
                Same(fit.Rate, fits.Rates[lane]);
                Same(fit.Complement, fits.Complements[lane]);
                var (variance, response) = term.VarianceAndResponse(l, t);
                Same(variance, variances[lane]);
                Same(variance, same[lane]);
                Same(response, pulls[lane]);
                Same(term.VarianceAndResponse(0, t).Variance, free[lane]);
                Same(term.Drop(fit, pull), drops[lane]);
                slope += term.IsOpposite ? -term.Slope * fit.Complement : term.Slope * fit.Rate;
            }
            Same(slope, lanes.SlopeAfter(0.5, in fits));
            for (var lane = terms.Count; lane < TermLanes.Most; lane++)
            {
                Same(0, variances[lane]);
                Same(0, pulls[lane]);
                Same(0, free[lane]);
                Same(0, drops[lane]);
            }
        }
    }

    [Fact]
    public void A_term_comes_back_as_it_was_added()
    {
        var lanes = new TermLanes();
        lanes.Begin();
        BinomialTerm first = new(Proportion.FromCounts(3, 10), constant: 1, slope: -2) { StepParts = 2, AddedQuarters = 1 };
        BinomialTerm second = new(Proportion.Known(0.25), constant: 0.5, slope: 4) { Pool = 1, IsOpposite = true, StepParts = 40 };
        lanes.Add(in first);
        lanes.Add(in second);
        Assert.Equal(2, lanes.Count);
        Assert.Equal(first, lanes[0]);
        Assert.Equal(second, lanes[1]);
    }

    [Fact]
    public void Four_logarithms_and_two_at_once_are_those_of_one()
    {
        var random = new Random(20261130);
        for (var i = 0; i < Draws; i++)
        {
            Span<double> v = [Draw(random), Draw(random), Draw(random), Draw(random)];
            Span<double> onePlus = [1 + v[0], 1 + v[1], 1 + v[2], 1 + v[3]];
            var logs = LogSeries.Log1PMinus(
                Vector256.Create<double>(v), Vector256.Create<double>(onePlus), Vector256<double>.Zero);
            for (var lane = 0; lane < v.Length; lane++) Same(LogSeries.Log1PMinus(v[lane], onePlus[lane]), logs[lane]);
            var pair = LogSeries.Log1PMinus(Vector128.Create(v[0], v[1]), Vector128.Create(onePlus[0], onePlus[1]));
            for (var lane = 0; lane < 2; lane++) Same(LogSeries.Log1PMinus(v[lane], onePlus[lane]), pair[lane]);
        }

        static double Draw(Random random) => random.Next(6) switch
        {
            0 => 0,
            1 => random.NextDouble() * 1e-12,
            2 => -random.NextDouble(),
            3 => random.NextDouble() * 40,
            4 => -0.5,
            _ => (2 * random.NextDouble()) - 1,
        };
    }

    private static List<BinomialTerm> Terms(Random random)
    {
        var terms = new List<BinomialTerm>();
        var count = random.Next(1, TermLanes.Most + 1);
        for (var i = 0; i < count; i++)
        {
            var rate = random.Next(6) == 0
                ? Proportion.Known(random.Next(3) == 0 ? random.Next(2) : random.NextDouble())
                : Proportion.FromOutcomes(Count(random), Count(random));
            terms.Add(new(in rate, random.Next(-1, 2), (2 * random.NextDouble()) - 1) { IsOpposite = random.Next(2) == 0 });
        }
        return terms;
    }

    private static double Count(Random random) => s_counts[random.Next(s_counts.Length)];

    private static void Same(double expected, double actual) =>
        Assert.Equal(BitConverter.DoubleToInt64Bits(expected + 0.0), BitConverter.DoubleToInt64Bits(actual + 0.0));
}
