using System.Text.RegularExpressions;

namespace LlmJudgeStats.Tool.CommandLine;

/// <summary>
/// Hints of the library, which name properties and values of C# between backticks, with the options of the command line in their place.
/// </summary>
/// <remarks>
/// Only a name that is listed here is replaced. No backtick of a hint comes from a file: there it is written as <c>\u0060</c>, so that
/// nothing that somebody called a column is taken for a property. Here, where no name is left to mistake it for, it is itself again.
/// </remarks>
internal static partial class OptionNames
{
    private static readonly Dictionary<string, string> s_options = new(StringComparer.Ordinal)
    {
        ["VerdictColumn"] = "--verdict",
        ["LabelColumn"] = "--label",
        ["Criteria"] = "--criteria",
        ["CountColumn"] = "--count",
        ["WeightColumn"] = "--weight",
        ["GroupColumns"] = "--group",
        ["Where"] = "--where",
        ["Calibration"] = "--calibration",
        ["PassValues"] = "--pass",
        ["FailValues"] = "--fail",
        ["MissingValues"] = "--missing",
        ["MissingVerdicts"] = "--missing-verdict",
        ["MissingLabels"] = "--missing-label",
        ["VerdictWords"] = "--pass COL=WORD --fail COL=WORD",
        ["LabelWords"] = "--pass COL=WORD --fail COL=WORD",
        ["VerdictWords.Pass"] = "--pass",
        ["VerdictWords.Fail"] = "--fail",
        ["LabelWords.Pass"] = "--pass",
        ["LabelWords.Fail"] = "--fail",
        ["VerdictRule"] = "--pass-if",
        ["LabelRule"] = "--label-pass-if",
        ["Scale"] = "--range",
        ["MeasureKind.Score"] = "estimate --measure score",
        ["MeasureKind.Preference"] = "estimate --measure preference",
        ["MeasureKind.Class"] = "estimate --measure class",
        ["Range"] = "--range",
        ["WinWords"] = "--win",
        ["TieWords"] = "--tie",
        ["LossWords"] = "--loss",
        ["Classes"] = "--classes",
        ["OrderColumn"] = "--orders",
        ["ShownFirst"] = "--order-words",
        ["DropsIncompletePairs"] = "--orders-incomplete drop",
        ["LabelMeaning.Truth"] = "--label-is truth",
        ["LabelMeaning.Agreement"] = "--label-is agreement",
        ["Raters"] = "--raters",
        ["LabelKeys"] = "--key",
        ["StratumColumn"] = "--stratum",
        ["IdColumn"] = "--id",
        ["IsBackTest"] = "--reveal",
        ["Path"] = "--path",
        ["DropsOverlap"] = "--overlap drop-test",
        ["From"] = "--from",
        ["Metric"] = "--metric",
        ["Side"] = "--side",
        ["LabelMetric"] = "--label-metric",
        ["ClusterColumn"] = "--cluster",
        ["DuplicateIds.Error"] = "--duplicates error",
        ["DuplicateIds.Independent"] = "--cluster none",
        ["DuplicateIds.Cluster"] = "--duplicates cluster",
        ["EncodingName"] = "--encoding",
        ["HasHeader = false"] = "--no-header",
        ["Delimiter"] = "--delimiter",
        ["MaxBytes"] = "--max-bytes",
        ["MaxErrors"] = "--max-errors",
        ["Table"] = "--sql-table",
        ["Query"] = "--query",
        ["Shards"] = "--shards",
        ["CalibrationDesign.External"] = "--design external",
        ["CalibrationDesign.ByLabel"] = "--design by-label",
        ["CalibrationDesign.Random"] = "--design random",
        ["CalibrationDesign.ByVerdict"] = "--design by-verdict",
        ["PostStratifiedInterval.CorrectedProfileStrict"] = "--interval corrected-profile-strict",
        ["Target.Items"] = "--target items",
        ["PairColumn"] = "--pair",
        ["SystemColumn"] = "--by",
        ["ScoreColumn"] = "--score",
        ["TextColumn"] = "--text",
        ["HashColumn"] = "--hash",
        ["RunColumn"] = "--run",
        ["StepColumn"] = "--step",
        ["SplitColumn"] = "--split-column",
        ["BenchmarkColumn"] = "--benchmark",
        ["Splits"] = "--split OLD,FRESH",
        ["Until"] = "--until",
        ["PlanQuestion.Labels"] = "--labels",
        ["PlanQuestion.Items"] = "--items",
        ["PlanQuestion.HalfWidth"] = "--half-width",
        ["PlanQuestion.Gate"] = "--at-least or --at-most",
        ["PlanQuestion.Budget"] = "--budget",
        ["PlanQuestion.Costs"] = "--label-cost and --judge-cost",
        ["JudgeGuess"] = "--guess-rate, --guess-sensitivity and --guess-specificity",
        ["ParameterGrid"] = "--at",
        ["ParameterGrid.Fine"] = "--grid fine",
    };

    /// <summary>The names that have an option.</summary>
    public static IReadOnlyCollection<string> Known => s_options.Keys;

    /// <summary>A hint with options where it names properties; a value stands behind its option without a sign.</summary>
    public static string In(string hint) =>
        Name().Replace(hint, name => s_options.TryGetValue(name.Groups["name"].Value, out var option)
            ? option + (name.Groups["equals"].Success ? " " : "")
            : name.Value)
        .Replace("\\u0060", "`", StringComparison.Ordinal);

    /// <summary>
    /// The message without what only a programmer needs, the name of the parameter and the value, and with the names that options have
    /// here.
    /// </summary>
    public static string Plain(ArgumentException problem)
    {
        var message = problem.Message;
        var end = message.IndexOf(" (Parameter '", StringComparison.Ordinal);
        return In(end < 0 ? message : message[..end]);
    }

    /// <summary>A report with options in what it says to do.</summary>
    public static EstimateReport In(EstimateReport report) => report with
    {
        Results = Derived.From(report.Results, result => result with { Sentence = In(result.Sentence) }),
        Diagnostics = [.. report.Diagnostics.Select(In)],
        Choices = [.. report.Choices.Select(In)],
    };

    /// <summary>A report with options in what it says to do.</summary>
    public static CoverageReport In(CoverageReport report) => report with
    {
        Sentence = In(report.Sentence),
        Diagnostics = [.. report.Diagnostics.Select(In)],
    };

    /// <summary>A report with options in what it says to do.</summary>
    public static ComparisonReport In(ComparisonReport report) => report with
    {
        Diagnostics = [.. report.Diagnostics.Select(In)],
        Choices = [.. report.Choices.Select(In)],
    };

    /// <summary>A report with options in what it says to do.</summary>
    public static PlanReport In(PlanReport report) => report with { Diagnostics = [.. report.Diagnostics.Select(In)] };

    /// <summary>A report with options in what it says to do.</summary>
    public static MeasureReport In(MeasureReport report) => report with { Diagnostics = [.. report.Diagnostics.Select(In)] };

    /// <summary>A report with options in what it says to do.</summary>
    public static JudgeReport In(JudgeReport report) => report with { Diagnostics = [.. report.Diagnostics.Select(In)] };

    /// <summary>A report with options in what it says to do.</summary>
    public static RankReport In(RankReport report) => report with { Diagnostics = [.. report.Diagnostics.Select(In)] };

    /// <summary>A report with options in what it says to do.</summary>
    public static AuditReport In(AuditReport report) => report with { Diagnostics = [.. report.Diagnostics.Select(In)] };

    /// <summary>The same of published claims.</summary>
    public static ClaimReport In(ClaimReport report) => report with { Diagnostics = [.. report.Diagnostics.Select(In)] };

    /// <summary>A report with options in what it says to do.</summary>
    public static MonitorReport In(MonitorReport report) => report with { Diagnostics = [.. report.Diagnostics.Select(In)] };

    /// <summary>A report with options in what it says to do.</summary>
    public static AgreeReport In(AgreeReport report) => report with { Diagnostics = [.. report.Diagnostics.Select(In)] };

    /// <summary>A page with options in its paragraphs, which hold words of the library only; its notes are those of the report.</summary>
    public static Page In(Page page) => new([.. page.Blocks.Select(block => block is PageParagraph paragraph ? In(paragraph) : block)]);

    /// <summary>A document with options in its lines, which hold words of the library only; its notes are those of the report.</summary>
    public static ReportDocument In(ReportDocument document) => document with
    {
        Sections = [.. document.Sections.Select(section => section with { Blocks = [.. section.Blocks.Select(In)] })],
    };

    private static IDocumentBlock In(IDocumentBlock block) =>
        block is DocumentLines lines ? new DocumentLines([.. lines.Lines.Select(In)]) : block;

    private static PageParagraph In(PageParagraph paragraph) => paragraph with { Lines = [.. paragraph.Lines.Select(In)] };

    // The message may hold names of groups; nothing in it is to be done.
    public static Diagnostic In(Diagnostic diagnostic) => diagnostic with { Fix = In(diagnostic.Fix) };

    [GeneratedRegex("`(?<name>[^`]+)`(?<equals> = )?", RegexOptions.ExplicitCapture)]
    private static partial Regex Name();
}
