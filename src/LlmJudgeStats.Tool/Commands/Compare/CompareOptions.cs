using System.CommandLine;
using LlmJudgeStats.Comparison;
using LlmJudgeStats.Tool.Commands.Files;
using LlmJudgeStats.Tool.Commands.Measure;
using LlmJudgeStats.Tool.Commands.Study;

namespace LlmJudgeStats.Tool.Commands.Compare;

/// <summary>The options of <c>judgestats compare</c>.</summary>
internal sealed class CompareOptions : ICommandOptions
{
    /// <summary>Every id of <c>--interval</c>; two of them name the default, by how the labels were chosen.</summary>
    public static IReadOnlyList<(string Id, DifferenceInterval Interval)> Intervals { get; } =
    [
        .. MethodCatalogue.Differences.Methods.Where(method => method.Id == DifferenceEstimator.Default.Method.Id)
            .Select(method => (method.Interval, IntervalOf(method.Interval))),
    ];

    public string Command => "compare";

    public string Summary => "Which of two or more systems passes more often, corrected for the judge's errors.";

    public Argument<string?> File { get; } = NewOption.File("- is standard input");

    public Option<string?> PassedA { get; } = NewOption.Text("--a-passed", "K", "test items of a that the judge passed");
    public Option<string?> TotalA { get; } = NewOption.Text("--a-total", "N", "all test items of a");
    public Option<string?> PassedB { get; } = NewOption.Text("--b-passed", "K", "test items of b that the judge passed");
    public Option<string?> TotalB { get; } = NewOption.Text("--b-total", "N", "all test items of b");
    public Option<string?> Both { get; } = NewOption.Text("--both", "N", "items that were judged for both: both pass");
    public Option<string?> OnlyA { get; } = NewOption.Text("--only-a", "N", "only a passes");
    public Option<string?> OnlyB { get; } = NewOption.Text("--only-b", "N", "only b passes");
    public Option<string?> Neither { get; } = NewOption.Text("--neither", "N", "neither passes");

    public IReadOnlyList<Option<string?>> CellsOfA { get; } = CellsOf("a");

    public IReadOnlyList<Option<string?>> CellsOfB { get; } = CellsOf("b");

    public StudyOptions Study { get; } = new();

    public ReadingOptions Reading { get; } = new()
    {
        Reveal = NewOption.Switch("--reveal", "labels are hidden on purpose, for a back-test: no word about them"),
    };

    public MeasureSyntax Measure { get; } = new();

    public OutputOptions Output { get; } = new(ReportFormats.OfFigures);

    public Option<string?> By { get; } = NewOption.Text("--by", "COL", "column that names the systems");
    public Option<string?> A { get; } = NewOption.Text("--a", "V", "compare this system [each with each]");
    public Option<string?> B { get; } = NewOption.Text("--b", "V", "with this one");
    public Option<string?> Baseline { get; } = NewOption.Text("--baseline", "V", "compare every other system with this one");
    public Option<string?> Pair { get; } =
        NewOption.Text("--pair", "COL", "rows with the same value are the same item, answered by several systems");
    public Option<bool> Shared { get; } = NewOption.Switch("--shared-calibration",
        "one calibration for all systems, from the labels of all of them: right only if the judge errs alike on each");
    public Option<string?> Criterion { get; } =
        NewOption.Text("--criterion", "COL", "compare within each of its values, as one family of claims");
    public Option<string[]> Primary { get; } =
        NewOption.Texts("--primary", "V[,V]", "criteria whose claims come first; declared before looking");
    public Option<string?> Margin { get; } = NewOption.Text("--margin", "M", "a difference that would not matter, such as 0.05");
    public Option<string?> Correction { get; } =
        NewOption.OneOf("--correction", "ID", ["holm", "bh", "none"], "holm, bh or none, for several comparisons [holm]");
    public Option<string?> Chance { get; } = NewOption.Text("--chance", "Q", "with which a detectable difference is found [0.8]");
    public Option<string?> Require { get; } = NewOption.OneOf("--require", "WORD", ["better", "non-inferior", "equivalent"],
        "better, non-inferior or equivalent: exit 0 where it is shown, 1 where it is refuted, 2 elsewhere");
    public Option<string?> Interval { get; } = NewOption.OneOf(
        "--interval", "ID", [.. Intervals.Select(one => one.Id)],
        "fieller or delta, with a shared calibration [guarded-difference, or sampled-difference]");

    // Of labels sampled from the items the default has an id of its own.
    private static DifferenceInterval IntervalOf(string id) => Enum.GetValues<DifferenceInterval>()
        .FirstOrDefault(interval => new DifferenceEstimator { Interval = interval }.Method.Interval == id);

    public IReadOnlyList<Option> Counts =>
    [
        PassedA, TotalA, PassedB, TotalB, Both, OnlyA, OnlyB, Neither, .. Study.Cells, .. Study.Rates, .. CellsOfA, .. CellsOfB,
    ];

    /// <summary>Counts that a file has itself.</summary>
    public IReadOnlyList<Option> Tallies => [PassedA, TotalA, PassedB, TotalB, Both, OnlyA, OnlyB, Neither, .. CellsOfA, .. CellsOfB];

    public IReadOnlyList<Option> OfFile =>
    [
        By, A, B, Baseline, Pair, Criterion, Primary,
        .. Reading.All.Except([Reading.LabelsFrom, Reading.Stratum, Reading.Share]),
    ];

    public IReadOnlyList<OptionGroup> Groups =>
    [
        new("Evidence from counts", Counts),
        new("Evidence from a file", OfFile),
        new("Values other than pass and fail, of a file",
            [Measure.Measure, Measure.Win, Measure.Tie, Measure.Loss, Measure.Classes, Measure.Each]),
        new("Question and method",
            [Study.Design, Shared, Margin, Correction, Require, Interval, Study.Level, Chance]),
        Output.Group,
    ];

    private static Option<string?>[] CellsOf(string system) =>
    [
        NewOption.Text($"--{system}-tp", "N", $"calibration items of {system}: label pass, verdict pass"),
        NewOption.Text($"--{system}-fn", "N", "label pass, verdict fail"),
        NewOption.Text($"--{system}-fp", "N", "label fail, verdict pass"),
        NewOption.Text($"--{system}-tn", "N", "label fail, verdict fail"),
    ];
}
