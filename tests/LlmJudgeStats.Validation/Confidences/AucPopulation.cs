using LlmJudgeStats.JudgeConfidence;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Validation.Confidences;

/// <summary>Where confidences of right and of wrong items come from: normal ones, or grades that normal ones are cut into.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Distance">How far the mean of right items is above that of wrong ones, in standard deviations of wrong ones.</param>
/// <param name="StandardDeviation">The standard deviation of right items.</param>
/// <param name="Cuts">Where grades end, rising; none for normal ones.</param>
internal sealed record AucPopulation(string Name, double Distance, double StandardDeviation, double[] Cuts)
{
    private static readonly double[] s_five = [-0.5, 0.25, 1, 1.75];

    public static IReadOnlyList<AucPopulation> All { get; } =
    [
        .. new[] { 0, 0.5, 1, 1.5, 2, 3 }.Select(distance => new AucPopulation($"binormal {distance}", distance, 1, [])),
        .. new[] { 0, 1, 2, 4 }.Select(distance => new AucPopulation($"binormal unequal {distance}", distance, 2, [])),
        .. new[] { 0, 1, 2, 3 }.Select(distance => new AucPopulation($"five grades {distance}", distance, 1, s_five)),
        .. new[] { 0, 1, 2, 3 }.Select(distance => new AucPopulation($"binary {distance}", distance, 1, [distance / 2])),
    ];

    /// <summary>The area under the curve, ties half.</summary>
    public double Area
    {
        get
        {
            if (Cuts.Length == 0) return 1 - Normal.UpperTail(Distance / Math.Sqrt(1 + (StandardDeviation * StandardDeviation)));
            var below = 0.0;
            var area = 0.0;
            for (var grade = 0; grade <= Cuts.Length; grade++)
            {
                var wrong = Share(grade, 0, 1);
                area += Share(grade, Distance, StandardDeviation) * (below + (wrong / 2));
                below += wrong;
            }
            return area;
        }
    }

    /// <summary>A sample of so many right and wrong items.</summary>
    public ConfidenceSample Draw(int right, int wrong, ref Philox random)
    {
        var confidences = new double[right + wrong];
        var outcomes = new bool[confidences.Length];
        for (var i = 0; i < confidences.Length; i++)
        {
            outcomes[i] = i < right;
            var normal = Normal.Quantile(Math.Max(random.NextDouble(), 1e-16));
            var score = outcomes[i] ? Distance + (StandardDeviation * normal) : normal;
            // Only their order counts: anything rising that ends in [0, 1] will do.
            confidences[i] = Cuts.Length == 0 ? 1 - Normal.UpperTail(score / 3) : Cuts.Count(cut => cut < score) / (double)Cuts.Length;
        }
        return ConfidenceSample.OfOutcomes(confidences, outcomes, []);
    }

    private double Share(int grade, double mean, double deviation) => Below(grade, mean, deviation) - Below(grade - 1, mean, deviation);

    private double Below(int grade, double mean, double deviation) => grade < 0 ? 0 : grade >= Cuts.Length ? 1
        : 1 - Normal.UpperTail((Cuts[grade] - mean) / deviation);
}
