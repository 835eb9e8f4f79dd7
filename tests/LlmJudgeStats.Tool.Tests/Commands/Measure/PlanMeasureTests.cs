namespace LlmJudgeStats.Tool.Tests.Measures;

/// <summary><c>plan --measure</c>: two of three sizes and a pilot; what has no formula is refused.</summary>
public sealed class PlanMeasureTests
{
    private const string Scores = "{samples}/rubric.csv --measure score --range 1,5 --design random";
    private const string Wins = "--measure preference --design random --table 20,3,2;4,8,3;1,2,17 --unlabelled 380,100,260";

    [Theory]
    [InlineData(Scores + " --labels 200 --items 2000", "200 labels and 2000 items without one give the mean score to +-0.1")]
    [InlineData(Scores + " --labels 100 --half-width 0.05", "however many items, and +-0.05 is asked")]
    [InlineData(Scores + " --items 5 --half-width 0.1", "labels and 5 items without one give the mean score to +-0.1")]
    [InlineData(Wins + " --labels 60 --items 740", "give the win rate to +-8.", "points")]
    public void Two_sizes_give_the_third(string command, params string[] words)
    {
        var answer = Run(command);
        Assert.Equal((0, ""), (answer.Exit, answer.Error));
        foreach (var word in words) Assert.Contains(word, answer.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Scores + " --labels 200", "two of --labels M, --items N and --half-width W")]
    [InlineData(Scores + " --labels 200 --items 20 --half-width 0.1", "two of --labels M")]
    [InlineData(Scores + " --labels 200 --half-width 3", "below half of the range")]
    [InlineData(Scores + " --labels 200 --items 20 --at-least 4", "--at-least: only of a pass rate")]
    [InlineData(Scores + " --labels 200 --items 20 --share-at-least 4", "a plan is for the mean")]
    [InlineData("{samples}/grades.csv --measure class --design random --labels 80 --items 320", "make the class pass")]
    [InlineData("{samples}/rubric.csv --measure score --range 1,5 --labels 80 --items 320", "no", "--design external")]
    [InlineData("{samples}/rubric.csv --labels 80 --items 320 --bands 3", "say what the values are")]
    public void What_has_no_formula_is_refused(string command, params string[] words) => Run(command).IsRefused(words);

    [Fact]
    public void Every_format_is_written()
    {
        foreach (var format in (string[])["text", "json", "csv", "markdown", "github", "latex", "html", "junit"])
        {
            var answer = Run($"{Scores} --labels 200 --items 2000 --format {format}");
            Assert.Equal((0, ""), (answer.Exit, answer.Error));
        }
        Run($"{Scores} --labels 200 --items 2000 --format svg").IsRefused("no picture");
    }

    private static Answer Run(string command) => Judgestats.Line(
        $"plan {command}".Replace("{samples}", Scratch.InRepository("docs", "samples"), StringComparison.Ordinal));
}
