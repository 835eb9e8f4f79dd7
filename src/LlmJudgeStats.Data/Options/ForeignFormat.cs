namespace LlmJudgeStats.Data;

/// <summary>The formats of other tools.</summary>
internal enum ForeignFormat
{
    Meai,
    Promptfoo,
    Inspect,
    LmEval,
    OpenAiEvals,
    DeepEval,
    Langfuse,
    Mlflow,
    FastChat,
    AlpacaEval,
    LabelStudio,
    Parquet,
}
