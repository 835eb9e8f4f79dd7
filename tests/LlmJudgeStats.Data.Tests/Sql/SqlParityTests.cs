namespace LlmJudgeStats.Data.Tests.Sql;

/// <summary>A table in SQLite gives what its rows in a file give, whatever is asked of them.</summary>
public sealed class SqlParityTests
{
    public static TheoryData<string, string> Questions => new()
    {
        { "verdicts", "" },
        { "verdicts", "label-free" },
        { "unsure", "" },
        { "unsure", "group confidence" },
        { "undecided", "missing unsure" },
        { "timeouts", "random" },
        { "timeouts", "" },
        { "oversampled", "group segment" },
        { "oversampled", "stratum segment random" },
        { "oversampled", "where segment=hard" },
        { "oversampled", "where segment!=hard" },
        { "has-error", "verdict has_error label ok" },
        { "agreement", "label agree_with_judge agreement" },
        { "two-raters", "raters" },
        { "conversations", "" },
        { "conversations", "cluster conversation" },
        { "conversations", "cluster conversation random" },
        { "runs", "" },
        { "runs", "cluster id" },
        { "trials", "group agent" },
        { "trials", "group agent cluster task" },
        { "splits", "calibration split=dev" },
        { "splits", "where split=dev" },
        { "splits", "where split!=prompt_example calibration split=dev" },
        { "pool-counts", "group system count count" },
        { "criteria", "group criterion" },
        { "criteria", "group criterion,model" },
        { "arena-counts", "count count label truth group judge,system calibration cal=1" },
        { "llmbar-counts", "count count label truth group judge" },
        { "llmbar-counts", "count count label truth group judge stratum stratum random" },
        { "nq301-counts", "count count label truth group judge,system calibration cal=1" },
        { "nq301-counts", "count count label truth" },
        { "nq301-clusters", "count count label truth group judge cluster cluster calibration cal=1" },
        { "nq301-pairs", "group system calibration cal=1" },
        { "nq301-pairs", "group system calibration cal=1 cluster question" },
        { "nq301-pairs", "group system cluster none" },
        { "strange", "verdict judge_says label human_label group judge_model" },
        { "strange", "verdict judge_says label human_label group model cluster question" },
    };

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task A_table_gives_what_its_file_gives(string sample, string question)
    {
        var csv = Samples.Find(sample + ".csv");
        using var database = SampleTable.Of(csv);
        await using var connection = database.Connection();
        await Check(csv, database, Asked(question));
    }

    /// <summary>Columns without a type hold what was put there: numbers are compared as they are shown.</summary>
    [Theory]
    [InlineData("nq301-counts", "count count label truth group judge,system calibration cal=1 where cal=0,1", "NUMERIC")]
    [InlineData("nq301-counts", "count count label truth group judge where truth=1", "INTEGER")]
    [InlineData("nq301-pairs", "group system where cal!=1", "BOOLEAN")]
    [InlineData("verdicts", "", "TEXT COLLATE NOCASE")]
    public async Task The_type_of_a_column_changes_nothing(string sample, string question, string type)
    {
        var csv = Samples.Find(sample + ".csv");
        using var database = SampleTable.Of(csv, type: type);
        await Check(csv, database, Asked(question));
    }

    [Theory]
    [InlineData("group judge,system calibration cal=1")]
    [InlineData("group judge calibration cal=1")]
    [InlineData("group system calibration cal=1 cluster none")]
    [InlineData("group judge calibration cal=1 cluster cluster")]
    [InlineData("group judge,annotators cluster cluster")]
    [InlineData("where judge=gpt-4 calibration cal=1 cluster cluster")]
    public async Task Counts_of_nq301_are_those_of_the_file(string question)
    {
        var csv = Samples.Shared("data", "nq301_qa.csv");
        using var database = SampleTable.Of(csv);
        await Check(csv, database, Asked(question));
    }

    /// <summary>An id makes an item of a row in which there is nothing else: a random sample is of all items.</summary>
    [Theory]
    [InlineData("random missing unsure")]
    [InlineData("missing unsure")]
    [InlineData("")]
    [InlineData("group system random missing unsure")]
    [InlineData("group system missing unsure")]
    public async Task A_row_with_nothing_but_an_id_is_an_item(string question)
    {
        var csv = Path.GetTempFileName();
        await File.WriteAllTextAsync(csv, "id,system,verdict,label\na,s,pass,pass\nb,s,pass,fail\nc,s,,\nd,t,,\ne,t,unsure,\n,t,,\n,,,\n"
            + "f,t,,pass\ng,s,fail,unsure\nh,s,fail,\n,s,fail,fail\n,s,fail,\n,s,fail,\n", TestContext.Current.CancellationToken);
        using var database = SampleTable.Of(csv);
        await Check(csv, database, Asked(question));
        File.Delete(csv);
    }

    private static async Task Check(string csv, SampleTable database, JudgmentReaderOptions options)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var connection = database.Connection();
        var evidence = new SqlEvidence { Table = "judgments", Options = options };
        JudgmentTable file;
        try
        {
            file = await JudgmentReader.ReadAsync(csv, options, cancellationToken: cancellation);
        }
        catch (JudgeDataException problem)
        {
            var same = await Assert.ThrowsAsync<JudgeDataException>(() => evidence.ReadAsync(connection, cancellation));
            Assert.Equal(problem.Errors[0].Code, same.Errors[0].Code);
            return;
        }
        SameTable.Check(file, await evidence.ReadAsync(connection, cancellation));
    }

    /// <summary>Options from a line of words and values.</summary>
    internal static JudgmentReaderOptions Asked(string question)
    {
        var words = question.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var options = JudgmentReaderOptions.Default;
        for (var i = 0; i < words.Length; i++)
        {
            options = words[i] switch
            {
                "group" => options with { GroupColumns = words[++i].Split(',') },
                "count" => options with { CountColumn = words[++i] },
                "label" => options with { LabelColumn = words[++i] },
                "verdict" => options with { VerdictColumn = words[++i] },
                "stratum" => options with { StratumColumn = words[++i] },
                "missing" => options with { MissingValues = [words[++i]] },
                "where" => options with { Where = [.. options.Where, RowFilter.Parse(words[++i])] },
                "calibration" => options with { Calibration = RowFilter.Parse(words[++i]) },
                "cluster" when words[i + 1] == "none" && ++i > 0 => options with { DuplicateIds = DuplicateIds.Independent },
                "cluster" => options with { ClusterColumn = words[++i] },
                "random" => options with { Design = CalibrationDesign.Random },
                "agreement" => options with { LabelMeaning = LabelMeaning.Agreement },
                "raters" => options with { RaterColumns = ["rater_a", "rater_b"], Raters = RaterRule.Agree },
                "label-free" => options with { ReadsLabels = false },
                var other => throw new ArgumentException(other, nameof(question)),
            };
        }
        return options;
    }
}
