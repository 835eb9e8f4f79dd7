using static LlmJudgeStats.Reporting.PlainText;

namespace LlmJudgeStats.Reporting;

/// <summary>
/// One plain sentence for a result: what was found, how sure that is, and what to do when it is not enough. ASCII, invariant culture.
/// </summary>
internal static class EstimateSentence
{
    private const string CannotSay = "The data cannot say what the pass rate is";

    public static string Of(EstimateFacts facts) =>
        First(facts) + Answer(facts) + Whose(facts) + (IsSilent(facts.Main) ? "" : facts.Unjudged?.Words());

    // What may be wrong with the file stands before the number.
    private static string First(EstimateFacts facts)
    {
        Diagnostic[] doubts = [.. facts.Findings.Doubts, .. facts.Suspicions.Where(one => one.Severity == DiagnosticSeverity.Error)];
        if (doubts.Length == 0) return "";
        var codes = doubts.Select(doubt => doubt.Code).Distinct().Order(StringComparer.Ordinal).ToArray();
        var list = codes.Length == 1 ? codes[0] : $"{string.Join(", ", codes[..^1])} and {codes[^1]}";
        return doubts.Any(doubt => doubt.Severity == DiagnosticSeverity.Error)
            ? $"Do not use this before you have cleared up {list}. "
            : $"Before you use this, clear up {list}. ";
    }

    // Nobody is to take the rate of these items for that of a system.
    private static string Whose(EstimateFacts facts) => facts is { Items: { } items, Main.Warnings: var warnings }
        && !warnings.HasFlag(EstimateWarnings.DesignMismatch)
        ? Invariant($" This is about exactly these {items} judged items, and no claim about others like them.")
        : "";

    private static string PassRate(EstimateFacts facts) =>
        facts.Items is { } items ? Invariant($"the pass rate of these {items} judged items") : "the pass rate";

    private static string Answer(EstimateFacts facts)
    {
        var main = facts.Main;
        var isSilent = IsSilent(main);
        return main switch
        {
            _ when main.Warnings.HasFlag(EstimateWarnings.DesignMismatch) => Mismatch(main.Method, facts.Study.Calibration),
            _ when isSilent && main.Warnings.HasFlag(EstimateWarnings.NotConverged) =>
                $"'{main.Method.Id}' has no answer: it reached an iteration limit. "
                    + "Use another method, and please report the counts: this is a defect.",
            _ when isSilent => Silent(facts),
            { Method.UsesVerdicts: false } => $"The human labels alone put the pass rate at {Percent(main.Point)}, and {Supported(main)}; "
                + "the judge's verdicts are not used.",
            _ when main.Warnings.HasFlag(EstimateWarnings.Uncorrected) =>
                $"The judge passed {Judged(facts)}, and {Supported(main)} about how often it passes; its errors are not corrected, "
                    + "so this is not the pass rate that humans would give.",
            { Interval.Kind: IntervalKind.Confidence } when main.Warnings.HasFlag(EstimateWarnings.PartiallyIdentified) =>
                LabelsAlone(facts) + Doubt(facts) + Beside(facts),
            _ => Corrected(facts) + Caution(facts) + Doubt(facts) + Beside(facts),
        };
    }

    // The corrected rate may be that of labelled items too, and then stands beside the share of both.
    private static string Judged(EstimateFacts facts) => facts.AllJudgedRate is { } rate
        ? $"{Percent(rate)} of all judged items, labelled or not"
        : Percent(facts.Study.Test.Rate) + (facts.LabelsAreFromTestItems ? " of the unlabelled items" : "");

    private static string Supported(in JudgeEstimate estimate)
    {
        var level = Level(estimate.Interval.Level);
        if (estimate.Interval.Kind == IntervalKind.Credible)
            return $"given the data and the prior it lies in {Range(estimate.Interval)} with {level} probability";
        return estimate.Warnings.HasFlag(EstimateWarnings.DegenerateInterval)
            ? "the formula of this interval breaks down here, so how sure that is it cannot say"
            : $"{Range(estimate.Interval)} is what the data support ({level} confidence)";
    }

    private static string Corrected(EstimateFacts facts)
    {
        var main = facts.Main;
        var rate = Percent(main.Point);
        if (facts.Study.Test.IsEmpty && facts.Items is { } items)
            return Invariant($"Every judged item has a label: {rate} of the {items} pass, which is counted and not estimated.");
        if (facts.Study.Test.IsEmpty) return $"Every judged item has a label; their pass rate is {rate}, and {Supported(main)}.";
        var how = facts.Study.Calibration.IsKnown ? "corrected for error rates that are taken as known" : "corrected for its errors";
        var beyond = main.Point > 0.5
            ? "more than a judge with these errors would pass if every answer were good"
            : "less than a judge with these errors would pass if every answer were bad";
        return main.Warnings.HasFlag(EstimateWarnings.Clamped)
            ? $"The judge passed {Judged(facts)}, {beyond}; {how} the pass rate stops at the edge, {rate}, and {Supported(main)}."
            : $"The judge passed {Judged(facts)}; {how} {PassRate(facts)} is {rate}, and {Supported(main)}.";
    }

    // Labels at random of which none has one of the verdicts: the point is theirs alone.
    private static string LabelsAlone(EstimateFacts facts)
    {
        var main = facts.Main;
        var (reason, fix) = Obstacle.Of(facts);
        return $"The judge passed {Judged(facts)}, but {reason}; the human labels alone put the pass rate at {Percent(main.Point)}, "
            + $"and {Supported(main)}. {fix}";
    }

    // What says that the corrected rate is to be taken with care, whatever the design.
    private static string Caution(EstimateFacts facts)
    {
        if (facts.Study.Test.IsEmpty) return "";
        var warnings = facts.Main.Warnings;
        if (warnings.HasFlag(EstimateWarnings.PartiallyIdentified))
            return $" No labelled item is a {MissingKind.Of(facts)}, so the prior decides much of this: label at least 10 of them.";
        if (warnings.HasFlag(EstimateWarnings.InvertedJudge))
        {
            return " On labelled items the judge passes failures more often than passes: "
                + "check whether labels or verdicts are swapped before using this.";
        }
        return warnings.HasFlag(EstimateWarnings.WeakJudge)
            ? " The judge is not clearly better than chance: trust the interval, not the point, and label more items."
            : "";
    }

    // What says that the labels are not what the method takes them for.
    private static string Doubt(EstimateFacts facts)
    {
        var doubt = facts.Suspicions.FirstOrDefault(one =>
            one is { Code: "LJS1002" or "LJS1012" or "LJS2010" or "LJS2011" or "LJS2012", Severity: DiagnosticSeverity.Warning });
        if (doubt is null) return "";
        var source = facts.Study.Calibration.IsKnown ? "stated error rates" : "labels";
        return $" Clear up {doubt.Code} before you use this: the {source} may not be what the method takes them for.";
    }

    private static string Beside(EstimateFacts facts) => facts.JudgeAddsNothing ? " " + EstimateDetails.NarrowsNothing : "";

    private static string Mismatch(EstimationMethod method, Calibration calibration)
    {
        if (calibration.IsKnown)
            return $"{CannotSay} in this way: '{method.Id}' needs labelled items. Use rogan-gladen, which is made for stated rates.";
        var labels = calibration.Design == CalibrationDesign.External ? "from elsewhere" : $"that are {calibration.Design.Words}";
        return $"{CannotSay} in this way: '{method.Id}' is not valid for labelled items {labels}. {InsteadOfMismatch(calibration)}";
    }

    private static string InsteadOfMismatch(Calibration calibration)
    {
        if (calibration.Sensitivity.IsKnown || calibration.Specificity.IsKnown)
            return "A rate counted on such labels does not go with a stated one: give the counts of all four kinds, or two stated rates.";
        return calibration.Design == CalibrationDesign.ByVerdict
            ? "Use post-stratified, which is made for such labels."
            : "Use asymmetric-error, or label a random sample of the test items and declare that design.";
    }

    private static bool IsSilent(JudgeEstimate main) => !main.IsIdentified || IsWhole(main.Interval);

    // As it is printed: limits that round to 0% and 100% tell nobody more.
    private static bool IsWhole(IntervalEstimate interval) => Range(interval) == "0.0% to 100.0%";

    /// <summary>
    /// No point, or an interval that excludes nothing: what is missing comes first, then the way out; a point would be quoted.
    /// </summary>
    private static string Silent(EstimateFacts facts)
    {
        var main = facts.Main;
        var (reason, fix) = Obstacle.Of(facts);
        // Where the labels alone do say it, it is not for want of data.
        var who = facts.JudgeAddsNothing ? $"'{main.Method.Id}' cannot say what the pass rate is" : CannotSay;
        var judged = facts.Study.Test.IsEmpty && facts.AllJudged is null ? "" : $"the judge passed {Judged(facts)}, but ";
        return $"{who}{Limits(in main)}: {judged}{reason}{AnyRate(in main)}. {fix}{Beside(facts)}";
    }

    private static string LevelInWords(in JudgeEstimate estimate) =>
        $"{Level(estimate.Interval.Level)} {(estimate.Interval.Kind == IntervalKind.Credible ? "probability" : "confidence")}";

    private static string Limits(in JudgeEstimate estimate) =>
        IsWhole(estimate.Interval) ? "" : $", only that {Range(estimate.Interval)} is possible ({LevelInWords(in estimate)})";

    private static string AnyRate(in JudgeEstimate estimate)
    {
        if (!IsWhole(estimate.Interval)) return "";
        return estimate.IsIdentified
            ? $", so any rate is possible ({LevelInWords(in estimate)}), and the point of {Percent(estimate.Point)} says nothing by itself"
            : ", so any rate is possible";
    }
}
