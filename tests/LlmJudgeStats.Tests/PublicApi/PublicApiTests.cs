using System.Runtime.CompilerServices;

namespace LlmJudgeStats.Tests.PublicApi;

public class PublicApiTests
{
    private const string Accept = "LJS_ACCEPT_API";

    [Fact]
    public void PublicSurface_OfTheLibrary_IsTheAcceptedOne()
    {
        var actual = PublicSurface.Of(typeof(JudgeEstimators).Assembly);
        if (Environment.GetEnvironmentVariable(Accept) == "1") File.WriteAllText(SourceFile(), actual);
        else AssertAccepted(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "PublicApi", "PublicApi.txt")), actual);
    }

    // The snapshot can fail: a changed line is named.
    [Fact]
    public void PublicSurface_OneLineLess_IsNamedWithTheWayOut()
    {
        var actual = PublicSurface.Of(typeof(JudgeEstimators).Assembly);
        var error = Assert.ThrowsAny<Exception>(() => AssertAccepted(actual.Replace("JudgeTally Flip()", "JudgeTally Turn()", StringComparison.Ordinal), actual));
        Assert.Contains("+     JudgeTally Flip()", error.Message, StringComparison.Ordinal);
        Assert.Contains("-     JudgeTally Turn()", error.Message, StringComparison.Ordinal);
        Assert.Contains(Accept, error.Message, StringComparison.Ordinal);
    }

    private static void AssertAccepted(string accepted, string actual)
    {
        accepted = accepted.ReplaceLineEndings("\n");
        if (accepted == actual) return;
        var (before, after) = (accepted.Split('\n'), actual.Split('\n'));
        var difference = before.Except(after).Select(line => "- " + line).Concat(after.Except(before).Select(line => "+ " + line));
        Assert.Fail($"""
            The public surface of LlmJudgeStats is not the accepted one (- accepted, + now; lines that only moved are not shown):
            {string.Join('\n', difference)}
            If this is on purpose, accept it in a commit of its own:
            {Accept}=1 dotnet test tests/LlmJudgeStats.Tests --filter FullyQualifiedName~PublicApiTests
            which rewrites tests/LlmJudgeStats.Tests/PublicApi/PublicApi.txt.
            """);
    }

    private static string SourceFile([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "PublicApi.txt");
}
