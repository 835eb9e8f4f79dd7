using System.Text.Json;

namespace LlmJudgeStats.Data;

/// <summary>Which tool a JSON document is of that is one object, by its keys.</summary>
internal static class DocumentSignature
{
    /// <summary>The tool; nothing when the keys are those of none.</summary>
    /// <param name="document">The document.</param>
    /// <param name="first">The first of its records.</param>
    public static ForeignFormat? Of(JsonPart document, JsonPart? first)
    {
        if (IsMeai(document)) return ForeignFormat.Meai;
        if (IsPromptfoo(document)) return ForeignFormat.Promptfoo;
        if (document.Has("version", "status", "eval")) return ForeignFormat.Inspect;
        if (IsDeepEval(document)) return ForeignFormat.DeepEval;
        // Many tables stand beside a "meta": these hold scores of traces.
        if (IsArray(document["data"]) && document["meta"] is not null && IsScore(first)) return ForeignFormat.Langfuse;
        if (document["results"] is { Kind: JsonValueKind.Object } && document.Has("n-shot", "versions")) return ForeignFormat.LmEval;
        return document.Has("columns", "data") ? ForeignFormat.Mlflow : null;
    }

    /// <summary>Whether what comes behind the keys that are known cannot make it another tool's, nor lines of objects.</summary>
    public static bool IsSure(JsonPart document) =>
        IsArray(document["scenarioRunResults"]) || IsPromptfoo(document) || document.Has("version", "status", "eval")
        || IsDeepEval(document);

    private static bool IsMeai(JsonPart document) =>
        document["scenarioRunResults"] is not null || document.Has("scenarioName", "evaluationResult");

    private static bool IsPromptfoo(JsonPart document) =>
        (document["results"] is { } results && results["version"] is not null && IsArray(results["results"]))
        || (document["table"] is { } table && table["head"] is not null && IsArray(table["body"]));

    private static bool IsDeepEval(JsonPart document) =>
        IsArray(document["testCases"]) || document["testRunData"] is not null || IsArray(document["test_results"]);

    private static bool IsScore(JsonPart? record) =>
        record is null || (record.Has("source", "dataType") && (record.Has("traceId") || record.Has("subject")));

    private static bool IsArray(JsonPart? part) => part is { Kind: JsonValueKind.Array };
}
