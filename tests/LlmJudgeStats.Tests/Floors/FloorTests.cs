using System.Text.RegularExpressions;
using LlmJudgeStats.Tests.Docs;

namespace LlmJudgeStats.Tests.Floors;

/// <summary>Folders are floors: a folder uses only folders below it, in all source projects (docs/design.md, docs/adr/0022).</summary>
/// <remarks>Read as text: comments and strings are taken out, and a type that one file declares and another names is an arrow.</remarks>
public sealed partial class FloorTests
{
    // Every folder in which a family of means declares its evidence: all on one floor, and none uses another.
    private const string Families = "Scores";

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

    /// <summary>Quantiles come from <c>Confidence</c>; the others named here only look for a place to start from.</summary>
    [Fact]
    public void One_door_leads_to_a_quantile()
    {
        string[] allowed =
        [
            "Estimates/Confidence.cs", "Numerics/Normal.cs", "Numerics/BetaDistribution.cs", "Numerics/BinomialSampler.cs",
            "Bayesian/Strata/SampledPosterior.cs", "Bayesian/Mixture/BetaMixture.cs",
        ];
        var doors = Sources("src/LlmJudgeStats").Where(source => Quantile().IsMatch(source.Value)).Select(source => source.Key);
        Assert.Equal(allowed.Except(["Numerics/Normal.cs"]).Order(StringComparer.Ordinal),
            doors.Except(["Numerics/Normal.cs"]).Order(StringComparer.Ordinal));
    }

    /// <summary>Folders of one floor's height that must not know each other although one is listed above the other.</summary>
    [Theory]
    [InlineData("PassRates", "Scores")]
    [InlineData("PassRates", "Means")]
    public void Families_do_not_use_each_other(string family, string other) =>
        Assert.DoesNotContain(Arrows("src/LlmJudgeStats"), arrow =>
            (FolderOf(arrow.From) + "/").StartsWith(family + "/", StringComparison.Ordinal) && FolderOf(arrow.To) == other);

    // A family of means is a folder of its own with an evidence type that becomes a study of a mean.
    private static HashSet<string> FamiliesOf(string project)
    {
        var folders = Sources(project).Where(source => Evidence().IsMatch(source.Value)).Select(source => FolderOf(source.Key));
        return [.. folders.Where(folder => !folder.Contains('/', StringComparison.Ordinal))];
    }

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
        .ToDictionary(path => path[(project.Length + 1)..], path => NotCode().Replace(Repository.Read(path), " "));

    [GeneratedRegex("//[^\\n]*|/\\*.*?\\*/|\"\"\".*?\"\"\"|@?\\$?\"(?:\\\\.|[^\"\\\\\\n])*\"", RegexOptions.Singleline)]
    private static partial Regex NotCode();

    [GeneratedRegex(@"(?<!\bprivate\b[^;{}()\n]*)\b(?:class|struct|interface|enum|record(?:\s+struct|\s+class)?)\s+(?<type>[A-Z]\w*)")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"\bMeanStudy\s+ToStudy\s*\(\s*CalibrationDesign\b")]
    private static partial Regex Evidence();

    [GeneratedRegex(@"\bNormal\s*\.\s*(Quantile|TwoSided)")]
    private static partial Regex Quantile();

    [GeneratedRegex(@"\b[A-Z]\w*\b")]
    private static partial Regex Word();

    private sealed record Arrow(string From, string To, string Type);
}
