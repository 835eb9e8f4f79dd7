namespace LlmJudgeStats.Data;

/// <summary>What the formats of other tools are called: on the command line, and in a sentence.</summary>
internal static class ForeignNames
{
    private static readonly (ForeignFormat Format, string Id, string Title)[] s_names =
    [
        (ForeignFormat.Meai, "meai", "Microsoft.Extensions.AI.Evaluation results"),
        (ForeignFormat.Promptfoo, "promptfoo", "promptfoo results"),
        (ForeignFormat.Inspect, "inspect", "Inspect log"),
        (ForeignFormat.LmEval, "lm-eval", "lm-evaluation-harness samples"),
        (ForeignFormat.OpenAiEvals, "openai-evals", "OpenAI evals record log"),
        (ForeignFormat.DeepEval, "deepeval", "DeepEval test run"),
        (ForeignFormat.Langfuse, "langfuse", "Langfuse scores"),
        (ForeignFormat.Mlflow, "mlflow", "MLflow evaluation"),
        (ForeignFormat.FastChat, "fastchat", "FastChat judgments"),
        (ForeignFormat.AlpacaEval, "alpaca-eval", "AlpacaEval annotations"),
        (ForeignFormat.LabelStudio, "label-studio", "Label Studio export"),
        (ForeignFormat.Parquet, "parquet", "Parquet table"),
    ];

    private static readonly (JudgmentFormat Format, string Id)[] s_plain =
    [
        (JudgmentFormat.Csv, "csv"), (JudgmentFormat.Tsv, "tsv"), (JudgmentFormat.JsonLines, "jsonl"), (JudgmentFormat.Json, "json"),
    ];

    /// <summary>Every id, those of plain tables first.</summary>
    public static IReadOnlyList<string> All { get; } = [.. s_plain.Select(name => name.Id), .. s_names.Select(name => name.Id)];

    /// <summary>The plain format of an id; nothing when it is that of a tool.</summary>
    public static JudgmentFormat? FindPlain(string id) =>
        s_plain.Where(name => name.Id.Equals(id, StringComparison.OrdinalIgnoreCase)).Select(name => (JudgmentFormat?)name.Format)
            .FirstOrDefault();

    public static string IdOf(JudgmentFormat format) => s_plain[(int)format].Id;

    public static string IdOf(ForeignFormat format) => s_names[(int)format].Id;

    public static string TitleOf(ForeignFormat format) => s_names[(int)format].Title;

    /// <summary>The format of an id; nothing when there is none.</summary>
    public static ForeignFormat? Find(string id) =>
        s_names.Where(name => name.Id.Equals(id, StringComparison.OrdinalIgnoreCase)).Select(name => (ForeignFormat?)name.Format)
            .FirstOrDefault();
}
