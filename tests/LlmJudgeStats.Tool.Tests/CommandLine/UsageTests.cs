namespace LlmJudgeStats.Tool.Tests;

/// <summary>
/// Every bad command line: exit code 3, nothing on standard output, and what was given, what is allowed and what to do on standard error.
/// </summary>
public sealed class UsageTests
{
    private const string Counts = "estimate --passed 83 --total 115 --tp 46 --fn 4 --fp 9 --tn 41 ";

    [Theory]
    [InlineData("--level 95", "--level 95", "0.95?")]
    [InlineData("--level 95%", "percent", "0.95?")]
    [InlineData("--level 0,95", "point", "0.95?")]
    [InlineData("--level 99.9", "0.999?")]
    public void B03_a_level_in_percent_gets_a_hint(string options, params string[] parts) =>
        Judgestats.Line(Counts + options).IsRefused(parts);

    [Theory]
    [InlineData("0")]
    [InlineData("1")]
    [InlineData("-0.5")]
    [InlineData("100")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1e400")]
    [InlineData("high")]
    public void B01_B02_a_level_lies_strictly_between_0_and_1(string level) =>
        Judgestats.Line($"{Counts} --level {level}").IsRefused("--level", "between 0 and 1");

    [Fact]
    public void B20_an_unknown_method_lists_the_methods() =>
        Judgestats.Line(Counts + "--method rogen")
            .IsRefused("--method rogen", "auto, " + string.Join(", ", JudgeEstimators.All.Select(estimator => estimator.Method.Id)));

    [Theory]
    [InlineData("--method rogan-gladen --interval wilson", "does not go with rogan-gladen", "delta")]
    [InlineData("--method asymmetric-error --interval wilson", "does not go with asymmetric-error",
        "guarded-score, lang-reiczigel, score, profile-likelihood, fieller")]
    [InlineData("--method post-stratified --interval guarded-score", "does not go with post-stratified", "corrected-profile")]
    [InlineData("--method rogan-gladen --interval fieller", "does not go with rogan-gladen", "delta, bootstrap")]
    [InlineData("--method naive --interval delta", "does not go with naive", "wilson", "blaker")]
    [InlineData("--method bayesian --interval wilson", "does not go with bayesian", "equal-tailed, highest-density")]
    [InlineData("--interval delta", "does not go with asymmetric-error")]
    [InlineData("--method naive --interval wislon", "no such interval", "wilson")]
    public void B20_an_interval_that_does_not_go_with_the_method_lists_those_that_do(string options, params string[] parts) =>
        Judgestats.Line(Counts + options).IsRefused(parts);

    [Theory]
    [InlineData("--seed 7", "the default interval draws nothing")]
    [InlineData("--all --seed 7", "only --interval bootstrap")]
    [InlineData("--method asymmetric-error --interval fieller --seed 0", "fieller draws nothing")]
    public void A_seed_where_nothing_is_drawn_is_refused(string options, string part) =>
        Judgestats.Line(Counts + options).IsRefused("--seed", part);

    [Fact]
    public void Exact_refuses_what_it_cannot_enumerate() =>
        Judgestats.Line("estimate --passed 83 --total 115 --tp 46 --fn 4 --fp 9 --tn 41 --method asymmetric-error --interval exact")
            .IsRefused("--interval exact", "50,000 outcomes", "projection");

    [Fact]
    public void Known_error_rates_do_not_go_with_the_delta_interval() =>
        Judgestats.Line("estimate --passed 8 --total 10 --accuracy 0.9 --method rogan-gladen --interval delta")
            .IsRefused("known error rates", "wilson");

    [Theory]
    [InlineData("xml")]
    [InlineData("pdf")]
    [InlineData("text,json")]
    [InlineData("0")]
    public void An_unknown_format_lists_the_formats(string format) =>
        Judgestats.Line($"{Counts} --format {format}")
            .IsRefused($"--format {format}", "text, json, csv, markdown, github, azure, latex, html, svg, junit, meai or otlp");

    [Theory]
    [InlineData("--passed 83", "--passed needs --total")]
    [InlineData("--total 115", "--total needs --passed")]
    [InlineData("--tp 46 --fn 4 --fp 9 --tn 41", "--passed K --total N")]
    [InlineData("--passed 83 --total 115 --tp 46", "--tp without --fn, --fp, --tn", "all four")]
    [InlineData("--passed 83 --total 115 --sensitivity 0.9", "--sensitivity needs --specificity")]
    [InlineData("--passed 83 --total 115 --specificity 0.9", "--specificity needs --sensitivity")]
    [InlineData("--passed 83 --total 115 --accuracy 0.9 --sensitivity 0.9", "--accuracy X already means")]
    [InlineData("--passed 83 --total 115 --accuracy 90/100", "known accuracy", "correct/all")]
    [InlineData("--passed 83 --total 115 --tp 1 --fn 1 --fp 1 --tn 1 --accuracy 0.9", "--accuracy and --tp, --fn, --fp, --tn", "twice")]
    public void Counts_that_need_each_other_say_so(string options, params string[] parts) =>
        Judgestats.Line("estimate " + options).IsRefused(parts);

    [Fact]
    public void A17_more_passed_than_judged() =>
        Judgestats.Line("estimate --passed 116 --total 115").IsRefused("--passed 116 --total 115", "more passed than judged");

    [Theory]
    [InlineData("--passed -1 --total 115", "--passed -1")]
    [InlineData("--passed 1 --total -115", "--total -115")]
    [InlineData("--passed 1 --total 2 --tp -46 --fn 4 --fp 9 --tn 41", "--tp -46")]
    [InlineData("--passed 1 --total 2 --sensitivity -9/10 --specificity 0.9", "--sensitivity -9")]
    public void A18_a_negative_count(string options, string part) => Judgestats.Line("estimate " + options).IsRefused(part, "zero or more");

    [Fact]
    public void A19_counts_beyond_64_bits() =>
        Judgestats.Line("estimate --passed 1 --total 9223372036854775808").IsRefused("--total 9223372036854775808", "9223372036854775807");

    [Theory]
    [InlineData("1,000")]
    [InlineData("1.0")]
    [InlineData("1e3")]
    [InlineData("0.83")]
    [InlineData("0x10")]
    [InlineData("ten")]
    [InlineData("NaN")]
    public void A22_E11_a_count_is_digits_only(string total) =>
        Judgestats.Line($"estimate --passed 1 --total {total}").IsRefused($"--total {total}", "whole number");

    [Theory]
    [InlineData("--sensitivity 90 --specificity 0.8", "--sensitivity 90", "0.9?")]
    [InlineData("--sensitivity 0.9 --specificity 80%", "--specificity 80%", "0.8?")]
    [InlineData("--accuracy 87.5", "--accuracy 87.5", "0.875?")]
    [InlineData("--accuracy 0,9", "point", "0.9?")]
    [InlineData("--accuracy -0.1", "between 0 and 1")]
    [InlineData("--accuracy 101", "between 0 and 1")]
    public void A23_a_rate_in_percent_gets_a_hint(string options, params string[] parts) =>
        Judgestats.Line("estimate --passed 83 --total 115 " + options).IsRefused(parts);

    [Theory]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("-Infinity")]
    [InlineData("1e999")]
    public void A24_A25_a_rate_is_a_finite_number(string rate) =>
        Judgestats.Line($"estimate --passed 83 --total 115 --accuracy {rate}").IsRefused("--accuracy", "between 0 and 1");

    [Theory]
    [InlineData("110/100", "more than all")]
    [InlineData("9/", "not a count")]
    [InlineData("/9", "not a count")]
    [InlineData("0.9/1", "not a count")]
    [InlineData("1/2/3", "not a count")]
    public void A_fraction_is_two_counts(string rate, string part) =>
        Judgestats.Line($"estimate --passed 83 --total 115 --sensitivity {rate} --specificity 0.9").IsRefused("--sensitivity", part);

    [Theory]
    [InlineData("judgments.csv --passed 1 --total 2", "--passed, --total", "cannot be mixed")]
    [InlineData("judgments.csv --sensitivity 0.9", "--sensitivity", "--specificity")]
    [InlineData("--passed 1 --total 2 --group system --reveal", "--group, --reveal", "only with a FILE")]
    [InlineData("", "no evidence", "FILE", "--passed")]
    public void Counts_and_a_file_cannot_be_mixed(string options, params string[] parts) =>
        Judgestats.Line("estimate " + options).IsRefused(parts);

    [Theory]
    [InlineData("--weight w --design random", "--weight --design random", "not measured")]
    [InlineData("--weight w --design by-verdict", "--weight --design by-verdict", "not measured")]
    [InlineData("--weight w --count n", "--weight --count", "row of its own")]
    [InlineData("--weight w --stratum s --share a=1", "--weight --stratum", "one of them")]
    [InlineData("--weight w --group g --labels-from all", "--weight --labels-from", "own labels")]
    [InlineData("--weight w --calibration cal=1 --reveal", "--weight --reveal", "without weights")]
    [InlineData("--weight w --target items --design external", "--target items")]
    [InlineData("--stratum s", "--stratum s", "--design", "--share")]
    [InlineData("--stratum s --design by-label", "--stratum s", "--share")]
    [InlineData("--share a=1", "--share a=1", "--stratum COL")]
    [InlineData("--stratum s --share a=1 --design random", "--share a=1 --design random", "not measured")]
    [InlineData("--stratum s --share a=1 --design by-verdict", "--share a=1 --design by-verdict", "not measured")]
    [InlineData("--stratum s --share a=0.5,b=0.6", "--share a=0.5,b=0.6", "sum to 1.1")]
    [InlineData("--stratum s --share a=0.5,a=0.5", "--share a=0.5,a=0.5", "twice")]
    [InlineData("--stratum s --share -", "--share -", "file")]
    [InlineData("--stratum s --share a=1 --calibration cal=1 --reveal", "--share --reveal", "without shares")]
    [InlineData("--reveal", "--reveal", "--calibration")]
    [InlineData("--group a,a", "--group a,a", "twice")]
    [InlineData("--group a,", "--group", "empty")]
    [InlineData("--where system", "--where system", "COLUMN=VALUE")]
    [InlineData("--calibration cal", "--calibration cal", "COLUMN=VALUE")]
    [InlineData("--pass good", "--pass and --fail")]
    [InlineData("--pass good --fail GOOD", "'good'", "--pass", "--fail")]
    [InlineData("--encoding klingon", "klingon", "utf-8")]
    [InlineData("--delimiter ab", "--delimiter", "one character")]
    [InlineData("--max-bytes 0", "--max-bytes 0")]
    [InlineData("--max-errors many", "--max-errors many")]
    [InlineData("--duplicates first", "--duplicates first", "cluster or error")]
    [InlineData("--design guess", "--design guess", "by-verdict")]
    [InlineData("--prior flat --method bayesian", "--prior flat", "jeffreys")]
    [InlineData("--prior jeffreys", "--prior", "bayesian")]
    [InlineData("--no-truncation", "--no-truncation", "bayesian")]
    [InlineData("--seed -1", "--seed -1")]
    [InlineData("--force", "--force", "--output")]
    public void A_bad_option_is_named_with_the_way_out(string options, params string[] parts) =>
        Judgestats.Run(["estimate", "-", .. options.Split(' ')], "verdict,label\n1,1\n0,\n").IsRefused(parts);

    [Theory]
    [InlineData("estimate --passd 1 --total 2", "--passd", "did you mean --passed?")]
    [InlineData("estimate a.csv b.csv", "b.csv", "one FILE")]
    [InlineData("estimate --passed 1 --passed 2 --total 3", "--passed", "2 times")]
    [InlineData("estimate --passed 1 --total", "--total needs a value")]
    [InlineData("estimat x", "'estimat'", "estimate")]
    [InlineData(
        "estimat x.csv",
        "'estimat' is not a command; there are: doctor, estimate, judge, agree, compare, rank, audit, claims, gate, monitor, "
            + "plan, coverage, completion",
        "did you mean estimate?")]
    [InlineData("help covrage", "'covrage' is not a command", "did you mean coverage?")]
    public void A_slip_of_the_pen_is_named(string line, params string[] parts) => Judgestats.Line(line).IsRefused(parts);

    [Fact]
    public void G07_a_control_character_in_an_argument_is_not_echoed()
    {
        var answer = Judgestats.Run("estimate", "--passed", "\u001b[31m1", "--total", "2");
        answer.IsRefused("\\u001b[31m1");
        Assert.DoesNotContain('\u001b', answer.Error);
    }
}
