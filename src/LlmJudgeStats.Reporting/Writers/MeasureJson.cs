using System.Text.Json;
using LlmJudgeStats.Gates;

namespace LlmJudgeStats.Reporting;

/// <summary>The JSON of one result of <c>estimate</c> beyond a pass rate.</summary>
internal static class MeasureJson
{
    public static void Write(Utf8JsonWriter json, MeasureResult result)
    {
        json.WriteStartObject();
        EstimateJson.WriteGroup(json, result.Group);
        json.WriteString("measure", result.Measure);
        json.WriteString("design", result.Design.Id);
        json.WriteNumbers("range", [result.Range.Lower, result.Range.Upper]);
        WriteStrata(json, result);
        if (result.DesignEffect > 1) json.WriteFinite("designEffect", result.DesignEffect);
        json.WriteArray("estimates", result.Estimates, estimate => WriteEstimate(json, estimate));
        if (result.Gate is { } gate) WriteGate(json, gate);
        if (result.Comparison is { } comparison) WriteComparison(json, comparison);
        json.WriteTexts("facts", result.Facts);
        json.WriteString("sentence", result.Sentence);
        json.WriteEndObject();
    }

    private static void WriteStrata(Utf8JsonWriter json, MeasureResult result)
    {
        var table = result.Strata;
        json.WriteStartObject("strata");
        json.WriteTexts("names", result.StrataNames);
        json.WriteTable(table);
        if (result.Weights.Count == 0) json.WriteNull("weights");
        else json.WriteNumbers("weights", result.Weights);
        json.WriteNumber("merged", result.Merged);
        json.WriteNumber("smallest", Enumerable.Range(0, table.Strata).Min(table.Labelled));
        json.WriteEndObject();
    }

    private static void WriteComparison(Utf8JsonWriter json, MeasuredComparison comparison)
    {
        json.WriteStartObject("comparison");
        json.WriteString("a", comparison.A);
        json.WriteString("b", comparison.B);
        json.WriteString("verdict", ComparisonSentence.Word(comparison.Verdict));
        json.WriteBoolean("paired", comparison.Pairs is not null);
        json.WriteFinite("margin", comparison.Margin ?? double.NaN);
        json.WriteKnown("nonInferior", comparison.NonInferior);
        json.WriteKnown("withinMargin", comparison.WithinMargin);
        json.WriteWhole("pairs", comparison.Pairs);
        json.WriteWhole("labelsOnOneSide", comparison.LabelsOnOneSide);
        json.WriteWhole("unpaired", comparison.Unpaired);
        json.WriteEndObject();
    }

    private static void WriteGate(Utf8JsonWriter json, MeasureGate gate)
    {
        json.WriteStartObject("gate");
        json.WriteFinite("threshold", gate.Threshold);
        json.WriteString("side", gate.Side.Id);
        json.WriteString("verdict", gate.Verdict.Id);
        json.WriteBoolean("allowed", gate.IsAllowed);
        json.WriteFinite("lower", gate.Lower);
        json.WriteFinite("upper", gate.Upper);
        json.WriteFinite("level", gate.Level);
        json.WriteFinite("pValue", gate.PValue);
        json.WriteEndObject();
    }

    /// <summary>One estimate, in the list of its result.</summary>
    internal static void WriteEstimate(Utf8JsonWriter json, MeasuredEstimate measured)
    {
        json.WriteStartObject();
        WriteParts(json, measured);
        json.WriteEndObject();
    }

    /// <summary>What an estimate is made of, inside an object that may hold more.</summary>
    internal static void WriteParts(Utf8JsonWriter json, MeasuredEstimate measured)
    {
        var estimate = measured.Estimate;
        json.WriteString("method", estimate.Method.Id);
        json.WriteString("interval", measured.IsPointOnly ? null : estimate.Method.Interval);
        json.WriteString("quantity", measured.Quantity);
        if (measured.Of is { } of) json.WriteString("of", of);
        json.WriteFinite("point", estimate.Point);
        json.WriteFinite("unclamped", estimate.Unclamped);
        json.WriteFinite("standardError", estimate.IsIdentified ? estimate.StandardError : double.NaN);
        json.WriteLimits(measured.IsPointOnly ? null : estimate.Interval);
        json.WriteFinite("level", estimate.Interval.Level);
        json.WriteString("kind", "confidence");
        if (measured.IsPointOnly) json.WriteBoolean("pointOnly", true);
        json.WriteBoolean("identified", estimate.IsIdentified);
        if (measured.JointLevel is { } joint) json.WriteFinite("jointLevel", joint);
        if (measured.PValueOf is { } tested)
        {
            json.WriteFinite("pValueOf", tested);
            json.WriteFinite("pValue", measured.PValue ?? double.NaN);
        }
        if (measured.AdjustedPValue is { } adjusted)
        {
            json.WriteFinite("adjustedPValue", adjusted);
            json.WriteString("adjustment", measured.Adjustment);
        }
        json.WriteFinite("effectiveLabels", measured.EffectiveLabels ?? double.NaN);
        json.WriteTexts("warnings", WarningNames.Of(estimate.Warnings));
        MethodJson.Write(json, measured.Method);
    }
}
