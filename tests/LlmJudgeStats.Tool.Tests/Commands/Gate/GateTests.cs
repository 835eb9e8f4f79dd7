using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using LlmJudgeStats.Gates;

namespace LlmJudgeStats.Tool.Tests;

/// <summary><c>judgestats gate</c>: words, JSON, CSV, exit codes and refusals.</summary>
public sealed class GateTests : IDisposable
{
    private const string Counts = "gate --passed 255 --total 300 --tp 46 --fn 4 --fp 9 --tn 41 ";
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    /// <summary>The contract's own example, to the last character.</summary>
    [Fact]
    public void An_open_gate_says_what_would_decide_it()
    {
        var answer = Judgestats.Line(Counts + "--at-least 0.85 --design by-label");
        Assert.Equal((2, ""), (answer.Exit, answer.Error));
        Assert.StartsWith(
            "inconclusive: the pass rate is at least 82.2%, and 85.0% is asked (95% confidence, one-sided); "
                + "the data do not show it is below either.\n\n" +
            """
            corrected 90.5%; one-sided limits [82.2%, 100.0%]; p = 0.152 against "below 85.0%"
            To decide it, if the rates are what they look like (4 chances in 5):
              test items alone      never with these labels
              labels alone          never with these items
              both                  1482 test items and 494 labels (433 human passes, 61 fails)

            """.ReplaceLineEndings("\n"), answer.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_json_is_what_the_library_says()
    {
        var gate = Json(Counts + "--at-least 0.85 --allow-inconclusive", 0);
        var study = new JudgeStudy
        {
            Test = JudgeTally.Of(255, 300),
            Calibration = new ConfusionCounts { TruePositive = 46, FalseNegative = 4, FalsePositive = 9, TrueNegative = 41 },
        };
        var decision = Gate.AtLeast(0.85).Decide(JudgeStats.EstimatorFor(in study), in study);
        Assert.Equal(
            "{\"threshold\":0.85,\"side\":\"at-least\",\"verdict\":\"inconclusive\",\"allowed\":true,"
                + FormattableString.Invariant($"\"lower\":{decision.Lower},\"upper\":{decision.Upper},\"level\":0.95,")
                + FormattableString.Invariant($"\"calibratedLevel\":null,\"pValue\":{decision.PValue},\"method\":\"asymmetric-error\",")
                + "\"interval\":\"guarded-score\","
                + FormattableString.Invariant($"\"point\":{decision.Estimate.Point},\"reach\":{decision.Reach},")
                + "\"needed\":{\"itemsAlone\":null,\"labelsAlone\":null,\"labelsAlonePass\":null,\"labelsAloneFail\":null,\"items\":1482,"
                + "\"labels\":494,\"labelsPass\":433,\"labelsFail\":61,\"chance\":0.8},\"never\":null,\"warnings\":[]}",
            JsonSerializer.Serialize(gate));
    }

    [Theory]
    [InlineData("--at-least 0.8", 0, "pass: the pass rate is at least 82.2%, and 80.0% is asked (95% confidence, one-sided).")]
    [InlineData("--at-most 0.5", 1, "fail: the pass rate is at least 82.2%, and at most 50.0% is asked (95% confidence, one-sided).")]
    [InlineData("--at-most 0.5 --allow-inconclusive", 1, "fail: the pass rate is at least 82.2%")]
    [InlineData("--at-least 0.85", 2, "inconclusive: the pass rate is at least 82.2%")]
    [InlineData("--at-least 0.85 --allow-inconclusive", 0, "inconclusive: the pass rate is at least 82.2%")]
    [InlineData("--at-least 0.82 --level 0.99", 2, "inconclusive: the pass rate is at least 79.1%, and 82.0% is asked (99% confidence")]
    public void The_exit_code_is_the_verdict(string options, int exit, string begins)
    {
        var answer = Judgestats.Line(Counts + options);
        Assert.Equal((exit, ""), (answer.Exit, answer.Error));
        Assert.StartsWith(begins, answer.Out, StringComparison.Ordinal);
        if (options.Contains("allow", StringComparison.Ordinal) && exit == 0)
            Assert.EndsWith(" (allowed)", answer.Out.Split('\n')[0], StringComparison.Ordinal);
    }

    /// <summary>B24: a percentage is no rate; and what else cannot be a gate.</summary>
    [Theory]
    [InlineData(Counts + "--at-least 85", "--at-least 85", "did you mean 0.85?")]
    [InlineData(Counts + "--at-most 85%", "without the percent sign", "did you mean 0.85?")]
    [InlineData(Counts + "--at-least 0,85", "use a point", "0.85")]
    [InlineData(Counts + "--at-least 1", "strictly between 0 and 1")]
    [InlineData(Counts + "--at-least 0", "strictly between 0 and 1")]
    [InlineData(Counts + "--at-least high", "--at-least high")]
    [InlineData(Counts, "--at-least T", "--at-most T")]
    [InlineData(Counts + "--at-least 0.8 --at-most 0.9", "one gate has one threshold")]
    [InlineData(Counts + "--at-least 0.8 --level 0.4", "above 0.5")]
    [InlineData(Counts + "--at-least 0.8 --level 95", "did you mean 0.95?")]
    [InlineData(Counts + "--at-least 0.8 --chance 80", "--chance 80", "did you mean 0.8?")]
    [InlineData(Counts + "--at-least 0.8 --target items", "--target")]
    [InlineData(Counts + "--at-least 0.8 --all", "--all")]
    [InlineData("gate --passed 255 --total 300 --at-least 0.8", "no labels", "--method naive takes the judge at its word")]
    [InlineData("gate --at-least 0.8", "judgestats gate judgments.csv", "judgestats gate --help")]
    [InlineData("gate --group system --at-least 0.8", "judgestats gate FILE")]
    public void What_cannot_be_a_gate_is_refused_with_a_way_out(string line, params string[] parts) =>
        Judgestats.Line(line).IsRefused(parts);

    /// <summary>Bad luck is no error: a judge at chance, a missing class, a method that does not fit.</summary>
    [Theory]
    [InlineData("--tp 5 --fn 5 --fp 5 --tn 5", "judge-at-chance",
        "never: the judge is not better than chance; no number of items or labels helps")]
    [InlineData("--tp 50 --fn 0 --fp 0 --tn 0", "class-without-label", "never as it stands: a kind of item has no label")]
    [InlineData("--tp 46 --fn 4 --fp 9 --tn 41 --design by-verdict --method asymmetric-error", "design", "never with this method")]
    [InlineData("--method naive", "at-threshold", "never: at the rate as estimated no practicable number decides", "0.8500001")]
    public void A_gate_that_nothing_decides_says_why(string evidence, string reason, string line, string threshold = "0.9")
    {
        var command = $"gate --passed 255 --total 300 {evidence} --at-least {threshold}";
        var text = Judgestats.Line(command);
        Assert.Equal((2, ""), (text.Exit, text.Error));
        Assert.Contains("\n" + line, text.Out, StringComparison.Ordinal);
        Assert.Contains("note LJS2202: ", text.Out, StringComparison.Ordinal);
        var gate = Json(command, 2);
        Assert.Equal(reason, gate.GetProperty("never").GetString());
        Assert.All(gate.GetProperty("needed").EnumerateObject().Where(size => size.Name != "chance"),
            size => Assert.Equal(JsonValueKind.Null, size.Value.ValueKind));
    }

    /// <summary>B26: so few items that no outcome passes.</summary>
    [Fact]
    public void B26_a_gate_that_no_outcome_passes_says_so()
    {
        var answer = Judgestats.Line("gate --passed 19 --total 20 --accuracy 1 --at-least 0.9");
        Assert.Equal(2, answer.Exit);
        Assert.Contains("\nno outcome of these 20 test items can pass this gate\n", answer.Out, StringComparison.Ordinal);
        Assert.Contains("  test items alone      ", answer.Out, StringComparison.Ordinal);
        // Known rates: labels are not asked for.
        Assert.DoesNotContain("labels alone", answer.Out, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "can pass", Judgestats.Line("gate --passed 19 --total 20 --accuracy 1 --at-least 0.85").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_by_verdict_are_called_so()
    {
        var answer = Judgestats.Line("gate --passed 500 --total 960 --tp 38 --fn 6 --fp 2 --tn 34 --design by-verdict --at-least 0.52");
        Assert.Equal(2, answer.Exit);
        Assert.Matches("both +[0-9]+ test items and [0-9]+ labels \\([0-9]+ judge passes, [0-9]+ fails\\)\n", answer.Out);
    }

    /// <summary>The worst group counts: a fail over an open gate over a pass. Groups together have limits that are wider each.</summary>
    [Fact]
    public void Groups_have_a_gate_each_and_the_worst_counts()
    {
        var file = Groups();
        var answer = Judgestats.Line($"gate {file} --group suite --at-least 0.6");
        Assert.Equal((1, ""), (answer.Exit, answer.Error));
        Assert.StartsWith(
            "fail: of 3 groups 1 pass, 1 fail and 1 are open; a pass rate of at least 60.0% is asked of each "
                + "(95% confidence, one-sided).\n", answer.Out, StringComparison.Ordinal);
        Assert.Equal(2, Judgestats.Line($"gate {file} --group suite --at-least 0.6 --where suite!=bad").Exit);
        var allowed = Judgestats.Line($"gate {file} --group suite --at-least 0.6 --where suite!=bad --allow-inconclusive");
        Assert.Equal(0, allowed.Exit);
        Assert.EndsWith(" (allowed)", allowed.Out.Split('\n')[0], StringComparison.Ordinal);
        Assert.Equal(0, Judgestats.Line($"gate {file} --group suite --at-least 0.6 --where suite=good").Exit);

        var alone = Gates($"gate {file} --group suite --at-least 0.6", 1);
        var together = Gates($"gate {file} --group suite --at-least 0.6 --simultaneous", 1);
        Assert.Equal(1 - (0.05 / 3), together[0].GetProperty("level").GetDouble(), 1e-12);
        Assert.True(together[0].GetProperty("lower").GetDouble() < alone[0].GetProperty("lower").GetDouble());
        var text = Judgestats.Line($"gate {file} --group suite --at-least 0.6 --simultaneous").Out;
        Assert.Contains("Limits: 98.3", text, StringComparison.Ordinal);
        Assert.Contains("hold together at 95%", text, StringComparison.Ordinal);

        var csv = Judgestats.Line($"gate {file} --group suite --at-least 0.6 --format csv").Out.Split('\n');
        Assert.StartsWith("suite,verdict,allowed,side,threshold,level,lower,upper,pValue,method,interval,point,reach,itemsAlone,", csv[0],
            StringComparison.Ordinal);
        Assert.StartsWith("good,pass,false,at-least,0.6,0.95,", csv[1], StringComparison.Ordinal);
        Assert.StartsWith("bad,fail,false,", csv[2], StringComparison.Ordinal);
        Assert.StartsWith("few,inconclusive,false,", csv[3], StringComparison.Ordinal);
        Assert.Equal(5, csv.Length);
    }

    [Fact]
    public void A_group_without_labels_is_refused()
    {
        var file = _scratch.File("bare.csv", "verdict\n1\n1\n0\n");
        Judgestats.Line($"gate {file} --at-least 0.5").IsRefused("no labels");
        Assert.StartsWith("inconclusive: ", Judgestats.Line($"gate {file} --at-least 0.5 --method naive").Out, StringComparison.Ordinal);
    }

    /// <summary>Rows of one id are a cluster, and the gate knows it: what passes as if they were independent need not.</summary>
    [Fact]
    public void Clusters_widen_the_limits_of_a_gate()
    {
        var rows = new System.Text.StringBuilder("item_id,verdict\n");
        for (var i = 0; i < 60; i++)
        {
            for (var run = 0; run < 5; run++) rows.Append(CultureInfo.InvariantCulture, $"q{i},{(i % 10 < 8 ? 1 : 0)}\n");
        }
        var file = _scratch.File("runs.csv", rows.ToString());
        Assert.Equal(0, Judgestats.Line($"gate {file} --accuracy 0.95 --at-least 0.75 --cluster none").Exit);
        var answer = Judgestats.Line($"gate {file} --accuracy 0.95 --at-least 0.75");
        Assert.Equal(2, answer.Exit);
        Assert.Contains("(items as they come now", answer.Out, StringComparison.Ordinal);
    }

    /// <summary>A CI job acted out: a process in a job's environment. The log, the step's result and the file are all there is.</summary>
    [Theory]
    [InlineData("pass", "--at-least 0.8", 0)]
    [InlineData("fail", "--at-most 0.5", 1)]
    [InlineData("inconclusive", "--at-least 0.85", 2)]
    [InlineData("inconclusive", "--at-least 0.85 --allow-inconclusive", 0)]
    public async Task A_ci_job_passes_fails_or_stays_open(string verdict, string gate, int exit)
    {
        var json = _scratch.Path("gate.json");
        var log = await Job(Counts + gate, exit);
        Assert.StartsWith(verdict + ": ", log, StringComparison.Ordinal);
        Assert.Equal(exit == 0 && verdict == "inconclusive", log.Split('\n')[0].EndsWith("(allowed)", StringComparison.Ordinal));
        Assert.Equal("", await Job($"{Counts}{gate} --format json --output {json}", exit));
        var first = await File.ReadAllBytesAsync(json, TestContext.Current.CancellationToken);
        // A rerun gives the same bytes, in the log and in the file.
        Assert.Equal(log, await Job(Counts + gate, exit));
        await Job($"{Counts}{gate} --format json --output {json} --force", exit);
        Assert.Equal(first, await File.ReadAllBytesAsync(json, TestContext.Current.CancellationToken));
        // Neither the summary nor any other file of the runner is touched: nothing is read from the environment.
        Assert.Equal("", await File.ReadAllTextAsync(_scratch.Path("summary"), TestContext.Current.CancellationToken));
        using var document = JsonDocument.Parse(first);
        Assert.Equal(verdict, document.RootElement.GetProperty("results")[0].GetProperty("gate").GetProperty("verdict").GetString());
    }

    private async Task<string> Job(string line, int exit)
    {
        var start = new ProcessStartInfo(CleanEnvironment.Dotnet, [typeof(App).Assembly.Location, .. line.Split(' ')])
        {
            WorkingDirectory = _scratch.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        }.Cleaned();
        (string, string)[] job =
        [
            ("CI", "true"), ("GITHUB_ACTIONS", "true"), ("GITHUB_RUN_ID", "1"), ("GITHUB_RUN_ATTEMPT", "2"),
            ("GITHUB_REF", "refs/pull/7/merge"), ("GITHUB_STEP_SUMMARY", _scratch.File("summary", "")),
            ("GITHUB_OUTPUT", _scratch.File("output", "")), ("LANG", "de_DE.UTF-8"),
        ];
        foreach (var (name, value) in job) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal((exit, ""), (process.ExitCode, await error));
        Assert.DoesNotContain("\u001b", await output, StringComparison.Ordinal);
        return await output;
    }

    private string Groups()
    {
        var rows = new System.Text.StringBuilder("suite,verdict,label\n");
        void Add(string suite, int count, string verdict, string label)
        {
            for (var i = 0; i < count; i++) rows.Append(CultureInfo.InvariantCulture, $"{suite},{verdict},{label}\n");
        }
        foreach (var (suite, passed, total, labels) in new[] { ("good", 460, 500, 60), ("bad", 150, 500, 60), ("few", 26, 40, 12) })
        {
            Add(suite, passed, "1", "");
            Add(suite, total - passed, "0", "");
            Add(suite, labels - 3, "1", "1");
            Add(suite, 3, "0", "1");
            Add(suite, labels - 4, "0", "0");
            Add(suite, 4, "1", "0");
        }
        return _scratch.File("suites.csv", rows.ToString());
    }

    private static JsonElement Json(string line, int exit) => Gates(line, exit)[0];

    private static JsonElement[] Gates(string line, int exit)
    {
        var answer = Judgestats.Line(line + " --format json");
        Assert.Equal((exit, ""), (answer.Exit, answer.Error));
        using var document = JsonDocument.Parse(answer.Out);
        Assert.Equal("gate", document.RootElement.GetProperty("command").GetString());
        return [.. document.RootElement.GetProperty("results").EnumerateArray().Select(result => result.GetProperty("gate").Clone())];
    }

    /// <summary>Coverage of these was measured down to 4 %, or promised as 87 % and not at all: a clean pass was printed.</summary>
    [Theory]
    [InlineData("--design random --method prediction-powered", "No coverage is promised", "(coverage measured down to 4%)")]
    [InlineData("--interval bootstrap", "No coverage is promised", "bootstrap")]
    [InlineData("--interval lang-reiczigel", "promised to hold with 87% only", "Lang-Reiczigel")]
    public void Limits_without_a_promise_are_doubted_in_the_first_line_and_in_json(string options, string words, string name)
    {
        var line = "gate --passed 60 --total 100 --tp 45 --fn 5 --fp 8 --tn 42 --at-least 0.4 " + options;
        var first = Judgestats.Line(line).Out.Split('\n')[0];
        Assert.StartsWith("pass: ", first, StringComparison.Ordinal);
        Assert.Contains(words, first, StringComparison.Ordinal);
        Assert.Contains(name, first, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(Judgestats.Line(line + " --format json").Out);
        var diagnostic = Assert.Single(json.RootElement.GetProperty("diagnostics").EnumerateArray());
        Assert.Equal("LJS1047", diagnostic.GetProperty("code").GetString());
        // An estimate by the same interval says it, too; one whose level is calibrated to the design does not.
        Assert.Contains("warning LJS1047", Judgestats.Line(line.Replace("--at-least 0.4 ", "", StringComparison.Ordinal)
            .Replace("gate", "estimate", StringComparison.Ordinal)).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_required_of_a_difference_says_what_its_interval_promises()
    {
        const string Line =
            "compare --a-passed 80 --a-total 100 --b-passed 60 --b-total 100 --tp 45 --fn 5 --fp 8 --tn 42 --shared-calibration ";
        Assert.DoesNotContain("LJS1047", Judgestats.Line(Line).Out, StringComparison.Ordinal);
        var required = Judgestats.Line(Line + "--require better").Out;
        Assert.Contains("The interval guarded score is promised to hold with 94% only", required.Split('\n')[0], StringComparison.Ordinal);
        Assert.Contains("note LJS1047", required, StringComparison.Ordinal);
        Assert.Contains("warning LJS1047", Judgestats.Line(Line + "--interval delta").Out, StringComparison.Ordinal);
    }
}
