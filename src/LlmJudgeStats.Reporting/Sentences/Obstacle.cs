namespace LlmJudgeStats.Reporting;

/// <summary>Why the data say nothing about the pass rate, and the way out.</summary>
/// <param name="Reason">What is missing, in the middle of a sentence.</param>
/// <param name="Fix">What to do about it, a sentence of its own.</param>
internal readonly record struct Obstacle(string Reason, string Fix)
{
    public static Obstacle Of(EstimateFacts facts)
    {
        var calibration = facts.Study.Calibration;
        var warnings = facts.Main.Warnings;
        if (warnings.HasFlag(EstimateWarnings.OneCluster))
            return new("all items of a part belong to one cluster, or hardly more", "Collect items of more clusters.");
        if (facts.Study.Test.IsEmpty && facts.AllJudged is null) return NoTestItem(calibration);
        if (calibration.IsEmpty) return new("nothing is known of its errors", "Label some items, or state the judge's error rates.");
        if (warnings.HasFlag(EstimateWarnings.PartiallyIdentified)) return NoItemOfAKind(facts);
        if (warnings.HasFlag(EstimateWarnings.ConstantJudge)) return ConstantJudge(facts.Study.Test);
        if (warnings.HasFlag(EstimateWarnings.InvertedJudge)) return InvertedJudge(calibration);
        if (warnings.HasFlag(EstimateWarnings.Unidentified)) return AtChance(calibration, "does no");
        if (warnings.HasFlag(EstimateWarnings.WeakJudge)) return AtChance(calibration, "is not clearly");
        return calibration.IsKnown
            ? new("there are too few test items", "Judge more items.")
            : new("there are too few items", "Judge and label more of them.");
    }

    private static Obstacle NoTestItem(Calibration calibration)
    {
        var orDeclare = calibration is { IsEmpty: false, Design: CalibrationDesign.External }
            ? "; or, if the labelled items are a random sample, declare that (`CalibrationDesign.Random`): then they answer by themselves."
            : ".";
        return new("there is no judged test item", "Supply verdicts on unlabelled items" + orDeclare);
    }

    private static Obstacle NoItemOfAKind(EstimateFacts facts)
    {
        var fix = facts.Study.Calibration.Design == CalibrationDesign.Random
            ? "Label more items at random, until at least 10 are of that kind."
            : "Label at least 10 such items.";
        return new($"no labelled item is a {MissingKind.Of(facts)}", fix);
    }

    private static Obstacle ConstantJudge(Proportion test)
    {
        var fix = test.Rate is > 0 and < 1
            ? "It gave both to the test items: label more items, or check how its verdicts are read."
            : "Fix the judge, or the reading of its verdicts.";
        return new("it gave one verdict to every labelled item", fix);
    }

    private static Obstacle InvertedJudge(Calibration calibration)
    {
        var fix = calibration.IsKnown
            ? "Check whether the rates or the verdicts are swapped, or use a better judge."
            : "Check whether labels or verdicts are swapped, then label more items or use a better judge.";
        return new($"{Where(calibration)} it passes failures more often than passes", fix);
    }

    private static Obstacle AtChance(Calibration calibration, string how)
    {
        var fix = calibration.IsKnown ? "Use a better judge." : "Label more items, of both kinds, or use a better judge.";
        return new($"{Where(calibration)} it {how} better than chance", fix);
    }

    private static string Where(Calibration calibration)
    {
        if (calibration.IsKnown) return "with the stated error rates";
        return calibration.Sensitivity.IsKnown || calibration.Specificity.IsKnown ? "with these error rates" : "on labelled items";
    }
}
