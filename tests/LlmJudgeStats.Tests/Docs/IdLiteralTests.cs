using System.Text.RegularExpressions;

namespace LlmJudgeStats.Tests.Docs;

/// <summary>The id of a method or an interval is written once, beside its formula; whoever needs it reads it there.</summary>
public sealed partial class IdLiteralTests
{
    // Ids that are words of their own: columns, names of numbers in JSON, measures.
    private static readonly HashSet<string> s_words =
        new(["agreement", "chance", "difference", "exact", "items", "order", "score"], StringComparer.OrdinalIgnoreCase);

    // What is no method where it stands.
    private static readonly Dictionary<string, string> s_others = new()
    {
        ["\"Jeffreys\" in src/LlmJudgeStats.Reporting/Words/PriorWords.cs"] = "a prior",
        ["\"jeffreys\" in src/LlmJudgeStats.Tool/Commands/Study/StudyOptions.cs"] = "a prior",
        ["\"JEFFREYS\" in src/LlmJudgeStats.Tool/Commands/Study/MethodChoice.cs"] = "a prior",
        ["\"auc\" in src/LlmJudgeStats.Tool/Commands/Judge/ConfidenceSection.cs"] = "a quantity, beside those that have no method",
        ["\"auc\" in src/LlmJudgeStats.Reporting/Sentences/MeasureText.cs"] = "a quantity",
        ["\"AUC\" in src/LlmJudgeStats.Tool/Commands/Judge/ConfidenceSection.cs"] = "its name",
        ["\"ece\" in src/LlmJudgeStats.Tool/Commands/Judge/ConfidenceSection.cs"] = "a quantity, of which three methods give points",
        ["\"ece\" in src/LlmJudgeStats.Reporting/Sentences/MeasureText.cs"] = "a quantity",
        ["\"label-error\" in src/LlmJudgeStats.Tool/Commands/Judge/CeilingSection.cs"] = "a quantity, one of two of its method",
        ["\"normalized-accuracy\" in src/LlmJudgeStats.Tool/Commands/Judge/CeilingSection.cs"] = "a quantity",
        ["\"labels-only\" in src/LlmJudgeStats.Reporting/Writers/RankJson.cs"] = "what a board is read from",
    };

    [Fact]
    public void No_id_is_written_but_beside_its_formula()
    {
        var ids = MethodCatalogue.Families.SelectMany(family => family.Methods)
            .SelectMany(method => new[] { method.Id, method.Interval }).Where(id => id.Length > 0)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var found = Repository.Files("src", "*.cs").SelectMany(file => Literal().Matches(Definition().Replace(Repository.Read(file), ""))
            .Where(match => ids.Contains(match.Groups["id"].Value) && !s_words.Contains(match.Groups["id"].Value))
            .Select(match => $"{match.Value} in {file}")).Distinct().ToArray();
        Assert.Empty(found.Except(s_others.Keys));
        Assert.Empty(s_others.Keys.Except(found));
    }

    /// <summary>An id as it is defined, with its name, and comments.</summary>
    [GeneratedRegex(@"//[^\n]*|(?:\bnew\s*(?:EstimationMethod|IntervalTraits)?|\b(?:AuditMethods\.Of|Published|PointMethod|MethodOf))"
        + "\\(\\s*\"[a-z0-9-]+\",\\s*(?:\"[^\"]*\")?|\\bId = \"[a-z0-9-]+\"")]
    private static partial Regex Definition();

    [GeneratedRegex("\"(?<id>[A-Za-z0-9-]+)\"")]
    private static partial Regex Literal();
}
