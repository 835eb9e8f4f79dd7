using System.Text.RegularExpressions;

namespace LlmJudgeStats.Tests.Docs;

/// <summary>The pages agree with the code, and with each other.</summary>
public sealed partial class PageTests
{
    private const int Columns = 140;

    private static readonly string[] s_headings =
    [
        "Formula", "Needs (design, data)", "Gives", "Assumes", "Behaves (small n, boundary, weak judge)", "Validated (tables)", "Sources",
    ];

    public static TheoryData<string> Pages => [.. Repository.AllPages];

    public static TheoryData<string> Methods => [.. JudgeEstimators.All.Select(estimator => estimator.Method.Id)];

    public static TheoryData<EstimateWarnings> Flags =>
        [.. Enum.GetValues<EstimateWarnings>().Where(flag => flag != EstimateWarnings.None)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_lead_somewhere(string page) => Assert.All(Link().Matches(Repository.Prose(page)), match =>
    {
        var target = match.Groups["target"].Value;
        if (target.StartsWith("https://", StringComparison.Ordinal)) return;
        var parts = target.Split('#', 2);
        var path = parts[0].Length == 0 ? page : Path.Combine(Path.GetDirectoryName(page) ?? "", parts[0]);
        Assert.True(File.Exists(Repository.FullPath(path)), $"{page}: {target} does not exist");
        if (parts.Length == 2)
            Assert.True(Anchors(path).Contains(parts[1]), $"{page}: {target} has no such place");
    });

    [Theory]
    [MemberData(nameof(Pages))]
    public void Pages_name_no_machine(string page) =>
        Assert.DoesNotMatch("""(^|[\s"'`(])(/(home|root|work|tmp|Users)/|[A-Z]:\\)""", Repository.Read(page));

    /// <summary>Prose has at most 140 columns, but for code and tables; a source is one line, and pages that a program writes are its own.
    /// </summary>
    [Fact]
    public void Prose_fits_a_screen()
    {
        string[] wide =
        [
            .. from page in Repository.AllPages
            where !page.StartsWith("docs/validation/", StringComparison.Ordinal) && page != "docs/references.md"
            from line in Repository.Prose(page).Split('\n')
            where line.Length > Columns && line.TrimStart()[0] is not ('|' or '<')
            select $"{page}: {line}",
        ];
        Assert.Empty(wide);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Method_has_a_page_with_the_seven_headings_and_reference_figures(string id)
    {
        var page = Repository.Read($"docs/estimators/{id}.md");
        Assert.StartsWith($"# {id}\n", page, StringComparison.Ordinal);
        Assert.Equal(s_headings, Heading().Matches(page).Select(match => match.Groups["text"].Value));
        Assert.NotEmpty(Repository.Files($"tests/reference/{id}", "*.json"));
    }

    [Fact]
    public void Every_page_of_an_estimator_has_its_method() =>
        Assert.Equal(
            JudgeEstimators.All.Select(estimator => $"docs/estimators/{estimator.Method.Id}.md").Order(StringComparer.Ordinal),
            Repository.Files("docs/estimators", "*.md"));

    [Fact]
    public void Each_interval_has_a_sentence_on_the_page_of_its_method()
    {
        Assert.All(JudgeEstimators.Methods, method =>
        {
            var page = Repository.Read($"docs/estimators/{method.Id}.md");
            Assert.All(method.Intervals, interval => Assert.Contains($"`{interval.Id}`", page, StringComparison.Ordinal));
        });
    }

    [Fact]
    public void Sources_named_in_the_code_are_on_the_page_of_references()
    {
        var known = Anchors("docs/references.md");
        var keys = JudgeEstimators.All.Select(estimator => estimator.Method.Citation.Key)
            .Concat(CitationKey().Matches(Repository.Read("src/LlmJudgeStats/Estimates/Citations.cs")).Select(match =>
                match.Groups["key"].Value))
            .Concat(Repository.Files("src/LlmJudgeStats", "*.cs").SelectMany(file => Publication().Matches(Repository.Read(file)))
                .Select(match => match.Groups["author"].Value.ToUpperInvariant() + match.Groups["year"].Value));
        Assert.All(keys.Distinct(), key => Assert.Contains(key, known, StringComparer.OrdinalIgnoreCase));
    }

    [Theory]
    [MemberData(nameof(Flags))]
    public void Code_of_a_warning_is_the_same_everywhere(EstimateWarnings flag)
    {
        var diagnostic = Assert.Single(Diagnostic.Of(flag));
        Assert.Matches($@"/// <summary>(\s*/// )?{diagnostic.Code}: ", Documentation(flag));
        var severity = diagnostic.Severity switch
        {
            DiagnosticSeverity.Info => "info",
            DiagnosticSeverity.Warning => "warning",
            DiagnosticSeverity.Error => "error",
        };
        Assert.Contains($"| `{flag}` | {diagnostic.Code} | {severity} |", Repository.Read("docs/diagnostics.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_code_has_its_line_and_every_line_its_code()
    {
        var listed = DiagnosticLine().Matches(Repository.Read("docs/diagnostics.md")).Select(match => match.Groups["code"].Value)
            .Distinct();
        var known = new[] { "LlmJudgeStats", "LlmJudgeStats.Data", "LlmJudgeStats.Reporting", "LlmJudgeStats.Evaluation",
            "LlmJudgeStats.Tool" }
            .SelectMany(project => Repository.Files($"src/{project}", "*.cs"))
            .SelectMany(file => DiagnosticCode().Matches(Repository.Read(file)).Select(match => match.Groups["code"].Value))
            .Distinct();
        Assert.Equal(known.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Decisions_are_numbered_and_have_three_parts()
    {
        var decisions = Repository.Files("docs/adr", "*.md");
        Assert.Equal(
            Enumerable.Range(1, decisions.Count).Select(number => $"{number:0000}"), decisions.Select(path => Path.GetFileName(path)[..4]));
        Assert.All(decisions, path => Assert.Equal(
            ["Context", "Decision", "Consequences"], Heading().Matches(Repository.Read(path)).Select(match => match.Groups["text"].Value)));
    }

    // The comment above a member of the enum.
    private static string Documentation(EstimateWarnings flag)
    {
        var lines = Repository.Read("src/LlmJudgeStats/Estimates/EstimateWarnings.cs").Split('\n').Select(line => line.Trim()).ToArray();
        var member = Array.FindIndex(lines, line => line.StartsWith($"{flag} = ", StringComparison.Ordinal));
        return string.Join('\n', lines[..member].Reverse().TakeWhile(line => line.StartsWith("///", StringComparison.Ordinal)).Reverse());
    }

    // Explicit anchors, and headings as they are linked to.
    private static HashSet<string> Anchors(string page)
    {
        var text = Repository.Read(page);
        return
        [
            .. Anchor().Matches(text).Select(match => match.Groups["id"].Value),
            .. Title().Matches(text).Select(match => match.Groups["text"].Value.ToLower(System.Globalization.CultureInfo.InvariantCulture))
                .Select(title => NotInAnchor().Replace(title, "").Replace(' ', '-')),
        ];
    }

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^## (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("^#+ (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Title();

    [GeneratedRegex(@"^\| (?:`\w+` \| )?(?<code>LJS[0-9]{4}) \|", RegexOptions.Multiline)]
    private static partial Regex DiagnosticLine();

    [GeneratedRegex("\"(?<code>LJS[0-9]{4})\"")]
    private static partial Regex DiagnosticCode();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchor();

    [GeneratedRegex("<a id=\"(?<id>[^\"]+)\">")]
    private static partial Regex Anchor();

    [GeneratedRegex("new\\(\"(?<key>[a-z]+[0-9]{4})\"")]
    private static partial Regex CitationKey();

    // "Rogan & Gladen 1978", "Brown, Cai & DasGupta 2001", "Lee et al. 2025", "Wilson 1927", in XML comments.
    [GeneratedRegex(@"(?<author>\p{Lu}\p{L}+)(?:(?:, \p{Lu}\p{L}+)* (?:&amp;|&) \p{Lu}\p{L}+| et al\.)? (?<year>(?:19|20)[0-9]{2})\b")]
    private static partial Regex Publication();
}
