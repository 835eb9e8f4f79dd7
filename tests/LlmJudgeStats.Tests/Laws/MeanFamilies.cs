using LlmJudgeStats.Multiclass;
using LlmJudgeStats.Numerics;
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
        new("classes", Classes),
    ];

    public static MeanFamily Find(string id) => All.Single(family => family.Id == id);

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
