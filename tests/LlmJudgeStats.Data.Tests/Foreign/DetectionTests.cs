namespace LlmJudgeStats.Data.Tests.Foreign;

/// <summary>What is recognised, what is not, and that nothing of an answer gets out.</summary>
public sealed class DetectionTests
{
    [Theory]
    [InlineData("id,verdict\na,pass\n", "csv")]
    [InlineData("{\"id\": \"a\", \"verdict\": \"pass\"}\n{\"id\": \"b\", \"verdict\": \"fail\"}\n", "jsonl")]
    [InlineData("{\"meta\": {\"n\": 1}, \"data\": [{\"id\": \"a\", \"verdict\": \"pass\"}]}", "json")]
    [InlineData("[{\"id\": \"a\", \"verdict\": \"pass\"}]", "json")]
    [InlineData("{\"question_id\": 1, \"judge\": \"j\", \"score\": 2, \"verdict\": \"pass\"}\n", "jsonl")]
    [InlineData("{\"version\": 3, \"results\": [{\"id\": \"a\", \"verdict\": \"pass\"}]}", "json")]
    public void A_table_of_ones_own_is_read_as_it_is_written(string text, string format)
    {
        var account = Reading.Text(text).Source.Account;
        Assert.Equal((format, true, 1), (account.Format, account.Detected, account.Files));
        Assert.Null(account.Metrics);
    }

    [Fact]
    public void A_format_that_is_named_decides()
    {
        const string Text = "{\"doc_id\": 1, \"filtered_resps\": [], \"metrics\": [\"acc\"], \"acc\": 1, \"verdict\": \"pass\"}\n";
        Assert.Equal("jsonl", Reading.Text(Text, new() { From = "jsonl" }).Source.Account.Format);
        Assert.Equal("lm-eval", Reading.Text(Text).Source.Account.Format);
        Assert.Throws<ArgumentException>(() => new JudgmentReaderOptions { From = "lmeval" });
    }

    [Fact]
    public void Two_tools_in_one_folder_are_refused_and_one_can_be_named()
    {
        using var scratch = new ScratchFolder();
        scratch.File("a/samples_x_2026-01-01T00.jsonl", "{\"doc_id\": 1, \"filtered_resps\": [], \"metrics\": [\"acc\"], \"acc\": 1}\n");
        scratch.File("b.json", "{\"testCases\": [{\"name\": \"t\", \"metricsData\": [{\"name\": \"m\", \"success\": true}]}]}");
        Assert.Equal("LJS4047", Error(scratch.Folder, JudgmentReaderOptions.Default).Code);
        var table = JudgmentReader.Read(scratch.Folder, new() { From = "deepeval" },
            cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(Reading.Tally(1, 0), table.Groups[0].Test);
    }

    [Fact]
    public void A_folder_without_files_of_a_tool_is_refused()
    {
        using var scratch = new ScratchFolder();
        scratch.File("a.csv", "id,verdict\n");
        Assert.Equal("LJS4001", Error(scratch.Folder, JudgmentReaderOptions.Default).Code);
    }

    [Fact]
    public void Bytes_of_all_files_of_a_folder_count()
    {
        using var scratch = new ScratchFolder();
        for (var i = 0; i < 4; i++)
            scratch.File($"{i}.jsonl", $"{{\"doc_id\": {i}, \"filtered_resps\": [], \"metrics\": [\"acc\"], \"acc\": 1}}\n");
        Assert.Equal("LJS4005", Error(scratch.Folder, new() { MaxBytes = 150 }).Code);
        Assert.Equal(4, JudgmentReader.Read(scratch.Folder, new() { MaxBytes = 1000 },
            cancellationToken: TestContext.Current.CancellationToken).Rows.Read);
    }

    [Fact]
    public void A_packed_file_is_recognised_too()
    {
        const string Text = "{\"doc_id\": 1, \"filtered_resps\": [], \"metrics\": [\"acc\"], \"acc\": 1}\n";
        var table = Reading.Bytes(Reading.Gzip(Text));
        Assert.Equal(("lm-eval", true), (table.Source.Account.Format, table.Source.Compressed));
    }

    private static JudgeDataError Error(string path, JudgmentReaderOptions options) => Assert.Throws<JudgeDataException>(() =>
        JudgmentReader.Read(path, options, cancellationToken: TestContext.Current.CancellationToken)).Errors[0];
}
