using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.AI.Evaluation;

namespace LlmJudgeStats.Evaluation.Tests;

/// <summary>Results as their own reporting stores them, by generated code: what a trimmed program does.</summary>
[JsonSerializable(typeof(EvaluationResult))]
internal sealed partial class ResultJson : JsonSerializerContext
{
    public static ResultJson Camel { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters =
        {
            new JsonStringEnumConverter<EvaluationRating>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<EvaluationDiagnosticSeverity>(JsonNamingPolicy.CamelCase),
        },
    });

    public static string Of(EvaluationResult result) => JsonSerializer.Serialize(result, Camel.EvaluationResult);
}
