using System.Text.Json;

namespace LlmJudgeStats.Data.Tests;

/// <summary>Real judgments (shared/data) against what independent implementations counted. Skipped where the folder is absent.</summary>
public sealed class RealDataTests
{
    [Theory]
    [InlineData("nq301_qa", 30)]
    [InlineData("arena_opus4", 4)]
    public void Counts_by_judge_and_system_agree_with_the_reference(string file, int atLeast)
    {
        var table = Read(file, ["judge", "system"]);
        Assert.InRange(CheckSlices(file, table, 2), atLeast, int.MaxValue);
        Assert.Equal(table.Rows.Read, table.Rows.Used + table.Rows.NoVerdict + table.Rows.Empty);
    }

    [Theory]
    [InlineData("nq301_qa", 3)]
    [InlineData("arena_opus4", 2)]
    public void Counts_by_judge_agree_with_the_reference(string file, int slices) =>
        Assert.Equal(slices, CheckSlices(file, Read(file, ["judge"]), 1));

    [Fact]
    public void Rows_of_nq301_are_all_accounted_for() => Assert.Equal(10_641, Read("nq301_qa", ["judge", "system"]).Rows.Read);

    private static int CheckSlices(string file, JudgmentTable table, int keys)
    {
        using var expected = JsonDocument.Parse(File.ReadAllText(Find("reference", "data-expected.json")));
        var byName = table.Groups.ToDictionary(group => string.Join('|', group.Key.Select(key => key.ToString()).Prepend(file)));
        var found = 0;
        foreach (var slice in expected.RootElement.GetProperty("binary").EnumerateArray())
        {
            var name = slice.GetProperty("slice").GetString()!;
            if (!name.StartsWith(file + "|", StringComparison.Ordinal) || name.Count(c => c == '|') != keys) continue;
            var group = byName[name];
            var cal = slice.GetProperty("cal");
            var test = slice.GetProperty("test");
            Assert.Equal(Reading.Table(Int(cal, "t1v1"), Int(cal, "t1v0"), Int(cal, "t0v1"), Int(cal, "t0v0")), group.Calibration);
            Assert.Equal(JudgeTally.Of(Int(slice, "k_test"), Int(slice, "n_test")), group.Test);
            Assert.Equal(Reading.Tally(Int(test, "t1v1") + Int(test, "t1v0"), Int(test, "t0v1") + Int(test, "t0v0")), group.Revealed);
            found++;
        }
        return found;
    }

    private static JudgmentTable Read(string file, string[] groups) =>
        JudgmentReader.Read(Find("data", file + ".csv"), new() { GroupColumns = groups, Calibration = new("cal", "1") },
            cancellationToken: TestContext.Current.CancellationToken);

    private static long Int(JsonElement element, string name) => element.GetProperty(name).GetInt64();

    /// <summary>A file of the folder <c>shared</c> beside the repository, found by walking up from the test assembly.</summary>
    private static string Find(string folder, string file)
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var path = Path.Combine(at.FullName, "shared", folder, file);
            if (File.Exists(path)) return path;
        }
        Assert.Skip($"shared/{folder}/{file} is not beside the repository");
        return "";
    }
}
