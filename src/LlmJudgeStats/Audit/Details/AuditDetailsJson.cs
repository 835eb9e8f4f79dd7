using System.Text.Json;
using System.Text.Json.Serialization;

namespace LlmJudgeStats.Audit.Details;

/// <summary>How details are written; made by the compiler, so that trimming and native code keep it.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [typeof(FiniteNumber)])]
[JsonSerializable(typeof(ChanceDetails))]
[JsonSerializable(typeof(CoDirectionDetails))]
[JsonSerializable(typeof(ContaminationDetails))]
[JsonSerializable(typeof(DuplicateDetails))]
[JsonSerializable(typeof(ItemDetails))]
[JsonSerializable(typeof(MonotonicityDetails))]
[JsonSerializable(typeof(OrderDetails))]
[JsonSerializable(typeof(PatternDetails))]
[JsonSerializable(typeof(RankingDetails))]
[JsonSerializable(typeof(SaturationDetails))]
[JsonSerializable(typeof(SelectionDetails))]
[JsonSerializable(typeof(SeparationDetails))]
[JsonSerializable(typeof(SpreadDetails))]
internal sealed partial class AuditDetailsJson : JsonSerializerContext
{
    private sealed class FiniteNumber : JsonConverter<double>
    {
        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("details are written, not read");

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
        {
            if (double.IsFinite(value)) writer.WriteNumberValue(value + 0.0);   // + 0.0: never -0
            else writer.WriteNullValue();
        }
    }
}
