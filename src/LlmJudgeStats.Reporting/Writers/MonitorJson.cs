using System.Text.Json;
using LlmJudgeStats.Gates;
using LlmJudgeStats.Monitoring;

namespace LlmJudgeStats.Reporting;

/// <summary>The JSON of <c>monitor</c>.</summary>
internal static class MonitorJson
{
    /// <summary>Writes the document, ending in a line break.</summary>
    public static void Write(TextWriter text, MonitorReport report, Escaping escaping) => JsonReport.Write(
        text, escaping, new("monitor", report.Rows, report.Source, report.Diagnostics, report.Provenance), [report.Result], Write);

    private static void Write(Utf8JsonWriter json, MonitorResult result)
    {
        json.WriteStartObject();
        json.WriteString("measure", result.Measure);
        json.WriteString("design", result.Plan.Design.Id);
        json.WriteStartObject("monitor");
        json.WriteNumber("planned", result.Plan.PlannedLabels);
        json.WriteNumber("level", result.Plan.Level);
        json.WriteString("interval", result.Plan.Interval.Traits.Id);
        json.WriteNumber("items", result.Items);
        json.WriteNumber("labels", result.Labels);
        json.WriteFinite("threshold", result.Plan.Alarm?.Threshold ?? double.NaN);
        json.WriteString("side", result.Plan.Alarm?.Side.Id);
        json.WriteArray("looks", result.Looks, line => Write(json, result, line));
        json.WriteString("state", result.Status.Id);
        json.WriteWhole("firstAlarm", result.FirstAlarm);
        WriteAnchors(json, result.Anchors);
        WritePeriods(json, result);
        MethodJson.Write(json, result.Method);
        json.WriteEndObject();
        json.WriteString("sentence", result.Sentence);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, MonitorResult result, MonitorLine line)
    {
        var look = line.Look;
        json.WriteStartObject();
        json.WriteNumber("labels", look.Labels);
        json.WriteString("sequence", line.Place);
        json.WriteString("judge", result.HasJudges ? line.JudgeName : null);
        json.WriteFinite("point", look.Point ?? double.NaN);
        json.WriteNumber("lower", look.Lower);
        json.WriteNumber("upper", look.Upper);
        json.WriteNumber("highestLower", look.HighestLower);
        json.WriteNumber("lowestUpper", look.LowestUpper);
        json.WriteBoolean("alarm", look.IsAlarm);
        json.WriteFinite("judgePValue", line.Judge?.PValue ?? double.NaN);
        json.WriteFinite("judgeAlpha", line.Judge?.Error ?? double.NaN);
        json.WriteEndObject();
    }

    private static void WriteAnchors(Utf8JsonWriter json, MonitorAnchorRuns? anchors)
    {
        if (!json.Opens("anchors", anchors, out _)) return;
        json.WriteNumber("count", anchors.Count);
        json.WriteString("hash", anchors.Hash);
        json.WriteObjects("looks", anchors.Looks, run =>
        {
            json.WriteNumber("look", run.Look.Look);
            json.WriteString("sequence", run.Place.Length == 0 ? null : run.Place);
            json.WriteNumber("lost", run.Look.Lost);
            json.WriteNumber("gained", run.Look.Gained);
            json.WriteNumber("pValue", run.Look.PValue);
            json.WriteNumber("alpha", run.Look.Error);
            json.WriteBoolean("alarm", run.Look.IsAlarm);
        });
        json.WriteWhole("firstAlarm", anchors.FirstAlarm?.Look.Look);
        MethodJson.Write(json, anchors.Method);
        json.WriteEndObject();
    }

    private static void WritePeriods(Utf8JsonWriter json, MonitorResult result) =>
        json.WriteObjects("periods", result.Periods, period =>
        {
            json.WriteString("from", period.Name);
            json.WriteString("judge", result.HasJudges ? period.Judge : null);
            json.WriteNumber("series", period.Series);
            Write(json, "sensitivity", period.Sensitivity);
            Write(json, "specificity", period.Specificity);
        });

    private static void Write(Utf8JsonWriter json, string name, JudgeRate? rate)
    {
        if (!json.Opens(name, rate, out var share)) return;
        json.WriteNumber("labels", (long)share.Rate.Size);
        json.WriteNumber("point", share.Rate.Rate);
        json.WriteNumber("lower", share.Interval.Lower);
        json.WriteNumber("upper", share.Interval.Upper);
        json.WriteEndObject();
    }
}
