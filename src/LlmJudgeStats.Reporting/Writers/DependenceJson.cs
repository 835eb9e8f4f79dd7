using System.Text.Json;

namespace LlmJudgeStats.Reporting;

/// <summary>The JSON of clusters, weights and strata: numbers, design effects, effective sizes and degrees of freedom.</summary>
internal static class DependenceJson
{
    public static void Write(Utf8JsonWriter json, DependenceFindings? found)
    {
        if (!json.Opens("dependence", found, out _)) return;
        json.WriteStartObject("clusters");
        json.WriteNumber("test", found.TestClusters);
        json.WriteNumber("passLabels", found.PassLabelClusters);
        json.WriteNumber("failLabels", found.FailLabelClusters);
        json.WriteWhole("shared", found.SharedClusters);
        json.WriteEndObject();
        WriteEffects(json, found);
        json.WriteStartObject("effectiveSize");
        json.WriteFinite("test", found.TestSize);
        json.WriteFinite("passLabels", found.PassLabelSize);
        json.WriteFinite("failLabels", found.FailLabelSize);
        json.WriteEndObject();
        WriteKish(json, found);
        WriteStrata(json, found.Strata);
        json.WriteFinite("degreesOfFreedom", found.DegreesOfFreedom);
        json.WriteFinite("flipRate", found.FlipRate ?? double.NaN);
        json.WriteEndObject();
    }

    private static void WriteKish(Utf8JsonWriter json, DependenceFindings found)
    {
        if (!found.IsWeighted)
        {
            json.WriteNull("kishSize");
            return;
        }
        json.WriteStartObject("kishSize");
        json.WriteFinite("test", found.TestKishSize);
        json.WriteFinite("passLabels", found.PassLabelKishSize);
        json.WriteFinite("failLabels", found.FailLabelKishSize);
        json.WriteEndObject();
    }

    private static void WriteStrata(Utf8JsonWriter json, IReadOnlyList<StratumFindings> strata)
    {
        if (strata.Count == 0)
        {
            json.WriteNull("strata");
            return;
        }
        json.WriteObjects("strata", strata, stratum =>
        {
            json.WriteString("value", stratum.Value);
            json.WriteFinite("share", stratum.Share);
            json.WriteTally(stratum.Test);
        });
    }

    private static void WriteEffects(Utf8JsonWriter json, DependenceFindings found)
    {
        json.WriteStartObject("designEffect");
        if (found.CommonEffect is { } all)
        {
            json.WriteFinite("all", all);
        }
        else
        {
            json.WriteFinite("test", found.TestEffect);
            json.WriteFinite("passLabels", found.PassLabelEffect);
            json.WriteFinite("failLabels", found.FailLabelEffect);
            json.WriteFinite("shared", found.SharedEffect);
        }
        json.WriteEndObject();
    }
}
