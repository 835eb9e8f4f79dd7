using System.Globalization;
using System.Numerics;

namespace LlmJudgeStats.Data.Tests;

/// <summary>What a survey computes, against other ways to compute it.</summary>
public sealed class SurveyTests
{
    /// <summary>Fisher's exact test by whole numbers: every table of up to 14 items.</summary>
    [Fact]
    public void Fishers_test_counts_tables_that_are_no_likelier()
    {
        const double Rounding = 1e-9;
        for (var all = 2; all <= 14; all++)
        {
            for (var drawn = 1; drawn < all; drawn++)
            {
                for (var kind = 1; kind < all; kind++)
                {
                    for (var found = Math.Max(0, drawn + kind - all); found <= Math.Min(drawn, kind); found++)
                        Assert.Equal(Exact(found, drawn, kind, all), MissingSurvey.TwoSided(found, drawn, kind, all), Rounding);
                }
            }
        }
    }

    /// <summary>The design effect is the variance of cluster totals over that of independent rows, cluster by cluster.</summary>
    [Fact]
    public void A_design_effect_is_that_of_its_definition()
    {
        var random = new Random(7);
        var rows = Enumerable.Range(0, 400).Select(i => (Id: i, Cluster: i / 4, Pass: 0)).ToArray();
        var clusters = rows.GroupBy(row => row.Cluster).ToDictionary(group => group.Key, _ => random.NextDouble());
        for (var i = 0; i < rows.Length; i++) rows[i].Pass = random.NextDouble() < clusters[rows[i].Cluster] ? 1 : 0;
        var mean = rows.Average(row => (double)row.Pass);
        var squares = rows.GroupBy(row => row.Cluster).Sum(group => Math.Pow(group.Sum(row => row.Pass - mean), 2));
        var expected = squares * 100 / 99 / (400 * mean * (1 - mean));
        var survey = Of("id,conversation,verdict\n" + string.Concat(rows.Select(row => $"i{row.Id},c{row.Cluster},{row.Pass}\n")));
        var cluster = Assert.Single(survey.Facts.Pass.Clusters);
        Assert.Equal(expected, cluster.Agreeing!.Value.Effect, 1e-9);
        Assert.Equal((100, 400, 4.0), (cluster.Values, cluster.Items, cluster.ItemsForAValue));
    }

    /// <summary>The smallest set, found by trying them all.</summary>
    [Fact]
    public void Columns_that_tell_rows_apart_are_the_fewest()
    {
        var rows = from id in Enumerable.Range(0, 12) from judge in Enumerable.Range(0, 2) from run in Enumerable.Range(0, 3)
            select $"i{id},j{judge},s{id % 2},{run},{(id + judge + run) % 2}\n";
        var survey = Of("id,judge,system,run,verdict\n" + string.Concat(rows));
        Assert.Equal(["judge", "run"], survey.Facts.TellingApart.Select(column => column.Name));
    }

    [Fact]
    public void Ids_that_do_not_repeat_need_nothing_to_tell_them_apart()
    {
        var survey = Of("id,judge,verdict\n" + string.Concat(Enumerable.Range(0, 20).Select(i => $"i{i},j{i % 2},{i % 2}\n")));
        Assert.Empty(survey.Facts.TellingApart);
        Assert.False(survey.Facts.AreRepeated);
    }

    /// <summary>Bounded whatever the file: ten thousand values of a column, and none of them long.</summary>
    [Fact]
    public void A_column_keeps_ten_thousand_values_at_most()
    {
        var survey = Of("name,note,verdict\n" + string.Concat(Enumerable.Range(0, 10_500)
            .Select(i => string.Create(CultureInfo.InvariantCulture, $"n{i},{(i < 50 ? new string('x', 300) : "")}{i},{i % 2}\n"))));
        Assert.All(survey.Facts.Roles.All, column => Assert.InRange(column.Values.Values.Count, 1, ColumnSurvey.MostValues));
        Assert.All(survey.Facts.Roles.All.SelectMany(column => column.Values.Values), value => Assert.InRange(value.Text.Length, 0, 200));
        Assert.Equal([5250, 5250], survey.Facts.Roles.Verdict!.Values.Values.Select(value => value.Count));
    }

    private static FileSurvey Of(string rows)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, rows);
            return FileSurvey.Of(path, JudgmentReaderOptions.Default);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static double Exact(int found, int drawn, int kind, int all)
    {
        var seen = Ways(found);
        var unlikely = Enumerable.Range(0, drawn + 1).Select(Ways).Where(ways => ways <= seen)
            .Aggregate(BigInteger.Zero, (sum, ways) => sum + ways);
        return (double)unlikely / (double)Choose(all, drawn);

        BigInteger Ways(int some) => Choose(kind, some) * Choose(all - kind, drawn - some);
    }

    private static BigInteger Choose(int all, int some)
    {
        if (some < 0 || some > all) return 0;
        var ways = BigInteger.One;
        for (var i = 1; i <= some; i++) ways = ways * (all - some + i) / i;
        return ways;
    }
}
