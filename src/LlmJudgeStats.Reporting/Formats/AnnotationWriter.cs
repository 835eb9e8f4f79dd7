namespace LlmJudgeStats.Reporting;

/// <summary>Writes what is marked on a run as commands of a build server, a line each.</summary>
internal static class AnnotationWriter
{
    /// <summary>Writes the commands.</summary>
    /// <param name="output">Where to; lines end in <c>\n</c>.</param>
    /// <param name="document">What was found.</param>
    /// <param name="server">Whose commands.</param>
    /// <param name="summary">
    /// The whole path of a file of Markdown that Azure Pipelines is to show with the run; <see langword="null"/> without one.
    /// </param>
    public static void Write(TextWriter output, ReportDocument document, BuildServer server, string? summary)
    {
        foreach (var annotation in Annotations.Of(document))
        {
            var line = server switch
            {
                BuildServer.GitHub => GitHub(annotation),
                BuildServer.Azure => Azure(annotation),
            };
            if (line is not null) output.Write($"{line}\n");
        }
        if (server != BuildServer.Azure) return;
        if (summary is not null) output.Write($"##vso[task.uploadsummary]{CommandText.AzureData(summary)}\n");
        if (Annotations.IsInconclusive(document)) output.Write("##vso[task.complete result=SucceededWithIssues;]\n");
    }

    private static string GitHub(Annotation annotation)
    {
        var kind = annotation.Severity switch
        {
            DiagnosticSeverity.Error => "error",
            DiagnosticSeverity.Warning => "warning",
            DiagnosticSeverity.Info => "notice",
        };
        return $"::{kind} title={CommandText.GitHubProperty(annotation.Title)}::{CommandText.GitHubData(annotation.Message)}";
    }

    // It knows no notices, and no titles.
    private static string? Azure(Annotation annotation)
    {
        var kind = annotation.Severity switch
        {
            DiagnosticSeverity.Error => "error",
            DiagnosticSeverity.Warning => "warning",
            DiagnosticSeverity.Info => null,
        };
        if (kind is null) return null;
        return annotation.Code is { } code
            ? $"##vso[task.logissue type={kind};code={CommandText.AzureProperty(code)}]{CommandText.AzureData(annotation.Message)}"
            : $"##vso[task.logissue type={kind}]{CommandText.AzureData($"{annotation.Title}: {annotation.Message}")}";
    }
}
