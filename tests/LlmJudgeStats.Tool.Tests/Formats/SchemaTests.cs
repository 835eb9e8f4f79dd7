using NJsonSchema;

namespace LlmJudgeStats.Tool.Tests;

/// <summary>
/// Everything that the tool prints as JSON is valid under docs/judgestats.schema.json (doctor: docs/doctor.schema.json), and nothing is
/// NaN.
/// </summary>
public sealed class SchemaTests
{
    private const string Counts = "estimate --passed 83 --total 115 ";

    private const string Coverage = "coverage --passed 36 --total 50 ";

    private const string Means = "coverage --design random ";

    private const string Plan = "plan --guess-rate 0.7 --guess-sensitivity 0.9 --guess-specificity 0.8 ";

    private const string Battles = "--a model_a --b model_b --tie tie,both_bad";

    private static readonly string s_schema = File.ReadAllText(Scratch.InRepository("docs", "judgestats.schema.json"));

    [Theory]
    [InlineData("counts", Counts + "--tp 46 --fn 4 --fp 9 --tn 41")]
    [InlineData("all", Counts + "--tp 46 --fn 4 --fp 9 --tn 41 --design random --all")]
    [InlineData("left out", Counts + "--tp 46 --fn 4 --fp 9 --tn 41 --all")]
    [InlineData("no calibration", Counts)]
    [InlineData("known", Counts + "--sensitivity 0.9 --specificity 0.8 --all")]
    [InlineData("mixed", Counts + "--sensitivity 0.9 --specificity 80/100")]
    [InlineData("unidentified", Counts + "--tp 5 --fn 5 --fp 5 --tn 5 --all")]
    [InlineData("inverted", Counts + "--tp 4 --fn 6 --fp 7 --tn 3 --all")]
    [InlineData("partial", Counts + "--tp 5 --fn 5 --fp 0 --tn 0 --all")]
    [InlineData("by verdict", Counts + "--tp 46 --fn 4 --fp 9 --tn 41 --design by-verdict --all")]
    [InlineData("strict", Counts + "--tp 46 --fn 4 --fp 9 --tn 41 --design by-verdict --method post-stratified --interval "
        + "corrected-profile-strict")]
    [InlineData("exactly these items", Counts + "--tp 46 --fn 4 --fp 9 --tn 41 --design by-verdict --target items")]
    [InlineData("empty stratum", Counts + "--tp 46 --fn 0 --fp 9 --tn 0 --design by-verdict --all")]
    [InlineData("mismatch", Counts + "--tp 46 --fn 4 --fp 9 --tn 41 --design by-verdict --method asymmetric-error")]
    [InlineData("score", Counts + "--tp 46 --fn 4 --fp 9 --tn 41 --interval score --all")]
    [InlineData("profile", Counts + "--tp 46 --fn 4 --fp 9 --tn 41 --interval profile-likelihood")]
    [InlineData("no items", "estimate --passed 0 --total 0 --tp 46 --fn 4 --fp 9 --tn 41 --all")]
    [InlineData(
        "huge", "estimate --passed 9223372036854775806 --total 9223372036854775807 --tp 9223372036854775807 --fn 9223372036854775807 "
        + "--fp 1 --tn 9223372036854775807")]
    [InlineData("coverage", Coverage + "--tp 9 --fn 1 --fp 2 --tn 8")]
    [InlineData("coverage by verdict", Coverage + "--tp 4 --fn 1 --fp 2 --tn 3 --design by-verdict")]
    [InlineData("coverage at random", Coverage + "--tp 4 --fn 1 --fp 2 --tn 3 --design random --level 0.9")]
    [InlineData("coverage with known rates", Coverage + "--accuracy 0.8 --grid fine")]
    [InlineData("coverage with one known rate", Coverage + "--sensitivity 0.9 --specificity 8/10")]
    [InlineData("coverage without calibration", Coverage)]
    [InlineData("coverage at one point", Coverage + "--tp 9 --fn 1 --fp 2 --tn 8 --at 0.7,0.9,0.8")]
    [InlineData("coverage simulated", Coverage + "--tp 9 --fn 1 --fp 2 --tn 8 --replications 5 --interval lang-reiczigel")]
    [InlineData("coverage simulated at one point", Coverage + "--accuracy 0.9 --replications 5 --at 0.7,0.9,0.9")]
    [InlineData("coverage of a win rate", Means + "--measure preference --table 4,1,1;1,1,4 --unlabelled 10,10")]
    [InlineData("coverage of scores simulated",
        Means + "--measure score --range 1,5 --values 1,3,5 --table 20,3,2;4,8,3 --unlabelled 90,80 --replications 20")]
    [InlineData("coverage at one mean", Means + "--measure votes --table 4,1;1,4 --stratum-weights 0.5,0.5 --at 0.3")]
    [InlineData("coverage of shares", Means + "--measure class --truth 0.5,0.3,0.2 --labels 9 --items 9 --classes a,b,c")]
    [InlineData("plan", Plan + "--labels 400 --items 2000")]
    [InlineData("plan out of reach", Plan + "--labels 400 --half-width 0.01")]
    [InlineData("plan without any", Plan + "--half-width 0.00001 --label-cost 4 --judge-cost 1")]
    [InlineData("plan of a budget", Plan + "--budget 1000 --label-cost 4 --judge-cost 0.01 --at-most 0.8 --design by-verdict")]
    [InlineData("plan at random", Plan + "--items 400 --half-width 0.1 --design random")]
    [InlineData(
        "plan of groups", "plan {samples}/nq301-counts.csv --count count --group judge --calibration cal=1 --labels 300 --items 500")]
    [InlineData("claims", "claims {samples}/claims.csv --judge 0.9..1")]
    [InlineData("claims over papers", "claims {samples}/papers.csv --table")]
    [InlineData("small", "estimate --passed 15 --total 20 --tp 9 --fn 1 --fp 2 --tn 8")]
    [InlineData("one group", "estimate {samples}/nq301-counts.csv --count count --calibration cal=1 --reveal")]
    [InlineData("weights", "estimate {samples}/oversampled.csv --weight weight --all")]
    [InlineData("weights and known rates", "estimate {samples}/oversampled.csv --weight weight --accuracy 0.9")]
    [InlineData("weights in clusters", "estimate {samples}/oversampled.csv --weight weight --cluster segment")]
    [InlineData("shares", "estimate {samples}/oversampled.csv --stratum segment --share easy=0.9,hard=0.1 --all")]
    [InlineData("groups", "estimate {samples}/nq301-counts.csv --count count --group judge,system --calibration cal=1 --reveal")]
    [InlineData("compare", "compare --a-passed 25 --a-total 30 --b-passed 22 --b-total 30 --tp 18 --fn 2 --fp 5 --tn 15 --margin 0.1")]
    [InlineData("compare pairs", "compare --both 9 --only-a 3 --only-b 4 --neither 2 --accuracy 0.9")]
    [InlineData("compare own", "compare --a-passed 25 --a-total 30 --b-passed 22 --b-total 30 --a-tp 9 --a-fn 1 --a-fp 2 --a-tn 8 --b-tp 5 "
        + "--b-fn 5 --b-fp 5 --b-tn 5")]
    [InlineData("compare at chance", "compare --a-passed 25 --a-total 30 --b-passed 22 --b-total 30 --tp 5 --fn 5 --fp 5 --tn 5")]
    [InlineData("compare all", "compare {samples}/nq301-pairs.csv --by system --pair question --shared-calibration --calibration cal=1")]
    [InlineData("compare sampled", "compare {samples}/nq301-pairs.csv --by system --pair question --design random --calibration cal=1")]
    [InlineData("compare apart", "compare {samples}/nq301-counts.csv --count count --by system --group judge --baseline DPR --calibration "
        + "cal=1 --design random")]
    [InlineData("compare scores", "compare {samples}/two-rubrics.csv --by version --measure score --range 1,5 --design random --pair id "
        + "--margin 0.5")]
    [InlineData("compare labels alone", "compare {samples}/two-rubrics.csv --by version --measure score --range 1,5 --design random")]
    [InlineData("compare classes", "compare {samples}/two-rubrics.csv --by version --measure class --design random --pair id")]
    [InlineData("plan scores", "plan {samples}/rubric.csv --measure score --range 1,5 --design random --labels 200 --items 2000")]
    [InlineData("plan out of reach",
        "plan {samples}/rubric.csv --measure score --range 1,5 --design random --labels 100 --half-width 0.05")]
    [InlineData("where", "estimate {samples}/arena-counts.csv --count count --group system --where judge=gpt-5.2 --calibration cal=1 "
        + "--reveal --all")]
    [InlineData("scores", "estimate {samples}/rubric.csv --measure score --range 1,5 --design random --share-at-least 3,4")]
    [InlineData("bands", "estimate {samples}/rubric.csv --measure score --range 1,5 --design by-verdict --bands 2,3")]
    [InlineData("pairs", "estimate {samples}/pairs.csv --measure preference --orders order --order-words new-old,old-new --win new --loss "
        + "old --design random --decisive --net")]
    [InlineData("panel", "estimate {samples}/panel.csv --measure votes --verdict judge_a,judge_b,judge_c --design random")]
    [InlineData("classes", "estimate {samples}/grades.csv --measure class --design random")]
    [InlineData("weighted strata", "estimate --measure votes --table 9,1;2,8 --stratum-weights 0.5,0.5 --design random")]
    [InlineData("no labels", "estimate --measure preference --table 0,0,0;0,0,0 --unlabelled 3,4 --design random --decisive")]
    [InlineData("a verdict without labels", "estimate --measure preference --table 0,0,0;5,5,5 --unlabelled 3,4 --design by-verdict")]
    [InlineData("gate", "gate --passed 255 --total 300 --tp 46 --fn 4 --fp 9 --tn 41 --at-least 0.8")]
    [InlineData("open gate", "gate --passed 255 --total 300 --tp 46 --fn 4 --fp 9 --tn 41 --at-least 0.85 --allow-inconclusive")]
    [InlineData("gate at chance", "gate --passed 255 --total 300 --tp 5 --fn 5 --fp 5 --tn 5 --at-most 0.2 --allow-inconclusive")]
    [InlineData("gate by verdict", "gate --passed 500 --total 960 --tp 38 --fn 6 --fp 2 --tn 34 --design by-verdict --at-least 0.52 "
        + "--allow-inconclusive")]
    [InlineData("gates", "gate {samples}/nq301-counts.csv --count count --group judge --calibration cal=1 --reveal --at-least 0.6 "
        + "--allow-inconclusive --simultaneous")]
    [InlineData("gate of strata", "gate {samples}/timeouts.csv --missing timeout --design random --at-least 0.2 --allow-inconclusive")]
    [InlineData("judge", "judge {samples}/nq301-pairs.csv --group system --by cal --category-weights equal --own cal=1")]
    [InlineData("judge over iterations", "judge {samples}/iterations.csv --iteration version --by section --category-weights equal")]
    [InlineData("judge of several", "judge {samples}/ten-judges.csv --verdict a,b,c")]
    [InlineData("judge against another", "judge {samples}/ten-judges.csv --verdict a --against b")]
    [InlineData("judge beside people's second labels", "judge {samples}/second-labels.csv --second-label again")]
    [InlineData("judge beside second labels of few people", "judge {samples}/second-labels.csv --second-label again --cluster person")]
    [InlineData("judge without a label class", "judge {samples}/ten-judges.csv --verdict a --where label=1")]
    [InlineData("audit", "audit {samples}/benchmark.csv --by model --id task --run seed --score solved --guessing 0.25")]
    [InlineData("audit of two benchmarks", "audit {samples}/../../tests/reference/audit/contradicting.csv")]
    [InlineData("audit of checkpoints", "audit {samples}/../../tests/reference/audit/non-monotone.csv")]
    [InlineData("agree", "agree {samples}/two-raters.csv --label rater_a,rater_b")]
    [InlineData("agree, several raters", "agree {samples}/annotators.csv --label ann,bob,cy --verdict judge --replace")]
    [InlineData("agree, points only", "agree --table 5,1;2,8 --kind interval --coefficient spearman,f1,krippendorff-alpha")]
    [InlineData("agree, one answer", "agree --table 20,0;0,0")]
    [InlineData("rank", "rank {samples}/battles.csv " + Battles + " --design random")]
    [InlineData("rank by verdict", "rank {samples}/battles.csv " + Battles + " --design by-verdict --elo --pairs")]
    [InlineData("rank with ties of their own", "rank {samples}/battles.csv " + Battles + " --design random --model davidson")]
    [InlineData("rank by the judge's word", "rank {samples}/battles.csv " + Battles + " --where label=")]
    [InlineData("judge in the place of another", "judge {samples}/upgrade.csv --verdict new --against old --margin 0.05")]
    [InlineData("monitor", "monitor {samples}/weekly.csv --sequence week --planned-labels 200")]
    [InlineData("monitor of two judges", "monitor {samples}/weekly.csv --sequence week --planned-labels 200 --judge judge_version "
        + "--threshold 0.7 --design by-verdict --interval mixture-profile")]
    [InlineData("rank in groups", "rank {samples}/battles.csv " + Battles + " --group question_id --where question_id=1,2")]
    public async Task Json_is_valid_and_holds_no_nan(string what, string line)
    {
        var answer = Judgestats.Line(line.Replace("{samples}", Scratch.InRepository("docs", "samples"), StringComparison.Ordinal)
            + " --format json");
        Assert.True(answer is { Exit: 0, Error: "" }, $"{what}: {answer.Error}");
        Assert.DoesNotMatch("(?i)\\b(NaN|Infinity)\\b", answer.Out);
        var schema = await JsonSchema.FromJsonAsync(s_schema, TestContext.Current.CancellationToken);
        Assert.Empty(schema.Validate(answer.Out));
    }

    [Theory]
    [InlineData("\"identified\": true", "\"identified\": \"yes\"")]
    [InlineData("\"schemaVersion\": \"1\"", "\"schemaVersion\": \"2\"")]
    [InlineData("\"method\": \"naive\"", "\"method\": \"Naive, or magic\"")]
    [InlineData("\"rows\": null,", "")]
    [InlineData("\"rows\": null,", "\"rows\": null, \"extra\": 1,")]
    [InlineData("\"level\": 0.95", "\"level\": 95")]
    [InlineData("\"kind\": \"confidence\"", "\"kind\": \"vague\"")]
    [InlineData("\"passed\": 83", "\"passed\": -83")]
    [InlineData("\"warnings\": []", "\"warnings\": [\"Whatever\"]")]
    [InlineData("\"key\": \"wilson1927\"", "\"key\": \"Wilson, 1927\"")]
    [InlineData("\"link\": \"https:", "\"link\": \"http:")]
    [InlineData("\"The judge is better than chance.\"", "7")]
    public async Task The_schema_can_fail(string there, string instead)
    {
        var json = Judgestats.Line(Counts + "--tp 46 --fn 4 --fp 9 --tn 41 --format json").Out;
        Assert.Contains(there, json, StringComparison.Ordinal);
        var schema = await JsonSchema.FromJsonAsync(s_schema, TestContext.Current.CancellationToken);
        Assert.NotEmpty(schema.Validate(json.Replace(there, instead, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("\"minimum\": 0.", "\"minimum\": 1.")]
    [InlineData("\"gridPoints\": 756", "\"gridPoints\": null")]
    [InlineData("\"simulation\": null", "\"simulation\": 1")]
    [InlineData("\"rate\"", "\"passRate\"")]
    [InlineData("\"interval\": \"guarded-score\"", "\"interval\": 3")]
    [InlineData("\"group\": null,", "")]
    public async Task The_schema_of_coverage_can_fail(string there, string instead)
    {
        var json = Judgestats.Line(Coverage + "--tp 9 --fn 1 --fp 2 --tn 8 --format json").Out;
        Assert.Contains(there, json, StringComparison.Ordinal);
        var schema = await JsonSchema.FromJsonAsync(s_schema, TestContext.Current.CancellationToken);
        Assert.NotEmpty(schema.Validate(json.Replace(there, instead, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("\"measure\": \"preference\"", "\"measure\": \"duel\"")]
    [InlineData("\"quantity\": \"win-rate\"", "\"quantity\": \"win\"")]
    [InlineData("\"pValueOf\": 0.5,", "\"pValueOf\": \"half\",")]
    [InlineData("\"facts\"", "\"remarks\"")]
    [InlineData("\"lower\": 0.", "\"upper2\": 0.")]
    [InlineData("\"weights\": null", "\"weights\": 1")]
    public async Task The_schema_of_measures_can_fail(string there, string instead)
    {
        var json = Judgestats.Line(
            "estimate --measure preference --table 20,3,2;4,8,3 --unlabelled 380,100 --design random --format json").Out;
        Assert.Contains(there, json, StringComparison.Ordinal);
        var schema = await JsonSchema.FromJsonAsync(s_schema, TestContext.Current.CancellationToken);
        Assert.NotEmpty(schema.Validate(json.Replace(there, instead, StringComparison.Ordinal)));
    }
}
