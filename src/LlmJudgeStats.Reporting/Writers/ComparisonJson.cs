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
        json.WriteStartArray("leaderboards");
        foreach (var board in boards)
        {
            json.WriteStartObject();
            EstimateJson.WriteGroup(json, board.Group);
            json.WriteString("criterion", board.Criterion);
            json.WriteFinite("level", board.Level);
            json.WriteFinite("z", board.Deviate);
            json.WriteStartArray("systems");
            foreach (var one in board.Board.Systems)
            {
                var rate = board.Rates[one.System];
                json.WriteStartObject();
                json.WriteString("system", board.Names[one.System]);
                json.WriteFinite("point", rate.Point);
                json.WriteLimits(rate.Interval);
                json.WriteNumber("rankLower", one.RankLower);
                json.WriteNumber("rankUpper", one.RankUpper);
                json.WriteTexts("groups", one.Groups);
                MethodJson.Write(json, ReportMethod.Of(rate));
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("notToldApart");
            foreach (var (first, second) in board.Board.NotToldApart)
            {
                json.WriteStartArray();
                json.WriteStringValue(board.Names[first]);
                json.WriteStringValue(board.Names[second]);
                json.WriteEndArray();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteCounts(Utf8JsonWriter json, ComparisonCounts counts)
    {
        json.WriteStartObject("counts");
        WriteSystem(json, "a", counts.A);
        WriteSystem(json, "b", counts.B);
        if (counts.Calibration is { } table)
        {
            json.WriteStartObject("calibration");
            json.WriteNumber("truePositive", table.TruePositive);
            json.WriteNumber("falseNegative", table.FalseNegative);
            json.WriteNumber("falsePositive", table.FalsePositive);
            json.WriteNumber("trueNegative", table.TrueNegative);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("calibration");
        }
        if (counts.Pairs is { } pairs)
        {
            json.WriteStartObject("pairs");
            WritePairs(json, pairs);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("pairs");
        }
        WriteLabelledPairs(json, counts.LabelledPairs);
        if (counts.LabelsOnOneSide is { } oneSide) json.WriteNumber("labelsOnOneSide", oneSide);
        else json.WriteNull("labelsOnOneSide");
        json.WriteEndObject();
    }

    private static void WriteSystem(Utf8JsonWriter json, string name, StudyCounts? counts)
    {
        if (!json.Opens(name, counts, out var study)) return;
        json.WriteTestAndCalibration(study);
        json.WriteEndObject();
    }

    private static void WritePairs(Utf8JsonWriter json, PairedTally pairs)
    {
        json.WriteNumber("both", pairs.Both);
        json.WriteNumber("onlyA", pairs.OnlyA);
        json.WriteNumber("onlyB", pairs.OnlyB);
        json.WriteNumber("neither", pairs.Neither);
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
        if (findings.Tier is { } tier) json.WriteNumber("tier", tier);
        else json.WriteNull("tier");
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
        WriteFlag(json, "withinMargin", answer.WithinMargin);
        WriteFlag(json, "nonInferior", answer.NonInferior);
        json.WriteFinite("pNonInferior", answer.NonInferiorPValue ?? double.NaN);
        json.WriteFinite("pEquivalence", answer.EquivalencePValue ?? double.NaN);
    }

    private static void WriteFlag(Utf8JsonWriter json, string name, bool? flag)
    {
        if (flag is { } value) json.WriteBoolean(name, value);
        else json.WriteNull(name);
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
