using System.Globalization;

namespace LlmJudgeStats.Reporting;

/// <summary>What was done, in a sentence for a paper: only what happened, with its numbers. Each method has its pattern in docs/estimators.
/// </summary>
internal static class MethodSentence
{
    public static string Of(EstimateResult result) => $"{Done(result)} {Found(result)}";

    private static string Done(EstimateResult result)
    {
        var method = result.Main.Estimate.Method;
        var how = $"{With(method)} ({ReportLibrary.Name} {ReportLibrary.Version})";
        return method switch
        {
            { UsesVerdicts: false } => $"We estimated the pass rate from the labels of people alone, {Labels(result)}, {how}.",
            { IsUncorrected: true } => $"We report the share of answers that the judge passed, not corrected for its errors, {how}.",
            { UsesErrorRates: true } when result.JudgeIsKnown =>
                $"We corrected the judged pass rate for error rates that we took as known ({Rates(result)}), {how}.",
            { UsesErrorRates: true } =>
                $"We corrected the judged pass rate for the judge's errors, which were measured on {Labels(result)}, {how}.",
            _ => $"We combined the judge's verdicts on all judged answers with the labels of people on some of them, {Labels(result)}, "
                + $"{how}.",
        };
    }

    private static string With(EstimationMethod method) => $"with the method {Phrases.Method(method)}";

    private static string Labels(EstimateResult result)
    {
        var (passes, fails) = (result.Counts.HumanPasses, result.Counts.HumanFails);
        if (passes is null && fails is null) return "labelled answers";
        var all = Total(passes) + Total(fails);
        var kinds = $"{Phrases.Total(passes ?? default)} passes, {Phrases.Total(fails ?? default)} fails";
        var rates = result.Judge is null ? "" : $"; {Rates(result)}";
        return $"{all.ToString(CultureInfo.InvariantCulture)} labelled answers{Chosen(result)} ({kinds}{rates})";
    }

    private static Int128 Total(JudgeTally? tally) => tally is { } one ? (Int128)one.Positives + one.Negatives : 0;

    // "From elsewhere" is also what labels count as when nobody said a word: no claim then.
    private static string Chosen(EstimateResult result) => result.Design switch
    {
        CalibrationDesign.Random => " drawn at random from the judged ones",
        CalibrationDesign.ByVerdict => " drawn from the judged ones by verdict",
        CalibrationDesign.ByLabel => " chosen by label",
        CalibrationDesign.External or null => "",
    };

    private static string Rates(EstimateResult result) => result.Judge is { } judge
        ? $"sensitivity {Rate(judge.Sensitivity)}, specificity {Rate(judge.Specificity)}"
        : "";

    private static string Rate(JudgeRate rate) => rate.Rate.IsEmpty ? "unknown" : PlainText.Percent(rate.Rate.Rate);

    private static string Found(EstimateResult result)
    {
        var estimate = result.Main.Estimate;
        var judged = Judged(result);
        var interval = estimate.Interval;
        var name = $"{PlainText.Level(interval.Level)} {(interval.Kind == IntervalKind.Credible ? "credible interval" : "interval")}";
        var range = $"{name} {PlainText.Range(interval)}";
        if (!estimate.IsIdentified) return $"{judged}The pass rate is not identified by these data ({range}).";
        if (estimate.Method.IsUncorrected) return $"That share is {PlainText.Percent(estimate.Point)} ({range}).";
        var rate = estimate.Method.UsesVerdicts ? "The corrected pass rate" : "The pass rate";
        return $"{judged}{rate} is {PlainText.Percent(estimate.Point)} ({range}).";
    }

    private static string Judged(EstimateResult result)
    {
        if (!result.Main.Estimate.Method.UsesVerdicts || result.Main.Estimate.Method.IsUncorrected) return "";
        var tally = result.AllJudged ?? result.Counts.Test;
        var rate = result.AllJudgedRate ?? result.JudgedRate;
        return rate is not { } share
            ? ""
            : $"Of {Phrases.Total(tally)} answers the judge passed {PlainText.Percent(share)}. ";
    }
}
