namespace LlmJudgeStats.Tool.Tests.Measures;

/// <summary>Commands that know pass rates only say so, and say who answers.</summary>
public sealed class OtherCommandsTests
{
    [Theory]
    [InlineData("coverage --measure class")]
    public void A_measure_is_sent_to_the_commands_that_have_it(string line) =>
        Judgestats.Line(line).IsRefused("is about pass rates", "estimate, gate, judge, compare and plan");
}
