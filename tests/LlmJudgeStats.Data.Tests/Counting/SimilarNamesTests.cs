using System.Globalization;
using System.Text;

namespace LlmJudgeStats.Data.Tests;

/// <summary>Groups that differ in case, blanks or Unicode form only are never merged, and always pointed out (LJS2028).</summary>
public sealed class SimilarNamesTests
{
    [Theory]
    [InlineData("GPT", "gpt ")]
    [InlineData("GPT 4", "GPT\u00a04")]
    [InlineData("GPT4", "GPT\u200b4")]
    [InlineData("caf\u00e9", "cafe\u0301")]
    [InlineData("CAF\u00c9", "cafe\u0301")]
    [InlineData("\u1eb9\u0301", "\u00e9\u0323")]
    [InlineData("\ud55c\uae00", "\u1112\u1161\u11ab\u1100\u1173\u11af")]
    [InlineData("\u212b", "\u00e5")]
    [InlineData("\uff27\uff30\uff34", "gpt")]
    [InlineData("\ufb01ne", "FINE")]
    public void Two_groups_of_one_look_are_two_and_named(string one, string other)
    {
        var table = Reading.Text($"s,verdict\n{one},1\n{other},0\nthird,1\n", new() { GroupColumns = ["s"] });
        Assert.Equal([one, other, "third"], table.Groups.Select(group => group.Key[0].Value));
        var note = Assert.Single(table.Notes);
        Assert.Equal(("LJS2028", DiagnosticSeverity.Warning), (note.Code, note.Severity));
    }

    [Theory]
    [InlineData("cafe", "caf\u00e9")]
    [InlineData("gpt-4", "gpt_4")]
    [InlineData("a", "\u0430")]    // a Cyrillic letter: another letter, however much it looks like this one
    public void Other_names_are_other_names(string one, string other) =>
        Assert.NotEqual(SimilarText.Fold(one), SimilarText.Fold(other));

    [Fact]
    public void Half_of_a_pair_is_a_name_like_any_other() => Assert.NotEqual(SimilarText.Fold("\ud800"), SimilarText.Fold("\ud801"));

    [Fact]
    public void Values_of_two_columns_do_not_run_together() =>
        Assert.Empty(Reading.Text("a,b,verdict\nx,yz,1\nxy,z,0\n", new() { GroupColumns = ["a", "b"] }).Notes);

    [Fact]
    public void Three_pairs_are_shown_and_the_others_counted()
    {
        var rows = string.Concat(Enumerable.Range(0, 5).Select(i => $"name{i},1\nNAME{i},1\n"));
        var note = Assert.Single(Reading.Text("s,verdict\n" + rows, new() { GroupColumns = ["s"] }).Notes);
        Assert.Contains(
            "'name0' and 'NAME0', 'name1' and 'NAME1', 'name2' and 'NAME2' and 2 more;", note.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Among_many_groups_they_are_found_too()
    {
        var rows = new StringBuilder("s,verdict\nlast,1\n");
        for (var i = 0; i < 100_001; i++) rows.Append(CultureInfo.InvariantCulture, $"g{i},1\n");
        var note = Assert.Single(Reading.Text(rows.Append("Last,1\n").ToString(), new() { GroupColumns = ["s"] }).Notes);
        Assert.Contains("'last' and 'Last'", note.Message, StringComparison.Ordinal);
    }

    /// <summary>The file of normal forms against the runtime's, for every character of the plane.</summary>
    [Fact]
    public void A_character_and_its_normal_form_have_one_look()
    {
        if ("\u00e9".Normalize(NormalizationForm.FormKD).Length == 1) Assert.Skip("this run has no data of cultures to compare with");
        for (var c = '\u0001'; c < '\uffff'; c++)
        {
            if (char.IsSurrogate(c) || char.GetUnicodeCategory(c) == UnicodeCategory.OtherNotAssigned) continue;
            var form = c.ToString().Normalize(NormalizationForm.FormKD);
            if (form.Any(char.IsSurrogate)) continue;
            Assert.True(SimilarText.Fold(form) == SimilarText.Fold(c.ToString()), $"U+{(int)c:X4}");
        }
    }
}
