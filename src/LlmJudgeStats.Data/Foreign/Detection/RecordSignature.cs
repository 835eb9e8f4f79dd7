using System.Text.Json;

namespace LlmJudgeStats.Data;

/// <summary>Which tool a record is of, one a line or an element of an array, by its keys.</summary>
internal static class RecordSignature
{
    /// <summary>The tool of a line; nothing when the keys are those of none.</summary>
    public static ForeignFormat? Of(JsonPart record)
    {
        if (record["spec"] is { Kind: JsonValueKind.Object }) return ForeignFormat.OpenAiEvals;
        if (Has(record, "doc_id", "filtered_resps")) return ForeignFormat.LmEval;
        if (Has(record, "testIdx", "promptIdx")) return ForeignFormat.Promptfoo;
        if (IsFastChat(record)) return ForeignFormat.FastChat;
        if (Has(record, "traceId", "source", "dataType")) return ForeignFormat.Langfuse;
        // The newest tables hold the traces' assessments beside the scorers' columns.
        if (IsMlflowTable(record)) return ForeignFormat.Mlflow;
        if (record["info"]?.Find("assessments") is not null || Has(record, "assessments")) return ForeignFormat.Mlflow;
        return Has(record, "scenarioName") && !Has(record, "verdict") ? ForeignFormat.Meai : null;
    }

    /// <summary>The tool of an element of an array; nothing when the keys are those of none that writes arrays only.</summary>
    public static ForeignFormat? OfElement(JsonPart element)
    {
        if (Has(element, "instruction", "preference", "annotator")) return ForeignFormat.AlpacaEval;
        return Has(element, "annotations") || Has(element, "annotation_id", "annotator") ? ForeignFormat.LabelStudio : null;
    }

    /// <summary>Whether a record is a row of an evaluation table of MLflow.</summary>
    public static bool IsMlflowTable(JsonPart record) => MlflowSignature.Fits([.. record.Parts.Select(part => part.Name ?? "")]);

    private static bool IsFastChat(JsonPart record)
    {
        // Tables of people's own have columns of such names, too.
        if (!Has(record, "question_id", "judge") || Has(record, "verdict")) return false;
        if (Has(record, "score")) return record["judge"] is { Kind: JsonValueKind.Array };
        return Has(record, "g1_winner") || (Has(record, "winner") && (Has(record, "model_a") || Has(record, "model_1")));
    }

    private static bool Has(JsonPart part, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (part.Find(name) is null) return false;
        }
        return true;
    }
}
