using System.Text.Json;

namespace LlmJudgeStats.Reporting;

/// <summary>The JSON of one result of <c>estimate</c>.</summary>
internal static class EstimateJson
{
    public static void Write(Utf8JsonWriter json, EstimateReport report, EstimateResult result)
    {
        json.WriteStartObject();
        WriteGroup(json, result.Group);
        json.WriteString("design", result.Design?.Id);
        json.WriteString("target", result.Target.Id);
        json.WriteCounts(result.Counts);
        WriteStrata(json, result.Strata);
        WriteOuter(json, result.Outer);
        DependenceJson.Write(json, result.Dependence);
        CalibratedLevelJson.Write(json, result.CalibratedLevel);
        WriteJudge(json, result.Judge);
        json.WriteArray("estimates", result.Estimates, estimate => WriteEstimate(json, estimate));
        if (result.Gate is { } gate) GateJson.Write(json, gate);
        json.WriteString("sentence", result.Sentence);
        WriteRevealed(json, result.Revealed);
        // Thousands of groups have thousands of times the same assumptions.
        if (report.Results.Count <= EstimateReport.GroupsInFull) RestsOnJson.Write(json, result);
        json.WriteEndObject();
    }

    public static void WriteGroup(Utf8JsonWriter json, IReadOnlyList<GroupKey>? group)
    {
        if (!json.Opens("group", group, out _)) return;
        foreach (var value in group) json.WriteString(value.Column, value.Value);
        json.WriteEndObject();
    }

    private static void WriteStrata(Utf8JsonWriter json, StrataFindings? strata)
    {
        if (strata is null)
        {
            json.WriteNull("strata");
            return;
        }
        var table = strata.Table;
        json.WriteStartObject("strata");
        json.WriteTexts("names", strata.Names);
        json.WriteTable(table);
        json.WriteNull("weights");
        json.WriteNumber("merged", 0);
        json.WriteNumber("smallest", Enumerable.Range(0, table.Strata).Min(table.Labelled));
        json.WriteEndObject();
    }

    private static void WriteOuter(Utf8JsonWriter json, OuterLimits? outer)
    {
        if (!json.Opens("outer", outer, out _)) return;
        json.WriteFinite("share", outer.Share);
        json.WriteFinite("lower", outer.Lower);
        json.WriteFinite("upper", outer.Upper);
        json.WriteEndObject();
    }

    public static void WriteJudge(Utf8JsonWriter json, JudgeQuality? judge, string name = "judge")
    {
        if (!json.Opens(name, judge, out var quality)) return;
        WriteJudgeRate(json, "sensitivity", quality.Sensitivity);
        WriteJudgeRate(json, "specificity", quality.Specificity);
        json.WriteStartObject("youden");
        json.WriteFinite("point", quality.Youden);
        json.WriteLimits(quality.YoudenInterval);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteJudgeRate(Utf8JsonWriter json, string name, JudgeRate rate)
    {
        json.WriteStartObject(name);
        json.WriteFinite("point", rate.Rate.Rate);
        json.WriteLimits(rate.Interval);
        json.WriteBoolean("known", rate.Rate.IsKnown);
        json.WriteEndObject();
    }

    private static void WriteEstimate(Utf8JsonWriter json, ReportedEstimate reported)
    {
        var estimate = reported.Estimate;
        json.WriteStartObject();
        json.WriteString("method", estimate.Method.Id);
        json.WriteString("interval", estimate.Method.Interval);
        json.WriteFinite("point", estimate.Point);
        json.WriteFinite("unclamped", estimate.Unclamped);
        json.WriteFinite("standardError", estimate.IsIdentified ? estimate.StandardError : double.NaN);
        json.WriteLimits(estimate.Interval);
        json.WriteFinite("level", estimate.Interval.Level);
        json.WriteString("kind", KindId(estimate.Interval.Kind));
        json.WriteBoolean("identified", estimate.IsIdentified);
        json.WriteFinite("degreesOfFreedom", estimate.DegreesOfFreedom);
        WriteShares(json, reported.Shares);
        json.WriteFinite("effectiveLabels", reported.EffectiveLabels ?? double.NaN);
        WriteCoverage(json, reported.Coverage);
        json.WriteTexts("warnings", reported.Warnings);
        MethodJson.Write(json, reported.Method);
        json.WriteEndObject();
    }

    private static string KindId(IntervalKind kind) => kind switch
    {
        IntervalKind.Confidence => "confidence",
        IntervalKind.Credible => "credible",
    };

    private static void WriteShares(Utf8JsonWriter json, VarianceShares? shares)
    {
        if (!json.Opens("varianceShares", shares, out var s)) return;
        json.WriteFinite("test", s.Test);
        json.WriteFinite("passLabels", s.PassLabels);
        json.WriteFinite("failLabels", s.FailLabels);
        json.WriteEndObject();
    }

    private static void WriteCoverage(Utf8JsonWriter json, DesignCoverage? coverage)
    {
        if (!json.Opens("coverage", coverage, out var there)) return;
        json.WriteFinite("atEstimate", there.AtEstimate);
        json.WriteFinite("expectedWidth", there.ExpectedWidth);
        json.WriteEndObject();
    }

    private static void WriteRevealed(Utf8JsonWriter json, RevealedLabels? revealed)
    {
        if (!json.Opens("revealed", revealed, out _)) return;
        json.WriteTally(revealed.Labels);
        json.WriteFinite("rate", revealed.Rate);
        json.WriteEndObject();
    }
}
