using System.Globalization;
using System.Text;
using System.Text.Json;
using LlmJudgeStats.Data;
using LlmJudgeStats.Gates;
using Microsoft.Extensions.AI.Evaluation;

namespace LlmJudgeStats.Evaluation.Tests;

/// <summary>A corrected rate written back: docs/formats.md, the names and metadata of what is written.</summary>
public sealed class CorrectedRateMetricsTests
{
    private static readonly string[] s_names =
        ["Corrected pass rate", "Judge pass rate (not corrected)", "Judge sensitivity", "Judge specificity"];

    private static readonly JudgeStudy s_study = new()
    {
        Test = JudgeTally.Of(255, 300),
        Calibration = Calibration.FromCounts(
            new() { TruePositive = 46, FalseNegative = 4, FalsePositive = 9, TrueNegative = 41 }, CalibrationDesign.ByLabel),
    };

    // (0.85 − 0.18) / (0.92 + 0.82 − 1), and the rates as they were counted.
    [Fact]
    public void Four_metrics_have_the_rates_by_hand()
    {
        var result = CorrectedRateMetrics.Of(in s_study, JudgeStats.PassRate(in s_study));
        Assert.Equal(s_names, result.Metrics.Keys);
        Assert.Equal(s_names, result.Metrics.Values.Select(metric => metric.Name));
        Assert.Equal(0.67 / 0.74, Value(result, s_names[0])!.Value, 1e-12);
        Assert.Equal([0.85, 0.92, 0.82], s_names.Skip(1).Select(name => Value(result, name)!.Value));
    }

    [Fact]
    public void Metadata_are_text_and_read_back_to_the_last_bit()
    {
        var estimate = JudgeStats.PassRate(in s_study, 0.9);
        var result = CorrectedRateMetrics.Of(in s_study, in estimate);
        var metadata = Metric(result, s_names[0]).Metadata!;
        Assert.Equal(estimate.Interval.Lower, double.Parse(metadata["lower"], CultureInfo.InvariantCulture));
        Assert.Equal(estimate.Interval.Upper, double.Parse(metadata["upper"], CultureInfo.InvariantCulture));
        Assert.Equal(
            ["0.9", "asymmetric-error", "guarded-score", "by-label", "100", "300"],
            new[] { "level", "method", "interval", "design", "labels", "testItems" }.Select(name => metadata[name]));
        Assert.StartsWith("LlmJudgeStats ", metadata["library"], StringComparison.Ordinal);
        Assert.Equal(9, metadata.Count);
        var judged = Metric(result, s_names[1]).Metadata!;
        Assert.Equal(("naive", "wilson", "300", "0.9"), (judged["method"], judged["interval"], judged["testItems"], judged["level"]));
        var quality = JudgeStats.Quality(s_study.Calibration, 0.9);
        Assert.Equal(quality.Sensitivity.Interval.Lower.ToString("R", CultureInfo.InvariantCulture),
            Metric(result, s_names[2]).Metadata!["lower"]);
        Assert.Equal(quality.Specificity.Interval.Upper.ToString("R", CultureInfo.InvariantCulture),
            Metric(result, s_names[3]).Metadata!["upper"]);
    }

    [Theory]
    [InlineData(0.80, EvaluationRating.Good, false)]
    [InlineData(0.85, EvaluationRating.Inconclusive, false)]
    [InlineData(0.99, EvaluationRating.Unacceptable, true)]
    public void The_rating_is_the_answer_of_the_gate(double threshold, EvaluationRating rating, bool failed)
    {
        var study = s_study with { Test = threshold > 0.9 ? JudgeTally.Of(150, 300) : s_study.Test };
        var decision = Gate.AtLeast(threshold).Decide(JudgeStats.EstimatorFor(in study), in study);
        var result = CorrectedRateMetrics.Of(in study, decision.Estimate, decision);
        var interpretation = Metric(result, s_names[0]).Interpretation!;
        Assert.Equal((rating, failed, decision.ToString()), (interpretation.Rating, interpretation.Failed, interpretation.Reason));
        Assert.All(s_names.Skip(1), name => Assert.Null(Metric(result, name).Interpretation));
    }

    [Fact]
    public void Without_a_gate_the_rating_is_unknown()
    {
        var interpretation = Metric(CorrectedRateMetrics.Of(in s_study, JudgeStats.PassRate(in s_study)), s_names[0]).Interpretation!;
        Assert.Equal((EvaluationRating.Unknown, false), (interpretation.Rating, interpretation.Failed));
    }

    // A judge at chance, no data, one label class, the judge taken at its word: never a number, always an error that says so.
    [Fact]
    public void What_the_data_do_not_determine_has_no_value_and_an_error()
    {
        JudgeStudy[] studies =
        [
            s_study with
            {
                Calibration = new ConfusionCounts { TruePositive = 25, FalseNegative = 25, FalsePositive = 25, TrueNegative = 25 },
            },
            default,
            s_study with { Calibration = new ConfusionCounts { TruePositive = 9, FalseNegative = 1, FalsePositive = 0, TrueNegative = 0 } },
            new() { Test = s_study.Test },
        ];
        Assert.All(studies, study =>
        {
            var metric = Metric(CorrectedRateMetrics.Of(in study, JudgeStats.PassRate(in study)), s_names[0]);
            Assert.Null(metric.Value);
            Assert.Equal(EvaluationDiagnosticSeverity.Error, metric.Diagnostics![0].Severity);
            Assert.DoesNotContain("%", metric.Reason, StringComparison.Ordinal);
        });
        var uncorrected = Metric(CorrectedRateMetrics.Of(in studies[3], JudgeStats.PassRate(in studies[3])), s_names[0]);
        Assert.DoesNotContain("lower", uncorrected.Metadata!.Keys);
        var chance = Metric(CorrectedRateMetrics.Of(in studies[0], JudgeStats.PassRate(in studies[0])), s_names[0]);
        Assert.Equal(("0", "1"), (chance.Metadata!["lower"], chance.Metadata["upper"]));
        Assert.Throws<ArgumentException>(() => CorrectedRateMetrics.Of(in s_study, default));
        var rate = JudgeStats.PassRate(in s_study);
        var score = rate with { Method = rate.Method with { Support = new(1, 5) } };
        Assert.Throws<ArgumentException>(() => CorrectedRateMetrics.Of(in s_study, in score));
    }

    [Fact]
    public void Rates_of_the_judge_that_labels_do_not_show_have_no_value()
    {
        var byVerdict = s_study with { Calibration = s_study.Calibration with { Design = CalibrationDesign.ByVerdict } };
        var result = CorrectedRateMetrics.Of(in byVerdict, JudgeStats.PassRate(in byVerdict));
        Assert.NotNull(Value(result, s_names[0]));
        Assert.All(s_names.Skip(2), name =>
        {
            Assert.Null(Value(result, name));
            Assert.Equal(EvaluationDiagnosticSeverity.Error, Assert.Single(Metric(result, name).Diagnostics!).Severity);
        });
        var empty = CorrectedRateMetrics.Of(default(JudgeStudy), JudgeStats.PassRate(default));
        Assert.All(s_names, name => Assert.Null(Value(empty, name)));
        var known = s_study with { Calibration = Calibration.Known(0.9, 0.8) };
        var sensitivity = Metric(CorrectedRateMetrics.Of(in known, JudgeStats.PassRate(in known)), s_names[2]);
        Assert.Equal((0.9, "known"), (sensitivity.Value, sensitivity.Metadata!["labels"]));
    }

    [Fact]
    public void Diagnostics_are_ours_with_their_severity_and_items_without_a_verdict_are_among_them()
    {
        var results = new JudgedResults("M");
        for (var i = 0; i < 40; i++)
        {
            bool? passed = i % 10 == 9 ? null : i % 3 != 0;
            results.Add($"q{i}", new EvaluationResult(new BooleanMetric("M", passed)));
        }
        var judged = results.ToStudy(Enumerable.Range(0, 12).ToDictionary(i => $"q{i}", i => i % 3 != 0), CalibrationDesign.ByLabel);
        var metric = Metric(CorrectedRateMetrics.Of(judged, JudgeStats.PassRate(judged.Study)), s_names[0]);
        var unjudged = Assert.Single(metric.Diagnostics!, one => one.Message.StartsWith("LJS2041: ", StringComparison.Ordinal));
        Assert.Equal(EvaluationDiagnosticSeverity.Warning, unjudged.Severity);
        Assert.Contains("4 of 40 items", unjudged.Message, StringComparison.Ordinal);
        Assert.Contains(metric.Diagnostics!, one => one.Message.StartsWith("LJS1021: ", StringComparison.Ordinal));
        Assert.Equal(metric.Diagnostics!.Count, metric.Diagnostics.Select(one => one.Message[..7]).Distinct().Count());
        Assert.NotNull(metric.Value);
        Assert.Throws<ArgumentNullException>(() => CorrectedRateMetrics.Of(null!, JudgeStats.PassRate(judged.Study)));
    }

    // Our own reader is the oracle: the number, the verdict of the gate, and no verdict where there is no value.
    [Fact]
    public void What_is_written_is_read_back_by_the_reader_of_results()
    {
        var decision = Gate.AtLeast(0.80).Decide(JudgeStats.EstimatorFor(in s_study), in s_study);
        var json = File(CorrectedRateMetrics.Of(in s_study, decision.Estimate, decision));
        var listed = Assert.Throws<JudgeDataException>(() => Only(json, "nothing", null)).Errors[0].Message;
        Assert.All(s_names, name => Assert.Contains($"'{name}'", listed, StringComparison.Ordinal));
        Assert.Equal(JudgeTally.Of(1, 1), Only(json, s_names[0], null).Test);
        foreach (var (name, value) in s_names.Skip(1).Zip([0.85m, 0.92m, 0.82m]))
        {
            Assert.Equal(JudgeTally.Of(1, 1), Only(json, name, new(ScoreComparison.AtLeast, value)).Test);
            Assert.Equal(JudgeTally.Of(0, 1), Only(json, name, new(ScoreComparison.Above, value)).Test);
        }
        var failing = Gate.AtMost(0.80).Decide(JudgeStats.EstimatorFor(in s_study), in s_study);
        var failed = File(CorrectedRateMetrics.Of(in s_study, failing.Estimate, failing));
        Assert.Equal(JudgeTally.Of(0, 1), Only(failed, s_names[0], null).Test);
    }

    [Fact]
    public void A_rate_without_a_value_is_read_back_as_no_verdict()
    {
        var study = s_study with
        {
            Calibration = new ConfusionCounts { TruePositive = 25, FalseNegative = 25, FalsePositive = 25, TrueNegative = 25 },
        };
        var decision = Gate.AtLeast(0.80).Decide(JudgeStats.EstimatorFor(in study), in study);
        var group = Only(File(CorrectedRateMetrics.Of(in study, decision.Estimate, decision)), s_names[0], null);
        Assert.Equal((0, 1), (group.Test.Count, group.Unjudged.Count));
    }

    [Fact]
    public void Generated_serialisation_keeps_every_part()
    {
        var decision = Gate.AtLeast(0.85).Decide(JudgeStats.EstimatorFor(in s_study), in s_study);
        var written = CorrectedRateMetrics.Of(in s_study, decision.Estimate, decision);
        var json = ResultJson.Of(written);
        var read = JsonSerializer.Deserialize(json, ResultJson.Camel.EvaluationResult)!;
        Assert.Equal(json, ResultJson.Of(read));
        Assert.All(s_names, name => Assert.Equal(Value(written, name), Value(read, name)));
        using var document = JsonDocument.Parse(json);
        foreach (var metric in document.RootElement.GetProperty("metrics").EnumerateObject())
        {
            var first = metric.Value.EnumerateObject().First();
            Assert.Equal(("$type", "numeric"), (first.Name, first.Value.GetString()));
        }
    }

    private static NumericMetric Metric(EvaluationResult result, string name) => result.Get<NumericMetric>(name);

    private static double? Value(EvaluationResult result, string name) => Metric(result, name).Value;

    private static string File(EvaluationResult result) =>
        $$"""
        {"scenarioName": "JudgeStats", "iterationName": "1", "executionName": "judgestats", "messages": [],
        "modelResponse": {"messages": []}, "evaluationResult": {{ResultJson.Of(result)}}, "formatVersion": 1}
        """;

    private static JudgmentGroup Only(string json, string metric, ScoreRule? rule)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        var read = JudgmentReader.Read(stream, "results.json", new() { From = "meai", Metric = metric, VerdictRule = rule });
        return Assert.Single(read.Groups);
    }
}
