using System.Text.Json;

namespace LlmJudgeStats.Data;

/// <summary>Which tool a record is of, one a line or an element of an array, by its keys.</summary>
internal static class RecordSignature
{
    /// <summary>The tool of a line; nothing when the keys are those of none.</summary>
    public static ForeignFormat? Of(JsonPart record)
    {
        if (record["spec"] is { Kind: JsonValueKind.Object }) return ForeignFormat.OpenAiEvals;
        if (record.Has("doc_id", "filtered_resps")) return ForeignFormat.LmEval;
        if (record.Has("testIdx", "promptIdx")) return ForeignFormat.Promptfoo;
        if (IsFastChat(record)) return ForeignFormat.FastChat;
        if (record.Has("traceId", "source", "dataType")) return ForeignFormat.Langfuse;
        // The newest tables hold the traces' assessments beside the scorers' columns.
        if (IsMlflowTable(record)) return ForeignFormat.Mlflow;
        if (record["info"]?.Find("assessments") is not null || record.Has("assessments")) return ForeignFormat.Mlflow;
        return record.Has("scenarioName") && !record.Has("verdict") ? ForeignFormat.Meai : null;
    }

    /// <summary>The tool of an element of an array; nothing when the keys are those of none that writes arrays only.</summary>
    public static ForeignFormat? OfElement(JsonPart element)
    {
        if (element.Has("instruction", "preference", "annotator")) return ForeignFormat.AlpacaEval;
        return element.Has("annotations") || element.Has("annotation_id", "annotator") ? ForeignFormat.LabelStudio : null;
    }

    /// <summary>Whether a record is a row of an evaluation table of MLflow.</summary>
    public static bool IsMlflowTable(JsonPart record) => MlflowSignature.Fits([.. record.Parts.Select(part => part.Name ?? "")]);

    private static bool IsFastChat(JsonPart record)
    {
        // Tables of people's own have columns of such names, too.
        if (!record.Has("question_id", "judge") || record.Has("verdict")) return false;
        if (record.Has("score")) return record["judge"] is { Kind: JsonValueKind.Array };
        return record.Has("g1_winner") || (record.Has("winner") && (record.Has("model_a") || record.Has("model_1")));
    }
}
