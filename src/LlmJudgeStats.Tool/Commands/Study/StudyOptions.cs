using System.CommandLine;

namespace LlmJudgeStats.Tool.Commands.Study;

/// <summary>What every command about a study can be told: counts, the design, the method. A set of its own for each command.</summary>
internal sealed class StudyOptions
{
    /// <summary>The ways to say what is known of the judge, for the first lines of help.</summary>
    public const string LabelSyntax = "[--tp A --fn B --fp C --tn D | --sensitivity X --specificity Y | --accuracy X]";

    public Option<string?> Passed { get; } = NewOption.Text("--passed", "K", "test items (verdict, no human label) that the judge passed");
    public Option<string?> Total { get; } = NewOption.Text("--total", "N", "all test items");
    public Option<string?> TruePositive { get; } = NewOption.Text("--tp", "A", "calibration items: label pass, verdict pass");
    public Option<string?> FalseNegative { get; } = NewOption.Text("--fn", "B", "calibration items: label pass, verdict fail");
    public Option<string?> FalsePositive { get; } = NewOption.Text("--fp", "C", "calibration items: label fail, verdict pass");
    public Option<string?> TrueNegative { get; } = NewOption.Text("--tn", "D", "calibration items: label fail, verdict fail");
    public Option<string?> Sensitivity { get; } =
        NewOption.Text("--sensitivity", "X", "instead of --tp ...: 0.9 = known, 90/100 = measured on 100 human passes");
    public Option<string?> Specificity { get; } =
        NewOption.Text("--specificity", "X", "likewise: 0.8 = known, 80/100 = measured on 100 human fails");
    public Option<string?> Accuracy { get; } = NewOption.Text("--accuracy", "X", "known and symmetric: sensitivity = specificity = X");

    public Option<string?> Design { get; } =
        NewOption.OneOf("--design", "D", StudyArguments.Designs,
            $"how the labelled items were chosen: {StudyArguments.DesignIds} [external]");
    public Option<string?> Method { get; } = NewOption.OneOf("--method", "ID", MethodChoice.Methods, $"{MethodChoice.MethodIds} [auto]");
    public Option<string?> Interval { get; } =
        NewOption.OneOf("--interval", "ID", MethodChoice.Intervals, "an interval of that method [the method's default]");
    public Option<string?> Level { get; } = NewOption.Text("--level", "L", "coverage of the interval, between 0 and 1 [0.95]");
    public Option<string?> Prior { get; } =
        NewOption.OneOf("--prior", "P", ["uniform", "jeffreys"],
            "uniform or jeffreys, for bayesian [uniform; jeffreys for labels from the test items]");
    public Option<bool> NoTruncation { get; } =
        NewOption.Switch("--no-truncation", "bayesian without the assumption that the judge beats chance");
    public Option<string?> Seed { get; } = NewOption.Text("--seed", "S", "seed of --interval bootstrap, the one that draws [1]");

    public IReadOnlyList<Option> Counts => [.. Tallies, .. Rates];

    /// <summary>Counts that a file has itself.</summary>
    public IReadOnlyList<Option> Tallies => [Passed, Total, .. Cells];

    /// <summary>Labels by verdicts.</summary>
    public IReadOnlyList<Option<string?>> Cells => [TruePositive, FalseNegative, FalsePositive, TrueNegative];

    /// <summary>Error rates.</summary>
    public IReadOnlyList<Option<string?>> Rates => [Sensitivity, Specificity, Accuracy];
}
