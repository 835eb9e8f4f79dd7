using LlmJudgeStats.Bayesian;

namespace LlmJudgeStats.Reporting.Tests;

/// <summary>The plain sentence says what was found, how sure that is, and what to do when it is not enough.</summary>
public sealed class SentenceTests
{
    private static readonly JudgeTally s_test = JudgeTally.Of(83, 115);

    [Fact]
    public void Corrected_gives_both_rates_and_the_interval() => Assert.Equal(
        "The judge passed 72.2%; corrected for its errors the pass rate is 73.2%, and 58.5% to 89.6% is what the data support (95% "
            + "confidence).",
        Reports.Result(s_test, Reports.Table(46, 4, 9, 41)).Sentence);

    [Fact]
    public void Known_rates_are_said_to_be_taken_as_known() => Assert.Equal(
        "The judge passed 72.2%; corrected for error rates that are taken as known the pass rate is 87.0%, "
            + "and 72.3% to 99.2% is what the data support (95% confidence).",
        Reports.Result(s_test, Calibration.KnownAccuracy(0.8)).Sentence);

    [Fact]
    public void Bayesian_speaks_of_probability() => Assert.Contains(
        "given the data and the prior it lies in 59.0% to 89.8% with 95% probability",
        Reports.Result(s_test, Reports.Table(46, 4, 9, 41), BayesianEstimator.Default).Sentence, StringComparison.Ordinal);

    [Fact]
    public void Bayesian_without_a_class_has_a_point_and_says_who_decided_it() => Assert.Contains(
        "No labelled item is a human fail, so the prior decides much of this",
        Reports.Result(s_test, Reports.Table(46, 4, 0, 0), BayesianEstimator.Default).Sentence, StringComparison.Ordinal);

    [Fact]
    public void Bayesian_with_an_inverted_judge_says_so() => Assert.Contains(
        "check whether labels or verdicts are swapped",
        Reports.Result(s_test, Reports.Table(4, 46, 41, 9), BayesianEstimator.Default).Sentence, StringComparison.Ordinal);

    [Fact]
    public void Uncorrected_is_not_called_the_pass_rate() => Assert.Equal(
        "The judge passed 72.2%, and 63.4% to 79.5% is what the data support (95% confidence) about how often it passes; "
        + "its errors are not corrected, so this is not the pass rate that humans would give.",
        Reports.Result(s_test, default(ConfusionCounts)).Sentence);

    [Theory]
    [InlineData(5, 5, 5, 5, "on labelled items it does no better than chance", "Label more items")]
    [InlineData(4, 6, 7, 3, "passes failures more often than passes", "swapped")]
    [InlineData(10, 0, 10, 0, "one verdict to every labelled item", "It gave both to the test items: label more items")]
    public void Not_identified_says_why_and_what_to_do(long tp, long fn, long fp, long tn, string why, string fix)
    {
        var sentence = Reports.Result(s_test, Reports.Table(tp, fn, fp, tn)).Sentence;
        Assert.StartsWith("The data cannot say what the pass rate is: the judge passed 72.2%, but ", sentence, StringComparison.Ordinal);
        foreach (var part in (string[])[why, ", so any rate is possible. ", fix]) Assert.Contains(part, sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_judge_of_one_verdict_is_to_be_mended() => Assert.EndsWith("Fix the judge, or the reading of its verdicts.",
        Reports.Result(JudgeTally.Of(115, 115), Reports.Table(10, 0, 10, 0)).Sentence, StringComparison.Ordinal);

    [Fact]
    public void An_interval_that_excludes_nothing_leads_and_its_point_is_not_quoted_as_a_rate() => Assert.Equal(
        "The data cannot say what the pass rate is: the judge passed 72.2%, but on labelled items it is not clearly better than chance, so "
            + "any rate is possible "
            + "(95% confidence), and the point of 88.7% says nothing by itself. Label more items, of both kinds, or use a better judge.",
        Reports.Result(s_test, Reports.Table(3, 1, 1, 1)).Sentence);

    [Fact]
    public void Where_the_labels_alone_say_it_the_method_is_named_and_not_the_data()
    {
        var labels = Calibration.FromCounts(Reports.Table(5, 5, 5, 5), CalibrationDesign.Random);
        var sentence = Reports.Result(s_test, labels, AsymmetricErrorEstimator.Default, LabelsOnlyEstimator.Default).Sentence;
        Assert.StartsWith("'asymmetric-error' cannot say what the pass rate is: the judge passed 72.2% of the unlabelled items, but ",
            sentence, StringComparison.Ordinal);
        Assert.EndsWith(EstimateDetails.NarrowsNothing, sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 2, 0.9, 0.8, "there are too few test items", "Judge more items.")]
    [InlineData(83, 115, 0.5, 0.5, "with the stated error rates it does no better than chance", "Use a better judge.")]
    [InlineData(83, 115, 0.3, 0.3, "with the stated error rates it passes failures more often than passes",
        "Check whether the rates or the verdicts are swapped")]
    public void Stated_rates_are_not_called_labelled_items(
        long passed, long total, double sensitivity, double specificity, string why, string fix)
    {
        var sentence = Reports.Result(JudgeTally.Of(passed, total), Calibration.Known(sensitivity, specificity)).Sentence;
        foreach (var part in (string[])["The data cannot say", why, "any rate is possible", fix])
            Assert.Contains(part, sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("label", sentence, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Without_calibration_a_corrected_method_says_what_it_needs() => Assert.Contains(
        "nothing is known of its errors", Reports.Result(s_test, default(ConfusionCounts), RoganGladenEstimator.Default).Sentence,
            StringComparison.Ordinal);

    [Theory]
    [InlineData(5, 5, 0, 0, "fail")]
    [InlineData(0, 0, 5, 5, "pass")]
    public void Limits_only_names_the_missing_class(long tp, long fn, long fp, long tn, string missing)
    {
        var result = Reports.Result(s_test, Reports.Table(tp, fn, fp, tn));
        Assert.StartsWith("The data cannot say what the pass rate is", result.Sentence, StringComparison.Ordinal);
        Assert.EndsWith("Label at least 10 such items.", result.Sentence, StringComparison.Ordinal);
        Assert.Contains($"no labelled item is a human {missing}", result.Sentence, StringComparison.Ordinal);
        Assert.Contains(result.Main.Estimate.Interval is { Lower: 0, Upper: 1 } ? "so any rate is possible"
            : $", only that {PlainText.Range(result.Main.Estimate.Interval)} is possible (95% confidence): ",
            result.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5, 0, 6, 0, "fail")]
    [InlineData(0, 5, 0, 6, "pass")]
    public void Limits_only_names_the_missing_verdict(long tp, long fn, long fp, long tn, string missing)
    {
        var result = Reports.Result(s_test, Calibration.FromCounts(Reports.Table(tp, fn, fp, tn), CalibrationDesign.ByVerdict));
        Assert.Contains($"no labelled item is a judge {missing}", result.Sentence, StringComparison.Ordinal);
        Assert.Contains($", only that {PlainText.Range(result.Main.Estimate.Interval)} is possible (95% confidence): ", result.Sentence,
            StringComparison.Ordinal);
        Assert.EndsWith("Label at least 10 such items.", result.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5, 0, 6, 0, "fail")]
    [InlineData(0, 5, 0, 6, "pass")]
    public void Labels_at_random_without_a_verdict_speak_for_themselves(long tp, long fn, long fp, long tn, string missing)
    {
        var result = Reports.Result(s_test, Calibration.FromCounts(Reports.Table(tp, fn, fp, tn), CalibrationDesign.Random));
        Assert.Contains(
            $", but no labelled item is a judge {missing}; the human labels alone put the pass rate at 45.5%, and "
                + $"{PlainText.Range(result.Main.Estimate.Interval)} is what the data support (95% confidence). ",
            result.Sentence, StringComparison.Ordinal);
        // To pick items by their verdict would spoil a random sample.
        Assert.Contains("Label more items at random, until at least 10 are of that kind.", result.Sentence, StringComparison.Ordinal);
    }

    // 83 + 46 + 9 of 115 + 100 items: the pass rate is that of all of them.
    [Theory]
    [InlineData(CalibrationDesign.Random, "post-stratified",
        "The judge passed 64.2% of all judged items, labelled or not; corrected for its errors the pass rate is 56.9%, and ")]
    [InlineData(CalibrationDesign.ByVerdict, "post-stratified",
        "The judge passed 64.2% of all judged items, labelled or not; corrected for its errors the pass rate is 56.9%, and ")]
    [InlineData(CalibrationDesign.Random, "prediction-powered", "The judge passed 64.2% of all judged items, labelled or not; ")]
    [InlineData(CalibrationDesign.ByVerdict, "bayesian", "The judge passed 64.2% of all judged items, labelled or not; ")]
    [InlineData(CalibrationDesign.Random, "asymmetric-error", "The judge passed 72.2% of the unlabelled items; ")]
    [InlineData(CalibrationDesign.ByVerdict, "naive", "The judge passed 72.2% of the unlabelled items, and ")]
    [InlineData(CalibrationDesign.ByLabel, "asymmetric-error", "The judge passed 72.2%; ")]
    public void Labels_from_the_test_items_count_in_the_share_that_stands_beside_the_rate_of_all(CalibrationDesign design, string method,
        string start) => Assert.StartsWith(start,
        Reports.Result(s_test, Calibration.FromCounts(Reports.Table(46, 4, 9, 41), design), JudgeEstimators.Find(method)).Sentence,
        StringComparison.Ordinal);

    [Theory]
    [InlineData(1, "every answer were bad", "0.0%")]
    [InlineData(114, "every answer were good", "100.0%")]
    public void Clamped_says_that_it_stops_at_the_edge(long passed, string what, string edge)
    {
        var sentence = Reports.Result(JudgeTally.Of(passed, 115), Reports.Table(40, 10, 10, 40)).Sentence;
        foreach (var part in (string[])[what, "stops at the edge, " + edge]) Assert.Contains(part, sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Weak_judge_says_trust_the_interval() =>
        Assert.EndsWith("trust the interval, not the point, and label more items.",
            Reports.Result(s_test, Reports.Table(11, 9, 9, 11)).Sentence, StringComparison.Ordinal);

    [Theory]
    [InlineData(CalibrationDesign.ByVerdict, "asymmetric-error", "chosen by verdict", "Use post-stratified")]
    [InlineData(CalibrationDesign.External, "labels-only", "from elsewhere", "Use asymmetric-error")]
    [InlineData(CalibrationDesign.External, "post-stratified", "from elsewhere", "Use asymmetric-error")]
    public void Mismatch_names_the_method_the_design_and_the_way_out(CalibrationDesign design, string method, string words, string way)
    {
        var sentence = Reports.Result(s_test, Calibration.FromCounts(Reports.Table(46, 4, 9, 41), design),
            JudgeEstimators.Find(method)).Sentence;
        foreach (var part in (string[])["The data cannot say what the pass rate is in this way: ", $"'{method}' is not valid", words, way])
            Assert.Contains(part, sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_only_says_that_the_judge_is_not_used() => Assert.Contains("human labels alone",
        Reports.Result(s_test, Calibration.FromCounts(Reports.Table(46, 4, 9, 41), CalibrationDesign.Random),
            LabelsOnlyEstimator.Default).Sentence,
            StringComparison.Ordinal);

    [Fact]
    public void No_test_item_is_said_first() =>
        Assert.StartsWith("The data cannot say what the pass rate is: there is no judged test item",
            Reports.Result(default(JudgeTally), Reports.Table(46, 4, 9, 41)).Sentence,
            StringComparison.Ordinal);

    [Fact]
    public void A_method_that_did_not_converge_is_not_blamed_on_the_judge()
    {
        var findings = Reports.Findings(s_test, Reports.Table(46, 4, 9, 41));
        var failed = findings.Main with { Point = double.NaN, Unclamped = double.NaN, Warnings = EstimateWarnings.NotConverged };
        Assert.StartsWith("'asymmetric-error' has no answer: it reached an iteration limit.",
            EstimateResult.Of(findings with { Estimates = [failed] }).Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("fa-IR")]
    public void G08_the_culture_does_not_matter(string culture)
    {
        var result = Reports.Result(s_test, Reports.Table(46, 4, 9, 41));
        Assert.Equal(result.Sentence, Reports.InCulture(culture, () => result.Sentence));
    }

    [Fact]
    public void Every_sentence_is_ascii_one_line_and_ends_in_a_stop()
    {
        var sentences =
            from design in Enum.GetValues<CalibrationDesign>()
            from estimator in JudgeEstimators.All
            from test in (JudgeTally[])[default, JudgeTally.Of(0, 9), JudgeTally.Of(9, 9), s_test]
            from table in (ConfusionCounts[])
                [default, Reports.Table(5, 5, 5, 5), Reports.Table(1, 0, 0, 0), Reports.Table(46, 4, 9, 41), Reports.Table(1, 9, 9, 1)]
            select Reports.Result(test, Calibration.FromCounts(table, design), estimator).Sentence;
        Assert.All(sentences, sentence =>
        {
            Assert.DoesNotContain("NaN", sentence, StringComparison.Ordinal);
            Assert.EndsWith(".", sentence, StringComparison.Ordinal);
            Assert.All(sentence, c => Assert.InRange(c, ' ', '~'));
        });
    }
}
