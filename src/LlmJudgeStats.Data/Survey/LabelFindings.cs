namespace LlmJudgeStats.Data;

/// <summary>Findings about what is labelled, and by whom.</summary>
internal static class LabelFindings
{
    private const int OldDays = 90;

    public static IEnumerable<SurveyFinding> Of(SurveyFacts facts, SurveyPlan plan) =>
    [
        .. Known(facts, plan),
        .. Parts(facts, plan),
        .. Systems(facts),
        .. Age(facts),
        .. OfAModel(facts),
    ];

    private static IEnumerable<SurveyFinding> Known(SurveyFacts facts, SurveyPlan plan)
    {
        if (!facts.AllAreLabelled) yield break;
        if (plan.BackTest is { } backTest)
        {
            var shown = ShellText.Of(backTest.Column, "=", Excerpt.InHint(backTest.Value));
            yield return SurveyFinding.Of(SurveyCodes.PartCanPlayLabels, DiagnosticSeverity.Info,
                $"every row has a label: {Rate(facts)}; {shown} ({Percent(backTest.Share)}) can play the labels, the rest the unknown "
                    + "truth",
                $"`Calibration` = {shown} `IsBackTest`", backTest.Column);
            yield break;
        }
        foreach (var torn in facts.Pass.Splits.Where(split => !split.KeepsWhole))
        {
            yield return SurveyFinding.Of(SurveyCodes.SplitTears, DiagnosticSeverity.Warning,
                $"'{Excerpt.Of(torn.Column.Name)}' has rows of one item, or of one cluster, in several parts: they know each other's "
                    + "labels",
                "cut by item, or by cluster, before one part plays the labels", torn.Column.Name);
        }
        if (plan.IsOfLabelsAlone)
        {
            yield return SurveyFinding.Of(SurveyCodes.NothingToEstimate, DiagnosticSeverity.Info,
                $"nothing is left to estimate: {Rate(facts)}",
                "its interval for all items like these: `CalibrationDesign.Random` and the method labels-only",
                facts.Roles.Labels[0].Name);
        }
    }

    private static string Rate(SurveyFacts facts)
    {
        var (passes, fails) = facts.Labels;
        return facts.Roles.Labels is [{ AsLabels.Kind: ContentKind.Pair }]
            ? Invariant($"the human rate is known, {100.0 * passes / (passes + fails):F1}%")
            : "the human rate is known";
    }

    private static string Percent(double share) => Invariant($"{100 * share:F0}%");

    private static IEnumerable<SurveyFinding> Parts(SurveyFacts facts, SurveyPlan plan)
    {
        if (plan.Parts is not { } parts) yield break;
        var labelled = string.Join(", ", parts.Labelled.Select(part => $"'{Excerpt.Of(part, 30)}'"));
        yield return SurveyFinding.Of(SurveyCodes.LabelsOfSeveralParts, DiagnosticSeverity.Warning,
            $"labels stand in several parts of '{Excerpt.Of(parts.Column)}' ({labelled}): on examples of a prompt, and on items that a "
                + "judge was tuned on, it errs less than on others",
            "calibrate by a part that the judge had not seen, and leave the others out", parts.Column)
            .Showing([.. parts.Labelled.Select(part => Excerpt.Of(part, 30))]);
    }

    private static IEnumerable<SurveyFinding> Systems(SurveyFacts facts)
    {
        var without = facts.Pass.Labels.WithoutLabels;
        if (facts.Roles.System is not { } system || !facts.SomeAreLabelled || without.Count == 0) yield break;
        var names = string.Join(", ", without.Take(5).Select(place => $"'{Excerpt.Of(facts.Pass.Systems[place], 30)}'"));
        var more = without.Count > 5 ? Invariant($" and {without.Count - 5} more") : "";
        yield return SurveyFinding.Of(SurveyCodes.LabelsOfOtherSystems, DiagnosticSeverity.Warning,
            $"no answer of {names}{more} is labelled: error rates can depend on who is judged",
            "label some answers of each system", system.Name).Counted(without.Count);
    }

    private static IEnumerable<SurveyFinding> Age(SurveyFacts facts)
    {
        if (facts.Pass.Labels.OlderBy is not (> OldDays and var days)) yield break;
        yield return SurveyFinding.Of(SurveyCodes.LabelsAreOlder, DiagnosticSeverity.Warning,
            Invariant($"labels are {days} days older than the test items, in the median"),
            "label some of the newer items: answers, and the judge, may have changed", facts.Roles.Time!.Name).Counted(days);
    }

    private static IEnumerable<SurveyFinding> OfAModel(SurveyFacts facts)
    {
        var raters = facts.Roles.Of(SurveyRole.Rater).Where(RoleGuess.AreModels).ToArray();
        var scored = facts.Roles.Labels.Where(label => label.AsLabels.Kind is ContentKind.Numbers && IsContinuous(label)).ToArray();
        if (raters.Length + scored.Length == 0) yield break;
        yield return SurveyFinding.Of(SurveyCodes.LabelsOfAModel, DiagnosticSeverity.Info,
            "labels seem to come from a model: corrected towards that model, not towards people",
            "label some items by hand, to see whether the model and people agree",
            [.. raters.Concat(scored).Select(column => column.Name)]);
    }

    private static bool IsContinuous(SurveyedColumn label) => label.Values.HasMore
        || label.Values.Values.Count(value => value.IsNumber && !double.IsInteger(value.Number)) > label.Values.Values.Count / 2;
}
