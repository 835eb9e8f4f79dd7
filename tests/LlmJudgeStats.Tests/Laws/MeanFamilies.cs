using LlmJudgeStats.Accuracy;
using LlmJudgeStats.Bias;
using LlmJudgeStats.JudgeConfidence;
using LlmJudgeStats.Multiclass;
using LlmJudgeStats.Numerics;
using LlmJudgeStats.Panels;
using LlmJudgeStats.Preferences;
using LlmJudgeStats.Runs;
using LlmJudgeStats.Scores;
using LlmJudgeStats.Tests.Inference;

namespace LlmJudgeStats.Tests.Laws;

/// <summary>The catalogue of families of means: what stands here is held to <see cref="MeanFamilyLaws"/>.</summary>
/// <remarks>
/// It is among the tests because nothing in the library needs it. A family is one line, drawn through its own evidence type.
/// </remarks>
internal static class MeanFamilies
{
    public static IReadOnlyList<MeanFamily> All { get; } =
    [
        new("strata", (seed, design) => Tables.Some(100, seed, largest: 60, mostStrata: 8).First().Study(design))
        {
            Page = "docs/methods/kernels.md",
        },
        new("scores", (seed, design) => Scores(seed).ToStudy(design, ScoreBands.Of([2, 3.5]))),
        new("preferences", (seed, design) => PreferenceTable.FromCounts(Counts(seed, 9), Counts(seed + 1000, 3)).ToStudy(design)),
        new("votes", (seed, design) => VoteTable.FromCounts(Counts(seed, 8), Counts(seed + 1000, 4)).ToStudy(design))
        {
            Page = "docs/methods/panels.md",
        },
        new("accuracy", (seed, design) => Accuracies(seed).ToAverageStudy([0.5, 0.3, 0.2]) with { Design = design }) { Page = Judges },
        new("iterations", (seed, design) => Iterations(seed).ToChangeStudy(0, 1) with { Design = design }) { Page = Judges },
        new("judge-change", (seed, design) => Change(seed).ToYoudenStudy() with { Design = design })
        {
            Page = "docs/methods/monitoring.md",
        },
        new("runs", (seed, design) => Runs(seed).ToStudy(design)) { Page = Judges },
        new("bias", (seed, design) => Biases(seed) with { Design = design }) { Page = Judges },
        new("classes", Classes),
        new("confidence", Confidences),
    ];

    private const string Judges = "docs/methods/judges.md";
    private const int Items = 60;

    public static MeanFamily Find(string id) => All.Single(family => family.Id == id);

    private static ScoreSample Scores(ulong seed) => new(
        new(1, 5), Drawn(seed, 1, Items, 1, 5), Drawn(seed, 2, Items, 1, 5), Drawn(seed, 3, 5 * Items, 1, 5));

    private static AccuracyTable Accuracies(ulong seed) => AccuracyTable.Of(
        3, [.. Drawn(seed, 1, Items, 0, 2).Select(category => (int)category)], [.. Drawn(seed, 2, Items, 0, 2).Select(half => half / 2)]);

    private static IterationTable Iterations(ulong seed) => IterationTable.Of(ValueRange.Unit, 2, Drawn(seed, 1, 2 * Items, 0, 1));

    private static RunTable Runs(ulong seed)
    {
        var passes = Array.ConvertAll(Drawn(seed, 1, Items, 0, 4), count => (long)count);
        var fails = Array.ConvertAll(Drawn(seed, 2, Items, 1, 3), count => (long)count);
        return new(passes, [.. passes.Zip(fails, (passed, failed) => passed + failed)]);
    }

    private static JudgeChange Change(ulong seed) => new() { Passes = Pairs(Counts(seed, 4)), Fails = Pairs(Counts(seed + 1000, 4)) };

    private static PairedTally Pairs(long[] counts) =>
        new() { Both = counts[0], OnlyA = counts[1], OnlyB = counts[2], Neither = counts[3] };

    private static MeanStudy Biases(ulong seed) =>
        new BiasSample(new(1, 5), Drawn(seed, 1, Items, 1, 5), Drawn(seed, 2, Items, 1, 5)).ToDifferenceStudy(Drawn(seed, 3, Items, 0, 9));

    // Whole numbers, each as likely as the others.
    private static double[] Drawn(ulong seed, ulong which, int howMany, int least, int largest)
    {
        var random = new Philox(seed, which);
        var numbers = new double[howMany];
        for (var i = 0; i < howMany; i++) numbers[i] = least + Math.Floor(random.NextDouble() * (largest - least + 1));
        return numbers;
    }

    // By turns the pass rate in bands of confidence, the Brier score and calibration in the large.
    private static MeanStudy Confidences(ulong seed, CalibrationDesign design)
    {
        double[] confidences = [.. Drawn(seed, 1, Items, 0, 10).Select(tenths => tenths / 10)];
        bool[] outcomes = [.. Drawn(seed, 2, Items, 0, 1).Select(value => value > 0)];
        double[] others = [.. Drawn(seed, 3, 5 * Items, 0, 10).Select(tenths => tenths / 10)];
        var sample = ConfidenceSample.OfOutcomes(confidences, outcomes, others);
        return (seed % 3) switch
        {
            0 => sample.WithUnjudged([true, false], 9).ToStudy(design, [0.3, 0.5, 0.8]),
            1 => sample.ToBrierStudy(CalibrationDesign.Random) with { Design = design },
            _ => sample.ToCalibrationStudy(CalibrationDesign.Random) with { Design = design },
        };
    }

    // Three label classes and four verdicts, one of them "none": by turns the mean of a score and the share of a class.
    private static MeanStudy Classes(ulong seed, CalibrationDesign design)
    {
        var counts = Counts(seed, 16);
        var matrix = ConfusionMatrix.Of(["won", "tied", "lost"], ["won", "tied", "lost", "none"], counts.AsSpan(0, 12), counts.AsSpan(12));
        return seed % 4 == 3 ? matrix.ToStudy(design, [1, 0.5, 0]) : matrix.ToShareStudy((int)(seed % 4), design);
    }

    /// <summary>Counts for a line of the catalogue: the same ones for the same seed, up to 40, a third of them 0.</summary>
    public static long[] Counts(ulong seed, int howMany)
    {
        var random = new Philox(seed, 0);
        var counts = new long[howMany];
        for (var i = 0; i < howMany; i++) counts[i] = random.NextDouble() < 1.0 / 3 ? 0 : 1 + (long)(random.NextDouble() * 40);
        return counts;
    }
}

/// <summary>A family of means as the laws see it.</summary>
/// <param name="Id">The name of its page and of its folder of reference figures.</param>
/// <param name="Draw">A study from a seed and a design: the same one every time, thin strata and empty ones among them.</param>
internal sealed record MeanFamily(string Id, Func<ulong, CalibrationDesign, MeanStudy> Draw)
{
    public string Page { get; init; } = $"docs/methods/{Id}.md";
}
