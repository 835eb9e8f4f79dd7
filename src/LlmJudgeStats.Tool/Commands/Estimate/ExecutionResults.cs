namespace LlmJudgeStats.Tool.Commands.Estimate;

/// <summary><c>--format meai</c>: an execution of Microsoft.Extensions.AI.Evaluation with a scenario for each group.</summary>
internal static class ExecutionResults
{
    /// <summary>Does the work and writes the folder.</summary>
    /// <returns>What is left for standard output.</returns>
    public static Action<TextWriter> Deliver(
        EstimateArguments arguments, ToolHost host, Func<ProgressLine, EstimateReport> run, Func<EstimateReport, ReportDocument> document)
    {
        var target = arguments.Target;
        var folder = OutputFolder.Plan(target.Path!, arguments.Execution, target.Existing, arguments.File?.InputPath);
        var after = target.AnnotationsOf(document);
        var date = BuildDate.Of(host);
        return Delivery.Of(file: null, host, run, (report, _, output) => after?.Invoke(report, output), report =>
        {
            var created = (report.Provenance?.Input?.Newest ?? date ?? DateTimeOffset.UnixEpoch).UtcDateTime;
            foreach (var result in ScenarioResults.Of(report, arguments.Execution, created, OptionNames.In))
                folder.Write(result.Scenario, ScenarioResults.FileName, result.Write);
        });
    }
}
