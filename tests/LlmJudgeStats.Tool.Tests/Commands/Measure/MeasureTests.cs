using LlmJudgeStats.Preferences;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace LlmJudgeStats.Tool.Tests.Measures;

/// <summary><c>estimate --measure</c>: formats, refusals, words of the user, cultures (command-line.md).</summary>
public sealed class MeasureTests : IDisposable
{
    private const string Counts = "--measure preference --design random --table 20,3,2;4,8,3;1,2,17 --unlabelled 380,100,260";

    private static readonly string[] s_formats = ["text", "json", "csv", "markdown", "github", "latex", "html", "junit"];

    private static readonly string[] s_commands =
    [
        Counts + " --decisive --net",
        "{samples}/rubric.csv --measure score --range 1,5 --design random --share-at-least 3,4",
        "{samples}/pairs.csv --measure preference --orders order --order-words new-old,old-new --win new --loss old --design random",
        "{samples}/panel.csv --measure votes --verdict judge_a,judge_b,judge_c --design random",
        "{samples}/grades.csv --measure class --design random",
        "{samples}/arena-counts.csv --measure preference --verdict verdict --label truth --cluster none --design random --group judge "
            + "--calibration cal=1 --reveal",
    ];

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    public static TheoryData<string> Commands => [.. s_commands];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_measure_is_written_in_every_format(string command)
    {
        foreach (var format in s_formats)
        {
            var answer = Run($"{command} --format {format}");
            Assert.Equal((0, ""), (answer.Exit, answer.Error));
            Assert.EndsWith("\n", answer.Out, StringComparison.Ordinal);
            Assert.DoesNotMatch(@"\b(NaN|Infinity|∞)\b", answer.Out);
            Assert.DoesNotContain("pass rate behind", answer.Out, StringComparison.Ordinal);
            // A property of the library is an option here.
            Assert.DoesNotMatch(@"`(Where|IsBackTest|ClusterColumn|MeasureKind)", answer.Out);
        }
        Assert.Equal(1, Regex.Count(Run($"{command} --format html").Out, "<h1>"));
        XDocument.Parse(Run($"{command} --format junit").Out);
    }

    /// <summary>The first estimate of each result stands in every format with the same digits, and the sentence with it.</summary>
    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_format_has_the_answer_of_the_text(string command)
    {
        using var json = JsonDocument.Parse(Run($"{command} --format json").Out);
        var results = json.RootElement.GetProperty("results").EnumerateArray().ToArray();
        foreach (var sentence in results.Select(result => Plain(result.GetProperty("sentence").GetString()!)))
        {
            // A table for a paper has one line for each of several groups.
            foreach (var format in s_formats.Except(results.Length > 1 ? ["csv", "latex"] : ["csv"]))
                Assert.Contains(sentence, Plain(Run($"{command} --format {format}").Out), StringComparison.Ordinal);
        }
        var rows = Run($"{command} --format csv").Out.TrimEnd().Split('\n');
        Assert.Equal(1 + results.Sum(result => result.GetProperty("estimates").GetArrayLength()), rows.Length);
        Assert.EndsWith(",measure,quantity,of", rows[0], StringComparison.Ordinal);
        Assert.Contains($",{results[0].GetProperty("estimates")[0].GetProperty("point").GetRawText()},", rows[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("de-DE")]
    public void Another_culture_gives_the_same_bytes(string culture) => Assert.All(s_commands, command =>
        Assert.All(s_formats, format => Assert.Equal(
            Run($"{command} --format {format}").Out, Scratch.InCulture(culture, () => Run($"{command} --format {format}").Out))));

    [Fact]
    public void The_page_is_that_of_the_contract()
    {
        var text = Judgestats.Text(Scratch.InRepository("docs", "samples", "pairs.csv")
            + " --measure preference --orders order --order-words new-old,old-new --win new --loss old --design random");
        Assert.Equal(
            """
            estimate                           win rate    95% interval  method
            corrected                             55.6%  [49.5%, 61.7%]  post-stratified, corrected profile likelihood
            labels only                           56.1%  [46.9%, 65.0%]  labels only, corrected profile likelihood
            judge's word                          52.5%                  not corrected
            swap consistency, no label needed     64.0%  [58.4%, 69.2%]  naive, Wilson
            position bias, no label needed        0.100  [0.073, 0.127]  post-stratified, corrected profile likelihood

            strata: first in both 26 labels of 86, mixed 43 labels of 142, second in both 21 labels of 72; smallest 21
            As precise as 191 random labels alone; 90 were read
            Win rate against 50%: two-sided p = 0.074
            Position bias against 0: two-sided p < 0.001
            Rows: 600 read = 600 used

            Win rate 55.6%, 49.5% to 61.7% (95% interval; 90 labels of 300 items).

            note LJS2051: the first-named one wins with 'new' and loses with 'old'; it is shown first where the order is 'new-old'
              -> exchange the words (--win, --loss, --order-words) if it is the other way round

            """.ReplaceLineEndings("\n"), text);
    }

    [Theory]
    [InlineData("--measure elo", "--measure elo: use rate, score, preference, class, votes")]
    [InlineData("--measure score --table 1,2 --values 1,2 --unlabelled 3 --design random", "needs --range A,B", "--range 1,5")]
    [InlineData("--measure score --range 5,1 --table 1,2 --values 1,2 --unlabelled 3 --design random", "--range 5,1", "comes first")]
    [InlineData("--measure score --range 1 --table 1,2 --values 1,2 --unlabelled 3 --design random", "needs --range A,B")]
    [InlineData("--measure score --range 1,5 --table 1,2 --values 1,9 --unlabelled 3 --design random", "9: outside the range [1, 5]")]
    [InlineData("--measure score --range 1,5 --table 1,2 --unlabelled 3 --design random", "--values V[,V]")]
    [InlineData("--measure preference --range 0,1 --table 1,2,3 --unlabelled 3 --design random", "only scores have a range")]
    [InlineData("--measure preference --table 1,2,3;1,2 --unlabelled 4,5 --design random", "every row needs as many counts")]
    [InlineData("--measure preference --table 1,2,3;1,2,3 --unlabelled 4 --design random", "2 rows and --unlabelled 1 numbers")]
    [InlineData("--measure preference --table 1,2,3;1,2,3 --stratum-weights 1 --design random", "2 rows and --stratum-weights 1 numbers")]
    [InlineData("--measure preference --table 1,2,3;1,2,3 --stratum-weights 0.4,0.5 --design random", "the sum 0.9", "1e-9")]
    [InlineData("--measure preference --table 1,2,3;1,2,3 --design random", "either --unlabelled", "or --stratum-weights")]
    [InlineData("--measure preference --table 1,2,3 --unlabelled 4 --stratum-weights 1 --design random", "either --unlabelled")]
    [InlineData("--measure preference --table 1,-2,3 --unlabelled 4 --design random", "--table -2")]
    [InlineData("--measure preference --table 1,x,3 --unlabelled 4 --design random", "--table x", "whole number")]
    [InlineData("--measure preference --table 1,2,3 --unlabelled 4 --values 1,0.5,0.5 --design random", "a value is there twice")]
    [InlineData("--measure preference --table 1,2,3 --unlabelled 4 --values 1,0.5 --design random", "2 numbers and --table 3 columns")]
    [InlineData("--measure preference --table 1,2,3 --unlabelled 4 --values 1,a,0 --design random", "--values: 'a' is not a number")]
    [InlineData("--measure preference --design random", "no evidence", "--table")]
    [InlineData("--measure class --table 1,2 --unlabelled 4 --values 1,0 --design random", "--values: not of --measure class")]
    [InlineData("--measure class --table 1,2 --unlabelled 4 --classes a,b,c --design random", "3 names and --table 2 columns")]
    [InlineData("--measure class --table 1;2 --unlabelled 4,5 --design random", "fewer than two classes")]
    [InlineData(Counts + " --bands 2", "--bands: not of --measure preference")]
    [InlineData(Counts + " --share-at-least 1 --classes a,b --each", "--share-at-least, --classes, --each: not of --measure preference")]
    [InlineData(Counts + " --pass 1 --fail 0", "--pass, --fail: not of --measure preference")]
    [InlineData(
        "--measure votes --table 1,2 --unlabelled 3 --design random --decisive --win a", "--win, --decisive: not of --measure votes")]
    [InlineData("--measure class --table 1,2 --unlabelled 3 --design random --orders o --net", "--orders, --net: not of --measure class")]
    [InlineData(Counts + " --group x --where a=1", "--group, --where: of the items of a FILE")]
    [InlineData(Counts + " --orders o", "--orders: of the items of a FILE")]
    [InlineData("--measure score --range 0,1 --values 0,1 --table 1,2 --unlabelled 3 --design random --bands 1 --share-at-least 1",
        "--bands, --share-at-least", "of the items of a FILE")]
    [InlineData(Counts + " --all --target items", "--target, --all: only of a pass rate")]
    [InlineData("--measure votes --passed 3 --total 5", "--passed, --total: only of a pass rate")]
    [InlineData("--bands 3 --passed 3 --total 5", "--bands: of a pass rate there is no such thing", "--measure score")]
    [InlineData("--measure rate --win a --passed 3 --total 5", "--win: of a pass rate there is no such thing")]
    [InlineData(Counts + " --interval score", "--interval score: of means there are corrected-profile, corrected-profile-strict")]
    [InlineData(Counts + " --method bayesian", "--method bayesian: of means there are auto, post-stratified, labels-only")]
    [InlineData(Counts + " --level 95", "did you mean 0.95?")]
    [InlineData(Counts + " --format otlp", "--format otlp", "use json")]
    [InlineData(Counts + " --format meai", "--format meai", "use json")]
    [InlineData(Counts + " rows.csv", "--table, --unlabelled: counts and a FILE cannot be mixed")]
    public void What_makes_no_sense_is_refused_with_a_way_out(string line, params string[] parts) =>
        Judgestats.Line("estimate " + line).IsRefused(parts);

    [Theory]
    [InlineData("external")]
    [InlineData("by-label")]
    public void Labels_of_other_items_are_refused(string design) => Run(
        $"{{samples}}/panel.csv --measure votes --verdict judge_a,judge_b --design {design}")
        .IsRefused("LJS1040", "--design random", "--design by-verdict");

    [Theory]
    [InlineData("--measure score --range 1,5 --design by-verdict", "--bands")]
    [InlineData("--measure score --range 1,5 --design random --bands 3,2", "--bands 3,2", "smallest first")]
    [InlineData("--measure score --range 1,5 --design random --bands 2,9", "no judge score is over 9")]
    [InlineData("--measure score --range 1,5 --design random --bands 0,2", "no judge score is up to 0")]
    [InlineData("--measure score --range 1,5 --design random --share-at-least 6", "--share-at-least 6: outside --range")]
    [InlineData("--measure score --range 1,4 --design random", "column 'label': the label 5 is outside the range 1 to 4", "--range")]
    [InlineData("--measure score --range 1,5 --design random --label label,verdict", "here an item has one label")]
    [InlineData("--measure score --range 1,5 --design random --reveal", "--calibration")]
    [InlineData("--measure score --range 1,5 --design random --count n", "--count: only of a pass rate")]
    [InlineData("--measure score --range 1,5 --design random --duplicates error", "--duplicates: only of a pass rate")]
    [InlineData("--measure votes --design random", "--verdict COL,COL[,COL]")]
    [InlineData("--measure votes --design random --verdict verdict", "--verdict COL,COL[,COL]")]
    [InlineData("--measure votes --design random --verdict verdict,Verdict", "named twice")]
    [InlineData("--measure votes --design random --verdict verdict,id --pass verdict=1 --fail verdict=0", "one set of words")]
    [InlineData("--measure preference --design random", "'3' is no preference", "estimate --measure score")]
    [InlineData("--measure preference --design random --orders id --order-words ab", "--order-words AB,BA: two words")]
    [InlineData("--measure preference --design random --orders nobody", "LJS4014", "nobody")]
    [InlineData("--measure class --design random --classes 1,2,3", "'4' is no class", "--classes")]
    [InlineData("--measure class --design random --verdict nobody", "LJS4014", "nobody")]
    [InlineData("--design random", "looks like a rating", "estimate --measure score")]
    public void What_a_file_does_not_hold_is_refused(string options, params string[] parts) =>
        Run($"{{samples}}/rubric.csv {options}").IsRefused(parts);

    [Fact]
    public void Pairs_that_were_not_judged_once_in_each_order_are_listed_and_may_be_dropped()
    {
        var file = _scratch.File("pairs.csv",
            "id,verdict,label,order\na,win,win,ab\na,tie,win,ba\nb,loss,,ab\nc,win,,ab\nc,win,,ab\nc,win,,ba\n");
        var line = $"estimate {file} --measure preference --orders order --design random";
        Judgestats.Line(line).IsRefused("4 rows", "'b', 'c'", "--orders-incomplete drop");
        var dropped = Judgestats.Line(line + " --orders-incomplete drop");
        Assert.Equal((0, ""), (dropped.Exit, dropped.Error));
        Assert.Contains("Rows: 6 read = 2 used + 4 skipped (without a partner)", dropped.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void By_verdict_a_word_that_only_the_judge_uses_is_refused_unless_it_is_declared()
    {
        var file = _scratch.File("words.csv", "id,verdict,label\n1,Right,right\n2,wrong,wrong\n3,right,right\n4,wrong,right\n");
        Judgestats.Line($"estimate {file} --measure class --design by-verdict").IsRefused("'Right'", "--classes");
        var declared = Judgestats.Json($"{file} --measure class --design by-verdict --classes right,wrong,Right");
        Assert.Equal(3, EstimateJson.Estimates(declared).Length);
        // At random it is a stratum like any other, and no share.
        var random = Judgestats.Json($"{file} --measure class --design random");
        Assert.Equal(["right", "wrong"], EstimateJson.Estimates(random).Select(share => share.GetProperty("of").GetString()));
        Assert.Equal(3, EstimateJson.Result(random).GetProperty("strata").GetProperty("names").GetArrayLength());
        Assert.NotNull(EstimateJson.Diagnostic(random, "LJS2028"));
    }

    [Fact]
    public void Hidden_labels_are_told_of_and_revealed()
    {
        var file = _scratch.File("hidden.csv", "id,verdict,label,cal\n1,a,a,1\n2,b,b,1\n3,a,b,0\n4,b,b,0\n5,a,a,0\n6,a,a,0\n");
        var line = $"{file} --measure class --design random --calibration cal=1";
        Assert.NotNull(EstimateJson.Diagnostic(Judgestats.Json(line), "LJS2040"));
        Assert.Contains("Hidden labels: 50.0%, 50.0%, in this order; 2 of 2 intervals contain their share",
            Judgestats.Text(line + " --reveal"), StringComparison.Ordinal);
    }

    [Fact]
    public void Items_that_repeat_are_clusters_unless_that_is_switched_off_and_then_the_sentence_says_so()
    {
        var file = _scratch.File("repeats.csv", "id,verdict,label\n1,win,win\n1,tie,win\n2,loss,loss\n3,win,\n");
        var apart = Judgestats.Json($"{file} --measure preference --design random --cluster none");
        Assert.Contains("3 ids or clusters, 4 rows",
            EstimateJson.Diagnostic(apart, "LJS1056")!.Value.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.EndsWith("Items repeat, so the interval is too narrow.", EstimateJson.Sentence(apart), StringComparison.Ordinal);
        var together = Judgestats.Json($"{file} --measure preference --design random");
        Assert.DoesNotContain("Items repeat", EstimateJson.Sentence(together), StringComparison.Ordinal);
        Assert.Null(EstimateJson.Diagnostic(together, "LJS1056"));
    }

    /// <summary>The decisive win rate of pairs that belong together is that of the library, and wider than of single ones.</summary>
    [Fact]
    public void The_decisive_win_rate_allows_for_clusters()
    {
        string[] words = ["win", "loss", "tie"];
        double[] worth = [1, 0, 0.5];
        // Forty questions of three rows; two of three questions have a label on every row, mostly the same.
        var rows = Enumerable.Range(0, 120).Select(i => (Question: i / 3, Verdict: (i / 3) % 3, Label: ((i / 3) + (i % 7 == 0 ? 1 : 0)) % 3,
            HasLabel: i / 3 % 3 < 2)).ToArray();
        var file = _scratch.File("decisive.csv", "id,verdict,label\n" + string.Concat(rows.Select(row =>
            $"{row.Question},{words[row.Verdict]},{(row.HasLabel ? words[row.Label] : "")}\n")));
        var line = $"{file} --measure preference --design random --decisive";
        var (lower, upper) = Limits(line);
        var (alone, aloneUpper) = Limits(line + " --cluster none");
        Assert.True(lower < alone - 0.02 && upper > aloneUpper + 0.02, $"[{lower}, {upper}] and [{alone}, {aloneUpper}]");
        // Strata are first, tie and second.
        int[] strata = [.. rows.Select(row => row.Verdict switch { 0 => 0, 1 => 2, _ => 1 })];
        var table = ClusteredTable.FromItems(ValueRange.Unit, 3, [.. rows.Select(row => row.Question)], strata,
            [.. rows.Select(row => row.HasLabel ? worth[row.Label] : (double?)null)]);
        var study = DecisiveRateEstimator.FromClusters(table, CalibrationDesign.Random, out _);
        var expected = DecisiveRateEstimator.Default.Estimate(in study, 0.95).Interval;
        Assert.Equal((expected.Lower, expected.Upper), (lower, upper));

        static (double Lower, double Upper) Limits(string line)
        {
            var found = Judgestats.Json(line).GetProperty("results")[0].GetProperty("estimates").EnumerateArray()
                .Single(one => one.GetProperty("quantity").GetString() == "decisive-win-rate");
            return (found.GetProperty("lower").GetDouble(), found.GetProperty("upper").GetDouble());
        }
    }

    /// <summary>Degenerate but honest data are an answer that says so.</summary>
    [Theory]
    [InlineData("--measure preference --table 0,0,0;0,0,0 --unlabelled 3,4 --design random", "LJS1001", "no point")]
    [InlineData("--measure preference --table 0,0,0;5,1,9 --unlabelled 3,4 --design by-verdict", "LJS1020", "no point")]
    [InlineData("--measure preference --table 0,0,0;5,1,9 --unlabelled 3,4 --design random", "LJS1020", "36.7%")]
    [InlineData("--measure votes --table 0,1 --unlabelled 0 --design random", "LJS1021", "100.0%")]
    [InlineData("--measure score --range 1,5 --values 5 --table 30 --unlabelled 70 --design random", "", "5.00")]
    public void Data_that_say_little_say_so(string line, string code, string shown)
    {
        var json = Judgestats.Json(line);
        Assert.Contains(shown, EstimateJson.Sentence(json) + Judgestats.Text(line), StringComparison.Ordinal);
        if (code.Length > 0)
        {
            var message = EstimateJson.Diagnostic(json, code)!.Value.GetProperty("message").GetString()!;
            Assert.DoesNotContain("pass rate", message, StringComparison.Ordinal);
        }
        Assert.All(EstimateJson.Estimates(json), one =>
            Assert.True(one.GetProperty("lower").GetDouble() <= one.GetProperty("upper").GetDouble()));
    }

    [Theory]
    [InlineData("html")]
    [InlineData("markdown")]
    [InlineData("github")]
    [InlineData("latex")]
    [InlineData("junit")]
    [InlineData("csv")]
    [InlineData("json")]
    [InlineData("text")]
    public void Names_of_classes_and_groups_are_never_markup(string format)
    {
        var file = _scratch.File("hostile.csv", "id,verdict,label,g\n"
            + "1,<script>alert(1)</script>,<script>alert(1)</script>,\"a|b\"\n2,\"=cmd|' /C calc'!A0\",\"=cmd|' /C calc'!A0\",\"a|b\"\n"
            + "3,\"two\nlines\",\"two\nlines\",\"a|b\"\n4,x,`IsBackTest`,\"a|b\"\n5,\u202Eabc,\u001b[31mred,\"a|b\"\n"
            + "6,@SUM(1),,\"a|b\"\n");
        var answer = Judgestats.Line($"estimate {file} --measure class --design random --group g --format {format}");
        Assert.Equal((0, ""), (answer.Exit, answer.Error));
        // A table for programs has what was written.
        if (format is not "csv") Assert.DoesNotContain('\u001b', answer.Out);
        if (format is "html" or "markdown" or "github" or "junit") Assert.DoesNotContain("<script", answer.Out, StringComparison.Ordinal);
        if (format is not "csv") Assert.DoesNotContain("two\nlines", answer.Out, StringComparison.Ordinal);
        if (format is "csv") Assert.DoesNotMatch("(?m)(^|,)\"?[=@]", answer.Out);
        if (format is "markdown" or "github") Assert.DoesNotMatch(@"(?<!\\)\|[bB']", answer.Out);
        if (format is "junit") XDocument.Parse(answer.Out);
        if (format is "json") JsonDocument.Parse(answer.Out).Dispose();
        Assert.DoesNotContain("--reveal", answer.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void The_help_names_every_measure_and_shows_one()
    {
        var help = Judgestats.Line("estimate --help").Out;
        Assert.Contains("--measure score --range 1,5", help, StringComparison.Ordinal);
        string[] measures = ["score", "preference", "class", "votes", "confidence"];
        Assert.All(measures, measure => Assert.Contains(measure, help, StringComparison.Ordinal));
    }

    private static Answer Run(string line) => Judgestats.Line("estimate " + line.Replace(
        "{samples}", Scratch.InRepository("docs", "samples"), StringComparison.Ordinal));

    // Letters, digits and blanks alone: what is left of any escaping.
    private static string Plain(string text)
    {
        var unescaped = Regex.Replace(text, @"&(amp|lt|gt|quot|#39);|\\text[a-z]+\{\}|\\u[0-9A-F]{4}", "");
        return Regex.Replace(unescaped, @"[^\p{L}\d ]", "");
    }
}
