namespace LlmJudgeStats.Data;

/// <summary>
/// By what people who label the answers of a tool call them: the ids of its own files, where these are not what its rows are called here.
/// </summary>
internal static class ForeignKeys
{
    private static readonly Dictionary<string, KeyPart[]> s_keys = new(StringComparer.Ordinal)
    {
        [ForeignNames.IdOf(ForeignFormat.FastChat)] = [new("question_id", "question_id"), new("turn", "turn")],
        [ForeignNames.IdOf(ForeignFormat.AlpacaEval)] = [new("instruction", "instruction")],
        [ForeignNames.IdOf(ForeignFormat.Inspect)] = [new("item_id", "id")],
        [ForeignNames.IdOf(ForeignFormat.LmEval)] = [new("item_id", "doc_id")],
        [ForeignNames.IdOf(ForeignFormat.OpenAiEvals)] = [new("item_id", "sample_id")],
    };

    /// <summary>Who is compared: a part of the key where pairs share what the others say.</summary>
    public static IReadOnlyList<KeyPart> OfBattles { get; } = [new("model_1", "model_1"), new("model_2", "model_2")];

    /// <summary>The parts of a key; none where the ids of rows are those of the tool.</summary>
    public static IReadOnlyList<KeyPart> Of(string format) => s_keys.GetValueOrDefault(format, []);

    /// <summary>The column of systems as a part of a key.</summary>
    public static KeyPart OfSystems(string format) =>
        new("system", format == ForeignNames.IdOf(ForeignFormat.FastChat) ? "model" : "system");
}
