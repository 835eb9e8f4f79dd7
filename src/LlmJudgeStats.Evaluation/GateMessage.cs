using System.Globalization;
using LlmJudgeStats.Gates;

namespace LlmJudgeStats.Evaluation;

/// <summary>What a gate that did not pass has to say, a line for each thing. Invariant culture.</summary>
internal static class GateMessage
{
    public static string Of(GateDecision decision, in JudgeStudy study, JudgedStudy? judged)
    {
        List<string> lines = [decision.ToString(), Rate(decision.Estimate), Behind(in study)];
        if (decision.Needed is not null) lines.Add(ToDecide(decision));
        if (judged is not null) lines.Add(judged.ToString());
        lines.AddRange(StudyFindings.Of(in study, decision.Estimate, judged)
            .Where(finding => finding.Severity != DiagnosticSeverity.Info).Select(StudyFindings.Words));
        return string.Join('\n', lines);
    }

    public static string OfUnjudged(JudgedStudy judged, double atLeast)
    {
        var verdicts = judged.Items - judged.Unjudged.Count;
        var first = string.Create(CultureInfo.InvariantCulture,
            $"fail: {verdicts} of {judged.Items} items have a verdict, and a share of at least {atLeast} is asked.");
        return string.Join('\n', [first, judged.ToString(), .. judged.Diagnostics.Select(StudyFindings.Words)]);
    }

    private static string Rate(in JudgeEstimate estimate) =>
        $"{(estimate.Method.IsUncorrected ? "The judge's rate, not corrected" : "Corrected pass rate")}: {estimate}";

    private static string Behind(in JudgeStudy study)
    {
        var judged = study.Test.IsEmpty
            ? "no test item has a verdict"
            : $"the judge passed {Percent(study.Test.Rate)} of {Items(StudySizes.Test(in study))}";
        var calibration = study.Calibration;
        if (calibration.IsEmpty) return $"Behind it: {judged}; no labels";
        return calibration.IsKnown
            ? $"Behind it: {judged}; error rates taken as known"
            : $"Behind it: {judged}; {StudySizes.Words(StudySizes.PassLabels(in study))} labelled passes and "
                + $"{StudySizes.Words(StudySizes.FailLabels(in study))} fails, {calibration.Design.Words}";
    }

    private static string Items(double items) => double.IsPositiveInfinity(items) ? "all items" : $"{StudySizes.Words(items)} test items";

    private static string ToDecide(GateDecision decision)
    {
        if (decision.Never is { } never) return $"To decide it: {Never(never)}";
        var needed = decision.Needed.GetValueOrDefault();
        List<string> ways = [];
        if (needed.ItemsAlone is { } items) ways.Add($"{Number(items)} test items with these labels");
        if (needed.LabelsAlone is { } labels)
            ways.Add($"{Number(labels)} labels{Kinds(needed.LabelsAlonePass, needed.LabelsAloneFail)} with these items");
        if (needed is { Items: { } many, Labels: { } beside })
            ways.Add($"{Number(many)} test items and {Number(beside)} labels{Kinds(needed.LabelsPass, needed.LabelsFail)}");
        return $"To decide it, in all, if the rates are what they look like (probability {Percent(needed.Chance)}): "
            + string.Join("; or ", ways);
    }

    private static string Kinds(long? passes, long? fails) =>
        passes is { } some && fails is { } others ? $" ({Number(some)} passes, {Number(others)} fails)" : "";

    private static string Never(NeverReason reason) => reason switch
    {
        NeverReason.JudgeAtChance => "the judge is not better than chance; no number of items or labels helps",
        NeverReason.ClassWithoutLabel => "a kind of item has no label; label some of each kind, then ask again",
        NeverReason.AtThreshold => "at the rate as estimated no practicable number decides",
        NeverReason.Design => "this method has no answer for such data; see how the labels were chosen",
    };

    private static string Percent(double rate) => string.Create(CultureInfo.InvariantCulture, $"{(100 * rate) + 0.0:F1}%");

    private static string Number(long count) => count.ToString(CultureInfo.InvariantCulture);
}
