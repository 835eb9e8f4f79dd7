namespace LlmJudgeStats.Data;

/// <summary>The reader of each format.</summary>
internal static class ForeignReaders
{
    public static ForeignRows Of(ForeignContext context) => context.Choice.Format switch
    {
        ForeignFormat.Promptfoo when context.Choice.Layout is JsonLayout.None => new PromptfooTableRows(context),
        ForeignFormat.Langfuse => new LangfuseRows(context),
        ForeignFormat.Mlflow when context.Choice.Layout is JsonLayout.None => new MlflowTableRows(context),
        ForeignFormat.Mlflow when context.Choice.IsTable => new MlflowRecordRows(context),
        ForeignFormat.Mlflow => new MlflowTraceRows(context),
        ForeignFormat.Promptfoo => new PromptfooRows(context),
        ForeignFormat.Meai => new MeaiRows(context),
        ForeignFormat.LmEval => new LmEvalRows(context),
        ForeignFormat.OpenAiEvals => new OpenAiEvalsRows(context),
        ForeignFormat.DeepEval => new DeepEvalRows(context),
        ForeignFormat.Inspect => new InspectRows(context),
        ForeignFormat.FastChat => new FastChatRows(context),
        ForeignFormat.AlpacaEval => new AlpacaEvalRows(context),
        ForeignFormat.LabelStudio => new LabelStudioRows(context),
        _ => throw new NotSupportedException(),
    };
}
