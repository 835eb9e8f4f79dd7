using System.CommandLine;

namespace LlmJudgeStats.Tool.Arguments;

/// <summary>The options of <c>judgestats estimate</c>. Every value arrives as text: our own parsers say what was wrong with it.</summary>
internal sealed class EstimateOptions
{
    public Argument<string?> File { get; } =
        new("FILE") { Arity = ArgumentArity.ZeroOrOne, Description = "CSV, TSV or JSONL, also .gz; - is standard input" };

    public Option<string?> Passed { get; } = Text("--passed", "K", "test items (verdict, no human label) that the judge passed");
    public Option<string?> Total { get; } = Text("--total", "N", "all test items");
    public Option<string?> TruePositive { get; } = Text("--tp", "A", "calibration items: label pass, verdict pass");
    public Option<string?> FalseNegative { get; } = Text("--fn", "B", "calibration items: label pass, verdict fail");
    public Option<string?> FalsePositive { get; } = Text("--fp", "C", "calibration items: label fail, verdict pass");
    public Option<string?> TrueNegative { get; } = Text("--tn", "D", "calibration items: label fail, verdict fail");
    public Option<string?> Sensitivity { get; } =
        Text("--sensitivity", "X", "instead of --tp ...: 0.9 = known, 90/100 = measured on 100 human passes");
    public Option<string?> Specificity { get; } = Text("--specificity", "X", "likewise: 0.8 = known, 80/100 = measured on 100 human fails");
    public Option<string?> Accuracy { get; } = Text("--accuracy", "X", "known and symmetric: sensitivity = specificity = X");

    public Option<string?> Verdict { get; } = Text("--verdict", "COL", "column of the judge's verdicts [verdict]");
    public Option<string?> Label { get; } = Text("--label", "COL", "column of the human labels [label or truth]");
    public Option<string?> Count { get; } = Text("--count", "COL", "each row stands for that many items");
    public Option<string[]> Group { get; } = Texts("--group", "COL[,COL]", "one result for each combination of values");
    public Option<string[]> Where { get; } = Texts("--where", "COL=VALUE", "keep matching rows; may repeat");
    public Option<string?> Calibration { get; } = Text("--calibration", "COL=VALUE", "use only the labels of matching rows; all others are hidden");
    public Option<bool> Reveal { get; } = Switch("--reveal", "also print the rate of the hidden labels: a back-test");
    public Option<string[]> Pass { get; } = Texts("--pass", "V[,V]", "values that mean pass [1, true, yes, y, pass, passed, correct, c]");
    public Option<string[]> Fail { get; } = Texts("--fail", "V[,V]", "values that mean fail [0, false, no, n, fail, failed, incorrect, i]");
    public Option<string[]> Missing { get; } = Texts("--missing", "V[,V]", "further values that mean: no verdict [empty, null, nan, n/a, -]");
    public Option<string?> Id { get; } = Text("--id", "COL", "column of the item ids [item_id or id]");
    public Option<string?> Duplicates { get; } = Text("--duplicates", "warn|error", "what to do when an id repeats within a group [warn]");
    public Option<string?> Encoding { get; } = Text("--encoding", "NAME", "encoding of the file [utf-8]");
    public Option<bool> NoHeader { get; } = Switch("--no-header", "the first row is data; columns are called 1, 2, ...");
    public Option<string?> Delimiter { get; } = Text("--delimiter", "C", "one character, or tab [detected]");
    public Option<string?> MaxBytes { get; } = Text("--max-bytes", "N", "refuse larger input, counted unpacked [17179869184]");
    public Option<string?> MaxErrors { get; } = Text("--max-errors", "N", "stop after so many errors [20]");
    public Option<string?> Cluster { get; } = Text("--cluster", "COL", "items that belong together (not in this version)");
    public Option<string?> Weight { get; } = Text("--weight", "COL", "sampling weights (not in this version)");

    public Option<string?> Design { get; } =
        Text("--design", "D", "how the labelled items were chosen: external, by-label, random, by-verdict [external]");
    public Option<string?> Method { get; } = Text("--method", "ID", "auto, naive, labels-only, rogan-gladen, asymmetric-error, post-stratified, prediction-powered, bayesian [auto]");
    public Option<string?> Interval { get; } = Text("--interval", "ID", "an interval of that method [the method's default]");
    public Option<string?> Level { get; } = Text("--level", "L", "coverage of the interval, between 0 and 1 [0.95]");
    public Option<bool> All { get; } = Switch("--all", "every estimator that is valid for the design; says which are not and why");
    public Option<string?> Prior { get; } = Text("--prior", "P", "uniform or jeffreys, for bayesian [uniform; jeffreys for labels from the test items]");
    public Option<bool> NoTruncation { get; } = Switch("--no-truncation", "bayesian without the assumption that the judge beats chance");
    public Option<string?> Seed { get; } = Text("--seed", "S", "seed of --interval bootstrap, the one that draws [1]");

    public Option<string?> Format { get; } = Text("--format", "F", "text, json or csv [text]");
    public Option<string?> Output { get; } = Text("--output", "PATH", "write a file instead of standard output");
    public Option<bool> Force { get; } = Switch("--force", "overwrite the file of --output");

    public IReadOnlyList<OptionGroup> Groups =>
    [
        new("Evidence from counts", FromCounts),
        new("Evidence from a file", [.. FromFile, Cluster, Weight]),
        new("Question and method", [Design, Method, Interval, Level, All, Prior, NoTruncation, Seed]),
        new("Output", [Format, Output, Force]),
    ];

    /// <summary>Options that make no sense beside a FILE.</summary>
    public IReadOnlyList<Option> FromCounts =>
        [Passed, Total, TruePositive, FalseNegative, FalsePositive, TrueNegative, Sensitivity, Specificity, Accuracy];

    /// <summary>Options that make no sense without a FILE.</summary>
    public IReadOnlyList<Option> FromFile =>
    [
        Verdict, Label, Count, Group, Where, Calibration, Reveal, Pass, Fail, Missing,
        Id, Duplicates, Encoding, NoHeader, Delimiter, MaxBytes, MaxErrors,
    ];

    public Command Command()
    {
        var command = new Command("estimate", "The pass rate behind a judge's verdicts, corrected for the judge's errors.") { File };
        foreach (var option in Groups.SelectMany(group => group.Options)) command.Add(option);
        return command;
    }

    private static Option<string?> Text(string name, string value, string description) =>
        new(name) { HelpName = value, Description = description, Arity = ArgumentArity.ExactlyOne };

    private static Option<string[]> Texts(string name, string value, string description) =>
        new(name) { HelpName = value, Description = description, Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = false };

    private static Option<bool> Switch(string name, string description) => new(name) { Description = description, Arity = ArgumentArity.Zero };
}
