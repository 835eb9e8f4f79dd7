using System.Text.Json;

namespace LlmJudgeStats.Reporting;

/// <summary>The JSON of items that belong together: clusters, design effects, effective sizes and degrees of freedom.</summary>
internal static class DependenceJson
{
    public static void Write(Utf8JsonWriter json, DependenceFindings? found)
    {
        if (found is null)
        {
            json.WriteNull("dependence");
            return;
        }
        json.WriteStartObject("dependence");
        json.WriteStartObject("clusters");
        json.WriteNumber("test", found.TestClusters);
        json.WriteNumber("passLabels", found.PassLabelClusters);
        json.WriteNumber("failLabels", found.FailLabelClusters);
        json.WriteNumber("shared", found.SharedClusters);
        json.WriteEndObject();
        WriteEffects(json, found);
        json.WriteStartObject("effectiveSize");
        json.WriteFinite("test", found.TestSize);
        json.WriteFinite("passLabels", found.PassLabelSize);
        json.WriteFinite("failLabels", found.FailLabelSize);
        json.WriteEndObject();
        json.WriteFinite("degreesOfFreedom", found.DegreesOfFreedom);
        json.WriteFinite("flipRate", found.FlipRate ?? double.NaN);
        json.WriteEndObject();
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
