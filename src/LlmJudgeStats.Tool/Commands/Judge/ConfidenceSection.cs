using LlmJudgeStats.JudgeConfidence;
using LlmJudgeStats.Tool.Commands.Measure;

namespace LlmJudgeStats.Tool.Commands.Judge;

/// <summary>Whether the judge knows when it is right.</summary>
internal static class ConfidenceSection
{
    public static JudgeSection Of(JudgeArguments arguments, ConfidenceColumns column, JudgedItems items)
    {
        List<JudgedItem> with = [];
        List<double> confidences = [];
        foreach (var item in items.All)
        {
            if (column.ValueOf(arguments.Question.TextOf(item.Row, column.Name)) is not { } confidence) continue;
            with.Add(item);
            confidences.Add(confidence);
        }
        bool[] outcomes = [.. with.Select(item => column.IsOfPass ? item.Label == 1 : item.Value == 1)];
        var sample = ConfidenceSample.OfOutcomes([.. confidences], outcomes, []);
        var table = Reliability.Of(sample, BandRule.EqualItems);
        var chance = table.UnderPerfectCalibration();
        var threshold = ThresholdOf(arguments, column, with, confidences);
        return new()
        {
            Name = JudgeSections.Confidence,
            Estimates = [.. Estimates(arguments.Level, sample, table)],
            Confidence = new()
            {
                Reliability = table,
                Level = arguments.Level,
                Chance = chance,
                Target = arguments.Question.Target,
                Threshold = threshold,
            },
            Facts = [.. Facts(arguments, column, table, chance, threshold, items.All.Count - with.Count)],
        };
    }

    private static IEnumerable<MeasuredEstimate> Estimates(double level, ConfidenceSample sample, Reliability table)
    {
        yield return new()
        {
            Quantity = "auc",
            Name = "AUC",
            Role = "measured",
            Estimate = AucEstimator.Default.Estimate(in sample, level),
            PValueOf = 0.5,
            PValue = AucEstimator.Default.PValue(in sample, 0.5),
        };
        yield return new JudgeFigure("brier", "Brier score").Mean(sample.ToBrierStudy(CalibrationDesign.Random), level);
        yield return new JudgeFigure("calibration-in-the-large", "confidence minus outcome")
            .Difference(sample.ToCalibrationStudy(CalibrationDesign.Random), level);
        yield return Point("ece", "calibration error", "equal-items", table.ExpectedError(level));
        yield return Point("ece", "calibration error, bands of equal width", "equal-width",
            Reliability.Of(sample, BandRule.EqualWidth).ExpectedError(level));
        yield return Point("ece", "calibration error, debiased", "debiased", table.DebiasedError(level));
        yield return Point("ece", "calibration error, worst band", "maximum", table.LargestError(level));
        var parts = BrierScore.Of(sample);
        yield return Point("brier", "Brier score, reliability", "reliability", parts.Reliability(level));
        yield return Point("brier", "Brier score, resolution", "resolution", parts.Resolution(level));
        yield return Point("brier", "Brier score, uncertainty", "uncertainty", parts.Uncertainty(level));
    }

    private static MeasuredEstimate Point(string quantity, string name, string of, JudgeEstimate estimate) => new()
    {
        Quantity = quantity,
        Of = of,
        Name = name,
        Role = "measured",
        Estimate = estimate,
        IsPointOnly = true,
    };

    // Right or wrong is the verdict, so that a probability of passing is turned into the confidence in it.
    private static ShownThreshold? ThresholdOf(
        JudgeArguments arguments, ConfidenceColumns column, List<JudgedItem> items, List<double> confidences)
    {
        if (arguments.Question.Target is not { } target) return null;
        double[] sure = [.. items.Zip(confidences, (item, c) => column.IsOfPass && item.Judged == 0 ? 1 - c : c)];
        var sample = ConfidenceSample.OfOutcomes(sure, [.. items.Select(item => item.Value == 1)], []);
        // One limit, and a level of one half or less has none.
        return SelectiveAccuracy.Of(sample).LowestThreshold(target, OneSided(arguments));
    }

    private static double OneSided(JudgeArguments arguments) => arguments.Level > 0.5 ? arguments.Level
        : throw new UsageException(Invariant($"--target-accuracy with --level {arguments.Level}: a claim needs a level above 0.5"));

    private static IEnumerable<string> Facts(JudgeArguments arguments, ConfidenceColumns column, Reliability table,
        PerfectCalibration chance, ShownThreshold? threshold, int without)
    {
        yield return "p: of AUC against 0.5, confidence that says nothing; of confidence minus outcome against 0";
        if (table.Items > 0)
        {
            yield return Invariant($"If every confidence were right, the calibration error would be {chance.Mean:F3} by chance, and above ")
                + Invariant($"{chance.Quantile95:F3} once in twenty times; as large as here with ")
                + $"p = {PointWords.PValue(chance.PValue)}";
        }
        if (arguments.Question.Target is { } target) yield return Claim(arguments, column, target, threshold);
        if (without > 0)
            yield return Invariant($"Left out: {without} without a confidence");
    }

    private static string Claim(JudgeArguments arguments, ConfidenceColumns column, double target, ShownThreshold? threshold)
    {
        var level = PlainText.Level(OneSided(arguments));
        if (threshold is not { } shown)
        {
            return $"No confidence is shown from which on the judge is right on {PlainText.Percent(target)} or more ({level}): label more "
                + "items, or aim lower";
        }
        var what = column.IsOfPass ? "confidence in the verdict" : "confidence";
        return Invariant($"From a {what} of {shown.Part.Threshold:0.####} on ")
            + $"({PlainText.Percent(shown.Part.Share.Rate)} of the items) the judge is right on {PlainText.Percent(shown.Lower)} or more "
            + $"({level}): {PlainText.Percent(target)} is shown";
    }
}
