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
        var section = new DocumentSection("Methods", [.. ReportMethods.Alike(methods).SelectMany(Blocks)]);
        return document with { Sections = [.. document.Sections.SkipLast(1), section, .. document.Sections.TakeLast(1)] };
    }

    private static IEnumerable<IDocumentBlock> Blocks(IReadOnlyList<ReportMethod> alike)
    {
        yield return new DocumentLines([.. alike.Select(MethodBlocks.Named)]);
        yield return new DocumentCitations([alike[0].Citation]) { Assumed = [.. alike[0].Assumptions.Select(MethodBlocks.Assumed)] };
    }
}
