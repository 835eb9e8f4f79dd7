using System.Reflection;
using System.Text.RegularExpressions;

namespace LlmJudgeStats.Tool.Tests.BadInputs;

/// <summary>docs/bad-inputs.md and the tests of its sections have the same rows.</summary>
public partial class RowsTests
{
    [Theory]
    [InlineData('E', 28, typeof(SectionETests))]
    [InlineData('F', 22, typeof(SectionFTests))]
    public void Every_row_has_a_test_and_every_test_a_row(char section, int rows, Type tests)
    {
        var tested = tests.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(method => method.GetCustomAttributes().Any(attribute => attribute is FactAttribute))
            .Select(method => method.Name.Split('_')[0])
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToArray();
        var page = Row().Matches(File.ReadAllText(Scratch.InRepository("docs", "bad-inputs.md")))
            .Select(match => match.Groups[1].Value)
            .Where(id => id[0] == section);
        Assert.Equal(page, tested);
        Assert.Equal(rows, tested.Length);
    }

    [GeneratedRegex(@"^\| ([A-G][0-9]{2}) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
