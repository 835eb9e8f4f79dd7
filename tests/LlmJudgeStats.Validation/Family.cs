using LlmJudgeStats.Coverage;

namespace LlmJudgeStats.Validation;

/// <summary>Designs of one kind, with the grid and the intervals that belong to them.</summary>
internal sealed record Family(
    string Id, string Title, string Sizes, ParameterGrid Grid, IReadOnlyList<Candidate> Candidates,
    IReadOnlyList<(string Name, StudyDesign Design)> Designs)
{
    private const string LabelSizes = "test items / labelled fails / labelled passes";
    private const string VerdictSizes = "judged items, labelled ones included / labelled passes + labelled fails of the judge";

    private static readonly ParameterGrid s_dense = ParameterGrid.Fine with { Rates = ParameterGrid.Steps(200) };

    public static IReadOnlyList<Family> All { get; } =
    [
        new("by-label", "Labels chosen by label, or from elsewhere", LabelSizes, ParameterGrid.Fine, Candidate.ByLabel,
        [
            Label(50, 10, 10), Label(50, 20, 20), Label(50, 5, 25), Label(50, 25, 5), Label(115, 25, 25),
            Label(115, 10, 50), Label(115, 50, 10), Label(100, 50, 50), Label(300, 30, 30),
        ]),
        new("by-label-held-out", "Labels chosen by label: designs never used while a method was chosen", LabelSizes, ParameterGrid.Fine,
            Candidate.ByLabel,
        [
            Label(20, 10, 10), Label(30, 5, 5), Label(75, 30, 8), Label(200, 15, 15), Label(500, 10, 10), Label(40, 40, 10),
            Label(150, 8, 60),
        ]),
        new("random", "Labels that are a random sample of the test population", "test items / labels", s_dense, Candidate.Random,
            [Sample(50, 20), Sample(115, 20), Sample(500, 20), Sample(50, 50)]),
        new("by-verdict", "Labels chosen by verdict", VerdictSizes, s_dense, Candidate.ByVerdict,
            [Verdict(50, 10, 10), Verdict(115, 25, 25), Verdict(115, 10, 40), Verdict(300, 50, 50), Verdict(1000, 10, 10),
                Verdict(115, 5, 5)]),
    ];

    /// <summary>The name of the design with the two label classes exchanged: its coverage is the mirror image.</summary>
    public static string Mirror(string name) => name.Split('/') is [var n, var m0, var m1] ? $"{n}/{m1}/{m0}" : name;

    private static (string, StudyDesign) Label(int n, int m0, int m1) =>
        ($"{n}/{m0}/{m1}", new() { TestItems = n, Labels = LabelPlan.ByLabel(m1, m0) });

    private static (string, StudyDesign) Sample(int n, int labels) =>
        ($"{n}/{labels}", new() { TestItems = n, Labels = LabelPlan.Random(labels) });

    private static (string, StudyDesign) Verdict(int judged, int passes, int fails) =>
        ($"{judged}/{passes}+{fails}",
            new() { TestItems = judged - passes - fails, Labels = LabelPlan.ByVerdict(passes, fails) });
}
