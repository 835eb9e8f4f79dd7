using System.Globalization;
using System.Text.Json;

namespace LlmJudgeStats.Tool.Tests;

/// <summary>
/// <c>--format otlp</c>, read by the rules that the protocol publishes for its JSON: only fields that a message has, a value in an object
/// that says its type, whole numbers of 64 bits as text. Its figures are those of <c>--format json</c>.
/// </summary>
public sealed class OtlpTests : IDisposable
{
    private const string Counts = "--passed 83 --total 115 --tp 46 --fn 4 --fp 9 --tn 41";

    private static readonly string s_nq =
        Scratch.InRepository("docs", "samples", "nq301-counts.csv") + " --count count --calibration cal=1 --group judge,system";

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData($"estimate {Counts}", null)]
    [InlineData($"gate {Counts} --at-least 0.5", "pass")]
    [InlineData($"gate {Counts} --at-least 0.95", "fail")]
    [InlineData($"gate {Counts} --at-least 0.7", "inconclusive")]
    [InlineData($"gate {Counts} --at-least 0.7 --allow-inconclusive", "inconclusive")]
    public void An_event_says_what_the_json_says(string command, string? label)
    {
        var found = Assert.Single(Events(command));
        var result = Parsed(Judgestats.Line($"{command} --format json").Out).GetProperty("results")[0];
        var estimate = result.GetProperty("estimates")[0];
        Assert.Equal(
            (Number(estimate, "point"), Number(estimate, "lower"), Number(estimate, "upper"), 0.95),
            (found["gen_ai.evaluation.score.value"], found["judgestats.interval.lower"], found["judgestats.interval.upper"],
                found["judgestats.interval.level"]));
        Assert.Equal(("Corrected pass rate", "asymmetric-error", 83 / 115.0),
            (found["gen_ai.evaluation.name"], found["judgestats.method"], found["judgestats.uncorrected.value"]));
        Assert.Equal(label, found.GetValueOrDefault("gen_ai.evaluation.score.label"));
        Assert.Contains("pass rate", Assert.IsType<string>(found["gen_ai.evaluation.explanation"]), StringComparison.Ordinal);
        Assert.False(found.ContainsKey("error.type"));
    }

    /// <summary>What no number stands for has none, and its reason; a judge taken at its word passes nothing.</summary>
    [Theory]
    [InlineData("estimate --passed 5 --total 10 --tp 5 --fn 5 --fp 5 --tn 5", null, "LJS1001", true)]
    [InlineData("gate --passed 5 --total 10 --tp 5 --fn 5 --fp 5 --tn 5 --at-least 0.5", "inconclusive", "LJS1001", true)]
    [InlineData("estimate --passed 50 --total 90", null, null, false)]
    [InlineData($"gate {Counts} --at-least 0.5 --method naive", "inconclusive", null, false)]
    [InlineData($"gate {Counts} --at-least 0.95 --method naive", "fail", null, false)]
    public void Without_a_corrected_rate_there_is_no_score(string command, string? label, string? error, bool hasLimits)
    {
        var found = Assert.Single(Events(command));
        Assert.False(found.ContainsKey("gen_ai.evaluation.score.value"));
        Assert.Equal((label, error, hasLimits),
            (found.GetValueOrDefault("gen_ai.evaluation.score.label"), found.GetValueOrDefault("error.type"),
                found.ContainsKey("judgestats.interval.lower")));
    }

    [Fact]
    public void Every_group_is_a_line_with_its_names()
    {
        var found = Events($"gate {s_nq} --at-least 0.8");
        var results = Parsed(Judgestats.Line($"gate {s_nq} --at-least 0.8 --format json").Out).GetProperty("results").EnumerateArray()
            .Select(result => (Group(result, "judge"), Group(result, "system"),
                Number(result.GetProperty("estimates")[0], "point"),
                result.GetProperty("gate").GetProperty("verdict").GetString()));
        Assert.Equal(36, found.Count);
        Assert.Equal(results, found.Select(one => ((string?)one["judgestats.group.judge"], (string?)one["judgestats.group.system"],
            (double)one["gen_ai.evaluation.score.value"], (string?)one["gen_ai.evaluation.score.label"])));
    }

    /// <summary>A line stays a line, in ASCII, and the name is read back as it was.</summary>
    [Fact]
    public void Hostile_names_end_no_line_and_no_text()
    {
        string[] names =
            ["a\nb", "\"},{\"x\":1", "::error::x", "<script>", "\u2028\u202e\u001b[31m", "\U0001F600", "x\\y", new('x', 4000)];
        var rows = string.Concat(names.Select(name =>
        {
            var cell = $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
            return $"{cell},1,\n{cell},0,1\n{cell},1,1\n";
        }));
        var input = _scratch.File("rows.csv", "\"g:\"\"<b>\",verdict,label\n" + rows);
        string[] command = ["estimate", input, "--group", "g:\"<b>", "--format", "otlp"];
        var answer = Judgestats.Run(command);
        Assert.Equal(answer, Judgestats.Run(command, "", terminalWidth: 80));
        Assert.All(answer.Out, c => Assert.True(c is '\n' or (>= ' ' and <= '~')));
        Assert.DoesNotContain("<", answer.Out, StringComparison.Ordinal);
        Assert.Equal(names, Read(answer, 0).Select(one => (string)one["judgestats.group.g:\"<b>"]));
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void Every_culture_gives_the_same_bytes(string culture)
    {
        var line = $"gate {s_nq} --at-least 0.8 --format otlp";
        Assert.Equal(Judgestats.Line(line), Scratch.InCulture(culture, () => Judgestats.Line(line)));
    }

    /// <summary>The newest of the input, else the date of the build, else none: never a clock.</summary>
    [Theory]
    [InlineData("1767225600", "1767225600000000000")]
    [InlineData("0", "0")]
    [InlineData("18446744073", "18446744073000000000")]
    [InlineData("18446744074", null)]
    [InlineData("", null)]
    public void A_build_may_say_its_date(string seconds, string? nanoseconds)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        Assert.Equal(0, App.Run([.. $"estimate {Counts} --format otlp".Split(' ')],
            new() { Out = output, Error = TextWriter.Null, SourceDateEpoch = seconds }));
        Assert.Equal(nanoseconds, Record(output.ToString()).TryGetProperty("timeUnixNano", out var time) ? time.GetString() : null);
    }

    [Fact]
    public void A_date_that_is_none_is_refused_and_dates_of_the_input_come_first()
    {
        using var error = new StringWriter(CultureInfo.InvariantCulture);
        var path = _scratch.Path("events.jsonl");
        Assert.Equal(3, App.Run([.. $"estimate {Counts} --format otlp --output {path}".Split(' ')],
            new() { Out = TextWriter.Null, Error = error, SourceDateEpoch = "tomorrow" }));
        Assert.Contains("SOURCE_DATE_EPOCH=tomorrow", error.ToString(), StringComparison.Ordinal);
        Assert.False(File.Exists(path));
        var good = Scratch.InRepository("tests", "LlmJudgeStats.Tool.Tests", "Foreign", "data", "meai", "good");
        var newest = Directory.GetFiles(good, "*.json", SearchOption.AllDirectories)
            .Max(file => Parsed(File.ReadAllText(file)).GetProperty("creationTime").GetDateTimeOffset());
        var labels = Path.Combine(Path.GetDirectoryName(good)!, "labels.csv");
        var answer = Judgestats.Line($"estimate {good} --metric Equivalence --labels-file {labels} --key item_id --format otlp");
        var written = ulong.Parse(Record(answer.Out).GetProperty("timeUnixNano").GetString()!, CultureInfo.InvariantCulture);
        Assert.Equal(newest, DateTimeOffset.UnixEpoch.AddTicks((long)(written / 100)));
    }

    [Theory]
    [InlineData("compare --a-passed 255 --a-total 300 --b-passed 240 --b-total 300 --tp 46 --fn 4 --fp 9 --tn 41")]
    [InlineData("plan --items 1000 --half-width 0.05 --guess-rate 0.7 --guess-sensitivity 0.9 --guess-specificity 0.8")]
    [InlineData("coverage --passed 20 --total 30 --tp 9 --fn 1 --fp 2 --tn 8")]
    [InlineData("doctor x.csv")]
    public void Other_commands_have_no_pass_rate_to_send(string command) =>
        Judgestats.Line($"{command} --format otlp").IsRefused("--format otlp", "estimate and gate");

    private static string? Group(JsonElement result, string column) => result.GetProperty("group").GetProperty(column).GetString();

    private static double Number(JsonElement element, string name) => element.GetProperty(name).GetDouble();

    private static List<Dictionary<string, object>> Events(string command)
    {
        var exit = Judgestats.Line(command).Exit;
        return Read(Judgestats.Line($"{command} --format otlp"), exit);
    }

    private static List<Dictionary<string, object>> Read(Answer answer, int exit)
    {
        Assert.Equal((exit, ""), (answer.Exit, answer.Error));
        Assert.EndsWith("\n", answer.Out, StringComparison.Ordinal);
        return [.. answer.Out[..^1].Split('\n').Select(line => Attributes(Record(line)))];
    }

    // LogsData of logs.proto: one resource, one scope, one record; what they hold is what these messages have.
    private static JsonElement Record(string line)
    {
        var logs = Only(Parsed(line).GetProperty("resourceLogs"), "resource", "scopeLogs");
        Assert.Equal("judgestats", Attributes(logs.GetProperty("resource"))["service.name"]);
        var scoped = Only(logs.GetProperty("scopeLogs"), "scope", "logRecords");
        Assert.StartsWith("judgestats.", scoped.GetProperty("scope").GetProperty("name").GetString(), StringComparison.Ordinal);
        var record = Only(scoped.GetProperty("logRecords"), "timeUnixNano", "eventName", "attributes");
        Assert.Equal("gen_ai.evaluation.result", record.GetProperty("eventName").GetString());
        return record;
    }

    private static JsonElement Only(JsonElement array, params string[] fields)
    {
        var message = Assert.Single(array.EnumerateArray());
        Assert.Subset(fields.ToHashSet(), message.EnumerateObject().Select(field => field.Name).ToHashSet());
        return message;
    }

    // KeyValue and AnyValue of common.proto: keys are unique, and one field says of what type a value is.
    private static Dictionary<string, object> Attributes(JsonElement message)
    {
        var read = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var attribute in message.GetProperty("attributes").EnumerateArray())
        {
            Assert.Equal(["key", "value"], attribute.EnumerateObject().Select(field => field.Name));
            var value = Assert.Single(attribute.GetProperty("value").EnumerateObject());
            read.Add(attribute.GetProperty("key").GetString()!, value.Name switch
            {
                "stringValue" => value.Value.GetString()!,
                "doubleValue" => value.Value.GetDouble(),
                "boolValue" => value.Value.GetBoolean(),
                "intValue" => long.Parse(value.Value.GetString()!, CultureInfo.InvariantCulture),
                _ => throw new InvalidOperationException(value.Name),
            });
        }
        return read;
    }

    private static JsonElement Parsed(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
