namespace LlmJudgeStats.Data.Tests;

/// <summary>What verdicts and labels mean: words of one column, scores, agreement, several raters.</summary>
public sealed class MeaningTests
{
    [Fact]
    public void Each_column_has_words_of_its_own()
    {
        var table = Reading.Text("verdict,label\nbad,ok\nfine,ok\nbad,no\nfine,\n", new()
        {
            VerdictWords = new(["fine"], ["bad"]),
            LabelWords = new(["ok"], ["no"]),
        });
        Assert.Equal(Reading.Table(tp: 1, fn: 1, fp: 0, tn: 1), Assert.Single(table.Groups).Calibration);
        Assert.Equal(("fine/bad", "ok/no"), (table.Source.VerdictWords, table.Source.LabelWords));
    }

    [Fact]
    public void A_word_has_one_meaning_in_a_column_too()
    {
        Assert.Throws<ArgumentException>(() => Reading.Text("verdict\n1\n", new() { VerdictWords = new(["x"], ["X "]) }));
        Assert.Throws<ArgumentException>(() => Reading.Text(
            "verdict\n1\n", new() { LabelWords = new(["x"], ["y"]), MissingLabels = ["x"] }));
        // The other column may mean something else by it.
        Assert.Equal(1, Reading.Text("verdict\n1\n", new() { LabelWords = new(["x"], ["y"]), MissingVerdicts = ["x"] }).Rows.Used);
    }

    /// <summary>C10 and C11: scores pass from a cut-off on, in decimals, exactly.</summary>
    [Theory]
    [InlineData(">=4", "4", true)]
    [InlineData(">=4", "3.9999999999999999999", false)]
    [InlineData(">=0.6", "0.6", true)]
    [InlineData(">=0.6", "0.59999999", false)]
    [InlineData(">0.6", "0.6", false)]
    [InlineData("<2", "1", true)]
    [InlineData("<=2", "2.0", true)]
    [InlineData("=1", "1.00", true)]
    [InlineData("=1", "0.5", false)]
    [InlineData(">=-1", "-1", true)]
    [InlineData(">=1e2", "100", true)]
    public void C10_C11_scores_pass_by_a_rule(string rule, string score, bool passes)
    {
        var table = Reading.Text($"verdict\n{score}\n", new() { VerdictRule = ScoreRule.Parse(rule) });
        Assert.Equal(passes ? Reading.Tally(1, 0) : Reading.Tally(0, 1), Assert.Single(table.Groups).Test);
    }

    [Theory]
    [InlineData("7", true)]
    [InlineData("0", true)]
    [InlineData("four", false)]
    [InlineData("1e-30", false)]                                 // is not 0, and a decimal would say so
    [InlineData("0.12345678901234567890123456789", false)]       // more digits than a decimal holds
    [InlineData("inf", false)]
    [InlineData("1,5", false)]
    public void What_is_no_score_of_the_scale_is_an_error(string score, bool hasScale)
    {
        var error = Reading.Error($"verdict;x\n{score};\n", new()
        {
            VerdictRule = ScoreRule.Parse(">=4"),
            Scale = hasScale ? new(1, 5) : null,
            Delimiter = ';',
        });
        Assert.Equal("LJS4020", error.Code);
        Assert.Contains(">=4", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_scores_are_missing_and_ratings_point_to_a_rule()
    {
        Assert.Equal(1, Reading.Text("verdict,x\n5,1\n,1\nnan,1\n", new() { VerdictRule = ScoreRule.Parse(">=4") }).Rows.Used);
        Assert.Contains("`VerdictRule` = \">=4\"", Reading.Error("verdict\n4\n").Hint, StringComparison.Ordinal);
        Assert.Contains("`LabelRule`", Reading.Error("verdict,label\n1,4\n").Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("4")]
    [InlineData(">=")]
    [InlineData("=>4")]
    [InlineData(">= four")]
    [InlineData("")]
    public void What_is_no_rule_is_refused(string text) => Assert.Throws<FormatException>(() => ScoreRule.Parse(text));

    [Fact]
    public void A_rule_is_written_as_it_is_read()
    {
        foreach (var text in new[] { ">=4", "<=2.5", ">0", "<10", "=1" }) Assert.Equal(text, ScoreRule.Parse(text).ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => new ScoreScale(5, 5));
    }

    /// <summary>The label is the verdict where the judge was right; it says nothing where there is no verdict.</summary>
    [Fact]
    public void A_label_may_say_whether_the_judge_was_right()
    {
        var table = Reading.Text("verdict,label\n1,yes\n1,no\n0,yes\n0,no\n,yes\n1,\n", new() { LabelMeaning = LabelMeaning.Agreement });
        var group = Assert.Single(table.Groups);
        Assert.Equal(Reading.Table(tp: 1, fn: 1, fp: 1, tn: 1), group.Calibration);
        Assert.Equal(new RowAccount { Used = 5, Empty = 1 }, table.Rows);
    }

    /// <summary>Found by an attacker: such labels took the items out of the population, as if nobody had known of them.</summary>
    [Theory]
    [InlineData("yes")]
    [InlineData("no")]
    [InlineData("unsure")]
    public void Agreement_about_an_item_without_a_verdict_cannot_be_read_and_the_item_stays(string label)
    {
        var rows = $"verdict,label,n\n1,yes,1\n0,yes,1\n1,,1\n,{label},2\n,,1\n";
        var options = new JudgmentReaderOptions
        {
            LabelMeaning = LabelMeaning.Agreement,
            MissingLabels = ["unsure"],
            Design = CalibrationDesign.Random,
            CountColumn = "n",
        };
        var table = Reading.Text(rows, options);
        Assert.Equal(new RowAccount { Used = 4, Empty = 1 }, table.Rows);
        Assert.Equal(new UnjudgedItems { Labels = default, Unlabelled = 2 }, Assert.Single(table.Groups).Unjudged);
        var note = Assert.Single(table.Notes);
        Assert.Equal(("LJS2045", DiagnosticSeverity.Info), (note.Code, note.Severity));
        Assert.StartsWith("2 labels say whether the judge was right about an item without a verdict, and cannot be read (undecided)",
            note.Message, StringComparison.Ordinal);
        var elsewhere = Reading.Text(rows, options with { Design = CalibrationDesign.External });
        Assert.Equal(new RowAccount { Used = 3, Empty = 2 }, elsewhere.Rows);
        Assert.Equal(2, Assert.Single(elsewhere.Groups).Unjudged.Unlabelled);
    }

    [Theory]
    [InlineData("agree_with_judge", true)]
    [InlineData("AgreesWithJudge", true)]
    [InlineData("judge_correct", true)]
    [InlineData("verdict_ok", true)]
    [InlineData("confirmed", true)]
    [InlineData("agreement", true)]
    [InlineData("disagreeable", false)]
    [InlineData("human", false)]
    public void A_name_that_speaks_of_agreement_is_asked_about(string name, bool isAsked)
    {
        var text = $"verdict,{name}\n1,yes\n1,no\n";
        var codes = Reading.Text(text, new() { LabelColumn = name }).Notes.Select(note => note.Code);
        Assert.Equal(isAsked ? ["LJS2042"] : [], codes);
        Assert.Empty(Reading.Text(text, new() { LabelColumn = name, LabelMeaning = LabelMeaning.Truth }).Notes);
    }

    [Theory]
    [InlineData("hallucinated", "1", true)]
    [InlineData("is_toxic", "true", true)]
    [InlineData("hasError", "yes", true)]
    [InlineData("policy-violation", "y", true)]
    [InlineData("error", "fail", false)]          // the word says which it is
    [InlineData("terrorist", "1", false)]
    [InlineData("correct", "1", false)]
    public void A_pass_in_a_column_of_bad_things_is_asked_about(string name, string word, bool isAsked)
    {
        var codes = Reading.Text($"{name}\n{word}\n", new() { VerdictColumn = name }).Notes.Select(note => note.Code);
        Assert.Equal(isAsked ? ["LJS2043"] : [], codes);
        Assert.Empty(Reading.Text($"{name}\nx\n", new() { VerdictColumn = name, VerdictWords = new(["x"], ["z"]) }).Notes);
    }

    /// <summary>C15: what raters who differ come to is said, and how often they differ.</summary>
    [Theory]
    [InlineData(RaterRule.Majority, 2, 1, 1)]
    [InlineData(RaterRule.AnyPass, 3, 1, 0)]
    [InlineData(RaterRule.AnyFail, 1, 3, 0)]
    [InlineData(RaterRule.Agree, 1, 1, 2)]
    public void C15_several_raters_come_to_one_label(RaterRule rule, int passes, int fails, int unresolved)
    {
        // Agreed pass, two of three, a draw, one rater who fails it; the last row has no label.
        const string Rows = "verdict,a,b,c\n1,1,1,1\n1,1,0,1\n1,1,0,\n1,,0,\n1,,,\n";
        var table = Reading.Text(Rows, new() { RaterColumns = ["a", "b", "c"], Raters = rule });
        var group = Assert.Single(table.Groups);
        Assert.Equal((passes, fails, unresolved),
            (group.Calibration.TruePositive, group.Calibration.FalsePositive, group.UnresolvedLabels));
        Assert.Equal(Reading.Tally(1, 0), group.Test);
        Assert.Contains(
            table.Notes, note => note is { Code: "LJS2047", Message: "raters differ on 2 of 3 items that two or more of them labelled" });
    }

    /// <summary>Found by an attacker: a rater who is named twice was counted twice.</summary>
    [Theory]
    [InlineData("a", "a")]
    [InlineData("a", " A")]
    public void A_rater_is_named_once(string one, string other)
    {
        var options = new JudgmentReaderOptions { RaterColumns = [one, other, "b"], Raters = RaterRule.Majority };
        var error = Reading.Error("verdict,a,b\n1,1,0\n", options);
        Assert.Equal(("LJS4015", "a"), (error.Code, error.Column));
        using var labels = new MemoryStream("id,a,b\n1,1,0\n"u8.ToArray());
        Assert.Equal("LJS4015", Assert.Single(Assert.Throws<JudgeDataException>(() =>
            LabelReader.Read(labels, "labels.csv", ["id"], options,
                cancellationToken: TestContext.Current.CancellationToken)).Errors).Code);
    }

    /// <summary>C16: labels that are the verdicts in thirty rows may be a copy of them.</summary>
    [Theory]
    [InlineData(29, 0, false)]
    [InlineData(30, 0, true)]
    [InlineData(300, 1, false)]
    public void C16_labels_that_equal_every_verdict_are_suspicious(int alike, int other, bool isSaid)
    {
        var rows = string.Concat(Enumerable.Range(0, alike).Select(i => $"{i % 2},{i % 2}\n")) + string.Concat(Enumerable.Repeat(
            "1,0\n", other));
        Assert.Equal(isSaid ? ["LJS3010"] : [], Reading.Text("verdict,label\n" + rows).Notes.Select(note => note.Code));
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("9")]
    [InlineData("2")]
    [InlineData("99")]
    public void Codes_beside_ones_and_zeros_may_mean_no_answer(string code) =>
        Assert.Contains($"`MissingValues` = {code}", Reading.Error($"verdict\n1\n0\n{code}\n").Hint, StringComparison.Ordinal);

    /// <summary>Files that people post: what is wrong is named, and how to mend it.</summary>
    [Theory]
    [InlineData("| id | verdict |\n|---|---|\n| a | pass |\n", null, "Markdown")]
    [InlineData("verdict;x\n0,9;1\n", ">=0.5", "decimal comma")]
    [InlineData("verdict;x\nhigh;1\n", ">=0.5", "`VerdictRule`")]
    [InlineData("# exported\nid,verdict\na,1\n", null, "begins with a comment")]
    [InlineData("id,verdict\na,1\nTotal,140\n", null, "rating")]
    public void What_people_post_is_refused_with_a_way_out(string text, string? rule, string says)
    {
        var error = Reading.Error(text, new() { VerdictRule = rule is null ? null : ScoreRule.Parse(rule) });
        Assert.Contains(says, error.Hint, StringComparison.Ordinal);
    }
}
