using System.CommandLine;

namespace LlmJudgeStats.Tool.Commands.Files;

/// <summary>What a FILE can be accompanied by: which columns mean what, and how it is read.</summary>
internal sealed class ReadingOptions
{
    public Option<string?> From { get; } =
        NewOption.OneOf("--from", "FORMAT", ForeignNames.All,
            "what FILE is: csv, jsonl, json, or a tool's, such as promptfoo [found by content]");
    public Option<string?> Metric { get; } =
        NewOption.Text("--metric", "NAME", "the one metric that is meant, where a file has several");
    public Option<string?> Side { get; } =
        NewOption.Text("--side", "MODEL", "of two answers: the system whose win is a pass [the first]");
    public Option<string?> LabelMetric { get; } =
        NewOption.Text("--label-metric", "NAME", "the name of the labels, where it is another than the metric's");
    public Option<string?> Verdict { get; } = NewOption.Text("--verdict", "COL", "column of the judge's verdicts [verdict]");
    public Option<string[]> Label { get; } =
        NewOption.Texts("--label", "COL[,COL]", "column of the human labels, or one for each rater [label or truth]");
    public Option<string?> LabelIs { get; } =
        NewOption.OneOf("--label-is", "truth|agreement", ["truth", "agreement"],
            "what a label says: of the answer, or whether the judge was right [truth]");
    public Option<string?> Raters { get; } =
        NewOption.OneOf("--raters", "RULE", ["majority", "any-pass", "any-fail", "agree"],
            "what several labels of one answer, in columns or rows, come to: majority, any-pass, any-fail or agree");
    public Option<string?> LabelsFile { get; } = NewOption.Text("--labels-file", "FILE", "labels stand in a second file");
    public Option<string[]> Key { get; } =
        NewOption.Texts("--key", "COL[=COL]", "column that finds an item's label there, and its name there; may repeat");
    public Option<string?> LabelsFrom { get; } =
        NewOption.Text("--labels-from", "COL=V[,V]|all", "the labels of these groups, or of all, calibrate every group of the same judge");
    public Option<string[]> Criteria { get; } = NewOption.Texts("--criteria", "COL[=LABELCOL][,...]",
        "a column of verdicts for each criterion, and its labels: each row is a judgment of each, told apart by the column metric");
    public Option<string?> Count { get; } = NewOption.Text("--count", "COL", "each row stands for that many items");
    public Option<string[]> Group { get; } = NewOption.Texts("--group", "COL[,COL]", "one result for each combination of values");
    public Option<string?> Stratum { get; } =
        NewOption.Text("--stratum", "COL", "labels were sampled within its values, too (--design random or by-verdict)");
    public Option<string[]> Where { get; } =
        NewOption.Texts("--where", "COL=V[,V]", "keep rows with one of the values; COL!=V[,V] leaves them out; may repeat");
    public Option<string?> Calibration { get; } =
        NewOption.Text("--calibration", "COL=V[,V]", "use only the labels of matching rows; all others are hidden");
    public Option<bool> Reveal { get; init; } = NewOption.Switch("--reveal", "also print the rate of the hidden labels: a back-test");
    public Option<string[]> Pass { get; } = NewOption.Texts(
        "--pass", "V[,V]", "values that mean pass, COL=V in one column [1, true, yes, y, pass, passed, correct, c]");
    public Option<string[]> Fail { get; } = NewOption.Texts(
        "--fail", "V[,V]", "values that mean fail, COL=V in one column [0, false, no, n, fail, failed, incorrect, i]");
    public Option<string?> PassIf { get; } = NewOption.Text("--pass-if", "\"OP X\"", "scores that pass, such as \">=4\"; others fail");
    public Option<string?> LabelPassIf { get; } = NewOption.Text("--label-pass-if", "\"OP X\"", "the same for labels");
    public Option<string?> Range { get; } = NewOption.Text("--range", "A,B", "the scale of scores; others are errors");
    public Option<string[]> Missing { get; } =
        NewOption.Texts("--missing", "V[,V]", "further values that mean: no answer [empty, null, nan, n/a, -]");
    public Option<string[]> MissingVerdict { get; } = NewOption.Texts("--missing-verdict", "V[,V]", "the same for verdicts alone");
    public Option<string[]> MissingLabel { get; } = NewOption.Texts("--missing-label", "V[,V]", "the same for labels alone");
    public Option<string?> Path { get; } = NewOption.Text(
        "--path", "A.B", "where the rows are in a JSON document [its only array of objects]");
    public Option<string?> Id { get; } = NewOption.Text("--id", "COL", "column of the item ids [item_id, id, question_id, ...]");
    public Option<string?> Cluster { get; } = NewOption.Text(
        "--cluster", "COL|none", "rows with the same value belong together [the item ids, where some repeat]");
    public Option<bool> Runs { get; } = NewOption.Switch("--runs", "rows of one id are runs of the judge: how often they differ");
    public Option<string?> Duplicates { get; } =
        NewOption.OneOf("--duplicates", "cluster|error", ["cluster", "error"],
            "what to do when an id repeats within a group [cluster]");
    public Option<string?> Overlap { get; } = NewOption.OneOf("--overlap", "drop-test|error", ["drop-test", "error"],
        "an item that is labelled in one row and not in another: leave the unlabelled row out, or refuse the file [error]");
    public Option<string?> Encoding { get; } = NewOption.Text("--encoding", "NAME", "encoding of the file [utf-8]");
    public Option<bool> NoHeader { get; } = NewOption.Switch("--no-header", "the first row is data; columns are called 1, 2, ...");
    public Option<string?> Delimiter { get; } = NewOption.Text("--delimiter", "C", "one character, or tab [detected]");
    public Option<string?> MaxBytes { get; } = NewOption.Text("--max-bytes", "N", "refuse larger input, counted unpacked [17179869184]");
    public Option<string?> MaxErrors { get; } = NewOption.Text("--max-errors", "N", "stop after so many errors [20]");
    public Option<string?> Weight { get; } = NewOption.Text("--weight", "COL",
        "sampling weights: the inverse of the chance to be in the sample; 0 skips the row");
    public Option<string?> Share { get; } = NewOption.Text("--share", "FILE|V=X[,V=X]",
        "with --stratum: the share of each of its values in the population, or a file with the columns value and share");

    /// <summary>Options that make no sense without a FILE.</summary>
    public IReadOnlyList<Option> All =>
    [
        From, Metric, Side, LabelMetric,
        Verdict, Label, LabelIs, Raters, LabelsFile, Key, LabelsFrom, Criteria, Count, Weight, Group, Stratum, Share, Where,
        Calibration, Reveal, Pass, Fail, PassIf, LabelPassIf, Range, Missing, MissingVerdict, MissingLabel, Path, Id, Cluster, Runs,
        Duplicates, Overlap, Encoding, NoHeader, Delimiter, MaxBytes, MaxErrors,
    ];

    /// <summary>What chooses among the judgments of another tool's file, and where its labels are.</summary>
    public IReadOnlyList<Option> OfTools => [From, Metric, Side, LabelMetric, LabelsFile, Key];

    /// <summary>What only verdicts that pass or fail have.</summary>
    public IReadOnlyList<Option> OfPassRates =>
    [
        LabelIs, Raters, LabelsFrom, Criteria, Count, Weight, Stratum, Share, PassIf,
        LabelPassIf, MissingVerdict, MissingLabel, Runs, Duplicates, Overlap,
    ];
}
