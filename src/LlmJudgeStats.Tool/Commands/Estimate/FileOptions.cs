using System.CommandLine;
using LlmJudgeStats.Tool.CommandLine;

namespace LlmJudgeStats.Tool.Commands.Estimate;

/// <summary>What a FILE can be accompanied by: which columns mean what, and how it is read.</summary>
internal sealed class FileOptions
{
    public Option<string?> Verdict { get; } = NewOption.Text("--verdict", "COL", "column of the judge's verdicts [verdict]");
    public Option<string?> Label { get; } = NewOption.Text("--label", "COL", "column of the human labels [label or truth]");
    public Option<string?> Count { get; } = NewOption.Text("--count", "COL", "each row stands for that many items");
    public Option<string[]> Group { get; } = NewOption.Texts("--group", "COL[,COL]", "one result for each combination of values");
    public Option<string[]> Where { get; } = NewOption.Texts("--where", "COL=VALUE", "keep matching rows; may repeat");
    public Option<string?> Calibration { get; } =
        NewOption.Text("--calibration", "COL=VALUE", "use only the labels of matching rows; all others are hidden");
    public Option<bool> Reveal { get; } = NewOption.Switch("--reveal", "also print the rate of the hidden labels: a back-test");
    public Option<string[]> Pass { get; } =
        NewOption.Texts("--pass", "V[,V]", "values that mean pass [1, true, yes, y, pass, passed, correct, c]");
    public Option<string[]> Fail { get; } =
        NewOption.Texts("--fail", "V[,V]", "values that mean fail [0, false, no, n, fail, failed, incorrect, i]");
    public Option<string[]> Missing { get; } =
        NewOption.Texts("--missing", "V[,V]", "further values that mean: no verdict [empty, null, nan, n/a, -]");
    public Option<string?> Id { get; } = NewOption.Text("--id", "COL", "column of the item ids [item_id or id]");
    public Option<string?> Duplicates { get; } =
        NewOption.Text("--duplicates", "warn|error", "what to do when an id repeats within a group [warn]");
    public Option<string?> Encoding { get; } = NewOption.Text("--encoding", "NAME", "encoding of the file [utf-8]");
    public Option<bool> NoHeader { get; } = NewOption.Switch("--no-header", "the first row is data; columns are called 1, 2, ...");
    public Option<string?> Delimiter { get; } = NewOption.Text("--delimiter", "C", "one character, or tab [detected]");
    public Option<string?> MaxBytes { get; } = NewOption.Text("--max-bytes", "N", "refuse larger input, counted unpacked [17179869184]");
    public Option<string?> MaxErrors { get; } = NewOption.Text("--max-errors", "N", "stop after so many errors [20]");
    public Option<string?> Cluster { get; } = NewOption.Text("--cluster", "COL", "items that belong together (not in this version)");
    public Option<string?> Weight { get; } = NewOption.Text("--weight", "COL", "sampling weights (not in this version)");

    /// <summary>Options that make no sense without a FILE.</summary>
    public IReadOnlyList<Option> All =>
    [
        Verdict, Label, Count, Group, Where, Calibration, Reveal, Pass, Fail, Missing,
        Id, Duplicates, Encoding, NoHeader, Delimiter, MaxBytes, MaxErrors,
    ];
}
