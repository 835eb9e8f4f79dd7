namespace LlmJudgeStats.Reporting;

/// <summary>What the methods of a report assume, and where they come from, in a document: the words are those of its page.</summary>
internal static class MethodSection
{
    /// <summary>A document with a section of its methods before its last one, which says how it was made.</summary>
    /// <param name="document">A document.</param>
    /// <param name="methods">Its methods, each once.</param>
    public static ReportDocument Into(ReportDocument document, IReadOnlyList<ReportMethod> methods)
    {
        if (methods.Count == 0) return document;
        var section = new DocumentSection("Methods", [.. methods.SelectMany(Blocks)]);
        return document with { Sections = [.. document.Sections.SkipLast(1), section, .. document.Sections.TakeLast(1)] };
    }

    private static IEnumerable<IDocumentBlock> Blocks(ReportMethod method)
    {
        yield return new DocumentLines([MethodBlocks.Named(method), .. method.Assumptions.Select(MethodBlocks.Assumed)]);
        yield return new DocumentCitations([method.Citation]);
    }
}
