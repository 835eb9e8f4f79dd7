namespace LlmJudgeStats.Data.Tests;

/// <summary>Options are checked where they are set.</summary>
public sealed class OptionTests
{
    [Fact]
    public void Impossible_options_are_refused_where_they_are_set()
    {
        Assert.Throws<ArgumentException>(() => new JudgmentReaderOptions { VerdictColumn = "" });
        Assert.Throws<ArgumentException>(() => new JudgmentReaderOptions { GroupColumns = ["a", ""] });
        Assert.Throws<ArgumentException>(() => new JudgmentReaderOptions { GroupColumns = [null!] });
        Assert.Throws<ArgumentNullException>(() => new JudgmentReaderOptions { Where = null! });
        Assert.Throws<ArgumentException>(() => new JudgmentReaderOptions { PassValues = ["a", null!] });
        Assert.Throws<ArgumentOutOfRangeException>(() => new JudgmentReaderOptions { MaxBytes = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new JudgmentReaderOptions { MaxErrors = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new JudgmentReaderOptions { Delimiter = '"' });
        // attack-cases 05: once exit code 4.
        Assert.Throws<ArgumentOutOfRangeException>(() => new JudgmentReaderOptions { Delimiter = ' ' });
        Assert.Throws<ArgumentOutOfRangeException>(() => new JudgmentReaderOptions { Delimiter = '\u00A0' });
        Assert.Equal('\t', new JudgmentReaderOptions { Delimiter = '\t' }.Delimiter);
        Assert.Throws<ArgumentOutOfRangeException>(() => new JudgmentReaderOptions { DuplicateIds = (DuplicateIds)9 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new JudgmentReaderOptions { Format = (JudgmentFormat)9 });
        Assert.Throws<ArgumentException>(() => new RowFilter("", "x"));
        Assert.Throws<ArgumentNullException>(() => new RowFilter("x", null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RowAccount { Used = -1 });
    }

    [Fact]
    public void A_list_that_changes_later_does_not_change_the_options()
    {
        string[] words = ["good"];
        var options = new JudgmentReaderOptions { PassValues = words, FailValues = ["bad"] };
        words[0] = "other";
        Assert.Equal(["good"], options.PassValues);
    }
}
