using System.Text.Json;

namespace LlmJudgeStats.Tool.Tests;

/// <summary>
/// Rows of bad-inputs.md that belong to what is not built yet. Each has a sign by which it is seen that it was built: then its test fails
/// here, and the row wants a test of its own.
/// </summary>
public sealed class LaterRowsTests
{
    private const string Counts = "estimate --passed 83 --total 115 --tp 46 --fn 4 --fp 9 --tn 41 ";

    /// <summary>C08: a pair of answers that is judged differently in either order is no tie.</summary>
    [Fact]
    public void C08_waits_for_pairs() => IsNoCommand("pairwise", "preference");

    /// <summary>C12: whoever says which word is the positive one sees it wherever a rate is printed.</summary>
    [Fact]
    public void C12_waits_for_a_named_polarity() => IsNoOption("--positive", "--polarity");

    /// <summary>
    /// C17: labels that a model gave are "calibrated to a model, not to people": doctor suspects it (LJS3011), none says it.
    /// </summary>
    [Fact]
    public void C17_waits_for_the_source_of_labels() => IsNoOption("--label-source", "--labels-by");

    /// <summary>G15: counts above 2^53 stand as text, too. Now they are numbers, whole to the last digit.</summary>
    [Fact]
    public void G15_waits_for_counts_as_text()
    {
        var report = Judgestats.Json("--passed 9007199254740993 --total 9007199254740995");
        var test = report.GetProperty("results")[0].GetProperty("counts").GetProperty("test");
        Assert.Equal("9007199254740995", test.GetProperty("total").GetRawText());
        Assert.All(test.EnumerateObject(), member => Assert.NotEqual(JsonValueKind.String, member.Value.ValueKind));
    }

    /// <summary>G16: a report of an unknown major version of the schema is refused. Nothing reads reports yet.</summary>
    [Fact]
    public void G16_waits_for_a_reader_of_reports()
    {
        IsNoCommand("report", "history");
        Assert.DoesNotContain(typeof(Reporting.JsonReport).Assembly.GetTypes(), type => type.Name is "JsonReportReader" or "ReportReader");
    }

    /// <summary>What has a test elsewhere: the name is there.</summary>
    [Theory]
    [InlineData("LlmJudgeStats.Data.Tests/Counting/MeaningTests.cs", "C10_C11_")]
    [InlineData("LlmJudgeStats.Data.Tests/Counting/MeaningTests.cs", "C15_")]
    [InlineData("LlmJudgeStats.Data.Tests/Counting/MeaningTests.cs", "C16_")]
    [InlineData("LlmJudgeStats.Data.Tests/Counting/LabelFileTests.cs", "F08_")]
    [InlineData("LlmJudgeStats.Tests/BitIdentity/BitIdentityTests.cs", "G18_")]
    [InlineData("LlmJudgeStats.Tests/BadInputs/LoadedTwiceTests.cs", "G20_")]
    [InlineData("LlmJudgeStats.Tool.Tests/Formats/DocumentFormatTests.cs", "G01_")]
    [InlineData("LlmJudgeStats.Tool.Tests/Formats/DocumentFormatTests.cs", "G02_")]
    [InlineData("LlmJudgeStats.Tool.Tests/Formats/DocumentFormatTests.cs", "G03_")]
    [InlineData("LlmJudgeStats.Tool.Tests/Formats/DocumentFormatTests.cs", "G04_")]
    [InlineData("LlmJudgeStats.Tool.Tests/Formats/DocumentFormatTests.cs", "G05_")]
    [InlineData("LlmJudgeStats.Tool.Tests/Formats/DocumentFormatTests.cs", "G06_")]
    [InlineData("LlmJudgeStats.Tool.Tests/Terminal/EnvironmentTests.cs", "E27_")]
    [InlineData("LlmJudgeStats.Tool.Tests/Terminal/EnvironmentTests.cs", "F22_")]
    [InlineData("LlmJudgeStats.Tool.Tests/Terminal/EnvironmentTests.cs", "G10_")]
    [InlineData("LlmJudgeStats.Tool.Tests/Terminal/EnvironmentTests.cs", "G11_")]
    [InlineData("LlmJudgeStats.Tool.Tests/Terminal/EnvironmentTests.cs", "G12_")]
    [InlineData("LlmJudgeStats.Tool.Tests/Terminal/EnvironmentTests.cs", "G13_")]
    [InlineData("LlmJudgeStats.Tool.Tests/Terminal/EnvironmentTests.cs", "G17_")]
    [InlineData("LlmJudgeStats.Tool.Tests/Terminal/EnvironmentTests.cs", "G19_")]
    public void A_row_has_its_test(string file, string row) =>
        Assert.Matches($@"public (async )?\w+ {row}", File.ReadAllText(Path.Combine(Scratch.Root, "tests", file)));

    private static void IsNoCommand(params string[] names) => Assert.All(names, name =>
    {
        Judgestats.Line(name).IsRefused();
        Assert.DoesNotContain($"\n  {name} ", Judgestats.Run().Out, StringComparison.Ordinal);
    });

    private static void IsNoOption(params string[] names) => Assert.All(names, name =>
        Judgestats.Run([.. Counts.Split(' ', StringSplitOptions.RemoveEmptyEntries), name, "x"]).IsRefused());
}
