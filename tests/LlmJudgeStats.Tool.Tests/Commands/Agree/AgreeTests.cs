using System.Text.Json;

namespace LlmJudgeStats.Tool.Tests;

/// <summary>judgestats agree: figures of other code (tests/reference/agreement), gaps, words, and what it refuses.</summary>
public sealed class AgreeTests : IDisposable
{
    private static readonly string s_samples = Scratch.InRepository("docs", "samples");

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    // agree-hull-1, -4, -7 and -10, agreement-4: mpmath, 40 digits.
    [Theory]
    [InlineData("14,1;2,3", "kappa", 0.5714285714285714, 0.053490015639475065, 0.9906507777484412)]
    [InlineData("45,2;1,2", "gwet-ac1", 0.9310186249712578, 0.7810679569314507, 1.0)]
    [InlineData("44,5,1;7,20,3;9,5,6", "kappa", 0.4915254237288136, 0.3318099326707096, 0.6292679484548764)]
    [InlineData("12,0;0,8", "mcc", 1.0, 0.5857680736473694, 1.0)]
    public void Counts_give_the_figures_of_other_code(string table, string id, double point, double lower, double upper)
    {
        var one = Agreement($"agree --table {table} --coefficient {id}").GetProperty("coefficients")[0];
        Assert.Equal(id, one.GetProperty("coefficient").GetString());
        Assert.Equal(point, one.GetProperty("point").GetDouble(), 1e-12);
        Assert.Equal(lower, one.GetProperty("lower").GetDouble(), 1e-12);
        Assert.Equal(upper, one.GetProperty("upper").GetDouble(), 1e-12);
    }

    /// <summary>krippendorff-1, the published example of four raters with gaps; ordinal and interval are points only.</summary>
    [Theory]
    [InlineData("", 0.743421052631579, false)]
    [InlineData("--kind ordinal", 0.8153875037548813, true)]
    [InlineData("--kind interval", 0.8491071428571428, true)]
    public void Several_raters_with_gaps(string kind, double alpha, bool isPointOnly)
    {
        int?[][] data =
        [
            [1, 2, 3, 3, 2, 1, 4, 1, 2, null, null, null], [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, null, 3],
            [null, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, null], [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, null],
        ];
        var lines = Enumerable.Range(0, 12).Select(item => $"i{item}," + string.Join(',', data.Select(rater => rater[item])));
        var rows = string.Join('\n', lines);
        var file = _scratch.File("ratings.csv", $"id,a,b,c,d\n{rows}\n");
        var agreement = Agreement($"agree {file} --label a,b,c,d --coefficient krippendorff-alpha {kind}");
        var one = agreement.GetProperty("coefficients")[0];
        Assert.Equal(alpha, one.GetProperty("point").GetDouble(), 1e-12);
        Assert.Equal(isPointOnly, one.GetProperty("lower").ValueKind == JsonValueKind.Null);
        Assert.Equal(isPointOnly, one.TryGetProperty("pointOnly", out _));
        Assert.Equal((11, 1, 4), (agreement.GetProperty("items").GetInt32(), agreement.GetProperty("leftOut").GetInt32(),
            agreement.GetProperty("missing").GetInt32()));
    }

    /// <summary>The judge's own column first: what it misses is its sensitivity, whatever the order in the file.</summary>
    [Fact]
    public void Sensitivity_is_the_judges()
    {
        var rows = string.Concat(Enumerable.Repeat("yes,pass\n", 9)) + "yes,fail\n" + string.Concat(Enumerable.Repeat("no,fail\n", 6));
        var judge = Agreement($"agree {_scratch.File("rows.csv", "label,verdict\n" + rows)}").GetProperty("judge");
        Assert.Equal(["sensitivity", "specificity", "youden"],
            judge.EnumerateArray().Select(one => one.GetProperty("quantity").GetString()));
        Assert.Equal(0.9, judge[0].GetProperty("point").GetDouble(), 1e-12);
        Assert.Equal(1, judge[1].GetProperty("point").GetDouble());
        Assert.Equal(0.9, judge[2].GetProperty("point").GetDouble(), 1e-12);
    }

    [Fact]
    public void Of_classes_there_is_no_sensitivity()
    {
        var file = _scratch.File("rows.csv", "a,b\nred,red\nblue,red\nred,red\nblue,blue\n");
        Assert.Empty(Agreement($"agree {file} --label a,b").GetProperty("judge").EnumerateArray());
    }

    /// <summary>No answer is no fail: who writes I and N tells two things apart.</summary>
    [Theory]
    [InlineData("C,C\nI,N\nN,N\nI,I\nC,c\n", 0.6, 0)]
    [InlineData("C,C\nI,I\nI,C\nC,c\n", 0.75, 3)]
    [InlineData("1,1.0\n0,0\n1.0,1\n0.0,0\n", 1.0, 3)]
    [InlineData("yes,pass\nno,fail\nno,pass\nyes,pass\n", 0.75, 3)]
    public void Two_words_of_one_rater_are_two_classes(string rows, double percent, int judge)
    {
        var file = _scratch.File("words.csv", "verdict,label\n" + rows);
        var agreement = Agreement($"agree {file} --coefficient percent");
        Assert.Equal(percent, agreement.GetProperty("coefficients")[0].GetProperty("point").GetDouble(), 1e-12);
        Assert.Equal(judge, agreement.GetProperty("judge").GetArrayLength());
    }

    [Theory]
    [InlineData("kappa-linear")]
    [InlineData("kappa-quadratic")]
    [InlineData("spearman")]
    [InlineData("kendall")]
    [InlineData("lin-concordance")]
    public void Classes_without_an_order_are_not_near_each_other(string id)
    {
        var line = $"agree {s_samples}/annotators.csv --label ann,bob --coefficient {id}";
        Judgestats.Line(line).IsRefused(id, "--kind ordinal", "--classes low,mid,high");
        if (id != "lin-concordance") Assert.Equal(0, Judgestats.Line(line + " --classes bad,fair,good").Exit);
        var numbers = _scratch.File("numbers.csv", "a,b\n1,1\n2,3\n10,10\n3,2\n2,2\n");
        Judgestats.Line($"agree {numbers} --label a,b --coefficient {id}").IsRefused("--kind ordinal");
        Assert.Equal(0, Judgestats.Line($"agree {numbers} --label a,b --coefficient {id} --kind ordinal").Exit);
    }

    [Fact]
    public void The_judge_may_replace_an_annotator()
    {
        var agreement = Agreement($"agree {s_samples}/annotators.csv --label ann,bob,cy --verdict judge --replace --epsilon 0.15");
        Assert.Equal(["ann", "bob", "cy"], agreement.GetProperty("raters").EnumerateArray().Select(one => one.GetString()));
        var replacement = agreement.GetProperty("replacement");
        Assert.True(replacement.GetProperty("replaces").GetBoolean());
        Assert.Equal(1, replacement.GetProperty("winningRate").GetDouble());
        var p = replacement.GetProperty("annotators").EnumerateArray()
            .Select(one => one.GetProperty("pValue").GetDouble()).Order().ToArray();
        var adjusted = replacement.GetProperty("annotators").EnumerateArray()
            .Select(one => one.GetProperty("adjustedPValue").GetDouble()).Min();
        // Yekutieli's factor of three claims is 11/6.
        Assert.Equal(new[] { 3 * p[0], 1.5 * p[1], p[2] }.Min() * 11 / 6, adjusted, 1e-12);
    }

    [Fact]
    public void Degenerate_data_are_an_answer_that_says_so()
    {
        var alike = Agreement($"agree {_scratch.File("alike.csv", "a,b\nx,x\nx,x\n")} --label a,b --coefficient kappa,percent");
        Assert.False(alike.GetProperty("coefficients")[0].GetProperty("identified").GetBoolean());
        Assert.Equal(JsonValueKind.Null, alike.GetProperty("coefficients")[0].GetProperty("point").ValueKind);
        Assert.Equal(JsonValueKind.Number, alike.GetProperty("coefficients")[0].GetProperty("lower").ValueKind);
        Assert.Equal(1, alike.GetProperty("coefficients")[1].GetProperty("point").GetDouble());
        var nobody = Agreement($"agree {_scratch.File("nobody.csv", "id,a,b\n1,x,\n2,,y\n")} --label a,b --id id");
        Assert.Equal((0, 2), (nobody.GetProperty("items").GetInt32(), nobody.GetProperty("leftOut").GetInt32()));
        Assert.Equal(0, Judgestats.Line($"agree {s_samples}/annotators.csv --label ann,bob --verdict judge --replace").Exit);
    }

    [Fact]
    public void Repeats_and_textbook_intervals_are_said()
    {
        var file = _scratch.File("rows.csv", "id,a,b\n1,x,x\n1,x,y\n2,y,y\n");
        Assert.Contains("LJS1056", Judgestats.Line($"agree {file} --label a,b").Out, StringComparison.Ordinal);
        Assert.Contains("LJS1112", Judgestats.Line("agree --table 5,1;2,8 --interval delta").Out, StringComparison.Ordinal);
        Assert.Contains("LJS1111", Judgestats.Line($"agree {s_samples}/annotators.csv --label ann,bob --verdict judge --replace").Out,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("agree", "no evidence")]
    [InlineData("agree --table 1,2;3", "as many columns as rows")]
    [InlineData("agree --table 5", "two classes or more")]
    [InlineData("agree --table 1,2;3,x", "--table x", "whole number")]
    [InlineData("agree --table 1,2;3,4 --classes a", "--classes has 1 names")]
    [InlineData("agree --table 1,2;3,4 --replace", "item by item")]
    [InlineData("agree --table 1,2;3,4 --label a", "--label", "--table holds counts")]
    [InlineData("agree --table 1,2;3,4 --kind rank", "--kind rank", "nominal, ordinal, interval")]
    [InlineData("agree --table 1,2;3,4 --coefficient kapa", "kapa", "kappa")]
    [InlineData("agree --table 1,2;3,4 --interval t", "--replace")]
    [InlineData("agree {annotators} --label ann,ann", "named twice")]
    [InlineData("agree {annotators} --label ann,bob,cy --coefficient kappa", "two raters", "fleiss-kappa")]
    [InlineData("agree {annotators} --label ann --verdict judge --replace", "at least two")]
    [InlineData("agree {annotators} --label ann,bob,cy --verdict judge --replace --epsilon 1", "--epsilon 1", "below 1")]
    [InlineData("agree {annotators} --label ann,bob,cy --epsilon 0.1", "--replace")]
    [InlineData("agree {annotators} --label ann,bob --kind interval", "numbers", "'good'")]
    [InlineData("agree {annotators} --label ann,bob --kind ordinal", "--classes")]
    [InlineData("agree {annotators} --label ann,bob --pass good --fail bad", "'fair'", "--fail")]
    [InlineData("agree {annotators} --verdict judge", "two raters")]
    public void What_cannot_be_answered_is_refused(string line, params string[] parts) =>
        Judgestats.Line(line.Replace("{annotators}", $"{s_samples}/annotators.csv", StringComparison.Ordinal)).IsRefused(parts);

    private static JsonElement Agreement(string line)
    {
        var answer = Judgestats.Line(line + " --format json");
        Assert.Equal((0, ""), (answer.Exit, answer.Error));
        using var document = JsonDocument.Parse(answer.Out);
        return document.RootElement.GetProperty("results")[0].GetProperty("agreement").Clone();
    }
}
