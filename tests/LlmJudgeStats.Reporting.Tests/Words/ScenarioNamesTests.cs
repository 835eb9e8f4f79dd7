using System.Text;
using System.Text.RegularExpressions;
using LlmJudgeStats.Reporting.Tests.Documents;

namespace LlmJudgeStats.Reporting.Tests.Words;

/// <summary>Names of groups as names of folders: none leads elsewhere, none is another's.</summary>
public sealed class ScenarioNamesTests
{
    [Theory]
    [InlineData("", "JudgeStats_")]
    [InlineData("gpt-4.1 mini_2", "JudgeStats.gpt-4.1 mini_2")]
    [InlineData("../../etc/passwd", "JudgeStats..._.._etc_passwd")]
    [InlineData("a:b\\c*?\"<>|\0", "JudgeStats.a_b_c_______")]
    [InlineData("نموذج日𝒳é", "JudgeStats.نموذج日𝒳é")]
    [InlineData("ends.", "JudgeStats.ends_")]
    [InlineData("ends ", "JudgeStats.ends_")]
    public void A_value_is_part_of_a_name(string value, string expected) => Assert.Equal([expected], Names(value));

    [Fact]
    public void No_group_has_the_name_alone_and_several_columns_follow_each_other()
    {
        GroupKey[] two = [new("judge", "j"), new("system", "s")];
        Assert.Equal(["JudgeStats", "JudgeStats.j.s"], ScenarioNames.Of([null, two]));
    }

    /// <summary>Replaced, shortened, or of other case: who comes later gets a number that nobody has.</summary>
    [Fact]
    public void Groups_that_come_to_one_name_are_told_apart() => Assert.Equal(
        ["JudgeStats.a_b", "JudgeStats.a_b-2", "JudgeStats.A_b-3", "JudgeStats.a_b-2-2", "JudgeStats.a_b-4"],
        Names("a/b", "a\\b", "A_b", "a_b-2", "a:b"));

    [Fact]
    public void Every_name_is_a_folder_of_its_own()
    {
        string[] values = [.. Hostile.Known, .. Hostile.Names(10_000), new('x', 300), new('日', 300), new('x', 301)];
        var names = Names(values);
        Assert.Equal(values.Length, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(names, name =>
        {
            Assert.Matches(@"^JudgeStats[._][^/\\:*?""<>|\p{C}]*(?<![. ])$", Regex.Replace(name, @"[\uD800-\uDBFF][\uDC00-\uDFFF]", "x"));
            Assert.InRange(Encoding.UTF8.GetByteCount(name), 1, 210);
        });
    }

    private static string[] Names(params string[] values) =>
        [.. ScenarioNames.Of(values.Select(value => new GroupKey[] { new("g", value) }))];
}
