using LlmJudgeStats.Gates;

namespace LlmJudgeStats.Evaluation.Tests;

/// <summary>What docs/howto/gate-a-test.md shows is what the sample prints. Its code is compared where that of all pages is.</summary>
public sealed class GatePageTests
{
    private const string Page = "docs/howto/gate-a-test.md";

    [Fact]
    public async Task The_page_shows_the_message_of_an_open_gate() => Assert.Contains(
        $"```text\n{await MessageAsync(new FakeAgent(wrongEvery: 7), 0.82)}\n```", Text(), StringComparison.Ordinal);

    [Fact]
    public async Task The_page_shows_how_a_bad_agent_fails()
    {
        var message = await MessageAsync(new FakeAgent(wrongEvery: 2), 0.75);
        Assert.Contains($"```text\n{message}\n```", Text(), StringComparison.Ordinal);
    }

    private static async Task<string> MessageAsync(FakeAgent agent, double threshold)
    {
        var judged = await AgentGateTests.JudgedAsync(agent);
        return Assert.Throws<GateException>(() => JudgeAssert.AtLeast(judged, threshold, Inconclusive.Fail)).Message;
    }

    private static string Text()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "LlmJudgeStats.sln")))
                return File.ReadAllText(Path.Combine(folder.FullName, Page)).ReplaceLineEndings("\n");
        }
        throw new InvalidOperationException($"no LlmJudgeStats.sln above {AppContext.BaseDirectory}");
    }
}
