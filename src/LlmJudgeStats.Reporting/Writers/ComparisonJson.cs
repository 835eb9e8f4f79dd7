using System.Text.Json;
using LlmJudgeStats.Comparison;
using LlmJudgeStats.Inference;

namespace LlmJudgeStats.Reporting;

/// <summary>The JSON of <c>compare</c>: a result for each pair, and leaderboards.</summary>
internal static class ComparisonJson
{
    public static void Write(Utf8JsonWriter json, ComparisonResult result)
    {
        var findings = result.Findings;
        json.WriteStartObject();
        EstimateJson.WriteGroup(json, findings.Group);
        json.WriteString("criterion", findings.Criterion);
        json.WriteString("design", findings.Design?.Id);
        WriteCounts(json, findings.Counts);
        EstimateJson.WriteJudge(json, result.Judge);
        WriteJudges(json, result.Judges);
        WriteComparison(json, result);
        json.WriteString("sentence", result.Sentence);
        json.WriteEndObject();
    }

    /// <summary>The boards; nothing without them.</summary>
    public static void WriteBoards(Utf8JsonWriter json, IReadOnlyList<LeaderboardFindings> boards)
    {
        if (boards.Count == 0) return;
        json.WriteObjects("leaderboards", boards, board =>
        {
            EstimateJson.WriteGroup(json, board.Group);
            json.WriteString("criterion", board.Criterion);
            json.WriteFinite("level", board.Level);
            json.WriteFinite("z", board.Deviate);
            json.WriteObjects("systems", board.Board.Systems, one =>
            {
                var rate = board.Rates[one.System];
                json.WriteString("system", board.Names[one.System]);
                json.WriteFinite("point", rate.Point);
                json.WriteLimits(rate.Interval);
                json.WriteNumber("rankLower", one.RankLower);
                json.WriteNumber("rankUpper", one.RankUpper);
                json.WriteTexts("groups", one.Groups);
                MethodJson.Write(json, ReportMethod.Of(rate));
            });
            json.WriteRows("notToldApart", board.Board.NotToldApart.Select(two => new[] { board.Names[two.A], board.Names[two.B] }),
                json.WriteStringValue);
        });
    }

    private static void WriteCounts(Utf8JsonWriter json, ComparisonCounts counts)
    {
        json.WriteStartObject("counts");
        WriteSystem(json, "a", counts.A);
        WriteSystem(json, "b", counts.B);
        WriteTable(json, counts.Calibration);
        WritePairs(json, counts.Pairs);
        WriteLabelledPairs(json, counts.LabelledPairs);
        json.WriteWhole("labelsOnOneSide", counts.LabelsOnOneSide);
        json.WriteEndObject();
    }

    private static void WriteSystem(Utf8JsonWriter json, string name, StudyCounts? counts)
    {
        if (!json.Opens(name, counts, out var study)) return;
        json.WriteTestAndCalibration(study);
        json.WriteEndObject();
    }

    private static void WriteTable(Utf8JsonWriter json, ConfusionCounts? counts)
    {
        if (!json.Opens("calibration", counts, out var table)) return;
        json.WriteNumber("truePositive", table.TruePositive);
        json.WriteNumber("falseNegative", table.FalseNegative);
        json.WriteNumber("falsePositive", table.FalsePositive);
        json.WriteNumber("trueNegative", table.TrueNegative);
        json.WriteEndObject();
    }

    private static void WritePairs(Utf8JsonWriter json, PairedTally? tally)
    {
        if (!json.Opens("pairs", tally, out var pairs)) return;
        json.WriteNumber("both", pairs.Both);
        json.WriteNumber("onlyA", pairs.OnlyA);
        json.WriteNumber("onlyB", pairs.OnlyB);
        json.WriteNumber("neither", pairs.Neither);
        json.WriteEndObject();
    }

    private static void WriteLabelledPairs(Utf8JsonWriter json, LabelledPairs? labelled)
    {
        if (!json.Opens("labelledPairs", labelled, out var pairs)) return;
        WriteChange(json, "both", pairs.Both, pairs.Unlabelled.Both);
        WriteChange(json, "onlyA", pairs.OnlyA, pairs.Unlabelled.OnlyA);
        WriteChange(json, "onlyB", pairs.OnlyB, pairs.Unlabelled.OnlyB);
        WriteChange(json, "neither", pairs.Neither, pairs.Unlabelled.Neither);
        json.WriteEndObject();
    }

    private static void WriteChange(Utf8JsonWriter json, string name, LabelChange change, long unlabelled)
    {
        json.WriteStartObject(name);
        json.WriteNumber("aBetter", change.ABetter);
        json.WriteNumber("same", change.Same);
        json.WriteNumber("bBetter", change.BBetter);
        json.WriteNumber("unlabelled", unlabelled);
        json.WriteEndObject();
    }

    private static void WriteJudges(Utf8JsonWriter json, ComparedJudges? judges)
    {
        if (!json.Opens("judges", judges, out var both)) return;
        EstimateJson.WriteJudge(json, both.A, "a");
        EstimateJson.WriteJudge(json, both.B, "b");
        json.WriteEndObject();
    }

    private static void WriteComparison(Utf8JsonWriter json, ComparisonResult result)
    {
        var findings = result.Findings;
        var answer = findings.Answer;
        var difference = answer.Difference;
        json.WriteStartObject("comparison");
        json.WriteString("a", findings.A);
        json.WriteString("b", findings.B);
        json.WriteString("method", difference.Method.Id);
        json.WriteString("interval", difference.Method.Interval);
        json.WriteString("test", difference.Method.Interval);
        json.WriteString("calibration", result.CalibrationId);
        json.WriteBoolean("paired", result.IsPaired);
        json.WriteFinite("difference", difference.Point);
        json.WriteFinite("unclamped", difference.Unclamped);
        json.WriteFinite("standardError", difference.IsIdentified ? difference.StandardError : double.NaN);
        json.WriteLimits(difference.Interval);
        json.WriteFinite("level", difference.Interval.Level);
        json.WriteBoolean("identified", difference.IsIdentified);
        json.WriteFinite("degreesOfFreedom", difference.DegreesOfFreedom);
        WriteSimultaneous(json, result);
        json.WriteFinite("pValue", answer.PValue);
        json.WriteFinite("adjustedPValue", findings.Pair.AdjustedPValue);
        json.WriteString("correction", findings.FamilySize == 1 ? "none" : CorrectionId(findings.Question.Correction));
        json.WriteNumber("familySize", findings.FamilySize);
        json.WriteWhole("tier", findings.Tier);
        json.WriteString("verdict", ComparisonSentence.Word(findings.Pair.Verdict));
        json.WriteBoolean("judgeShown", answer.IsJudgeShown);
        WriteMargin(json, answer);
        WriteVerdicts(json, answer.Verdicts);
        WriteHomogeneity(json, findings.Homogeneity);
        WriteTipping(json, answer.Tipping);
        json.WriteFinite("detectableDifference", answer.Detectable ?? double.NaN);
        json.WriteFinite("chance", findings.Question.Chance);
        json.WriteStartObject("rates");
        WriteRate(json, "a", findings.RateOfA);
        WriteRate(json, "b", findings.RateOfB);
        json.WriteEndObject();
        json.WriteTexts("warnings", result.Warnings);
        MethodJson.Write(json, result.Method);
        json.WriteEndObject();
    }

    private static void WriteSimultaneous(Utf8JsonWriter json, ComparisonResult result)
    {
        if (!json.Opens("simultaneous", result.Findings.Pair.Simultaneous, out var interval)) return;
        json.WriteLimits(interval);
        json.WriteFinite("z", result.SimultaneousDeviate ?? double.NaN);
        json.WriteEndObject();
    }

    private static void WriteMargin(Utf8JsonWriter json, ComparisonAnswer answer)
    {
        json.WriteFinite("margin", answer.Margin ?? double.NaN);
        json.WriteKnown("withinMargin", answer.WithinMargin);
        json.WriteKnown("nonInferior", answer.NonInferior);
        json.WriteFinite("pNonInferior", answer.NonInferiorPValue ?? double.NaN);
        json.WriteFinite("pEquivalence", answer.EquivalencePValue ?? double.NaN);
    }

    private static void WriteVerdicts(Utf8JsonWriter json, VerdictTest? verdicts)
    {
        if (!json.Opens("verdicts", verdicts, out var test)) return;
        json.WriteFinite("a", test.A ?? double.NaN);
        json.WriteFinite("b", test.B ?? double.NaN);
        json.WriteFinite("difference", test.Difference);
        json.WriteString("test", test.Id);
        json.WriteFinite("pValue", test.PValue);
        json.WriteEndObject();
    }

    private static void WriteHomogeneity(Utf8JsonWriter json, HomogeneityFindings? homogeneity)
    {
        if (!json.Opens("homogeneity", homogeneity, out _)) return;
        json.WriteFinite("pSensitivity", homogeneity.Test.Sensitivity);
        json.WriteFinite("pSpecificity", homogeneity.Test.Specificity);
        json.WriteFinite("pValue", homogeneity.Test.PValue);
        json.WriteNumber("systems", homogeneity.Systems);
        WriteRate(json, "deltaJ", homogeneity.YoudenDifference);
        json.WriteEndObject();
    }

    private static void WriteTipping(Utf8JsonWriter json, TippingPoint? tipping)
    {
        if (!json.Opens("tippingPoint", tipping, out var point)) return;
        json.WriteFinite("both", point.Both ?? double.NaN);
        json.WriteFinite("sensitivity", point.Sensitivity ?? double.NaN);
        json.WriteFinite("specificity", point.Specificity ?? double.NaN);
        json.WriteEndObject();
    }

    private static void WriteRate(Utf8JsonWriter json, string name, JudgeEstimate? rate)
    {
        if (!json.Opens(name, rate, out var estimate)) return;
        json.WriteFinite("point", estimate.Point);
        json.WriteLimits(estimate.Interval);
        json.WriteEndObject();
    }

    private static string CorrectionId(MultiplicityCorrection correction) => correction switch
    {
        MultiplicityCorrection.Holm => "holm",
        MultiplicityCorrection.BenjaminiHochberg => "bh",
        MultiplicityCorrection.None => "none",
    };
}
