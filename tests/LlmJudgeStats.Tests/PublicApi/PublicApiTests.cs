using System.Reflection;
using System.Runtime.CompilerServices;

namespace LlmJudgeStats.Tests.PublicApi;

/// <summary>The public surface of each package is the accepted one (docs/adr/0024).</summary>
public class PublicApiTests
{
    private const string Accept = "LJS_ACCEPT_API";

    public static TheoryData<string> Packages =>
        ["LlmJudgeStats", "LlmJudgeStats.Data", "LlmJudgeStats.Reporting", "LlmJudgeStats.Evaluation"];

    [Theory]
    [MemberData(nameof(Packages))]
    public void The_public_surface_of_a_package_is_the_accepted_one(string package)
    {
        var actual = PublicSurface.Of(Assembly.Load(package));
        if (Environment.GetEnvironmentVariable(Accept) == "1") File.WriteAllText(SourceFile(package), actual);
        else AssertAccepted(package, File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "PublicApi", package + ".txt")), actual);
    }

    // The snapshot can fail: a changed line is named.
    [Fact]
    public void One_line_less_of_the_public_surface_is_named_with_the_way_out()
    {
        const string accepted = "readonly record struct Tally\n    Tally Turn()\n";
        const string actual = "readonly record struct Tally\n    Tally Flip()\n";
        var error = Assert.ThrowsAny<Exception>(() => AssertAccepted("LlmJudgeStats", accepted, actual));
        Assert.Contains("+     Tally Flip()", error.Message, StringComparison.Ordinal);
        Assert.Contains("-     Tally Turn()", error.Message, StringComparison.Ordinal);
        Assert.Contains(Accept, error.Message, StringComparison.Ordinal);
    }

    private static void AssertAccepted(string package, string accepted, string actual)
    {
        accepted = accepted.ReplaceLineEndings("\n");
        if (accepted == actual) return;
        var before = accepted.Split('\n');
        var after = actual.Split('\n');
        var difference = before.Except(after).Select(line => "- " + line).Concat(after.Except(before).Select(line => "+ " + line));
        Assert.Fail($"""
            The public surface of {package} is not the accepted one (- accepted, + now; lines that only moved are not shown):
            {string.Join('\n', difference)}
            If this is on purpose, accept it in a commit of its own:
            {Accept}=1 dotnet test tests/LlmJudgeStats.Tests --filter FullyQualifiedName~PublicApiTests
            which rewrites tests/LlmJudgeStats.Tests/PublicApi/*.txt.
            """);
    }

    private static string SourceFile(string package, [CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, package + ".txt");
}
