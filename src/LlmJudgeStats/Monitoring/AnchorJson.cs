using System.Text.Json.Serialization;

namespace LlmJudgeStats.Monitoring;

/// <summary>How <see cref="AnchorState"/> is written and read; made by the compiler, so that trimming and native code keep it.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AnchorState))]
internal sealed partial class AnchorJson : JsonSerializerContext;
