using System.Globalization;
using System.Text;
using static LlmJudgeStats.Tool.Tests.DoctorAnswers;

namespace LlmJudgeStats.Tool.Tests;

/// <summary>Each finding has a file that shows it and one that does not.</summary>
public sealed class DoctorFindingTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void LJS2001_an_item_that_is_labelled_and_unlabelled()
    {
        Shows("LJS2001", "id,verdict,label\n" + Rows(20) + "i1,1,\n");
        Lacks("LJS2001", "id,verdict,label\n" + Rows(20));
    }

    [Fact]
    public void LJS2003_repeats_that_columns_tell_apart_and_repeats_that_none_does()
    {
        var two = "id,judge,verdict,label\n" + Rows(20, "a,") + Rows(20, "b,");
        Assert.Equal("item ids are repeated, up to 2 times: 2 judges", Shows("LJS2003", two));
        Assert.Contains("1 row is an exact copy, 1 contradicts an earlier one",
            Shows("LJS2003", "id,verdict,label\n" + Rows(20) + "i0,0,0\ni1,1,0\n"), StringComparison.Ordinal);
        Lacks("LJS2003", "id,judge,verdict,label\n" + Rows(20, "a,"));
    }

    [Fact]
    public void LJS2009_votes_of_raters()
    {
        const string Head = "id,rater,verdict,label\n";
        Shows("LJS2009", Head + Rows(20, "anna,") + Rows(20, "bob,"));
        Lacks("LJS2009", Head + Rows(20, "anna,"));
    }

    [Fact]
    public void LJS2013_runs()
    {
        const string Head = "id,run,verdict,label\n";
        Assert.StartsWith("2 runs of 20 items", Shows("LJS2013", Head + Rows(20, "1,") + Rows(20, "2,")), StringComparison.Ordinal);
        Lacks("LJS2013", Head + Rows(20, "1,") + Rows(20, "2,", from: 20));
    }

    [Fact]
    public void LJS2008_rows_of_one_value_agree()
    {
        const string Head = "id,conversation,verdict,label\n";
        Shows("LJS2008", Head + string.Concat(Enumerable.Range(0, 120)
            .Select(i => $"i{i},c{i / 4},{i / 4 % 2},{(i < 60 ? i / 4 % 2 : "")}\n")));
        Lacks("LJS2008", Head + string.Concat(Enumerable.Range(0, 120).Select(i => $"i{i},c{i},{i % 2},{(i < 60 ? i % 3 % 2 : "")}\n")));
    }

    [Fact]
    public void LJS2014_verdicts_that_are_missing_for_a_reason()
    {
        string Missing(Func<int, bool> isMissing) => "id,verdict,label\n" + string.Concat(Enumerable.Range(0, 200)
            .Select(i => $"i{i},{(isMissing(i) ? "" : i % 2)},{(i < 150 ? i % 2 : "")}\n"));
        Assert.Equal("all 20 missing verdicts are on answers that people failed",
            Shows("LJS2014", Missing(i => i % 2 == 0 && i < 40)));
        Lacks("LJS2014", Missing(i => i < 20));
    }

    [Fact]
    public void LJS2015_labels_of_several_parts()
    {
        string Parts(int tuned) => "id,split,verdict,label\n" + string.Concat(Enumerable.Range(0, 90)
            .Select(i => $"i{i},{(i < tuned ? "dev" : i < 40 ? "held" : "")},{i % 2},{(i < 40 ? i % 3 % 2 : "")}\n"));
        Shows("LJS2015", Parts(20));
        Lacks("LJS2015", Parts(0));
    }

    /// <summary>Chi-square of 32 of 40 against 12 of 40 is 20.2 (p = 7e-6), of 24 against 20 it is .81 (p = .37).</summary>
    [Fact]
    public void LJS2019_people_pass_some_topics_more_often()
    {
        static string Topics(int math, int law) => "id,topic,verdict,label\n" + string.Concat(Enumerable.Range(0, 160)
            .Select(i => $"i{i},{(i % 2 == 0 ? "math" : "law")},{i / 2 % 2},"
                + $"{(i >= 80 ? "" : i / 2 < (i % 2 == 0 ? math : law) ? "1" : "0")}\n"));
        Assert.Equal("people pass 80.0% of 40 in 'math' and 30.0% of 40 in 'law': error rates may differ by topic",
            Shows("LJS2019", Topics(32, 12)));
        Assert.Equal("--group topic", Finding(Json(_scratch.File("topics.csv", Topics(32, 12))), "LJS2019").GetProperty("fix").GetString());
        Lacks("LJS2019", Topics(24, 20));
        Assert.DoesNotContain("LJS2019", Codes(Json(_scratch.File("topics.csv", Topics(32, 12)), "--group", "topic")));
    }

    /// <summary>Rows of an item are one label: 8 of 10 against 3 of 10 is p = .02, four times as many would be beyond .001.</summary>
    [Fact]
    public void LJS2019_rows_of_one_item_are_one_label()
    {
        static string Topics(int copies) => "id,judge,topic,verdict,label\n" + string.Concat(
            from judge in Enumerable.Range(0, copies)
            from i in Enumerable.Range(0, 20)
            select $"i{i},j{judge},{(i % 2 == 0 ? "math" : "law")},{i % 3 % 2},{(i / 2 < (i % 2 == 0 ? 8 : 3) ? "1" : "0")}\n");
        Lacks("LJS2019", Topics(4));
    }

    /// <summary>The newest is that with the last result, not the last name; where a time is missing nobody knows.</summary>
    [Fact]
    public void LJS2026_several_executions()
    {
        static string Report(string late) => "{\"scenarioRunResults\": ["
            + string.Join(",", new[] { ("a", "s", "2026-03-01T10:00Z"), ("b", "s", "2026-02-01T10:00Z"), ("a", "t", late) }.Select(one =>
                $$"""
                {"scenarioName": "{{one.Item2}}", "iterationName": "1", "executionName": "{{one.Item1}}", "creationTime": "{{one.Item3}}",
                 "evaluationResult": {"metrics": {"M": {"value": true} } }, "formatVersion": 1}
                """)) + "], \"createdAt\": \"x\"}";
        var json = Json(_scratch.File("report.json", Report("2026-03-01T12:30:00+02:00")));
        Assert.Equal(
            "2 executions: 'a' (2026-03-01 10:30), 'b' (2026-02-01 10:00); they are several systems, or one system on several days",
            Finding(json, "LJS2026").GetProperty("message").GetString());
        Assert.Equal("--where system=a takes the newest", Finding(json, "LJS2026").GetProperty("fix").GetString());
        var one = Report("2026-03-01T12:30:00+02:00").Replace("2026-02-01T10:00Z", "", StringComparison.Ordinal);
        Assert.DoesNotContain("LJS2026", Codes(Json(_scratch.File("report.json", one))));
    }

    [Fact]
    public void LJS2016_LJS2017_and_LJS2018_labels_everywhere()
    {
        const string Head = "id,split,verdict,label\n";
        static string All(Func<int, string> split) =>
            string.Concat(Enumerable.Range(0, 100).Select(i => $"i{i},{split(i)},{i % 2},{i % 3 % 2}\n"));
        Assert.Contains("split=cal (20%)", Shows("LJS2016", Head + All(i => i < 20 ? "cal" : "test")), StringComparison.Ordinal);
        Lacks("LJS2017", Head + All(i => i < 20 ? "cal" : "test"));
        Shows("LJS2017", "id,verdict,label\n" + string.Concat(Enumerable.Range(0, 100).Select(i => $"i{i},{i % 2},{i % 3 % 2}\n")));
        Shows("LJS2018", Head + All(i => i < 20 ? "cal" : "test") + All(_ => "test"));
        Lacks("LJS2018", Head + All(i => i < 20 ? "cal" : "test"));
    }

    [Fact]
    public void LJS2020_versions_of_one_judge()
    {
        const string Head = "id,judge,verdict,label\n";
        Assert.Contains("gpt-4o-2024-05-13", Shows("LJS2020", Head + Rows(20, "gpt-4o-2024-05-13,") + Rows(20, "gpt-4o-2024-08-06,")),
            StringComparison.Ordinal);
        Lacks("LJS2020", Head + Rows(20, "gpt-4o,") + Rows(20, "gpt-5,"));
    }

    [Fact]
    public void LJS2021_labels_of_other_systems()
    {
        const string Head = "id,system,verdict,label\n";
        Shows("LJS2021", Head + Rows(20, "a,") + Rows(20, "b,", from: 20, labelled: 0));
        Lacks("LJS2021", Head + Rows(20, "a,") + Rows(20, "b,", from: 20));
    }

    [Fact]
    public void LJS2022_old_labels()
    {
        const string Head = "id,date,verdict,label\n";
        static string Dated(string label, string test) => string.Concat(Enumerable.Range(0, 60)
            .Select(i => $"i{i},{(i < 20 ? label : test)},{i % 2},{(i < 20 ? i % 3 % 2 : "")}\n"));
        Assert.Contains("365 days", Shows("LJS2022", Head + Dated("2025-03-01", "2026-03-01T10:00:00Z")), StringComparison.Ordinal);
        Lacks("LJS2022", Head + Dated("2026-02-01", "2026-03-01T10:00:00Z"));
    }

    [Fact]
    public void LJS2025_a_model_that_grades_itself()
    {
        const string Head = "id,judge,system,verdict,label\n";
        Shows("LJS2025", Head + Rows(20, "m1,m1,"));
        Lacks("LJS2025", Head + Rows(20, "m1,m2,"));
    }

    [Fact]
    public void LJS2027_text_that_was_decoded_twice()
    {
        Shows("LJS2027", "id,verdict,label\n" + Rows(20) + "caf\u00C3\u00A9,1,\n");
        Lacks("LJS2027", "id,verdict,label\n" + Rows(20) + "caf\u00E9,1,\n");
    }

    [Fact]
    public void LJS2028_ids_that_look_alike()
    {
        Shows("LJS2028", "id,verdict,label\n" + Rows(20) + "I1,1,\n");
        Lacks("LJS2028", "id,verdict,label\n" + Rows(20));
    }

    [Fact]
    public void LJS3001_ties_and_LJS3002_ratings()
    {
        Shows("LJS3001", "id,verdict,label\n" + Rows(20) + "t1,tie,\n");
        Lacks("LJS3001", "id,verdict,label\n" + Rows(20));
        Assert.StartsWith("verdict holds ratings 1 to 5: 1 (", Shows("LJS3002", "id,verdict,label\n"
            + string.Concat(Enumerable.Range(0, 30).Select(i => $"i{i},{(i % 5) + 1},{(i < 10 ? i % 2 : "")}\n"))),
            StringComparison.Ordinal);
        Lacks("LJS3002", "id,verdict,label\n" + Rows(20));
    }

    [Fact]
    public void LJS3010_copied_labels_and_LJS3011_labels_of_a_model()
    {
        Shows("LJS3010", "id,verdict,label\n" + string.Concat(Enumerable.Range(0, 80)
            .Select(i => $"i{i},{i % 2},{(i < 40 ? i % 2 : "")}\n")));
        Lacks("LJS3010", "id,verdict,label\n" + Rows(80));
        const string Head = "id,rater,verdict,label\n";
        Shows("LJS3011", "id,verdict,label\n" + string.Concat(Enumerable.Range(0, 40)
            .Select(i => string.Create(CultureInfo.InvariantCulture, $"i{i},{i % 2},{(i + 0.5) / 41:F3}\n"))));
        Lacks("LJS3011", Head + Rows(20, "anna,") + Rows(20, "bob,"));
    }

    [Fact]
    public void LJS3012_a_judge_that_says_one_thing()
    {
        Shows("LJS3012", "id,verdict,label\n" + string.Concat(Enumerable.Range(0, 60).Select(i => $"i{i},1,{(i < 20 ? i % 2 : "")}\n")));
        Lacks("LJS3012", "id,verdict,label\n" + Rows(60));
    }

    [Fact]
    public void LJS4020_words_and_LJS4021_two_pairs()
    {
        Assert.Contains(
            "'PASSED!' (1, first on line 22; like 'passed')", Shows("LJS4020", "id,verdict,label\n" + Words(20) + "x,PASSED!,\n"),
            StringComparison.Ordinal);
        Assert.Contains("\\u200b", Shows("LJS4020", "id,verdict,label\n" + Words(20) + "x,pass\u200b,\n"), StringComparison.Ordinal);
        Shows("LJS4021", "id,verdict,label\n" + Words(20) + "x,true,\ny,false,\n");
        Lacks("LJS4020", "id,verdict,label\n" + Words(20));
        Lacks("LJS4021", "id,verdict,label\n" + Words(20));
    }

    private string Shows(string code, string rows)
    {
        var json = Json(_scratch.File("rows.csv", rows));
        Assert.Contains(code, Codes(json));
        return Finding(json, code).GetProperty("message").GetString()!;
    }

    private void Lacks(string code, string rows) => Assert.DoesNotContain(code, Codes(Json(_scratch.File("rows.csv", rows))));

    // Ids i0, i1, ..., verdicts and labels that go together in part; the first labelled ones have a label.
    private static string Rows(int rows, string columns = "", int from = 0, int labelled = 10)
    {
        var text = new StringBuilder();
        for (var i = 0; i < rows; i++)
        {
            var label = i % 5 == 4 ? 1 - (i % 2) : i % 2;
            text.Append(CultureInfo.InvariantCulture, $"i{from + i},{columns}{i % 2},{(i < labelled ? label : "")}\n");
        }
        return text.ToString();
    }

    private static string Words(int rows) => string.Concat(Enumerable.Range(0, rows)
        .Select(i => $"i{i},{(i % 2 == 0 ? "pass" : "fail")},{(i < 10 ? i % 3 == 0 ? "fail" : "pass" : "")}\n"));
}
