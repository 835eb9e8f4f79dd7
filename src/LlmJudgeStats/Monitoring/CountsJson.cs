using System.Text.Json.Serialization;

namespace LlmJudgeStats.Monitoring;

/// <summary>How <see cref="MonitorCounts"/> is written and read; made by the compiler, so that trimming and native code keep it.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(MonitorCounts))]
internal sealed partial class CountsJson : JsonSerializerContext;
