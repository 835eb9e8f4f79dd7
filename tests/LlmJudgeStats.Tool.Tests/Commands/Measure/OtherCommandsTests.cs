namespace LlmJudgeStats.Tool.Tests.Measures;

/// <summary>Commands that know no measure say so, and say who answers.</summary>
public sealed class OtherCommandsTests
{
    [Theory]
    [InlineData("audit --measure class")]
    [InlineData("claims --measure score")]
    public void A_measure_is_sent_to_the_commands_that_have_it(string line) =>
        Judgestats.Line(line).IsRefused("has no --measure", "estimate, gate, judge, compare, plan and coverage");
}
