using Microsoft.Extensions.AI.Evaluation;

namespace LlmJudgeStats.Evaluation.Tests;

/// <summary>Every item is counted once, in the place that the judge and the human put it in.</summary>
public sealed class JudgedResultsTests
{
    private const string Name = "M";

    // Item n: tp 1-3, fn 4, fp 5-6, tn 7-10, tested passes 11-15, tested fails 16-17, and three without a verdict.
    [Fact]
    public void Counts_are_those_counted_by_hand()
    {
        var judged = Filled().ToStudy(Labels(), CalibrationDesign.ByLabel);
        Assert.Equal(new() { TruePositive = 3, FalseNegative = 1, FalsePositive = 2, TrueNegative = 4 }, judged.Labelled);
        Assert.Equal(JudgeTally.Of(5, 7), judged.Test);
        Assert.Equal(new() { Labels = JudgeTally.Of(1, 1), Unlabelled = 2 }, judged.Unjudged);
        Assert.Equal((1, 1, 2), (judged.JudgeErrors, judged.WithoutMetric, judged.UnmatchedLabels));
        Assert.Equal(20, judged.Items);
        Assert.Equal(
            "Items: 20 = 7 tested + 10 labelled + 3 without a verdict; labels that met no item: 2", judged.ToString());
    }

    // The study is the one that the counts make by themselves.
    [Fact]
    public void The_study_is_that_of_the_counts_with_the_declared_design()
    {
        foreach (var design in Enum.GetValues<CalibrationDesign>())
        {
            var expected = new JudgeStudy
            {
                Test = JudgeTally.Of(5, 7),
                Calibration = Calibration.FromCounts(
                    new() { TruePositive = 3, FalseNegative = 1, FalsePositive = 2, TrueNegative = 4 }, design),
            };
            Assert.Equal(expected, Filled().ToStudy(Labels(), design).Study);
        }
        Assert.Throws<ArgumentOutOfRangeException>(() => Filled().ToStudy(Labels(), (CalibrationDesign)9));
    }

    [Fact]
    public void A_callback_gives_the_study_of_the_dictionary_and_is_asked_once_an_item()
    {
        var labels = Labels();
        List<string> asked = [];
        var judged = Filled().ToStudy(
            id =>
            {
                asked.Add(id);
                return labels.TryGetValue(id, out var label) ? label : null;
            },
            CalibrationDesign.Random);
        Assert.Equal(Filled().ToStudy(labels, CalibrationDesign.Random) with { UnmatchedLabels = 0 }, judged);
        Assert.Equal(20, asked.Count);
        Assert.Equal(20, asked.Distinct().Count());
    }

    [Fact]
    public void Error_rates_from_before_leave_every_item_a_test_item()
    {
        var known = Calibration.Known(0.9, 0.8);
        var judged = Filled().ToStudy(known);
        Assert.Equal(new() { Test = JudgeTally.Of(10, 17), Calibration = known }, judged.Study);
        Assert.Equal(0, judged.Labelled.Count);
        Assert.Equal(3, judged.Unjudged.Unlabelled);
    }

    [Fact]
    public void Items_without_a_verdict_are_a_diagnostic_with_their_number()
    {
        var diagnostic = Assert.Single(Filled().ToStudy(Labels(), CalibrationDesign.ByLabel).Diagnostics);
        Assert.Equal(("LJS2041", DiagnosticSeverity.Warning), (diagnostic.Code, diagnostic.Severity));
        Assert.Equal("3 of 20 items (15.0%) have none: judge errors 1, no such metric 1, no value 1; people passed 1 of 1 labelled ones.",
            diagnostic.Detail);
        var most = new JudgedResults(Name);
        for (var i = 0; i < 49; i++) most.Add($"{i}", Result(true));
        Assert.Empty(most.ToStudy(default(Calibration)).Diagnostics);
        most.Add("none", Result(null));
        Assert.Equal(DiagnosticSeverity.Info, Assert.Single(most.ToStudy(default(Calibration)).Diagnostics).Severity);
    }

    [Fact]
    public void A_second_result_of_an_item_is_refused_and_the_first_stays()
    {
        var results = new JudgedResults(Name);
        results.Add("q1", Result(true));
        var message = Assert.Throws<ArgumentException>(() => results.Add("q1", Result(false))).Message;
        Assert.Contains("'q1'", message, StringComparison.Ordinal);
        Assert.Contains("cluster", message, StringComparison.Ordinal);
        Assert.Equal(JudgeTally.Of(1, 1), results.ToStudy(default(Calibration)).Test);
        results.Add("Q1", Result(false));
        Assert.Equal(2, results.Count);
    }

    // Nothing of an id reaches a terminal or a log as it is: no escape, no end of line, no half a character, no flood.
    [Theory]
    [InlineData("a\u001b[2Jb", "'a\\u001b[2Jb'")]
    [InlineData("a\nb\u202e", "'a\\u000ab\\u202e'")]
    [InlineData("\U000e0041", "'\\U000e0041'")]
    [InlineData("é日", "'é日'")]
    public void Hostile_ids_are_escaped_in_messages(string id, string shown)
    {
        var results = new JudgedResults(Name);
        results.Add(id, Result(true));
        Assert.Contains(shown, Assert.Throws<ArgumentException>(() => results.Add(id, Result(true))).Message, StringComparison.Ordinal);
        var unread = Assert.Throws<ArgumentException>(() => results.Add(id, new EvaluationResult(new StringMetric(Name, id)))).Message;
        Assert.Equal(2, unread.Split(shown).Length - 1);
        Assert.DoesNotContain(unread, c => char.IsControl(c) || char.IsSurrogate(c));
    }

    // Of its own: the runner replaces half a character in the data of a theory.
    [Fact]
    public void Half_a_character_is_escaped_too() => Hostile_ids_are_escaped_in_messages("x\ud800", "'x\\ud800'");

    [Fact]
    public void A_long_id_is_cut()
    {
        var results = new JudgedResults(Name);
        var id = new string('a', 10_000);
        results.Add(id, Result(true));
        var message = Assert.Throws<ArgumentException>(() => results.Add(id, Result(true))).Message;
        Assert.Contains("... (10000 characters)", message, StringComparison.Ordinal);
        Assert.True(message.Length < 400, message);
    }

    [Fact]
    public void A_number_without_a_rule_names_the_item()
    {
        var message = Assert.Throws<ArgumentException>(
            () => new JudgedResults(Name).Add("q7", new EvaluationResult(new NumericMetric(Name, 4)))).Message;
        Assert.Contains("'q7'", message, StringComparison.Ordinal);
        Assert.Contains("PassRule.AtLeast", message, StringComparison.Ordinal);
        var results = new JudgedResults(Name, PassRule.AtLeast(4));
        Assert.True(results.Add("q7", new EvaluationResult(new NumericMetric(Name, 4))).Passed);
    }

    // A misspelt name would be an evaluation without a verdict.
    [Fact]
    public void A_metric_that_no_result_has_is_refused_with_the_names_there_are()
    {
        var results = new JudgedResults("Relevancy");
        results.Add("q1", new EvaluationResult(new BooleanMetric("Relevance", true), new BooleanMetric("Safety", true)));
        var message = Assert.Throws<InvalidOperationException>(() => results.ToStudy(Labels(), CalibrationDesign.Random)).Message;
        Assert.Contains("'Relevancy'", message, StringComparison.Ordinal);
        Assert.Contains("'Relevance', 'Safety'", message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_results_are_no_data_and_no_mistake()
    {
        var study = new JudgedResults(Name).ToStudy(Labels(), CalibrationDesign.ByLabel);
        Assert.True(study.Study.Test.IsEmpty);
        Assert.Equal((0, 13), (study.Items, study.UnmatchedLabels));
        Assert.False(JudgeStats.PassRate(study.Study).IsIdentified);
    }

    [Fact]
    public void Empty_names_ids_and_clusters_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new JudgedResults(" "));
        Assert.Throws<ArgumentException>(() => new JudgedResults(Name).Add("", Result(true)));
        Assert.Throws<ArgumentException>(() => new JudgedResults(Name).Add("q", Result(true), ""));
        Assert.Throws<ArgumentNullException>(() => new JudgedResults(Name).Add("q", null!));
    }

    // A result that is changed later was read before.
    [Fact]
    public void A_result_counts_as_it_was_when_it_was_added()
    {
        var metric = new BooleanMetric(Name, true);
        var results = new JudgedResults(Name);
        results.Add("q", new EvaluationResult(metric));
        metric.Value = false;
        Assert.Equal(JudgeTally.Of(1, 1), results.ToStudy(default(Calibration)).Test);
    }

    // Runs of one scenario are clusters: the study is that of the sums over clusters, made by hand.
    [Fact]
    public void Clusters_are_summed_and_items_without_one_stand_alone()
    {
        var results = new JudgedResults(Name);
        List<ClusteredCounts> expected = [];
        for (var cluster = 0; cluster < 8; cluster++)
        {
            var passes = cluster % 4;
            for (var run = 0; run < 3; run++) results.Add($"s{cluster}/{run}", Result(run < passes), $"s{cluster}");
            expected.Add(ClusteredCounts.OfCluster(default, JudgeTally.Of(passes, 3)));
        }
        var labels = new Dictionary<string, bool>();
        for (var item = 0; item < 40; item++)
        {
            // The id of an item that stands alone may be the name of a cluster.
            results.Add($"s{item}", Result(item % 4 != 0));
            labels.Add($"s{item}", item % 2 == 0);
        }
        // Even and divisible by 4: labelled pass, judged fail, ten of them; odd ones: labelled fail, judged pass.
        expected.Add(ClusteredCounts.FromItems(
            new() { TruePositive = 10, FalseNegative = 10, FalsePositive = 20, TrueNegative = 0 }, default));
        var counts = ClusteredCounts.Merge([.. expected]);
        var judged = results.ToStudy(labels, CalibrationDesign.ByLabel);
        Assert.Equal(JudgeStudy.FromClusters(in counts, CalibrationDesign.ByLabel), judged.Study);
        Assert.Equal(JudgeTally.Of(12, 24), judged.Test);
        Assert.True(judged.Study.Test.Size < 24);
        var known = Calibration.Known(0.9, 0.9);
        var alone = results.ToStudy(known).Study;
        Assert.Equal(JudgeTally.Of(42, 64), results.ToStudy(known).Test);
        Assert.True(alone.Test.Size < 64);
    }

    [Fact]
    public async Task Threads_may_add_and_ask_at_once()
    {
        const int threads = 8;
        const int each = 500;
        var results = new JudgedResults(Name);
        var refused = 0;
        await Task.WhenAll(Enumerable.Range(0, threads).Select(thread => Task.Run(
            () =>
            {
                for (var i = 0; i < each; i++)
                {
                    results.Add($"{thread}/{i}", Result(i % 5 != 0));
                    try
                    {
                        results.Add($"shared/{i}", Result(true));
                    }
                    catch (ArgumentException)
                    {
                        Interlocked.Increment(ref refused);
                    }
                    if (i % 100 == 0) results.ToStudy(default(Calibration));
                }
            },
            TestContext.Current.CancellationToken)));
        var test = results.ToStudy(default(Calibration)).Test;
        Assert.Equal((threads - 1) * each, refused);
        Assert.Equal(JudgeTally.Of((threads * each * 4 / 5) + each, (threads + 1) * each), test);
    }

    // One estimator for many items is no judge of one.
    [Fact]
    public void Nothing_here_pretends_to_be_an_evaluator() =>
        Assert.DoesNotContain(typeof(JudgedResults).Assembly.GetTypes(), type => type.IsAssignableTo(typeof(IEvaluator)));

    private static JudgedResults Filled()
    {
        var results = new JudgedResults(Name);
        for (var item = 1; item <= 17; item++) results.Add($"i{item}", Result(item is <= 3 or 5 or 6 or (>= 11 and <= 15)));
        results.Add("i18", Result(null));
        var error = new BooleanMetric(Name);
        error.AddDiagnostics(EvaluationDiagnostic.Error("timeout"));
        results.Add("i19", new EvaluationResult(error));
        results.Add("i20", new EvaluationResult(new BooleanMetric("Other", true)));
        return results;
    }

    // Items 1 to 4 and 18 pass, 5 to 10 fail; two labels are of nothing that was judged.
    private static Dictionary<string, bool> Labels()
    {
        var labels = Enumerable.Range(1, 10).ToDictionary(item => $"i{item}", item => item <= 4);
        labels.Add("i18", true);
        labels.Add("I1", true);
        labels.Add("i99", false);
        return labels;
    }

    private static EvaluationResult Result(bool? passed) => new(new BooleanMetric(Name, passed));
}
