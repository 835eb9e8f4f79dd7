using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using LlmJudgeStats.Evaluation;
using LlmJudgeStats.Gates;
using Microsoft.Extensions.AI.Evaluation;

namespace LlmJudgeStats.Tool.Tests;

/// <summary>
/// <c>--format meai</c>: what is written is what <c>--format json</c> says, read back by our own reader and by the types of
/// Microsoft.Extensions.AI.Evaluation itself.
/// </summary>
public sealed class WrittenResultsTests : IDisposable
{
    private const string Counts = "--passed 83 --total 115 --tp 46 --fn 4 --fp 9 --tn 41";

    private static readonly string[] s_names =
        ["Corrected pass rate", "Judge pass rate (not corrected)", "Judge sensitivity", "Judge specificity"];

    private static readonly string s_nq =
        Scratch.InRepository("docs", "samples", "nq301-counts.csv") + " --count count --calibration cal=1 --group judge,system";

    private static readonly JsonSerializerOptions s_theirs = new(JsonSerializerDefaults.Web)
    {
        Converters =
        {
            new JsonStringEnumConverter<EvaluationRating>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<EvaluationDiagnosticSeverity>(JsonNamingPolicy.CamelCase),
        },
    };

    private readonly Scratch _scratch = new();

    private string Root => _scratch.Path("root");

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Four_metrics_say_what_the_json_says()
    {
        var metrics = Metrics(One($"estimate {Counts}"));
        Assert.Equal(s_names, metrics.Keys);
        var result = Judgestats.Json(Counts).GetProperty("results")[0];
        var estimate = result.GetProperty("estimates")[0];
        var judge = result.GetProperty("judge");
        Same(estimate, metrics[s_names[0]]);
        Same(judge.GetProperty("sensitivity"), metrics[s_names[2]]);
        Same(judge.GetProperty("specificity"), metrics[s_names[3]]);
        Assert.Equal(83 / 115.0, metrics[s_names[1]].Value!.Value, 1e-15);
        var metadata = metrics[s_names[0]].Metadata!;
        Assert.Equal(("0.95", "asymmetric-error", "guarded-score", "external", "100", "115"), (metadata["level"], metadata["method"],
            metadata["interval"], metadata["design"], metadata["labels"], metadata["testItems"]));
        Assert.Equal(EvaluationRating.Unknown, metrics[s_names[0]].Interpretation!.Rating);
        Assert.Equal(result.GetProperty("sentence").GetString(), metrics[s_names[0]].Reason);
    }

    /// <summary>
    /// The tool and the package LlmJudgeStats.Evaluation each write these metrics, for the package knows no reports: what they say is one.
    /// </summary>
    [Theory]
    [InlineData(46, 4, 9, 41, CalibrationDesign.External)]
    [InlineData(46, 4, 9, 41, CalibrationDesign.ByLabel)]
    [InlineData(46, 4, 9, 41, CalibrationDesign.ByVerdict)]
    [InlineData(62, 4, 7, 27, CalibrationDesign.Random)]
    [InlineData(5, 5, 5, 5, CalibrationDesign.External)]    // not identified
    [InlineData(0, 0, 0, 0, CalibrationDesign.External)]    // not corrected
    public void The_package_says_the_same(int tp, int fn, int fp, int tn, CalibrationDesign design)
    {
        var labels = tp + fn + fp + tn == 0 ? "--method naive" : $"--tp {tp} --fn {fn} --fp {fp} --tn {tn} --design {design.Id}";
        var ours = Metrics(One($"gate --passed 83 --total 115 {labels} --at-least 0.3 --allow-inconclusive"));
        var study = new JudgeStudy
        {
            Test = JudgeTally.Of(83, 115),
            Calibration = tp + fn + fp + tn == 0 ? default : Calibration.FromCounts(
                new() { TruePositive = tp, FalseNegative = fn, FalsePositive = fp, TrueNegative = tn }, design),
        };
        var decision = Gate.AtLeast(0.3).Decide(JudgeStats.EstimatorFor(in study), in study, 0.95);
        var theirs = CorrectedRateMetrics.Of(in study, decision.Estimate, decision).Metrics.Values.Cast<NumericMetric>().ToArray();
        Assert.Equal(theirs.Select(metric => metric.Name), ours.Keys);
        Assert.All(theirs, metric =>
        {
            var mine = ours[metric.Name];
            Assert.Equal((metric.Value, metric.Interpretation?.Rating, metric.Interpretation?.Failed),
                (mine.Value, mine.Interpretation?.Rating, mine.Interpretation?.Failed));
            string[] told = ["lower", "upper", "level", "method", "interval", "labels", "testItems", "library"];
            Assert.All(told, key => Assert.Equal(Told(metric, key), Told(mine, key)));
        });
    }

    private static string? Told(NumericMetric metric, string key) => metric.Metadata!.TryGetValue(key, out var text) ? text : null;

    /// <summary>The kind comes first in each metric, or their reader does not take it; the rest is as their viewer looks for it.</summary>
    [Fact]
    public void The_shape_is_theirs()
    {
        var root = Parsed(One($"estimate {Counts} --execution night-1"));
        Assert.Equal(("JudgeStats", "1", "night-1", "1970-01-01T00:00:00Z", 1),
            (Text(root, "scenarioName"), Text(root, "iterationName"), Text(root, "executionName"), Text(root, "creationTime"),
                root.GetProperty("formatVersion").GetInt32()));
        Assert.Equal("[]", root.GetProperty("messages").GetRawText());
        Assert.Equal(0, root.GetProperty("modelResponse").GetProperty("messages").GetArrayLength());
        Assert.Equal("judgestats", Assert.Single(root.GetProperty("tags").EnumerateArray()).GetString());
        var metrics = root.GetProperty("evaluationResult").GetProperty("metrics");
        Assert.All(metrics.EnumerateObject(), metric => Assert.Equal(("$type", "numeric"),
            (metric.Value.EnumerateObject().First().Name, metric.Value.EnumerateObject().First().Value.GetString())));
        Assert.All(metrics.EnumerateObject().SelectMany(metric => metric.Value.GetProperty("metadata").EnumerateObject()),
            one => Assert.Equal(JsonValueKind.String, one.Value.ValueKind));
    }

    [Theory]
    [InlineData($"gate {Counts} --at-least 0.5", 0, EvaluationRating.Good, false, true)]
    [InlineData($"gate {Counts} --at-least 0.95", 1, EvaluationRating.Unacceptable, true, true)]
    [InlineData($"gate {Counts} --at-least 0.7", 2, EvaluationRating.Inconclusive, false, true)]
    [InlineData($"gate {Counts} --at-least 0.7 --allow-inconclusive", 0, EvaluationRating.Inconclusive, false, true)]
    [InlineData("gate --passed 5 --total 10 --tp 5 --fn 5 --fp 5 --tn 5 --at-least 0.5", 2, EvaluationRating.Inconclusive, false, false)]
    [InlineData("estimate --passed 5 --total 10 --tp 5 --fn 5 --fp 5 --tn 5", 0, EvaluationRating.Unknown, false, false)]
    [InlineData("estimate --passed 50 --total 90", 0, EvaluationRating.Unknown, false, false)]
    [InlineData($"gate {Counts} --at-least 0.5 --method naive", 0, EvaluationRating.Inconclusive, false, false)]
    [InlineData($"gate {Counts} --at-least 0.95 --method naive", 1, EvaluationRating.Unacceptable, true, false)]
    public void A_gate_is_an_interpretation_and_no_number_is_there_without_a_corrected_rate(
        string command, int exit, EvaluationRating rating, bool failed, bool hasValue)
    {
        var metric = Metrics(One(command, exit))[s_names[0]];
        Assert.Equal((rating, failed, hasValue), (metric.Interpretation!.Rating, metric.Interpretation.Failed, metric.Value is not null));
        var hasError = metric.Diagnostics?.Any(one => one.Severity == EvaluationDiagnosticSeverity.Error) == true;
        Assert.Equal(hasValue, !hasError);
    }

    /// <summary>Labels by verdict show no sensitivity: there is no number for it.</summary>
    [Fact]
    public void What_labels_do_not_show_has_no_number()
    {
        var metrics = Metrics(One($"estimate {Counts} --design by-verdict"));
        Assert.Equal([true, true, false, false], s_names.Select(name => metrics[name].Value is not null));
        Assert.All(s_names[2..], name => Assert.Contains("chosen by verdict", metrics[name].Diagnostics!.Single().Message,
            StringComparison.Ordinal));
    }

    /// <summary>36 groups, written and read by our own reader: as many passes and fails as gates, and four metrics of each.</summary>
    [Fact]
    public void Our_reader_reads_what_was_written()
    {
        var gates = Judgestats.Line($"gate {s_nq} --at-least 0.8 --format json");
        var results = Parsed(gates.Out).GetProperty("results").EnumerateArray().ToArray();
        Assert.Equal((gates.Exit, "", ""), Outcome(Judgestats.Line($"gate {s_nq} --at-least 0.8 --format meai --output {Root}")));
        var fails = results.Count(result => Text(result.GetProperty("gate"), "verdict") == "fail");
        Assert.InRange(fails, 1, results.Length - 1);
        AssertTally(results.Length - fails, results.Length, "Corrected pass rate");
        AssertTally(results.Count(result => JudgePoint(result, "sensitivity") >= 0.9), results.Length, s_names[2], "--pass-if", ">=0.9");
        AssertTally(results.Count(result => JudgePoint(result, "specificity") >= 0.9), results.Length, s_names[3], "--pass-if", ">=0.9");
        AssertTally(results.Length, results.Length, s_names[1], "--pass-if", ">=0");
    }

    [Fact]
    public void What_is_there_is_kept_unless_forced()
    {
        var path = Path.Combine(Root, "results", "judgestats", "JudgeStats", "1.json");
        One($"estimate {Counts}");
        var first = File.ReadAllText(path);
        var command = $"estimate --passed 50 --total 90 --format meai --output {Root}";
        Judgestats.Line(command).IsRefused("'judgestats' already", "--execution", "--force");
        Assert.Equal(first, File.ReadAllText(path));
        Assert.Equal((0, "", ""), Outcome(Judgestats.Line(command + " --execution other")));
        Assert.Equal((0, "", ""), Outcome(Judgestats.Line(command + " --force")));
        Assert.NotEqual(first, File.ReadAllText(path));
        Assert.Equal(["judgestats", "other"], Directory.GetDirectories(Path.Combine(Root, "results")).Select(Path.GetFileName).Order());
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(path)!));
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("..")]
    [InlineData(".hidden")]
    [InlineData("a/b")]
    [InlineData("a:b")]
    [InlineData("ends.")]
    public void An_execution_is_a_folder_and_no_path(string name)
    {
        Judgestats.Line($"estimate {Counts} --format meai --output {Root} --execution {name}").IsRefused("--execution", "letters");
        Assert.Empty(Directory.GetFileSystemEntries(_scratch.Folder));
    }

    [Theory]
    [InlineData("compare --a-passed 255 --a-total 300 --b-passed 240 --b-total 300 --tp 46 --fn 4 --fp 9 --tn 41")]
    [InlineData("plan --items 1000 --half-width 0.05 --guess-rate 0.7 --guess-sensitivity 0.9 --guess-specificity 0.8")]
    [InlineData("coverage --passed 20 --total 30 --tp 9 --fn 1 --fp 2 --tn 8")]
    [InlineData("doctor x.csv")]
    public void Other_commands_have_no_such_metrics(string command)
    {
        Judgestats.Line($"{command} --format meai --output {Root}").IsRefused("--format meai", "estimate and gate");
        Assert.DoesNotContain("meai [text]", Judgestats.Line($"{command.Split(' ')[0]} --help").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_is_needed_and_nothing_else_takes_an_execution()
    {
        Judgestats.Line($"estimate {Counts} --format meai").IsRefused("--format meai", "--output ROOT");
        Judgestats.Line($"estimate {Counts} --execution x").IsRefused("--execution x", "meai");
        Judgestats.Line($"estimate {Counts} --format meai --output {_scratch.File("file", "")}").IsRefused("is a file");
        Judgestats.Line($"estimate {Counts} --format meai --output {_scratch.Path("no/such")}").IsRefused("does not exist");
    }

    /// <summary>Groups make folders below the execution and nowhere else, one each.</summary>
    [Fact]
    public void A_hostile_group_writes_no_other_file()
    {
        string[] names = ["../../x", "/etc/x", "CON", "a:b", "a/b", "..", "~", "x\\y", "<script>", "A/B", new('x', 4000)];
        var rows = string.Concat(names.Select(name => $"\"{name}\",1,\n\"{name}\",0,1\n\"{name}\",1,1\n"));
        var input = _scratch.File("rows.csv", "g,verdict,label\n" + rows);
        Assert.Equal((0, "", ""), Outcome(Judgestats.Line($"estimate {input} --group g --format meai --output {Root}")));
        var execution = Path.Combine(Root, "results", "judgestats");
        Assert.Equal([Root, input], Directory.GetFileSystemEntries(_scratch.Folder).Order(StringComparer.Ordinal));
        Assert.Equal(names.Length, Directory.GetDirectories(execution).Length);
        var files = Directory.GetFiles(Root, "*", SearchOption.AllDirectories);
        Assert.Equal(names.Length, files.Length);
        Assert.All(files, file =>
        {
            Assert.Equal(Path.GetFileName(Path.GetDirectoryName(file)), Text(Parsed(File.ReadAllText(file)), "scenarioName"));
            Assert.DoesNotContain("<script>", File.ReadAllText(file), StringComparison.Ordinal);
        });
    }

    /// <summary>The newest of the input, else the date of the build, else the beginning; and no text of the input's answers.</summary>
    [Fact]
    public void Results_of_results_have_their_date_and_none_of_their_texts()
    {
        var good = Scratch.InRepository("tests", "LlmJudgeStats.Tool.Tests", "Foreign", "data", "meai", "good");
        var labels = Path.Combine(Path.GetDirectoryName(good)!, "labels.csv");
        var inputs = Directory.GetFiles(good, "*.json", SearchOption.AllDirectories)
            .Select(file => Parsed(File.ReadAllText(file))).ToArray();
        var written = One($"estimate {good} --metric Equivalence --labels-file {labels} --key item_id");
        var newest = inputs.Max(input => input.GetProperty("creationTime").GetDateTimeOffset());
        Assert.Equal(newest, Parsed(written).GetProperty("creationTime").GetDateTimeOffset());
        var texts = inputs.SelectMany(input => input.GetProperty("messages").EnumerateArray())
            .SelectMany(message => message.GetProperty("contents").EnumerateArray()).Select(content => Text(content, "text")!).ToArray();
        Assert.NotEmpty(texts);
        Assert.All(texts, text => Assert.DoesNotContain(text, written, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("1767225600", "2026-01-01T00:00:00Z")]
    [InlineData("0", "1970-01-01T00:00:00Z")]
    [InlineData("", "1970-01-01T00:00:00Z")]
    [InlineData("tomorrow", null)]
    [InlineData("99999999999999", null)]
    [InlineData("-1", null)]
    public void A_build_may_say_its_date(string seconds, string? expected)
    {
        using var error = new StringWriter(CultureInfo.InvariantCulture);
        var exit = App.Run([.. $"estimate {Counts} --format meai --output {Root}".Split(' ')],
            new() { Out = TextWriter.Null, Error = error, SourceDateEpoch = seconds });
        if (expected is null)
        {
            Assert.Equal(ExitCode.BadInput, exit);
            Assert.Contains("SOURCE_DATE_EPOCH", error.ToString(), StringComparison.Ordinal);
            return;
        }
        var file = Directory.GetFiles(Root, "*", SearchOption.AllDirectories).Single();
        Assert.Equal(expected, Text(Parsed(File.ReadAllText(file)), "creationTime"));
    }

    private string One(string command, int exit = 0)
    {
        Assert.Equal((exit, "", ""), Outcome(Judgestats.Line($"{command} --format meai --output {Root}")));
        return File.ReadAllText(Directory.GetFiles(Root, "*", SearchOption.AllDirectories).Single());
    }

    private static (int, string, string) Outcome(Answer answer) => (answer.Exit, answer.Out, answer.Error);

    // As their storage reads it: the type comes from the file.
    private static Dictionary<string, NumericMetric> Metrics(string file)
    {
        var stored = Parsed(file).GetProperty("evaluationResult").Deserialize<EvaluationResult>(s_theirs)!;
        return stored.Metrics.ToDictionary(one => one.Key, one => Assert.IsType<NumericMetric>(one.Value));
    }

    private static void Same(JsonElement ours, NumericMetric theirs)
    {
        var number = (string name) => double.Parse(theirs.Metadata![name], CultureInfo.InvariantCulture);
        Assert.Equal((ours.GetProperty("point").GetDouble(), ours.GetProperty("lower").GetDouble(), ours.GetProperty("upper").GetDouble()),
            (theirs.Value, number("lower"), number("upper")));
    }

    private void AssertTally(int passed, int total, string metric, params string[] further)
    {
        var answer = Judgestats.Run(
            ["estimate", Root, "--from", "meai", "--metric", metric, "--method", "naive", "--format", "json", .. further]);
        Assert.Equal((0, ""), (answer.Exit, answer.Error));
        var test = Parsed(answer.Out).GetProperty("results")[0].GetProperty("counts").GetProperty("test");
        Assert.Equal((passed, total), (test.GetProperty("passed").GetInt32(), test.GetProperty("total").GetInt32()));
    }

    private static double JudgePoint(JsonElement result, string rate) =>
        result.GetProperty("judge").GetProperty(rate).GetProperty("point").GetDouble();

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static JsonElement Parsed(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
