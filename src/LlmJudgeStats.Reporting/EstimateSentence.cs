using static LlmJudgeStats.Reporting.PlainText;

namespace LlmJudgeStats.Reporting;

/// <summary>One plain sentence for a result: what was found, how sure that is, and what to do when it is not enough.</summary>
public static class EstimateSentence
{
    private const string CannotSay = "The data cannot say what the pass rate is";

    /// <summary>The sentence for a result. ASCII, invariant culture.</summary>
    /// <param name="result">A result.</param>
    public static string Of(EstimateResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var main = result.Main;
        var isSilent = !main.IsIdentified || IsWhole(main.Interval);
        return main switch
        {
            _ when main.Warnings.HasFlag(EstimateWarnings.DesignMismatch) => Mismatch(main, result.Study.Calibration),
            _ when isSilent && main.Warnings.HasFlag(EstimateWarnings.NotConverged) =>
                $"'{main.Method.Id}' has no answer: it reached an iteration limit. Use another method, and please report the counts: this is a defect.",
            _ when isSilent => Silent(result),
            { Method.UsesVerdicts: false } => $"The human labels alone put the pass rate at {Percent(main.Point)}, and {Supported(main)}; "
                + "the judge's verdicts are not used.",
            _ when main.Warnings.HasFlag(EstimateWarnings.Uncorrected) =>
                $"The judge passed {Judged(result)}, and {Supported(main)} about how often it passes; its errors are not corrected, "
                    + "so this is not the pass rate that humans would give.",
            _ => Corrected(result) + Doubt(result) + Beside(result),
        };
    }

    // The corrected rate may be that of labelled items too, and then stands beside the share of both.
    private static string Judged(EstimateResult result) => result.AllJudged is { } all
        ? $"{Percent((double)all.Positives / all.Count)} of all judged items, labelled or not"
        : Percent(result.Study.Test.Rate) + (result.LabelsAreFromTestItems ? " of the unlabelled items" : "");

    private static string Supported(JudgeEstimate estimate) => estimate.Interval.Kind == IntervalKind.Credible
        ? $"given the data and the prior it lies in {Range(estimate.Interval)} with {Level(estimate.Interval.Level)} probability"
        : estimate.Warnings.HasFlag(EstimateWarnings.DegenerateInterval) ? "the formula of this interval breaks down here, so how sure that is it cannot say"
        : $"{Range(estimate.Interval)} is what the data support ({Level(estimate.Interval.Level)} confidence)";

    private static string Corrected(EstimateResult result)
    {
        var (study, main) = (result.Study, result.Main);
        if (study.Test.IsEmpty) return $"Every judged item has a label; their pass rate is {Percent(main.Point)}, and {Supported(main)}.";
        var how = study.Calibration.IsKnown ? "corrected for error rates that are taken as known" : "corrected for its errors";
        var beyond = main.Point > 0.5 ? "more than a judge with these errors would pass if every answer were good"
            : "less than a judge with these errors would pass if every answer were bad";
        var text = main.Warnings.HasFlag(EstimateWarnings.Clamped)
            ? $"The judge passed {Judged(result)}, {beyond}; {how} the pass rate stops at the edge, {Percent(main.Point)}, and {Supported(main)}."
            : $"The judge passed {Judged(result)}; {how} the pass rate is {Percent(main.Point)}, and {Supported(main)}.";
        if (main.Warnings.HasFlag(EstimateWarnings.PartiallyIdentified))
            return text + $" No labelled item is a {Missing(result)}, so the prior decides much of this: label at least 10 of them.";
        if (main.Warnings.HasFlag(EstimateWarnings.InvertedJudge))
            return text + " On labelled items the judge passes failures more often than passes: "
                + "check whether labels or verdicts are swapped before using this.";
        return main.Warnings.HasFlag(EstimateWarnings.WeakJudge)
            ? text + " The judge is not clearly better than chance: trust the interval, not the point, and label more items."
            : text;
    }

    // What says that the labels are not what the method takes them for.
    private static string Doubt(EstimateResult result) => result.Suspicions.FirstOrDefault(suspicion => suspicion.Code is "LJS1002" or "LJS1012" or "LJS2010" or "LJS2011" or "LJS2012") is { } doubt
        ? $" Clear up {doubt.Code} before you use this: the {(result.Study.Calibration.IsKnown ? "stated error rates" : "labels")} may not be what the method takes them for."
        : "";

    // The labels alone stand among the estimates when they are a random sample.
    private static string Beside(EstimateResult result) =>
        result.Estimates.Any(other => !other.Method.UsesVerdicts && other.IsIdentified) && JudgeStats.JudgeNarrows(result.Study, result.Main) == false
            ? " " + EstimateDetails.NarrowsNothing
            : "";

    // With labels sampled from the test items the shares of passes among judge-passes and judge-fails are what the method needs, else those among human passes and fails.
    private static string Missing(EstimateResult result)
    {
        var calibration = result.Study.Calibration;
        return result.Main.Method.UsesSampledLabels
            ? $"judge {(calibration.Sensitivity.Successes + calibration.Specificity.Failures == 0 ? "pass" : "fail")}"
            : $"human {(calibration.Sensitivity.IsEmpty ? "pass" : "fail")}";
    }

    private static string Mismatch(JudgeEstimate main, Calibration calibration) =>
        calibration.IsKnown ? $"{CannotSay} in this way: '{main.Method.Id}' needs labelled items. Use rogan-gladen, which is made for stated rates."
        : $"{CannotSay} in this way: '{main.Method.Id}' is not valid for labelled items "
            + (calibration.Design == CalibrationDesign.External ? "from elsewhere. " : $"that are {calibration.Design.ReportWords}. ")
            + (calibration.Sensitivity.IsKnown || calibration.Specificity.IsKnown
                ? "A rate counted on such labels does not go with a stated one: give the counts of all four kinds, or two stated rates."
                : calibration.Design == CalibrationDesign.ByVerdict
                ? "Use post-stratified, which is made for such labels."
                : "Use asymmetric-error, or label a random sample of the test items and declare that design.");

    // As it is printed: limits that round to 0% and 100% tell nobody more.
    private static bool IsWhole(IntervalEstimate interval) => Range(interval) == "0.0% to 100.0%";

    /// <summary>No point, or an interval that excludes nothing: what is missing comes first, then the way out; a point would be quoted.</summary>
    private static string Silent(EstimateResult result)
    {
        var (study, main) = (result.Study, result.Main);
        var level = $"{Level(main.Interval.Level)} {(main.Interval.Kind == IntervalKind.Credible ? "probability" : "confidence")}";
        var limits = IsWhole(main.Interval) ? "" : $", only that {Range(main.Interval)} is possible ({level})";
        var anyRate = !IsWhole(main.Interval) ? "" : main.IsIdentified
            ? $", so any rate is possible ({level}), and the point of {Percent(main.Point)} says nothing by itself"
            : ", so any rate is possible";
        var (reason, fix) = Obstacle(result);
        var judged = study.Test.IsEmpty && result.AllJudged is null ? "" : $"the judge passed {Judged(result)}, but ";
        // Where the labels alone do say it, it is not for want of data.
        var beside = Beside(result);
        return $"{(beside.Length > 0 ? $"'{main.Method.Id}' cannot say what the pass rate is" : CannotSay)}{limits}: {judged}{reason}{anyRate}. {fix}{beside}";
    }

    private static (string Reason, string Fix) Obstacle(EstimateResult result)
    {
        var (calibration, warnings) = (result.Study.Calibration, result.Main.Warnings);
        if (result.Study.Test.IsEmpty && result.AllJudged is null)
        {
            return ("there is no judged test item", "Supply verdicts on unlabelled items" + (calibration is { IsEmpty: false, Design: CalibrationDesign.External }
                ? "; or, if the labelled items are a random sample, declare that (--design random): then they answer by themselves." : "."));
        }
        if (calibration.IsEmpty) return ("nothing is known of its errors", "Label some items, or state the judge's error rates.");
        if (warnings.HasFlag(EstimateWarnings.PartiallyIdentified))
        {
            return ($"no labelled item is a {Missing(result)}", calibration.Design == CalibrationDesign.Random
                ? "Label more items at random, until at least 10 are of that kind." : "Label at least 10 such items.");
        }
        if (warnings.HasFlag(EstimateWarnings.ConstantJudge))
        {
            return ("it gave one verdict to every labelled item", result.Study.Test.Rate is > 0 and < 1
                ? "It gave both to the test items: label more items, or check how its verdicts are read."
                : "Fix the judge, or the reading of its verdicts.");
        }
        var where = calibration.IsKnown ? "with the stated error rates"
            : calibration.Sensitivity.IsKnown || calibration.Specificity.IsKnown ? "with these error rates" : "on labelled items";
        if (warnings.HasFlag(EstimateWarnings.InvertedJudge))
        {
            return ($"{where} it passes failures more often than passes", calibration.IsKnown
                ? "Check whether the rates or the verdicts are swapped, or use a better judge."
                : "Check whether labels or verdicts are swapped, then label more items or use a better judge.");
        }
        if (warnings.HasFlag(EstimateWarnings.Unidentified) || warnings.HasFlag(EstimateWarnings.WeakJudge))
        {
            return ($"{where} it {(warnings.HasFlag(EstimateWarnings.Unidentified) ? "does no" : "is not clearly")} better than chance",
                calibration.IsKnown ? "Use a better judge." : "Label more items, of both kinds, or use a better judge.");
        }
        return calibration.IsKnown ? ("there are too few test items", "Judge more items.") : ("there are too few items", "Judge and label more of them.");
    }
}
