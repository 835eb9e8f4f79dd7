using System.Text.RegularExpressions;

namespace LlmJudgeStats.Tests.Floors;

/// <summary>Folders are floors: a folder uses only folders below it, in all source projects (docs/design.md, docs/adr/0022).</summary>
/// <remarks>
/// Read as text: comments and strings are taken out, but for the holes of interpolated ones, and a type that one file declares and another
/// names is an arrow.
/// </remarks>
public sealed partial class FloorTests
{
    // Every folder in which a family of means declares its evidence: all on one floor, and none uses another.
    private const string Families = "Scores";

    // Families beside those of means.
    private static readonly string[] s_otherFamilies =
        ["Agreement", "Audit", "Bayesian", "Claims", "Comparison", "LabelQuality", "Panels", "PassRates", "Strengths"];

    private static readonly HashSet<(string From, string To)> s_explained =
        [("Bayesian", "PassRates"), ("Bayesian", "Claims"), ("Comparison", "PassRates")];

    // A type of JudgeConfidence, and a figure of audits that has nothing to do with it.
    private const string MemberOnly = "Reliability";

    // From the top floor down.
    private static readonly Dictionary<string, string[]> s_floors = new()
    {
        ["src/LlmJudgeStats"] =
        [
            "", "Monitoring", "Planning", "Gates", "Coverage", "Bayesian", "Bayesian/Mixture", "Bayesian/Quadrature", "Bayesian/Strata",
            "Bayesian/Beliefs", "Audit", "Audit/Details", "Claims", "Comparison",
            "PassRates", "PassRates/StratifiedLabels", "PassRates/ErrorRates", "Strengths", "Panels", "Agreement", "LabelQuality", Families,
            "Means",
            "Inference/ConfidenceDistributions", "Inference/Strata", "Inference/Contrasts", "Inference", "Intervals", "Studies",
            "Estimates", "Evidence", "Kernels", "Numerics", "Internal",
        ],
        ["src/LlmJudgeStats.Data"] =
        [
            "", "Sql", "Survey", "Counting", "Opening", "Foreign/Detection", "Foreign", "Foreign/Columns", "Foreign/Json", "Foreign/Zip",
            "Foreign/Rows",
            "Parsing", "Input", "Options", "Messages",
        ],
        ["src/LlmJudgeStats.Reporting"] =
        [
            "", "Writers", "Formats", "Documents", "Pages", "Pictures", "Charts", "Reports", "Sentences", "Findings", "Words",
        ],
        ["src/LlmJudgeStats.Evaluation"] = [""],
        ["src/LlmJudgeStats.Tool"] =
        [
            "", "Commands/Completion", "Commands/Doctor", "Commands/Agree", "Commands/Compare", "Commands/Plan", "Commands/Gate",
            "Commands/Estimate", "Commands/Coverage", "Commands/Claims", "Commands/Judge", "Commands/Rank", "Commands/Audit",
            "Commands/Monitor", "Commands/Measure", "Commands/Files", "Commands/Study",
            "CommandLine", "Terminal",
        ],
    };

    public static TheoryData<string> Projects => [.. s_floors.Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_folder_uses_only_folders_below_it(string project)
    {
        var floors = s_floors[project];
        var families = FamiliesOf(project);
        // A name that several files declare means one of them: wrong is what leads upward whichever it is.
        var upward = Arrows(project).GroupBy(arrow => (arrow.From, arrow.Type)).Where(same => !same.Any(IsAllowed)).SelectMany(same => same)
            .ToList();
        Assert.True(upward.Count == 0, string.Join('\n', upward));

        bool IsAllowed(Arrow arrow)
        {
            if (FolderOf(arrow.From) == FolderOf(arrow.To)) return true;
            return Floor(arrow.From) < Floor(arrow.To);
        }

        int Floor(string file) => Array.IndexOf(floors, families.Contains(FolderOf(file)) ? Families : FolderOf(file));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Every_folder_has_a_floor(string project) =>
        Assert.Empty(Sources(project).Keys.Select(FolderOf).Distinct().Except(s_floors[project]).Except(FamiliesOf(project)));

    /// <summary>Two files may know each other; a circle of more is a room without walls.</summary>
    [Theory]
    [MemberData(nameof(Projects))]
    public void No_circle_of_more_than_two_files(string project)
    {
        var uses = Arrows(project).ToLookup(arrow => arrow.From, arrow => arrow.To);
        foreach (var file in Sources(project).Keys)
        {
            var reached = Reached(file, uses);
            var circle = reached.Where(other => other != file && Reached(other, uses).Contains(file)).ToList();
            Assert.True(circle.Count <= 1, $"{file}: {string.Join(", ", circle)}");
        }
    }

    [Fact]
    public void An_arrow_is_seen() =>
        Assert.Contains(Arrows("src/LlmJudgeStats"), arrow => arrow is { From: "Studies/JudgeStudy.cs", To: "Studies/Calibration.cs" });

    /// <summary>
    /// A level becomes a quantile in <c>Confidence</c>: of the normal, Student's, chi-square, F, the range. Beta quantiles at a tail are
    /// limits themselves.
    /// </summary>
    [Fact]
    public void One_door_leads_to_a_quantile()
    {
        string[] doors =
        [
            "Estimates/Confidence.cs",
            "Bayesian/Strata/StratifiedPosterior.cs",    // where the search for a quantile of the posterior starts
            "Bayesian/Mixture/BetaMixture.cs",        // likewise
            "Numerics/BetaDistribution.cs",           // likewise, of a beta quantile
            "Numerics/BinomialSampler.cs",            // draws, and asks for no level
            "Numerics/VarianceRatio.cs",              // F without an end of its second degrees of freedom is a chi-square
        ];
        var found = Sources("src/LlmJudgeStats").Where(source => Quantile().IsMatch(source.Value)).Select(source => source.Key);
        Assert.Equal(doors.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    /// <summary>What is suspicious about a study is looked for once in a report, and what it is about is decided in one place.</summary>
    [Fact]
    public void A_report_looks_once_for_what_is_suspicious()
    {
        string[] projects = ["src/LlmJudgeStats", "src/LlmJudgeStats.Reporting", "src/LlmJudgeStats.Tool"];
        var callers = projects.SelectMany(Sources).Where(source => Suspicions().IsMatch(source.Value)).Select(source => source.Key);
        Assert.Equal(["JudgeEstimatorExplanations.cs", "Sentences/EstimateFacts.cs"], callers);
    }

    /// <summary>A family uses another only where docs/adr/0022 says why, and what is said there is still so.</summary>
    [Fact]
    public void Families_use_no_families_but_those_that_a_page_names()
    {
        var families = FamiliesOf("src/LlmJudgeStats").Union(s_otherFamilies).ToHashSet(StringComparer.Ordinal);
        var between = Arrows("src/LlmJudgeStats").Where(arrow => arrow.Type != MemberOnly).GroupBy(arrow => (arrow.From, arrow.Type))
            .Where(same => same.All(IsBetweenFamilies)).SelectMany(same => same).ToList();
        var unexplained = between.Where(arrow => !s_explained.Contains((FamilyOf(arrow.From), FamilyOf(arrow.To))));
        Assert.Equal("", string.Join('\n', unexplained));
        Assert.All(s_explained, pair => Assert.Contains(between, arrow => (FamilyOf(arrow.From), FamilyOf(arrow.To)) == pair));

        bool IsBetweenFamilies(Arrow arrow) => FamilyOf(arrow.From) is var from && FamilyOf(arrow.To) is var to
            && from != to && families.Contains(from) && families.Contains(to);

        static string FamilyOf(string file) => file.Split('/')[0];
    }

    [Fact]
    public void Every_family_of_means_is_held_to_their_laws()
    {
        var catalogue = SourceCode.Of(Repository.Read("tests/LlmJudgeStats.Tests/Laws/MeanFamilies.cs"));
        var named = Word().Matches(catalogue).Select(match => match.Value).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(EvidenceOf("src/LlmJudgeStats").Select(file => Path.GetFileNameWithoutExtension(file)).Except(named));
    }

    // A family of means is a folder of its own with an evidence type that becomes a study of a mean.
    private static HashSet<string> FamiliesOf(string project) => [.. EvidenceOf(project).Select(FolderOf)];

    private static IEnumerable<string> EvidenceOf(string project) => Sources(project)
        .Where(source => Evidence().IsMatch(source.Value) && !FolderOf(source.Key).Contains('/', StringComparison.Ordinal))
        .Select(source => source.Key);

    private static string FolderOf(string file) => file.LastIndexOf('/') is var at and >= 0 ? file[..at] : "";

    private static HashSet<string> Reached(string start, ILookup<string, string> uses)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var left = new Stack<string>(uses[start]);
        while (left.TryPop(out var next))
        {
            if (!reached.Add(next)) continue;
            foreach (var further in uses[next]) left.Push(further);
        }
        return reached;
    }

    private static List<Arrow> Arrows(string project)
    {
        var sources = Sources(project);
        var owners = sources
            .SelectMany(source => Declaration().Matches(source.Value).Select(match => (Type: match.Groups["type"].Value, File: source.Key)))
            .Distinct().ToLookup(one => one.Type, one => one.File);
        return
        [
            .. sources.SelectMany(source => Word().Matches(source.Value).Select(match => match.Value).Distinct()
                .SelectMany(word => Foreign(source.Key, [.. owners[word]]).Select(owner => new Arrow(source.Key, owner, word)))),
        ];
    }

    // A name that is declared in several places means the one at hand.
    private static IEnumerable<string> Foreign(string file, string[] owners)
    {
        var isAtHand = owners.Length > 1 && owners.Any(owner => owner == file || FolderOf(owner) == FolderOf(file));
        return isAtHand ? [] : owners.Where(owner => owner != file);
    }

    private static Dictionary<string, string> Sources(string project) => Repository.Files(project, "*.cs")
        .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal))
        .ToDictionary(path => path[(project.Length + 1)..], path => SourceCode.Of(Repository.Read(path)));

    [GeneratedRegex(@"(?<!\bprivate\b[^;{}()\n]*)\b(?:class|struct|interface|enum|record(?:\s+struct|\s+class)?)\s+(?<type>[A-Z]\w*)")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"\bMeanStudy\s+ToStudy\s*\(\s*CalibrationDesign\b")]
    private static partial Regex Evidence();

    [GeneratedRegex(@"\b(Normal|NormalRange|StudentT|ChiSquare|VarianceRatio)\s*\.\s*(Quantile|UpperQuantile|TwoSided)")]
    private static partial Regex Quantile();

    [GeneratedRegex(@"\bStudyDiagnostics\s*\.\s*Of\b|\.\s*Explain\s*\(\s*in\b")]
    private static partial Regex Suspicions();

    [GeneratedRegex(@"\b[A-Z]\w*\b")]
    private static partial Regex Word();

    private sealed record Arrow(string From, string To, string Type);
}
