using System.Globalization;
using System.Text;

namespace LlmJudgeStats.Data.Tests;

/// <summary>attack-cases 02: a million groups. What is asserted is live memory for each group, not time.</summary>
[Collection(nameof(AloneInTheProcess))]
public sealed class ManyGroupsTests
{
    [Fact]
    public void A_group_costs_its_name_and_its_counts()
    {
        const int Groups = 100_000;
        var bytes = Encoding.UTF8.GetBytes(Rows(Groups));
        using var stream = new MemoryStream(bytes);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var table = JudgmentReader.Read(
            stream, "rows", new() { GroupColumns = ["g"] }, cancellationToken: TestContext.Current.CancellationToken);
        var each = (GC.GetTotalMemory(forceFullCollection: true) - before) / Groups;
        Assert.Equal(Groups, table.Groups.Count);
        Assert.InRange(each, 50, 300);    // 13 characters, 15 counters, a place in a list; once 800
    }

    [Fact]
    public void Many_groups_are_the_same_as_few()
    {
        var few = Read(Rows(10_000));
        var many = Read(Rows(10_001));
        Assert.Equal(few.Groups.Select(Words), many.Groups.Take(10_000).Select(Words));
        Assert.Equal(Words(many.Groups[9_999]), Words(few.Groups[9_999]));
    }

    private static JudgmentTable Read(string text) => Reading.Text(text, new() { GroupColumns = ["g"] });

    private static string Words(JudgmentGroup group) => $"{group.Key[0]} {group.Test} {group.Calibration}";

    private static string Rows(int groups)
    {
        var text = new StringBuilder("g,verdict,label\n");
        for (var i = 0; i < groups; i++) text.Append(CultureInfo.InvariantCulture, $"group-{i:0000000},{i % 2},\n");
        for (var i = 0; i < groups; i += 7) text.Append(CultureInfo.InvariantCulture, $"group-{i:0000000},{i % 2},{i % 3 % 2}\n");
        return text.ToString();
    }
}
