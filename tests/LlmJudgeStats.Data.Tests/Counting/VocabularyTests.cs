namespace LlmJudgeStats.Data.Tests;

/// <summary>bad-inputs.md section C, and the vocabulary of command-line.md section 1.</summary>
public sealed class VocabularyTests
{
    [Fact]
    public void C01_case_and_blanks_do_not_matter() =>
        Assert.Equal(Reading.Tally(3, 2), Verdicts("pass", "PASS", " Pass ", "FAIL", "\tfail"));

    [Fact]
    public void C01_words_are_compared_without_a_culture()
    {
        var before = Thread.CurrentThread.CurrentCulture;
        try
        {
            Thread.CurrentThread.CurrentCulture = new("tr-TR");
            Assert.Equal(Reading.Tally(0, 1), Verdicts("FAIL"));
            Assert.Equal(Reading.Tally(0, 1), Verdicts("INCORRECT"));
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("1", "0")]
    [InlineData("true", "false")]
    [InlineData("yes", "no")]
    [InlineData("y", "n")]
    [InlineData("pass", "fail")]
    [InlineData("passed", "failed")]
    [InlineData("correct", "incorrect")]
    [InlineData("c", "i")]
    public void C02_every_pair_is_known_and_the_one_that_matched_is_reported(string pass, string fail)
    {
        var table = Reading.Text($"verdict,label\n{pass},1\n{fail.ToUpperInvariant()},0\n{pass},0\n");
        Assert.Equal(Reading.Table(1, 0, 1, 1), Assert.Single(table.Groups).Calibration);
        Assert.Equal(($"{pass}/{fail}", "1/0"), (table.Source.VerdictWords, table.Source.LabelWords));
    }

    [Fact]
    public void C03_two_pairs_in_one_column_are_an_error_that_names_the_first_line_of_each()
    {
        var error = Reading.Error("verdict\npass\nfail\n1\n0\npass\n");
        Assert.Equal(("LJS4021", 4L, "verdict"), (error.Code, error.Line!.Value, error.Column));
        Assert.Contains("pass/fail (first on line 2, the other first on line 4)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void C03_naming_the_words_allows_several_pairs() =>
        Assert.Equal(Reading.Tally(2, 1),
            Verdicts(new JudgmentReaderOptions { PassValues = ["pass", "1"], FailValues = ["fail"] }, "pass", "1", "FAIL"));

    [Fact]
    public void C03_the_words_named_replace_the_built_in_ones() =>
        Assert.Equal("LJS4020", Reading.Error("verdict\nsafe\ntrue\n", new() { PassValues = ["safe"], FailValues = ["unsafe"] }).Code);

    [Fact]
    public void C04_an_unknown_word_is_an_error_with_row_value_and_known_words()
    {
        var error = Reading.Error("item_id,verdict\na,pass\nb,maybe\n");
        Assert.Equal(("LJS4020", 3L, "b"), (error.Code, error.Line!.Value, error.ItemId));
        Assert.Contains("'maybe'", error.Message, StringComparison.Ordinal);
        Assert.Contains("1/0, true/false, yes/no, y/n, pass/fail, passed/failed, correct/incorrect, c/i",
            error.Message, StringComparison.Ordinal);
        Assert.Contains("seen so far: pass/fail, 'maybe'", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pass", "pss", "pass")]
    [InlineData("pass", "Psas", "pass")]
    [InlineData("pass", "pass.", "pass")]
    [InlineData("pass", "fial", "fail")]
    [InlineData("correct", "INCORECT", "incorrect")]
    [InlineData("true", "flase", "false")]
    public void C04_a_misspelled_word_is_asked_about_and_still_refused(string first, string cell, string meant)
    {
        Assert.StartsWith($"did you mean '{meant}'?", Reading.Error($"verdict\n{first}\n{cell}\n").Hint, StringComparison.Ordinal);
        Assert.StartsWith($"did you mean '{meant}'?", Reading.Error($"verdict\n{cell}\n{first}\n").Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pass", "fine")]       // two letters from fail
    [InlineData("pass", "part")]
    [InlineData("pass", "flase")]      // near to a word of another pair
    [InlineData("correct", "ncorrect")] // one letter from correct and one from incorrect
    [InlineData("yes", "mo")]          // too short to tell
    [InlineData("1", "I0")]
    public void C04_a_word_that_is_not_near_is_not_guessed_at(string first, string cell) =>
        Assert.StartsWith("name the words of both columns (`PassValues`, `FailValues`) or of this one alone (`VerdictWords`)",
            Reading.Error($"verdict\n{first}\n{cell}\n").Hint, StringComparison.Ordinal);

    [Fact]
    public void C04_own_words_are_asked_about_unless_a_pass_and_a_fail_are_as_near()
    {
        var own = new JudgmentReaderOptions { PassValues = ["safe"], FailValues = ["unsafe"] };
        Assert.StartsWith("did you mean 'unsafe'?", Reading.Error("verdict\nunsfae\n", own).Hint, StringComparison.Ordinal);
        Assert.StartsWith("name the words", Reading.Error("verdict\nnsafe\n", own).Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void C04_the_same_mistake_in_many_rows_is_one_line_and_every_error_is_in_the_list()
    {
        var rows = Enumerable.Range(0, 7).Select(i => $"{(char)('a' + i)},{(i == 3 ? "pas" : "pss")},{(i == 6 ? "2" : "1")}\n");
        var refusal = Reading.Refusal("id,verdict,label\nx,1,1\n" + string.Concat(rows));
        Assert.Equal([3L, 4L, 5L, 6L, 7L, 8L, 9L, 9L], refusal.Errors.Select(error => error.Line!.Value));
        const string Name =
            "name the words of both columns (`PassValues`, `FailValues`) or of this one alone (`VerdictWords`), or say "
                + "`MissingValues` if the word means that there is no verdict";
        const string Allowed = "allowed are the pairs 1/0, true/false, yes/no, y/n, pass/fail, passed/failed, correct/incorrect, c/i";
        Assert.Equal(
            [
                "test.csv: 6 rows (lines 3, 4, 5, 7, 8, ...): column 'verdict': items 'a', 'b', 'c', 'e', 'f' and 1 more: "
                    + $"'pss' means neither pass nor fail; {Allowed} (seen so far: 1/0, 'pss', 'pas'); {Name} [LJS4020]",
                $"test.csv: line 6: column 'verdict': item 'd': 'pas' means neither pass nor fail; {Allowed} "
                    + $"(seen so far: 1/0, 'pss', 'pas'); {Name} [LJS4020]",
                $"test.csv: line 9: column 'label': item 'g': '2' means neither pass nor fail; {Allowed} "
                    + "(seen so far: 1/0, '2'); beside 1 and 0 this looks like a code for no answer: say `MissingValues` = 2 if it is one; "
                    + "if these are ratings, choose a cut-off (`LabelRule` = \">=4\") [LJS4020]",
            ],
            refusal.Message.Split('\n'));
    }

    [Theory]
    [InlineData("Yes, it is correct")]
    [InlineData("Unsafe.")]
    [InlineData("pass.")]
    [InlineData("passes")]
    public void C04_no_part_of_a_text_is_taken_for_a_word(string text) =>
        Assert.Equal("LJS4020", Reading.Error($"verdict;x\n{text};1\n").Code);

    [Fact]
    public void C05_a_word_for_no_verdict_can_be_named_and_its_rows_are_counted()
    {
        var table = Reading.Text("verdict,label\npass,1\ntimeout,1\nTimeout,\n", new() { MissingValues = ["timeout"] });
        Assert.Equal(new RowAccount { Used = 1, NoVerdict = 1, Empty = 1 }, table.Rows);
    }

    [Fact]
    public void C05_an_unnamed_word_for_no_verdict_is_an_error_that_names_the_option() =>
        Assert.Contains("say `MissingValues` = timeout", Reading.Error("verdict\npass\ntimeout\n").Hint, StringComparison.Ordinal);

    [Theory]
    [InlineData("tie")]
    [InlineData("A")]
    [InlineData("B")]
    public void C06_C07_pairwise_verdicts_are_refused_with_a_hint(string verdict) =>
        Assert.Contains("pairwise", Reading.Error($"verdict\n{verdict}\n").Hint, StringComparison.Ordinal);

    [Theory]
    [InlineData("0.5", "partial credit")]
    [InlineData("0.85", "score")]
    [InlineData("4", "rating")]
    [InlineData("1e0", "`PassValues` = 1e0")]
    [InlineData("-1", "`MissingValues` = -1")]
    [InlineData("99", "`MissingValues` = 99")]
    [InlineData("2", "rating")]
    [InlineData("\"0,95\"", "decimal comma")]
    public void C09_C10_E10_numbers_are_refused_with_what_to_do(string verdict, string hint) =>
        Assert.Contains(hint, Reading.Error($"verdict\n{verdict}\n").Hint, StringComparison.Ordinal);

    /// <summary>What every data frame exports once a column has held an empty cell.</summary>
    [Fact]
    public void Whole_numbers_with_decimals_are_1_and_0_also_mixed()
    {
        var group = Assert.Single(Reading.Text("verdict,label\n1.0,1\n0.0,0.00\n1,1.0\n0,\n1.00,\n").Groups);
        Assert.Equal((Reading.Tally(1, 1), Reading.Table(2, 0, 0, 1)), (group.Test, group.Calibration));
        Assert.Contains("partial credit", Reading.Error("verdict\n1.0\n0.5\n").Hint, StringComparison.Ordinal);
        Assert.Contains("neither pass nor fail", Reading.Error("verdict\n1.01\n").Message, StringComparison.Ordinal);
        var own = Reading.Text("verdict\n1.0\n0\n", new() { PassValues = ["0"], FailValues = ["1"] });
        Assert.Equal(Reading.Tally(1, 1), Assert.Single(own.Groups).Test);
    }

    [Fact]
    public void C10_ratings_from_1_to_5_are_refused_although_1_is_a_word()
    {
        var refusal = Reading.Refusal("verdict\n1\n2\n5\n");
        Assert.Equal([3L, 4L], refusal.Errors.Select(error => error.Line!.Value));
    }

    [Fact]
    public void C13_C14_rows_without_a_label_stay_test_items_and_those_that_nobody_could_label_are_none()
    {
        var table = Reading.Text("verdict,label\n1,unsure\n0,\n1,1\n", new() { MissingValues = ["unsure"] });
        var group = Assert.Single(table.Groups);
        Assert.Equal(new RowAccount { Used = 2, UnresolvedLabel = 1 }, table.Rows);
        Assert.Equal(1, group.UnresolvedLabels);
        Assert.Equal("LJS2045", Assert.Single(table.Notes).Code);
        Assert.Equal(Reading.Tally(0, 1), group.Test);
        Assert.Equal(Reading.Table(1, 0, 0, 0), group.Calibration);
    }

    [Theory]
    [InlineData("pass\u200b", "pass\\u200b")]
    [InlineData("pass\u3164", "pass\\u3164")]
    [InlineData("pass\u00a0", "pass\\u00a0")]
    [InlineData("p\u0430ss\ufeff", "\\ufeff")]
    [InlineData("\u001b[31mpass", "\\u001b[31mpass")]
    [InlineData("pass\U000E0041", "pass\\U000e0041")]
    public void C18_invisible_characters_do_not_match_and_are_shown_escaped(string verdict, string shown)
    {
        var error = Reading.Error($"verdict;x\n{verdict};1\n");
        Assert.Contains(shown, error.Message, StringComparison.Ordinal);
        Assert.Contains("invisible", error.Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("null")]
    [InlineData("NaN")]
    [InlineData("N/A")]
    [InlineData("-")]
    public void C19_words_for_missing_are_the_listed_ones(string missing)
    {
        var table = Reading.Text($"verdict,label\n1,{missing}\n{missing},1\n{missing},{missing}\n");
        Assert.Equal(new RowAccount { Used = 1, NoVerdict = 1, Empty = 1 }, table.Rows);
        Assert.Equal(Reading.Tally(1, 0), Assert.Single(table.Groups).Test);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("na")]
    [InlineData("?")]
    [InlineData("--")]
    public void C19_anything_else_is_not_missing(string word) => Assert.Equal("LJS4020", Reading.Error($"verdict\n{word}\n").Code);

    [Fact]
    public void C20_a_very_long_value_is_shortened()
    {
        var error = Reading.Error($"verdict\n{new string('x', 1 << 20)}\n");
        Assert.Equal("LJS4020", error.Code);
        Assert.Contains("... (1048576 characters)", error.Message, StringComparison.Ordinal);
        Assert.InRange(error.ToString().Length, 80, 1000);
    }

    [Fact]
    public void C21_prose_is_not_searched() =>
        Assert.Contains("prose", Reading.Error("verdict\nThe answer is right. Verdict: pass\n").Hint, StringComparison.Ordinal);

    [Fact]
    public void A_word_with_two_meanings_is_refused_before_reading()
    {
        var options = new JudgmentReaderOptions { PassValues = ["good"], FailValues = ["bad", " GOOD"] };
        Assert.Contains("GOOD", Assert.Throws<ArgumentException>(() => Reading.Text("verdict\ngood\n", options)).Message,
            StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_named_word_wins_over_the_words_for_missing() =>
        Assert.Equal(Reading.Tally(1, 1), Verdicts(new JudgmentReaderOptions { PassValues = ["+"], FailValues = ["-"] }, "+", "-"));

    private static JudgeTally Verdicts(params string[] verdicts) => Verdicts(JudgmentReaderOptions.Default, verdicts);

    private static JudgeTally Verdicts(JudgmentReaderOptions options, params string[] verdicts) =>
        Assert.Single(Reading.Text("x,verdict\n" + string.Concat(verdicts.Select(verdict => $"0,{verdict}\n")), options).Groups).Test;
}
