using System.Text;

namespace LlmJudgeStats.Data.Tests;

/// <summary>Battles between two systems, from rows to items (command-line.md 2, rank).</summary>
public sealed class BattleTests
{
    private static readonly MeasureOptions s_battles = new()
    {
        Kind = MeasureKind.Preference,
        Reading = JudgmentReaderOptions.Default,
        SystemColumns = ["first", "second"],
    };

    /// <summary>Detects systems that change places with each other, with a group, or with further texts.</summary>
    [Fact]
    public void Both_names_stand_first_among_the_texts_of_an_item()
    {
        var options = s_battles with { TextColumns = ["note"], Reading = new() { GroupColumns = ["note"] } };
        var table = Table("second,note,verdict,first,label\n y ,n,1, x ,\nx,m,0,Y,0.5\n", options);
        Assert.Equal(["x", "y", "n"], table.Groups[0].Items[0].Texts);
        Assert.Equal(["Y", "x", "m"], table.Groups[1].Items[0].Texts);
    }

    [Theory]
    [InlineData("first,second,verdict\nx,y,1\nx,x,1\n", 3, "second", "the system 'x' meets itself")]
    [InlineData("first,second,verdict\n,y,1\n", 2, "first", "a system has no name")]
    [InlineData("first,second,verdict\nx,,1\n", 2, "second", "a system has no name")]
    [InlineData("""{"first":"x","verdict":1}""", 1, null, "a system has no name")]
    [InlineData("first,second,verdict\nx,y,good\n", 2, "verdict", "'good' is no preference")]
    public void A_battle_is_between_two_systems(string text, long line, string? column, string message)
    {
        var error = Assert.Throws<JudgeDataException>(() => Table(text, s_battles)).Errors[0];
        Assert.Equal((line, column), (error.Line, error.Column));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        // No other measure fits a battle.
        Assert.DoesNotContain("`MeasureKind", error.Hint, StringComparison.Ordinal);
    }

    /// <summary>A row that says nothing is no battle, whatever stands in it.</summary>
    [Fact]
    public void A_row_without_verdict_label_and_id_is_empty()
    {
        var table = Table("first,second,verdict,label\nx,x,,\nx,y,1,\n", s_battles);
        Assert.Equal((1, 1), (table.Rows.Used, table.Rows.Empty));
    }

    [Fact]
    public void Two_columns_or_none() => Assert.Contains("name two columns, or none",
        Assert.Throws<ArgumentException>(() => s_battles with { SystemColumns = ["first"] }).Message, StringComparison.Ordinal);

    private static MeasureTable Table(string text, MeasureOptions options)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return MeasureReader.Read(stream, "rows", options);
    }
}
