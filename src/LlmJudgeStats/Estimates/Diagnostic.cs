namespace LlmJudgeStats;

/// <summary>One thing that looked wrong, with a stable code and a way out.</summary>
/// <param name="Code">A stable code: <c>LJS1003</c>. Codes are never reused.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Message">What is the matter.</param>
/// <param name="Fix">
/// What to do about it. A name between backticks is a property to set, or a value: <c>`CalibrationDesign.ByVerdict`</c>.
/// </param>
public sealed record Diagnostic(string Code, DiagnosticSeverity Severity, string Message, string Fix)
{
    /// <summary>Figures of the case at hand, in a sentence of its own; empty when there are none.</summary>
    public string Detail { get; init; } = "";

    private static readonly (EstimateWarnings Flag, Diagnostic Diagnostic)[] s_catalogue =
    [
        (EstimateWarnings.Unidentified, new("LJS1001", DiagnosticSeverity.Error,
            "The data do not determine the pass rate: the judge's verdicts carry no information (sensitivity + specificity is not above "
                + "1), or there are no data.",
            "With a judge no better than chance: label more items, or use a better judge. Without test items: add some that have a verdict "
                + "and no label, or declare the labelled ones a random sample.")),
        (EstimateWarnings.InvertedJudge, new("LJS1002", DiagnosticSeverity.Error,
            "The judge is worse than chance: it passes failures more often than passes.",
            "Check whether labels or verdicts are swapped; they are never flipped for you.")),
        (EstimateWarnings.WeakJudge, new("LJS1003", DiagnosticSeverity.Warning,
            "The judge is not clearly better than chance at this level, so the correction is unstable.",
            "Label more items of both classes, or use a better judge; trust the interval, not the point.")),
        (EstimateWarnings.ConstantJudge, new("LJS1004", DiagnosticSeverity.Error,
            "The judge gave one verdict to every calibration item.",
            "Fix the judge's prompt or the reading of its verdicts.")),
        (EstimateWarnings.Clamped, new("LJS1010", DiagnosticSeverity.Info,
            "The raw estimate lies outside 0 to 1 and is shown at the edge.",
            "If it lies far outside, the error rates may not hold for these items: label some of them. To combine results, use the "
                + "unclamped values.")),
        (EstimateWarnings.PartiallyIdentified, new("LJS1020", DiagnosticSeverity.Warning,
            "A label class, or a verdict, has no labelled item: one rate is unknown. The data only bound the pass rate, unless labels at "
                + "random tell it by themselves.",
            "Label at least 10 items of what is missing.")),
        (EstimateWarnings.SmallCalibration, new("LJS1021", DiagnosticSeverity.Warning,
            "Few labelled items: fewer than 10 in a class (of a random sample: in all, or 5 of a stratum), or than 25 for a verdict when "
                + "they were chosen by verdict.",
            "Label more items, picked in the same way; where you pick by label or by verdict, of the smaller kind first.")),
        (EstimateWarnings.DesignMismatch, new("LJS1040", DiagnosticSeverity.Error,
            "The method is not valid for how the labelled items were chosen.",
            "Use a method that is valid for the declared design (docs/choosing.md), or declare the design that was really used.")),
        (EstimateWarnings.Uncorrected, new("LJS1041", DiagnosticSeverity.Warning,
            "The judge was taken at its word: its errors are not corrected.",
            "Use a method that corrects, as the default does; it needs some labelled items, or the judge's error rates.")),
        (EstimateWarnings.NotConverged, new("LJS1042", DiagnosticSeverity.Error,
            "An iteration limit was reached: what is shown is the best value so far, or the whole range.",
            "Please report the counts: this is a defect.")),
        (EstimateWarnings.DegenerateInterval, new("LJS1043", DiagnosticSeverity.Warning,
            "The interval has no width although the rate is not certain: this formula breaks down when every proportion is 0 or 1, or far "
                + "outside 0 to 1.",
            "Use another interval: the default of asymmetric-error has a width here.")),
        (EstimateWarnings.PointOutsideInterval, new("LJS1046", DiagnosticSeverity.Warning,
            "The point lies outside its interval: a stratum has no labelled item, so the point is the mean of all labels, and the interval "
                + "keeps the strata.",
            "Quote the interval, not the point; merge the stratum with a neighbour, or label some of its items.")),
        (EstimateWarnings.IntervalMismatch, new("LJS1048", DiagnosticSeverity.Error,
            "The interval that was named is for known error rates and a rate is measured, or for measured ones and both are known.",
            "Name an interval of this method that is for such error rates, or none.")),
        (EstimateWarnings.OneCluster, new("LJS1052", DiagnosticSeverity.Warning,
            "One cluster, or hardly more, holds all items of a part: nothing shows how much clusters differ, so no width can be given.",
            "Collect items of more clusters: more items of the same ones do not help.")),
        (EstimateWarnings.NoDegreesOfFreedom, new("LJS1057", DiagnosticSeverity.Info,
            "Items belong together, and this method takes their effective numbers only: it does not allow for how few clusters there are, "
                + "and its coverage under clusters was not measured.",
            "Use the default method, which does.")),
        (EstimateWarnings.PointOnly, new("LJS1100", DiagnosticSeverity.Info,
            "No interval is given where none was found that keeps its level.",
            "Quote it as a description, or decide by a number that has an interval.")),
        (EstimateWarnings.FewDoubles, new("LJS1104", DiagnosticSeverity.Warning,
            "Fewer than 50 items have two labels: the interval of a rate behind labels that err holds less often than its level says.",
            "Have more items labelled a second time, by the same people, without showing them the first label.")),
        (EstimateWarnings.UndefinedCoefficient, new("LJS1110", DiagnosticSeverity.Warning,
            "The coefficient is not defined for these ratings: one answer only was given, so that agreement beyond chance is 0/0, or it is "
                + "a coefficient of two classes and there are more.",
            "Quote the interval, or percent agreement; rate items on which answers differ.")),
        (EstimateWarnings.OpposedAgreement, new("LJS1115", DiagnosticSeverity.Warning,
            "Only some items have a second label, and on these the judge agrees less often where people repeat themselves: the interval of "
                + "the normalised accuracy is too narrow.",
            "Have every item labelled a second time, or find out why the judge is better where people waver.")),
        (EstimateWarnings.ClusteredRatio, new("LJS1116", DiagnosticSeverity.Warning,
            "Items belong together in clusters, such as those that one person answered: no interval of a ratio was measured for them.",
            "Quote the point alone, or take one item of each cluster.")),
        (EstimateWarnings.SharedCalibration, new("LJS2101", DiagnosticSeverity.Warning,
            "One calibration is taken to hold for both systems; no labels of each show it.",
            "Label items of each system.")),
        (EstimateWarnings.CalibrationDiffers, new("LJS2103", DiagnosticSeverity.Error,
            "The labels show that the judge's error rates differ between the systems: one calibration must not serve both.",
            "Compare each system with its own labels.")),
        (EstimateWarnings.IndependenceDoubtful, new("LJS2104", DiagnosticSeverity.Warning,
            "Both systems answered the same items, and their verdicts go against each other: an interval that takes the test sets as "
                + "independent can be too narrow.",
            "Label both systems on the same items, or compare them with one calibration as pairs.")),
        (EstimateWarnings.DirectionNotShown, new("LJS2105", DiagnosticSeverity.Warning,
            "The systems differ, but which is better rests on a judge that is better than chance, and the labels do not show that.",
            "Label more items of both classes.")),
    ];

    /// <summary>The diagnostics behind a set of warnings, errors of the data first, in the order of their codes.</summary>
    /// <param name="warnings">The warnings of an estimate.</param>
    public static IReadOnlyList<Diagnostic> Of(EstimateWarnings warnings) =>
        [.. s_catalogue.Where(entry => warnings.HasFlag(entry.Flag)).Select(entry => entry.Diagnostic)];
}
