using static LlmJudgeStats.Reporting.PlainText;

namespace LlmJudgeStats.Reporting;

/// <summary>One plain sentence for a result: what was found, how sure that is, and what to do when it is not enough.</summary>
public static class EstimateSentence
{
    /// <summary>The sentence for a result. ASCII, invariant culture.</summary>
    /// <param name="result">A result.</param>
    public static string Of(EstimateResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var (study, main) = (result.Study, result.Main);
        if (main.Warnings.HasFlag(EstimateWarnings.DesignMismatch)) return Judged(study) + Mismatch(main, study.Calibration);
        if (!main.IsIdentified && main.Warnings.HasFlag(EstimateWarnings.PartiallyIdentified))
            return Judged(study) + LimitsOnly(main, study.Calibration);
        if (!main.IsIdentified) return NotIdentified(study, main);
        return main.Method.Id switch
        {
            "labels-only" => $"The human labels alone put the pass rate at {Percent(main.Point)}, and {Supported(main)}; "
                + "the judge's verdicts are not used.",
            _ when main.Warnings.HasFlag(EstimateWarnings.Uncorrected) =>
                $"{Judged(study)}, and {Supported(main)} about how often it passes; its errors are not corrected, "
                    + "so this is not the pass rate that humans would give.",
            _ => Corrected(study, main) + Doubt(result) + Beside(result),
        };
    }

    private static string Judged(JudgeStudy study) =>
        study.Test.IsEmpty ? "There is no judged test item" : $"The judge passed {Percent(study.Test.Rate)}";

    private static string Supported(JudgeEstimate estimate) => estimate.Interval.Kind == IntervalKind.Credible
        ? $"given the data and the prior it lies in {Range(estimate.Interval)} with {Level(estimate.Interval.Level)} probability"
        : estimate.Warnings.HasFlag(EstimateWarnings.DegenerateInterval) ? "the formula of this interval breaks down here, so how sure that is it cannot say"
        : $"{Range(estimate.Interval)} is what the data support ({Level(estimate.Interval.Level)} confidence)";

    private static string Corrected(JudgeStudy study, JudgeEstimate main)
    {
        if (study.Test.IsEmpty) return $"Every judged item has a label; their pass rate is {Percent(main.Point)}, and {Supported(main)}.";
        var how = study.Calibration.IsKnown ? "corrected for error rates that are taken as known" : "corrected for its errors";
        var beyond = main.Point > 0.5 ? "more than a judge with these errors would pass if every answer were good"
            : "less than a judge with these errors would pass if every answer were bad";
        var text = main.Warnings.HasFlag(EstimateWarnings.Clamped)
            ? $"{Judged(study)}, {beyond}; {how} the pass rate stops at the edge, {Percent(main.Point)}, and {Supported(main)}."
            : $"{Judged(study)}; {how} the pass rate is {Percent(main.Point)}, and {Supported(main)}.";
        if (main.Warnings.HasFlag(EstimateWarnings.PartiallyIdentified))
            return text + $" No labelled item is a human {Missing(study.Calibration)}, so the prior decides much of this: label at least 10 of them.";
        if (main.Warnings.HasFlag(EstimateWarnings.InvertedJudge))
            return text + " On labelled items the judge passes failures more often than passes: "
                + "check whether labels or verdicts are swapped before using this.";
        return main.Warnings.HasFlag(EstimateWarnings.WeakJudge)
            ? text + " The judge is not clearly better than chance: trust the interval, not the point, and label more items."
            : text;
    }

    // What says that the labels are not what the method takes them for.
    private static string Doubt(EstimateResult result) => result.Suspicions.FirstOrDefault(suspicion => suspicion.Code is "LJS1012" or "LJS2010" or "LJS2011" or "LJS2012") is { } doubt
        ? $" Clear up {doubt.Code} before you use this: the {(result.Study.Calibration.IsKnown ? "stated error rates" : "labels")} may not be what the method takes them for."
        : "";

    // The labels alone stand among the estimates when they are a random sample.
    private static string Beside(EstimateResult result) => result.Estimates.Any(other =>
            other.Method.Id == "labels-only" && other.IsIdentified && other.Interval.Width <= result.Main.Interval.Width)
        ? " " + EstimateDetails.NarrowsNothing
        : "";

    private static string Missing(Calibration calibration) => calibration.Sensitivity.IsEmpty ? "pass" : "fail";

    private static string LimitsOnly(JudgeEstimate main, Calibration calibration)
    {
        var missing = main.Method.Id == "post-stratified"
            ? $"no labelled item is a judge {(calibration.Sensitivity.Successes + calibration.Specificity.Failures == 0 ? "pass" : "fail")}"
            : $"no labelled item is a human {Missing(calibration)}";
        return $", but {missing}, so the pass rate is not identified: "
            + $"{Range(main.Interval)} is all that the data support ({Level(main.Interval.Level)} confidence). "
            + "Label at least 10 such items.";
    }

    private static string Mismatch(JudgeEstimate main, Calibration calibration) =>
        $", but '{main.Method.Id}' is not valid for labelled items {calibration.Design.ReportWords}, so the pass rate is not identified. "
            + (calibration.Sensitivity.IsKnown || calibration.Specificity.IsKnown
                ? "A rate counted on such labels does not go with a stated one: give the counts of all four kinds, or two stated rates."
                : calibration.Design == CalibrationDesign.ByVerdict
                ? "Use post-stratified, which is made for such labels."
                : "Use asymmetric-error, or label a random sample of the test items and declare that design.");

    private static string NotIdentified(JudgeStudy study, JudgeEstimate main)
    {
        if (study.Test.IsEmpty)
            return "There is no judged test item, so the pass rate is not identified: any rate is possible. Supply verdicts on unlabelled items"
                + (study.Calibration is { IsEmpty: false, Design: CalibrationDesign.External } ? "; or, if the labelled items are a random sample, declare that (--design random): then they answer by themselves." : ".");
        if (main.Warnings.HasFlag(EstimateWarnings.NotConverged))
            return Judged(study) + $", but '{main.Method.Id}' reached an iteration limit, so it has no answer. "
                + "Use another method, and please report the counts: this is a defect.";
        var reason = study.Calibration.IsEmpty
            ? ", but nothing is known of its errors, so the pass rate is not identified: any rate is possible. "
                + "Label some items, or state the judge's error rates."
            : main.Warnings.HasFlag(EstimateWarnings.ConstantJudge)
                ? ", but it gave one verdict to every labelled item, so the pass rate is not identified: any rate is possible. "
                    + "Fix the judge, or the reading of its verdicts."
                : main.Warnings.HasFlag(EstimateWarnings.InvertedJudge)
                    ? study.Calibration.IsKnown
                        ? ", but with the stated error rates it passes failures more often than passes, so the pass rate is not identified: any rate is possible. "
                            + "Check whether the rates or the verdicts are swapped, or use a better judge."
                        : ", but on labelled items it passes failures more often than passes, so the pass rate is not identified: any rate is possible. "
                            + "Check whether labels or verdicts are swapped, then label more items or use a better judge."
                    : study.Calibration.IsKnown
                        ? ", but with the stated error rates it does no better than chance, so the pass rate is not identified: any rate is possible. Use a better judge."
                        : ", but on labelled items it does no better than chance, so the pass rate is not identified: any rate is possible. "
                            + "Label more items or use a better judge.";
        return Judged(study) + reason;
    }
}
