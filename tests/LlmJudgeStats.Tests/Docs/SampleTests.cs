namespace LlmJudgeStats.Tests.Docs;

/// <summary>Every C# sample runs and prints what it promises; every C# snippet on a page is a piece of a sample.</summary>
[Collection(nameof(ChildProcesses))]
public sealed class SampleTests
{
    public static TheoryData<string> Samples => [.. Repository.Samples];

    public static TheoryData<string> Pages => [.. Repository.Pages];

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Sample_prints_what_it_promises(string sample)
    {
        foreach (var (package, version) in Repository.PackagesOf(sample))
        {
            Assert.SkipUnless(
                Repository.IsCached(package, version), $"{package} {version} is not in the package folder: run {sample} once to have it");
        }
        var outcome = await ChildProcess.DotnetAsync(["run", sample], TestContext.Current.CancellationToken);
        outcome.Succeeded(sample);
        var promised = Repository.Promised(sample);
        Assert.NotEmpty(promised);
        Assert.Equal(promised, outcome.Out.Split('\n'));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Snippets_are_pieces_of_samples(string page) => Assert.All(
        Repository.Blocks(page).Where(block => block.Language == "csharp"),
        block => Assert.Contains(
            Repository.SnippetSources, sample => Repository.Read(sample).Contains(block.Text, StringComparison.Ordinal)));

    [Fact]
    public void The_readme_quotes_the_first_sample() =>
        Assert.Contains(
            $"`{Repository.Promised("docs/samples/first-contact.cs")[0]}`", Repository.Read("README.md"), StringComparison.Ordinal);

    [Fact]
    public void The_page_of_naive_repeats_the_exact_coverage()
    {
        var page = Repository.Read("docs/estimators/naive.md");
        var rows = Repository.Promised("docs/samples/exact-coverage.cs").Skip(3)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToArray();
        Assert.Equal(Enum.GetValues<BinomialInterval>().Length, rows.Length);
        Assert.All(rows, row =>
        {
            var figures = row.Skip(1).Select(figure => figure[1..]).ToArray();    // .905, not 0.905
            var expected = $"| {row[0]} | {figures[0]}, {figures[1]} | {figures[2]}, {figures[3]} | {figures[4]}, {figures[5]} |";
            Assert.Contains(expected, page, StringComparison.Ordinal);
        });
    }
}
