using System.Text.Json.Serialization;

namespace LlmJudgeStats.Monitoring;

/// <summary>How states and counts are written and read; made by the compiler, so that trimming and native code keep them.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(MonitorState))]
[JsonSerializable(typeof(MonitorCounts))]
[JsonSerializable(typeof(AnchorState))]
internal sealed partial class StateJson : JsonSerializerContext;
