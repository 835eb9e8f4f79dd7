using LlmJudgeStats.JudgeConfidence;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Validation.Confidences;

/// <summary>Judges whose confidences are spread evenly over [0, 1]: how often they are right rises from one share to another.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Low">The accuracy at confidence 0.</param>
/// <param name="High">The accuracy at confidence 1.</param>
/// <param name="Power">How it rises: with the confidence to this power.</param>
internal sealed record SelectivePopulation(string Name, double Low, double High, double Power)
{
    public static IReadOnlyList<SelectivePopulation> All { get; } =
    [
        new("steep", 0.3, 1, 1), new("late", 0.5, 0.99, 3), new("just too low", 0.7, 0.9, 0.5),
    ];

    /// <summary>The accuracy of items with at least some confidence.</summary>
    public double Above(double threshold)
    {
        if (threshold >= 1) return High;
        var area = (1 - Math.Pow(threshold, Power + 1)) / (Power + 1);
        return Low + ((High - Low) * area / (1 - threshold));
    }

    public ConfidenceSample Draw(int items, ref Philox random)
    {
        var confidences = new double[items];
        var outcomes = new bool[items];
        for (var i = 0; i < items; i++)
        {
            confidences[i] = random.NextDouble();
            outcomes[i] = random.NextBernoulli(Low + ((High - Low) * Math.Pow(confidences[i], Power)));
        }
        return ConfidenceSample.OfOutcomes(confidences, outcomes, []);
    }
}
