using System.CommandLine;
using LlmJudgeStats.Audit;
using LlmJudgeStats.Tool.Commands.Files;
using LlmJudgeStats.Tool.Commands.Study;

namespace LlmJudgeStats.Tool.Commands.Audit;

/// <summary>The options of <c>judgestats audit</c>.</summary>
internal sealed class AuditOptions : ICommandOptions
{
    public AuditOptions()
    {
        Reading.Id.Description = "column of the item ids [item, item_id, id, ...]";
        Reading.Label.HelpName = "COL";
        Reading.Label.Description = "with verdicts: column of what people said, which corrects them [label or truth]";
        Reading.Cluster.Description = "items with the same value belong together [cluster]";
        Reading.Range.Description = "the lowest and the highest score possible [0,1]";
        Study.Level.Description = "coverage of the intervals, between 0 and 1 [0.95]";
        Study.Seed.Description = "seed of the shares of first places [1]";
        Study.TruePositive.Description = "what is known of the judge: label pass, verdict pass";
        Study.FalseNegative.Description = "label pass, verdict fail";
        Study.FalsePositive.Description = "label fail, verdict pass";
        Study.TrueNegative.Description = "label fail, verdict fail";
        Output.Explain.Description =
            "also print what no answer of a check can say, what it assumes and where it comes from; json always has the last two";
    }

    public static IReadOnlyList<string> Checks { get; } = [.. AuditChecks.All.Select(check => check.Method.Id)];

    public static IReadOnlyList<string> FailOns { get; } = ["unsound", "doubtful"];

    public string Command => "audit";

    public string Summary => "Is a benchmark worth trusting?";

    public Argument<string?> File { get; } = NewOption.File("- is standard input");

    public ReadingOptions Reading { get; } = new();

    public StudyOptions Study { get; } = new();

    public OutputOptions Output { get; } = new(ReportFormats.OfFigures);

    public Option<string?> By { get; } = NewOption.Text("--by", "COL", "column of who was scored [system]");

    public Option<string?> Score { get; } = NewOption.Text("--score", "COL", "column of the scores [score, else verdict]");

    public Option<string?> Run { get; } = NewOption.Text("--run", "COL", "column of repeated runs [run]");

    public Option<string?> Step { get; } = NewOption.Text("--step", "COL", "column of training steps; empty in final scores [step]");

    public Option<string?> SplitColumn { get; } = NewOption.Text("--split-column", "COL", "column of old and fresh items [split]");

    public Option<string?> Benchmark { get; } = NewOption.Text("--benchmark", "COL", "column of which benchmark [benchmark]");

    public Option<string?> Position { get; } = NewOption.Text("--position", "COL", "column of the place in the run, from 1 [position]");

    public Option<string?> Text { get; } = NewOption.Text("--text", "COL", "column of the items' texts, to find copies");

    public Option<string?> Hash { get; } = NewOption.Text("--hash", "COL", "column of hashes of such texts");

    public Option<string[]> Check { get; } = NewOption.Texts("--check", "ID[,ID]", $"only these checks: {string.Join(", ", Checks)}");

    public Option<string[]> Skip { get; } = NewOption.Texts("--skip", "ID[,ID]", "all but these checks");

    public Option<string[]> Split { get; } =
        NewOption.Texts("--split", "OLD,FRESH", "which split is old, and which fresh; again for more pairs [old,new, public,private ...]");

    public Option<bool> RandomSplit { get; } =
        NewOption.Switch("--random-split", "items were assigned to the splits at random: a gap of all systems is evidence, too");

    public Option<string[]> Same { get; } = NewOption.Texts("--same", "A,B[,C]", "benchmarks that should measure the same [all]");

    public Option<string?> Floor { get; } = NewOption.Text("--floor", "R", "agreement that such benchmarks must reach [0.5]");

    public Option<string?> Guessing { get; } = NewOption.Text("--guessing", "C", "the score of guessing, such as 0.25");

    public Option<string?> Ceiling { get; } = NewOption.Text("--ceiling", "C", "the highest score possible [1]");

    public Option<string?> Autocorrelation { get; } =
        NewOption.Text("--autocorrelation", "PHI", "of the deviations of neighbouring checkpoints [0.5]");

    public Option<string?> Until { get; } = NewOption.Text("--until", "STEP", "leave out later checkpoints");

    public Option<string?> FailOn { get; } =
        NewOption.OneOf("--fail-on", "WORD", FailOns, "unsound: exit 1 when a finding is; doubtful: exit 2 when one is, too");

    public Option<bool> All { get; } = NewOption.Switch("--all", "sentences of what is sound, and the ranks, too");

    public IReadOnlyList<OptionGroup> Groups =>
    [
        new("What is asked",
        [
            Check, Skip, Guessing, Ceiling, Split, RandomSplit, Same, Floor, Autocorrelation, Until, Study.Level, Study.Seed, FailOn, All,
        ]),
        new("The judge, where one gave the scores", [.. Study.Cells, .. Study.Rates]),
        new("The file",
        [
            By, Reading.Id, Score, Run, Step, SplitColumn, Benchmark, Reading.Cluster, Position, Text, Hash, Reading.Label, Reading.Where,
            Reading.Pass, Reading.Fail, Reading.Range, Reading.Missing, Reading.Path, Reading.Encoding, Reading.NoHeader,
            Reading.Delimiter, Reading.MaxBytes, Reading.MaxErrors,
        ]),
        Output.Group,
    ];
}
