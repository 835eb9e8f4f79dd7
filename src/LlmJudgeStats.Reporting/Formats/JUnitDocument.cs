namespace LlmJudgeStats.Reporting;

/// <summary>A document as test results, which build servers show: a case for each group. No time is told: there is no clock.</summary>
internal static class JUnitDocument
{
    public static void Write(TextWriter output, ReportDocument document)
    {
        var cases = document.Cases;
        var failures = cases.Count(one => one.Outcome is DocumentOutcome.Failed or DocumentOutcome.Inconclusive);
        var errors = cases.Count(one => one.Outcome == DocumentOutcome.Error);
        var skipped = cases.Count(one => one.Outcome == DocumentOutcome.Allowed);
        var counts = Invariant($"tests=\"{cases.Count}\" failures=\"{failures}\" errors=\"{errors}\" skipped=\"{skipped}\" time=\"0\"");
        var suite = $"judgestats.{document.Command}";
        output.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        output.Write($"<testsuites {counts}>\n<testsuite name=\"{suite}\" {counts}>\n<properties>\n");
        foreach (var fact in document.Facts) Property(output, fact.Label, CellText.Of(fact.Value, CellStyle.Brackets), fact.Detail);
        Property(output, "library", $"{ReportLibrary.Name} {ReportLibrary.Version}", "");
        output.Write("</properties>\n");
        foreach (var one in cases) Case(output, suite, one);
        output.Write($"<system-out>{HtmlText.Escape(document.Sentence)}</system-out>\n");
        output.Write("</testsuite>\n</testsuites>\n");
    }

    private static void Property(TextWriter output, string name, string value, string detail)
    {
        var whole = detail.Length == 0 ? value : $"{value} ({detail})";
        output.Write($"<property name=\"{HtmlText.Escape(name)}\" value=\"{HtmlText.Escape(whole)}\"/>\n");
    }

    private static void Case(TextWriter output, string suite, DocumentCase one)
    {
        var name = one.Name.Length == 0 ? "all" : HtmlText.Escape(one.Name);
        output.Write($"<testcase classname=\"{suite}\" name=\"{name}\" time=\"0\">");
        var message = HtmlText.Escape(one.Message);
        output.Write(one.Outcome switch
        {
            DocumentOutcome.Passed => "",
            DocumentOutcome.Failed => $"<failure message=\"{message}\" type=\"gate\"/>",
            DocumentOutcome.Inconclusive => $"<failure message=\"{message}\" type=\"inconclusive\"/>",
            DocumentOutcome.Allowed => $"<skipped message=\"{message}\"/>",
            DocumentOutcome.Error => $"<error message=\"{message}\" type=\"unidentified\"/>",
        });
        output.Write($"<system-out>{message}</system-out></testcase>\n");
    }
}
