using LlmJudgeStats.Tool.Commands.Monitor;

namespace LlmJudgeStats.Tool.Tests;

/// <summary>The order of a sequence: weeks called w10 came before w2, and the alarm with them.</summary>
public sealed class MonitorOrderTests
{
    [Theory]
    [InlineData("w1 w2 w9 w10 w11 w20")]
    [InlineData("2026-1-2 2026-1-10 2026-2-1 2026-10-1")]
    [InlineData("2026-01-31 2026-02-01 2026-11-30")]
    [InlineData("9 10 11.5 100")]
    [InlineData("a a1 a01 a2 b")]
    public void Digits_count_as_numbers(string sorted)
    {
        var cells = sorted.Split(' ');
        string[] reversed = [.. cells.Reverse()];
        if (cells[^1] == "b") cells = ["a", "a01", "a1", "a2", "b"];    // of one number the text decides
        Assert.Equal(cells, reversed.Order(new MonitorOrder(reversed)));
    }
}
