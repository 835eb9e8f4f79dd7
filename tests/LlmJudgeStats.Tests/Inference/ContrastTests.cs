using System.Text.Json;
using LlmJudgeStats.Inference;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Tests.Inference;

/// <summary>
/// The contrast kernel beyond its three-term case: differences of two rates with one calibration, against independent code to 1e-10.
/// </summary>
/// <remarks>
/// The mapping to terms stands here, twenty lines of it, until the family of differences is built: that is all a family adds.
/// </remarks>
public sealed class ContrastTests
{
    private const double Tolerance = 1e-10;

    private static readonly Support s_difference = new(-1, 1);

    // A judge at chance has no answer: the rule of the family, not of the kernel.
    private const string AtChance = "diff-shared-guarded-13";

    public static TheoryData<string> Ids => [.. Cases().Select(one => one.GetProperty("id").GetString()!).Where(id => id != AtChance)];

    [Fact]
    public void All_but_one_are_compared() => Assert.Equal(17, Ids.Count);

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_difference_agrees_with_independent_code(string id)
    {
        var one = Cases().Single(other => other.GetProperty("id").GetString() == id);
        var input = one.GetProperty("input");
        var expected = one.GetProperty("expect");
        var z = Confidence.TwoSided(Number(input, "level")).Quantile;
        var isPaired = input.TryGetProperty("b", out _);
        var data = isPaired
            ? new Difference(default, default, new(Number(input, "b"), Number(input, "c"), Number(input, "n")), Rate(input, "x1", "m1"),
                Rate(input, "x0", "m0"))
            : new Difference(Rate(input, "kA", "nA"), Rate(input, "kB", "nB"), default, Rate(input, "x1", "m1"), Rate(input, "x0", "m0"));
        Assert.True(data.Youden > 0, id);
        Agree(expected, "score", data, fit => Score.Lower(in fit, z, lattice: 0));
        Agree(expected, "score_cc", data, fit => Score.Lower(in fit, z, data.Lattice));
        Agree(expected, "profile", data, fit => ProfileLikelihood.Lower(in fit, z));
        Agree(expected, "profile_add_half", data.AddHalf(), fit => ProfileLikelihood.Lower(in fit, z));
        var guarded = Limits(data, (fit, added) => GuardedScore.Lower(in fit, in added, data.Lattice, z));
        Assert.Equal(Number(expected.GetProperty("guarded")[0]), guarded.Lower, Tolerance);
        Assert.Equal(Number(expected.GetProperty("guarded")[1]), guarded.Upper, Tolerance);
        Assert.Equal(Number(expected, "p_guarded"), PValueOfNoDifference(data), Tolerance);
    }

    // The largest of the three parts' p-values at a difference of 0, seen from the side of the estimate.
    private static double PValueOfNoDifference(Difference data)
    {
        var fit = data.ToFit();
        if (fit.Ends.Estimate < 0) (data, fit) = (data.Swap(), data.Swap().ToFit());
        if (fit.Ends.Estimate == 0) return 1;
        var added = data.AddHalf().ToFit();
        var statistics = new[] { Score.Statistic(in fit, 0, data.Lattice), Math.Sqrt(ProfileLikelihood.Statistic(in fit, 0)),
            Math.Sqrt(ProfileLikelihood.Statistic(in added, 0)) };
        return statistics.Max(z => Math.Min(1, 2 * Normal.UpperTail(z)));
    }

    private static void Agree(JsonElement expected, string part, Difference data, Func<ContrastFit, double> lower)
    {
        var limits = Limits(data, (fit, _) => lower(fit));
        Assert.Equal(Number(expected.GetProperty(part)[0]), limits.Lower, Tolerance);
        Assert.Equal(Number(expected.GetProperty(part)[1]), limits.Upper, Tolerance);
    }

    private static (double Lower, double Upper) Limits(Difference data, Func<ContrastFit, ContrastFit, double> lower) => (
        lower(data.ToFit(), data.AddHalf().ToFit()),
        s_difference.Mirror(lower(data.Swap().ToFit(), data.Swap().AddHalf().ToFit())));

    private static List<JsonElement> Cases() =>
        [.. JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "reference", "contrasts",
            "shared-calibration.json"))).RootElement.EnumerateArray()];

    private static double Number(JsonElement element, string name) => Number(element.GetProperty(name));

    private static double Number(JsonElement element) => element.GetDouble();

    private static Proportion Rate(JsonElement input, string successes, string size) =>
        Proportion.FromCounts(Number(input, successes), Number(input, size));

    /// <summary>Two systems and one judge: counts of two test sets, or of pairs.</summary>
    private readonly record struct Difference(Proportion A, Proportion B, Pairs Pairs, Proportion Sensitivity, Proportion Specificity)
    {
        public double Youden => Sensitivity.Rate + Specificity.Rate - 1;

        public double Lattice => 1 / (4 * (Pairs.Size > 0 ? Pairs.Size : Math.Min(A.Size, B.Size)));

        private double Judged => Pairs.Size > 0 ? (Pairs.OnlyA - Pairs.OnlyB) / Pairs.Size : A.Rate - B.Rate;

        public Difference Swap() => this with { A = B, B = A, Pairs = new(Pairs.OnlyB, Pairs.OnlyA, Pairs.Size) };

        public Difference AddHalf() => new(
            Half(A), Half(B), Pairs.Size > 0
                ? new(Pairs.OnlyA + 0.5, Pairs.OnlyB + 0.5, Pairs.Size + 2)
                : Pairs, Half(Sensitivity), Half(Specificity));

        public ContrastFit ToFit()
        {
            List<BinomialTerm> terms =
                [new(Sensitivity, constant: 0, slope: -1) { Pool = 1 },
                    new(Specificity, constant: 0, slope: -1) { Pool = 1, IsOpposite = true }];
            if (Pairs.Size == 0) terms.InsertRange(0, [new(A, constant: 1, slope: 0), new(B, constant: -1, slope: 0)]);
            ContrastFit.Begin(out var fit, new()
            {
                Support = s_difference,
                Anchor = 0,
                AtLower = (Judged + Youden) / 2,
                AtUpper = (Youden - Judged) / 2,
                Estimate = Judged / Youden,
                StandardError = 0.1,
            }, Pairs.Size > 0 ? new(Pairs.OnlyA, Pairs.OnlyB, Pairs.Size) : default);
            foreach (var term in terms) fit.Add(term);
            return fit;
        }

        private static Proportion Half(Proportion rate) => rate.IsEmpty ? rate : rate.Smooth(0.5, 0.5);
    }

    private readonly record struct Pairs(double OnlyA, double OnlyB, double Size);
}
