namespace LlmJudgeStats.Tests.Docs;

/// <summary>The sample files: what is said of them is so.</summary>
public sealed class SampleFileTests
{
    private const string Cases = "tests/LlmJudgeStats.Tool.Tests/FieldCases/data/";

    /// <summary>Files that are field cases, too, with other names: the right answers are tested there.</summary>
    [Theory]
    [InlineData("timeouts.csv", "20-judge-times-out-on-hard-items.csv")]
    [InlineData("splits.csv", "12-splits-prompt-dev-heldout.csv")]
    [InlineData("agreement.csv", "34-reviewers-said-agree-or-not.csv")]
    [InlineData("pool-counts.csv", "24-one-label-pool-three-systems.csv")]
    [InlineData("verdicts.csv", "25a-verdicts.csv")]
    [InlineData("labels.csv", "25b-labels.csv")]
    [InlineData("two-raters.csv", "18-two-raters.csv")]
    [InlineData("undecided.csv", "14-label-uncertain.csv")]
    [InlineData("has-error.csv", "13-opposite-polarity.csv")]
    [InlineData("nested.jsonl", "10-nested-result.jsonl")]
    public void A_copy_is_a_copy(string sample, string original) =>
        Assert.Equal(Repository.Read(Cases + original), Repository.Read("docs/samples/" + sample));

    /// <summary>Every cell of the made-up file has labels in the proportion of its items, so the rate is known.</summary>
    [Fact]
    public void The_file_of_unsure_verdicts_is_made_as_said()
    {
        var rows = Repository.Read("docs/samples/unsure.csv").TrimEnd().Split('\n').Skip(1).Select(line => line.Split(','))
            .ToLookup(row => (Confidence: row[1], Verdict: row[2]), row => row[3]);
        var sizes = rows.ToDictionary(cell => cell.Key, cell => (cell.Count(), cell.Count(label => label.Length > 0),
            cell.Count(label => label == "pass")));
        Assert.Equal(4, sizes.Count);
        Assert.Equal((220, 22, 20), sizes[("high", "pass")]);
        Assert.Equal((60, 6, 1), sizes[("high", "fail")]);
        Assert.Equal((80, 40, 16), sizes[("low", "pass")]);
        Assert.Equal((40, 20, 6), sizes[("low", "fail")]);
        var passing = sizes.Values.Sum(cell => (double)cell.Item1 * cell.Item3 / cell.Item2);
        Assert.Equal(0.635, passing / sizes.Values.Sum(cell => cell.Item1), 12);
    }

    /// <summary>Labels belong to answers, and whole conversations are labelled or not.</summary>
    [Theory]
    [InlineData("runs.csv", 0, 200, 60, 3, 3)]
    [InlineData("conversations.csv", 1, 60, 20, 4, 12)]
    public void The_files_of_dependent_rows_are_made_as_said(string sample, int column, int clusters, int labelled, int fewest, int most)
    {
        var rows = Repository.Read($"docs/samples/{sample}").TrimEnd().Split('\n').Skip(1).Select(line => line.Split(','))
            .GroupBy(row => row[column], row => row[3]).ToArray();
        Assert.Equal(clusters, rows.Length);
        Assert.Equal(labelled, rows.Count(cluster => cluster.All(label => label.Length > 0)));
        Assert.Equal(clusters - labelled, rows.Count(cluster => cluster.All(label => label.Length == 0)));
        Assert.Equal((fewest, most), (rows.Min(cluster => cluster.Count()), rows.Max(cluster => cluster.Count())));
        if (sample == "runs.csv") Assert.All(rows, answer => Assert.Single(answer.Distinct()));
    }

    [Fact]
    public void Every_sample_is_described() => Assert.All(
        Repository.Files("docs/samples", "*.csv").Concat(Repository.Files("docs/samples", "*.jsonl")),
        file => Assert.Contains(
            $"`{Path.GetFileName(file)}`", Repository.Read("docs/samples/README.md"), StringComparison.Ordinal));
}
