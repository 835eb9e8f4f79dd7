namespace LlmJudgeStats.Data.Tests.Foreign;

/// <summary>Folders of a tool's files: they hold still while they are read, and errors name the file.</summary>
public sealed class FolderTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("samples_b_2.jsonl", "was changed")]
    [InlineData("samples_b_2.jsonl", "was removed")]
    [InlineData("samples_c_3.jsonl", "was added")]
    public void E24_a_folder_that_changes_while_it_is_read_is_refused_and_the_file_named(string name, string what)
    {
        var first = _scratch.File("m/samples_a_1.jsonl", Lines(10_000));
        _scratch.File("m/samples_b_2.jsonl", Lines(10));
        var path = Path.Combine(Path.GetDirectoryName(first)!, name);
        var error = Error(new Change(() =>
        {
            if (what == "was removed") File.Delete(path);
            else File.AppendAllText(path, Lines(1));
        }));
        Assert.Equal(("LJS4007", "m/" + name), (error.Code, error.File));
        Assert.Contains(what, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_holds_still_is_read_whatever_else_is_written_there()
    {
        _scratch.File("m/samples_a_1.jsonl", Lines(10_000));
        var table = JudgmentReader.Read(_scratch.Folder, JudgmentReaderOptions.Default,
            new Change(() => _scratch.File("m/notes.txt", "x")), TestContext.Current.CancellationToken);
        Assert.Equal(10_000, table.Rows.Read);
    }

    [Fact]
    public void An_unknown_word_names_its_file()
    {
        _scratch.File("results/x/a/1.json", Result("a", "pass"));
        _scratch.File("results/x/b/1.json", Result("b", "warm"));
        _scratch.File("results/x/c/1.json", Result("c", "warm"));
        var refused = Assert.Throws<JudgeDataException>(() => JudgmentReader.Read(_scratch.Folder, JudgmentReaderOptions.Default,
            cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(["results/x/b/1.json", "results/x/c/1.json"], refused.Errors.Select(error => error.File));
        Assert.Contains("'results/x/b/1.json': line 1: column 'verdict': item 'b': 'warm'", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>A file by itself is named already.</summary>
    [Fact]
    public void An_unknown_word_of_one_file_names_its_line() =>
        Assert.Null(Assert.Throws<JudgeDataException>(() => JudgmentReader.Read(_scratch.File("1.json", Result("b", "warm")),
            JudgmentReaderOptions.Default, cancellationToken: TestContext.Current.CancellationToken)).Errors[0].File);

    private JudgeDataError Error(IProgress<long> progress) => Assert.Single(Assert.Throws<JudgeDataException>(() =>
        JudgmentReader.Read(_scratch.Folder, JudgmentReaderOptions.Default, progress, TestContext.Current.CancellationToken)).Errors);

    private static string Lines(int count) => string.Concat(Enumerable.Range(0, count).Select(i =>
        $$"""{"doc_id": {{i}}, "filter": "none", "filtered_resps": ["x"], "metrics": ["acc"], "acc": 1.0}""" + "\n"));

    private static string Result(string scenario, string word) =>
        $$"""
        {"scenarioName": "{{scenario}}", "iterationName": "1", "executionName": "x", "formatVersion": 1, "evaluationResult": {"metrics":
          {"M": {"$type": "string", "value": "{{word}}"} } } }
        """.ReplaceLineEndings(" ");

    private sealed class Change(Action work) : IProgress<long>
    {
        private bool _done;

        public void Report(long value)
        {
            if (_done) return;
            _done = true;
            work();
        }
    }
}
