using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace LlmJudgeStats.Tool.Tests;

/// <summary>
/// The figures of the shared page of starting claims, to their printed digits: each from the JSON of a command of
/// docs/re-analysis.md, and the few that no command prints from plain arithmetic. What is on neither list is a size or a figure of a text.
/// </summary>
public sealed partial class SeedClaimsTests
{
    // A line without a blank before it is a command; below it: where in its JSON, and what is printed; "pts" is in points, "half" half of
    // what lies between lower and upper.
    private const string Figures = """
        claims {samples}/re-analysis.csv
          self-taught judge gained | a/passed | 2,648
          self-taught judge gained | b/passed | 2,251
          self-taught judge gained | a/point | .8871
          self-taught judge gained | a/lower | .8752
          self-taught judge gained | a/upper | .8980
          self-taught judge gained | b/point | .7541
          self-taught judge gained | b/lower | .7383
          self-taught judge gained | b/upper | .7692
          self-taught judge gained | raw/difference | +13.30 pts
          self-taught judge gained | corrected/lower | +11.36 pts
          self-taught judge gained | corrected/upper | +15.24 pts
          HiAR-ICL above GPT-4o (500) | a/passed | 398
          HiAR-ICL above GPT-4o (500) | b/passed | 383
          HiAR-ICL above GPT-4o (500) | a/point | .7960
          HiAR-ICL above GPT-4o (500) | a/lower | .7585
          HiAR-ICL above GPT-4o (500) | a/upper | .8290
          HiAR-ICL above GPT-4o (500) | b/point | .7660
          HiAR-ICL above GPT-4o (500) | b/lower | .7269
          HiAR-ICL above GPT-4o (500) | b/upper | .8010
          HiAR-ICL above GPT-4o (500) | raw/difference | +3.00 pts
          HiAR-ICL above GPT-4o (500) | corrected/lower | -2.27 pts
          HiAR-ICL above GPT-4o (500) | corrected/upper | +8.25 pts
          HiAR-ICL above GPT-4o (500) | paired/maximumDiscordant | 57
          HiAR-ICL above GPT-4o (500) | paired/independent | 171
          HiAR-ICL above GPT-4o (500) | tipping/differentJudges | .9700
          HiAR-ICL above GPT-4o (5000) | a/passed | 3,980
          HiAR-ICL above GPT-4o (5000) | a/lower | .7846
          HiAR-ICL above GPT-4o (5000) | a/upper | .8069
          HiAR-ICL above GPT-4o (5000) | b/lower | .7541
          HiAR-ICL above GPT-4o (5000) | b/upper | .7775
          HiAR-ICL above GPT-4o (5000) | corrected/lower | +1.37 pts
          HiAR-ICL above GPT-4o (5000) | corrected/upper | +4.63 pts
          HiAR-ICL above GPT-4o (5000) | tipping/differentJudgesConfident | .9863
          HiAR-ICL above GPT-4o (500 v 5000) | corrected/lower | -.98 pts
          HiAR-ICL above GPT-4o (500 v 5000) | corrected/upper | +6.65 pts
          HiAR-ICL above Claude 3.5 (500 v 5000) | b/passed | 3,555
          HiAR-ICL above Claude 3.5 (500 v 5000) | raw/difference | +8.50 pts
          HiAR-ICL above Claude 3.5 (500 v 5000) | corrected/lower | +4.50 pts
          HiAR-ICL above Claude 3.5 (500 v 5000) | corrected/upper | +12.18 pts
          HiAR-ICL above Claude 3.5 (500 v 5000) | tipping/differentJudges | .9150
          HiAR-ICL above Claude 3.5 (500 v 5000) | tipping/differentJudgesConfident | .9550
          HiAR-ICL above Claude 3.5 (5000) | corrected/lower | +6.80 pts
          HiAR-ICL above Claude 3.5 (5000) | corrected/upper | +10.19 pts
          HiAR-ICL above Claude 3.5 (5000) | tipping/differentJudgesConfident | .9320
          a lead of 5 on 50 | raw/difference | .1000
          a lead of 5 on 50 | paired/maximumDiscordant | 5
          a lead of 5 on 100 | raw/difference | .0500
          a lead of 5 on 115 | raw/difference | .0435
          94 v 80 of 115 | raw/difference | +12.2 pts
          34 v 23 of 50 | raw/difference | +22.0 pts
          tau-bench retail and airline | b/passed | 23
          tau-bench retail and airline | b/lower | .3297
          tau-bench retail and airline | b/upper | .5960
          star attention keeps 95 % (500) | corrected/rangeLower | +.10 pts
          star attention keeps 95 % (500) | contrast/lower | -4.03 pts
          star attention keeps 95 % (500) | contrast/upper | +4.19 pts
          star attention keeps 95 % (500) | a/point | .856
          star attention loses nothing (500) | corrected/rangeLower | +4.50 pts
          star attention loses nothing (500) | contrast/lower | +.70 pts
          star attention loses nothing (500) | contrast/upper | +8.26 pts
          star attention loses nothing (2000) | contrast/lower | +2.65 pts
          star attention loses nothing (2000) | contrast/upper | +6.35 pts
          BrainBench models above experts | a/lower | .7554
          BrainBench models above experts | a/upper | .8627
          BrainBench models above experts | b/lower | .6098
          BrainBench models above experts | b/upper | .6579
          BrainBench models above experts | raw/difference | +18.08 pts
          BrainBench models above experts | corrected/lower | +11.54 pts
          BrainBench models above experts | corrected/upper | +23.77 pts
          BrainBench models above experts | tipping/differentJudges | .8192
          BrainBench models above experts | tipping/differentJudgesConfident | .8846
        audit {samples}/re-analysis-curves.csv --check monotonicity,selection
          monotonicity, six iterations | details/pPermutation | .0014
          monotonicity, six iterations | details/lower | -.2550
          monotonicity, six iterations | details/upper | 1
          monotonicity, eight that rise | details/lower | .6088
          monotonicity, ten that rise | details/lower | .8692
          selection, six equal | details/optimismBound | .85 pts
          selection, six equal | details/noiseSd | .0067
          selection, ten equal | details/optimismBound | 6.58 pts
        audit {samples}/re-analysis-sizes.csv --check separation
          separation, 50 tasks | details/resolvable | .2802
          separation, 100 tasks | details/resolvable | .1981
          separation, 115 tasks | details/resolvable | .1847
          separation, AIME 2024 | details/resolvable | .3544
        audit {samples}/benchmark.csv --by model --id task --run seed --score solved --check spread
          spread, model-1 | ratio/lower | .5991
          spread, model-1 | ratio/upper | 2.8736
        estimate --passed 83 --total 115 --accuracy 0.8
          estimates | 0/point | .8696
          estimates | 0/lower | .7228
          estimates | 0/upper | .9924
          estimates | 1/point | .7217
          estimates | 1/lower | .6337
          estimates | 1/upper | .7955
        estimate --passed 38 --total 100 --accuracy 0.8
          estimates | 0/point | .3
        estimate --passed 50 --total 100 --accuracy 0.8
          estimates | 0/point | .5
        estimate --passed 65 --total 100 --accuracy 0.8
          estimates | 0/point | .75
        estimate --passed 74 --total 100 --accuracy 0.8
          estimates | 0/point | .9
        estimate --passed 80 --total 100 --accuracy 0.8
          estimates | 0/point | 1
        estimate --passed 35 --total 50
          estimates | 0/half | .1232
        estimate --passed 70 --total 100
          estimates | 0/half | .0884
        estimate --passed 80 --total 115
          estimates | 0/half | .0830
        estimate --passed 15 --total 30
          estimates | 0/lower | .3315
          estimates | 0/upper | .6685
        estimate --passed 894 --total 1052
          estimates | 0/point | .8498
          estimates | 0/lower | .8270
          estimates | 0/upper | .8701
        estimate --passed 10000 --total 20000
          estimates | 0/half | .0069
        estimate --passed 0 --total 1000 --level 0.9 --interval clopper-pearson
          estimates | 0/upper | .0030
        estimate --passed 2251 --total 2985 --accuracy 0.754
          judge | youden/point | .5080
        estimate --passed 2648 --total 2985 --accuracy 0.887
          judge | youden/point | .7740
        """;

    private const double Z975 = 1.959963984540054;
    private const double Z80 = 0.8416212335729143;
    private const double Z95 = 1.6448536269514722;
    private const double MeanOfBestOfTen = 1.5387527308351729;    // of normals; the audit has it as the luck of ten equal checkpoints
    private const double MeanOfBestOfSix = 1.2672063606114712;

    // What no command prints: arithmetic on what one does, or on the sizes of the texts.
    private static readonly (string Printed, double Value)[] s_arithmetic =
    [
        (".3800", 0.2 + (0.6 * 0.3)), (".5000", 0.2 + (0.6 * 0.5)), (".6500", 0.2 + (0.6 * 0.75)), (".7400", 0.2 + (0.6 * 0.9)),
        (".8000", 0.2 + 0.6), ("+.0800", 0.38 - 0.3), ("-.1000", 0.65 - 0.75), ("-.1600", 0.74 - 0.9), ("-.2000", 0.8 - 1.0),
        ("1.667", 1 / 0.6), ("306", Math.Ceiling(Math.Pow(Z95 + Z80, 2) * 0.1 / (0.045 * 0.045))), (".2500", 0.5 * 0.5),
        ("11", Math.Ceiling(Math.Log(0.05) / Math.Log(0.75))), ("2,237", 1 / SumOfSquaredWeights), (".0091", SectionError(0.754)),
        (".0067", SectionError(0.887)), ("+11.09", 13.3 - (Z975 * SectionErrors)), ("+15.51", 13.3 + (Z975 * SectionErrors)),
        ("1.2672", MeanOfBestOfSix), ("1.5388", MeanOfBestOfTen), ("13.15", 200 * MeanOfBestOfTen * Math.Sqrt(0.7 * 0.3 / 115)),
        ("720", 6 * 5 * 4 * 3 * 2), ("1.9685", 1 / 0.508), ("1.2920", 1 / 0.774), ("2.3214", 0.774 * 0.774 / (0.508 * 0.508)),
        (".0161", Z975 * Math.Sqrt(2 * 0.887 * 0.113 / 2985)), ("1.6", 100 * Z975 * Math.Sqrt(2 * 0.887 * 0.113 / 2985)),
        (".2170", (Z975 + Z80) * Math.Sqrt(0.3 / 50)), (".1534", (Z975 + Z80) * Math.Sqrt(0.3 / 100)),
        (".1431", (Z975 + Z80) * Math.Sqrt(0.3 / 115)), (".6878", Math.Sqrt(9 / 19.02276780)), ("1.8256", Math.Sqrt(9 / 2.70038950)),
        ("1.8", Math.Sqrt(9 / 2.70038950)), ("1.2417", 2.776445105 / Math.Sqrt(5)), (".7154", 2.262157163 / Math.Sqrt(10)),
        ("8.98", 12.70620474 / Math.Sqrt(2)), ("34,096", Math.Pow(2 * MeanOfBestOfTen / 0.005, 2) * 0.09),
        ("18,942", Math.Pow(2 * MeanOfBestOfTen / 0.005, 2) * 0.05), ("31,396", Math.Pow((Z975 + Z80) / 0.005, 2) * 0.1),
        ("15,698", Math.Pow((Z975 + Z80) / 0.005, 2) * 0.05), ("68.7", 7900.0 / 115), ("69.6", 8000.0 / 115), ("71.0", 35500.0 / 500),
        ("71.2", 35600.0 / 500), (".2514", PooledP(398, 383, 500)), (".0313", 2 * Math.Pow(0.5, 6)), ("95.1", 42800.0 / 450),
        (".0034", 0.11 / Math.Sqrt(1052)), (".8474", 0.6885 / 0.8125), (".7384", Disattenuated(0.6885, 0.8125)),
        // The normal half-width; Wilson's, which the page says it uses, is .0309.
        (".0310", Z975 * Math.Sqrt(0.25 / 1000)),
    ];

    // Sizes, scores and thresholds of the texts, numbers of sections and figures that stand for themselves.
    private const string Given = """
        80 .2 .6 .8 0 83 115 2 .5 3 10 14.3 500 14.6 95 .90 .05 .95 .10 .045 4 203.82 85.98 63.77 75.4 88.7 2,985 .887 1.96 20,000 100 50 .7
        35 70 30 22 94 34 8 15 90 6 .50 .52 .99 69.2 79 46.0 79.6 76.6 5,000 3.5 71.1 355 356 .4 12 21 2,000 9 85 1,052 .11 .8125 .6885 81.4
        63.4 163 200 976 1,539 1,000 2.5
        """;

    /// <summary>Each figure of the list is what its command gives, to the printed digits.</summary>
    [Fact]
    public void Every_figure_of_the_list_is_what_its_command_prints()
    {
        JsonElement results = default;
        foreach (var line in Figures.Split('\n'))
        {
            if (line[0] != ' ')
            {
                results = Results(line);
                continue;
            }
            string[] parts = line.Split('|', StringSplitOptions.TrimEntries);
            var value = Value(Found(results, parts[0]), parts[1]);
            var isPoints = parts[2].EndsWith(" pts", StringComparison.Ordinal);
            var printed = isPoints ? parts[2][..^4] : parts[2];
            Assert.True(IsPrinted(isPoints ? 100 * value : value, printed), $"{line}: {value}");
        }
    }

    [Fact]
    public void Every_other_figure_is_arithmetic() =>
        Assert.All(s_arithmetic, one => Assert.True(IsPrinted(one.Value, one.Printed), $"{one.Printed}: {one.Value}"));

    /// <summary>No whole number of 500 gives 71.1 %, none of 115 gives 69.2 %, and none of 200 gives 81.4 %.</summary>
    [Fact]
    public void Percentages_that_are_no_counts_are_told()
    {
        var results = Results("claims {samples}/re-analysis.csv");
        Assert.False(Count("HiAR-ICL above Claude 3.5 (500)", "b"));
        Assert.True(Count("HiAR-ICL above Claude 3.5 (500 v 5000)", "b"));
        Assert.True(Count("HiAR-ICL above Claude 3.5 (500)", "a") && Count("HiAR-ICL above Claude 3.5 (5000)", "a"));
        Assert.False(Count("tau-bench retail and airline", "a"));
        Assert.True(Count("tau-bench retail and airline", "b"));
        Assert.False(Count("BrainBench as printed", "a"));
        Assert.True(Count("self-taught judge gained", "a") && Count("self-taught judge gained", "b"));

        bool Count(string claim, string letter) => Found(results, claim).GetProperty("countCheck").GetProperty(letter).GetBoolean();
    }

    /// <summary>The words of the page: what is supported and what is open, and the least leads.</summary>
    [Theory]
    [InlineData("self-taught judge gained", "supported")]
    [InlineData("HiAR-ICL above GPT-4o (500)", "open")]
    [InlineData("HiAR-ICL above GPT-4o (5000)", "supported")]
    [InlineData("HiAR-ICL above GPT-4o (500 v 5000)", "open")]
    [InlineData("HiAR-ICL above Claude 3.5 (500 v 5000)", "supported")]
    [InlineData("HiAR-ICL above Claude 3.5 (5000)", "supported")]
    [InlineData("94 v 80 of 115", "supported")]
    [InlineData("93 v 80 of 115", "open")]
    [InlineData("34 v 23 of 50", "supported")]
    [InlineData("33 v 23 of 50", "open")]
    [InlineData("21 v 12 of 30", "supported")]
    [InlineData("20 v 12 of 30", "open")]
    [InlineData("star attention keeps 95 % (500)", "open")]
    [InlineData("star attention loses nothing (500)", "supported")]
    [InlineData("star attention loses nothing (2000)", "supported")]
    [InlineData("BrainBench models above experts", "supported")]
    public void Verdicts_are_those_of_the_page(string claim, string verdict) =>
        Assert.Equal(verdict, Found(Results("claims {samples}/re-analysis.csv"), claim).GetProperty("verdict").GetString());

    /// <summary>Five items, all one way, can be significant, and four cannot.</summary>
    [Theory]
    [InlineData("a lead of 4 on 50", false)]
    [InlineData("a lead of 5 on 50", true)]
    [InlineData("a lead of 5 on 100", true)]
    [InlineData("a lead of 5 on 115", true)]
    [InlineData("a lead of 4 on 30", false)]
    [InlineData("a lead of 5 on 30", true)]
    public void The_least_significant_lead_is_five_items(string claim, bool isPossible) =>
        Assert.Equal(isPossible, Found(Results("claims {samples}/re-analysis.csv"), claim).GetProperty("paired")
            .GetProperty("maximumDiscordant").ValueKind is JsonValueKind.Number);

    /// <summary>With 8 systems a rho of -.50 does not exclude a true +.5, and -.52 does; five checkpoints never show a rise.</summary>
    [Fact]
    public void Opposite_directions_and_short_curves_are_judged_as_the_page_says()
    {
        var pairs = Results("audit {samples}/re-analysis-directions.csv --check co-direction");
        Assert.Equal("doubtful", Found(pairs, "co-direction, bugs, contests-50").GetProperty("verdict").GetString());
        Assert.Equal("unsound", Found(pairs, "co-direction, bugs, contests-52").GetProperty("verdict").GetString());
        Assert.Equal(-0.5, Value(Found(pairs, "co-direction, bugs, contests-50"), "details/spearman"), 1e-12);
        Assert.True(IsPrinted(Value(Found(pairs, "co-direction, bugs, contests-52"), "details/spearman"), "-.52"));
        var curves = Results("audit {samples}/re-analysis-curves.csv --check monotonicity");
        Assert.True(Value(Found(curves, "monotonicity, five that rise"), "details/lower") < 0);
    }

    /// <summary>Every figure in sections 2 to 5 of the page is on one of the lists, and every figure of the lists is on the page.</summary>
    [Fact]
    public void No_figure_of_the_page_is_missing()
    {
        var page = Scratch.InRepository("..", "shared", "seed-claims" + ".md");    // no page of ours
        Assert.SkipUnless(File.Exists(page), "../shared is absent");
        var text = File.ReadAllText(page);
        text = text[text.IndexOf("## 2.", StringComparison.Ordinal)..text.IndexOf("## 6.", StringComparison.Ordinal)];
        string[] shown = [.. text.Split('\n').Where(line => line.StartsWith('|')).SelectMany(Numbers).Distinct()];
        Assert.InRange(shown.Length, 200, 300);
        string[] ours =
        [
            .. Figures.Split('\n').Where(line => line[0] == ' ')
                .Select(line => line.Split('|')[2].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0]),
            .. s_arithmetic.Select(one => one.Printed),
        ];
        ours = [.. ours.Select(Bare).Distinct()];
        Assert.Empty(ours.Except(shown));
        Assert.Empty(shown.Except(ours).Except(Given.Split([' ', '\n'])));
    }

    private static IEnumerable<string> Numbers(string line) => Number().Matches(line).Select(match => Bare(match.Value));

    private static string Bare(string number) => number.TrimStart('+', '-').TrimEnd('.', ',');

    // To the last printed digit; .5 of it, and rounding of the last bit.
    private static bool IsPrinted(double value, string printed)
    {
        var digits = printed.Replace(",", "", StringComparison.Ordinal);
        var decimals = digits.IndexOf('.', StringComparison.Ordinal) is >= 0 and var point ? digits.Length - point - 1 : 0;
        var shown = double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture);
        return Math.Abs(value - shown) <= (0.5 * Math.Pow(10, -decimals)) + 1e-9;
    }

    private static JsonElement Results(string command)
    {
        var samples = Scratch.InRepository("docs", "samples");
        string[] args =
        [
            .. command.Split(' ').Select(one => one.Replace("{samples}", samples, StringComparison.Ordinal)),
            "--format", "json",
        ];
        var answer = Judgestats.Run(args);
        Assert.Equal((0, ""), (answer.Exit, answer.Error));
        using var document = JsonDocument.Parse(answer.Out);
        return document.RootElement.GetProperty("results").Clone();
    }

    // A claim by its words, a finding by its check and what it is about, or a member of the only result.
    private static JsonElement Found(JsonElement results, string name)
    {
        foreach (var result in results.EnumerateArray())
        {
            if (result.TryGetProperty(name, out var member)) return member;
            if (result.TryGetProperty("claim", out var claim) && claim.GetProperty("id").GetString() == name) return claim;
            if (!result.TryGetProperty("findings", out var findings)) continue;
            var of = result.TryGetProperty("benchmarks", out var two)
                ? string.Join(", ", two.EnumerateArray().Select(one => one.GetString())) : result.GetProperty("benchmark").GetString();
            foreach (var finding in findings.EnumerateArray())
            {
                var check = finding.GetProperty("check").GetString();
                if (name == $"{check}, {finding.GetProperty("subject").GetString() ?? of}" || name == $"{check}, {of}") return finding;
            }
        }
        throw new InvalidOperationException($"nothing is called {name}");
    }

    private static double Value(JsonElement element, string path)
    {
        foreach (var step in path.Split('/'))
        {
            if (step == "half") return (element.GetProperty("upper").GetDouble() - element.GetProperty("lower").GetDouble()) / 2;
            if (step == "ratio")
            {
                var details = element.GetProperty("details");
                var end = path.EndsWith("lower", StringComparison.Ordinal) ? "runSdLower" : "runSdUpper";
                return details.GetProperty(end).GetDouble() / details.GetProperty("runSd").GetDouble();
            }
            element = element.ValueKind is JsonValueKind.Array
                ? element[int.Parse(step, CultureInfo.InvariantCulture)] : element.GetProperty(step);
        }
        return element.GetDouble();
    }

    // The published score is the mean of four sections of 358, 456, 740 and 1,431 items, the last one half of 447 and half of 984.
    private static double SumOfSquaredWeights => ((1 / 358.0) + (1 / 456.0) + (1 / 740.0) + (1 / 4.0 / 447) + (1 / 4.0 / 984)) / 16;

    private static double SectionError(double rate) => Math.Sqrt(rate * (1 - rate) * SumOfSquaredWeights);

    private static double SectionErrors => 100 * Math.Sqrt(Math.Pow(SectionError(0.754), 2) + Math.Pow(SectionError(0.887), 2));

    // The score test of two independent rates, without a correction; compare has one, and says .2594.
    private static double PooledP(int a, int b, int total)
    {
        var pooled = (a + b) / (2.0 * total);
        var z = (a - b) / (double)total / Math.Sqrt(2 * pooled * (1 - pooled) / total);
        return MathNet.Numerics.SpecialFunctions.Erfc(z / Math.Sqrt(2));
    }

    // Two labels of one person that err alike: r = 1 - 2 e (1 - e) gives e, and accuracy is (a - e)/(1 - 2 e).
    private static double Disattenuated(double accuracy, double retest)
    {
        var certain = Math.Sqrt((2 * retest) - 1);
        return (accuracy - ((1 - certain) / 2)) / certain;
    }

    [GeneratedRegex(@"[-+]?(?:\d[\d,]*\.?\d*|\.\d+)")]
    private static partial Regex Number();
}
