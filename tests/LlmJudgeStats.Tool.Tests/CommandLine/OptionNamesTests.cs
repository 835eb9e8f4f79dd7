using System.Text.RegularExpressions;
using LlmJudgeStats.Coverage;
using LlmJudgeStats.Data;
using LlmJudgeStats.Planning;
using LlmJudgeStats.Tool.CommandLine;

namespace LlmJudgeStats.Tool.Tests;

/// <summary>Hints of the library name properties, those of the tool options; what somebody called a column is neither.</summary>
public sealed partial class OptionNamesTests
{
    private static readonly Type[] s_reading = [typeof(JudgmentReaderOptions), typeof(MeasureOptions), typeof(ScoreTableOptions)];

    [Theory]
    [InlineData("name the words (`PassValues`, `FailValues`)", "name the words (--pass, --fail)")]
    [InlineData("say `LabelColumn` = human, or do not", "say --label human, or do not")]
    [InlineData("say `HasHeader = false` if it is", "say --no-header if it is")]
    [InlineData("a PassValues, a `Nobody` and a ` alone", "a PassValues, a `Nobody` and a ` alone")]
    public void A_property_becomes_an_option_and_other_text_stays(string hint, string shown) => Assert.Equal(shown, OptionNames.In(hint));

    [Theory]
    [InlineData("id,`PassValues` verdict\n1,1\n", "Say --verdict '`PassValues` verdict'")]
    [InlineData("verdict,`LabelColumn` = label human\n1,1\n", "say --label '`LabelColumn` = label human'")]
    [InlineData("verdict\nPassValues\n`FailValues`\n", "'`FailValues`' means neither")]
    public void Names_from_a_file_are_never_taken_for_properties(string text, string shown)
    {
        using var scratch = new Scratch();
        var answer = Judgestats.Run("estimate", scratch.File("rows.csv", text));
        Assert.Contains(shown, answer.Out + answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_of_the_user_are_never_taken_for_properties()
    {
        using var scratch = new Scratch();
        var file = scratch.File("rows.csv", "verdict\n1\n");
        var answer = Judgestats.Line($"estimate {file} --pass `PassValues`,PassValues --fail passvalues");
        Assert.Equal("judgestats: 'PassValues' is in --pass and in --fail; a word has one meaning\n", answer.Error);
    }

    [Fact]
    public void Every_name_is_one_of_the_library()
    {
        foreach (var name in OptionNames.Known)
        {
            var parts = name.Split(" = ")[0].Split('.');
            var type = parts[0] switch
            {
                nameof(CalibrationDesign) => typeof(CalibrationDesign),
                nameof(PostStratifiedInterval) => typeof(PostStratifiedInterval),
                nameof(Target) => typeof(Target),
                nameof(ParameterGrid) => typeof(ParameterGrid),
                nameof(PlanQuestion) => typeof(PlanQuestion),
                nameof(JudgeGuess) => typeof(JudgeGuess),
                nameof(DuplicateIds) => typeof(DuplicateIds),
                nameof(LabelMeaning) => typeof(LabelMeaning),
                nameof(JudgmentReaderOptions.VerdictWords) or nameof(JudgmentReaderOptions.LabelWords) when parts.Length == 2 =>
                    typeof(OutcomeWords),
                nameof(SqlEvidence.Table) or nameof(SqlEvidence.Query) or nameof(SqlEvidence.Shards) => typeof(SqlEvidence),
                nameof(MeasureKind) => typeof(MeasureKind),
                _ => s_reading.First(reading => reading == s_reading[^1] || reading.GetMember(parts[^1]).Length > 0),
            };
            Assert.True((parts[0] == type.Name && parts.Length == 1) || type.GetMember(parts[^1]).Length == 1, name);
        }
    }

    [Fact]
    public void Every_name_in_a_text_of_the_library_has_an_option()
    {
        var found = LibraryLines().SelectMany(line => Marked().Matches(line).Select(match => match.Groups["name"].Value))
            .Where(name => !name.Contains('{', StringComparison.Ordinal)).Distinct().ToArray();
        Assert.InRange(found.Length, 15, 100);
        Assert.All(found, name => Assert.Contains(name, OptionNames.Known));
    }

    [Fact]
    public void No_text_of_the_library_names_an_option() => Assert.DoesNotContain(LibraryLines(), line => Option().IsMatch(line));

    private static IEnumerable<string> LibraryLines() =>
        from project in new[] { "LlmJudgeStats", "LlmJudgeStats.Data", "LlmJudgeStats.Reporting" }
        from path in Directory.EnumerateFiles(Scratch.InRepository("src", project), "*.cs", SearchOption.AllDirectories)
        from line in File.ReadLines(path)
        where !line.TrimStart().StartsWith("//", StringComparison.Ordinal)
        select line;

    [GeneratedRegex("`(?<name>[^`]+)`", RegexOptions.ExplicitCapture)]
    private static partial Regex Marked();

    [GeneratedRegex("\"[^\"]*--[a-z]")]
    private static partial Regex Option();
}
