using System.Globalization;
using System.Text;
using LlmJudgeStats.Data;

namespace LlmJudgeStats.Validation.Real;

/// <summary>
/// How often intervals contain a human rate that was hidden from them, on published judgments: random calibration splits of every slice.
/// </summary>
internal static class RealData
{
    private const int Splits = 20;
    private const ulong Seed = 1;
    private const double WeakBelow = 0.2;

    private static readonly (string Name, string File, string[] Columns)[] s_sets =
    [
        ("nq301, judge x system", "nq301_qa.csv", ["judge", "system"]),
        ("llmbar, judge x order", "llmbar_swap.csv", ["judge", "position"]),
        ("llmbar, judge x order x category", "llmbar_swap.csv", ["judge", "position", "stratum"]),
    ];

    public static void Write(string data, string folder)
    {
        var slices = s_sets.SelectMany(set => Slices(set.Name, Path.Combine(data, set.File), set.Columns)).ToArray();
        var tallies = new RealTally[slices.Length][];
        Parallel.For(0, slices.Length, i => tallies[i] = Tallies(slices[i], (ulong)i));
        var results = slices.Zip(tallies, (slice, tally) => (Slice: slice, Tallies: tally)).ToArray();
        File.WriteAllText(Path.Combine(folder, "real-data.csv"), Csv(results));
        File.WriteAllText(Path.Combine(folder, "real-data.md"), Page(results));
    }

    private static IEnumerable<RealSlice> Slices(string name, string path, string[] columns) =>
        from part in JudgmentReader.Read(path, new() { GroupColumns = columns }).Groups
        where part.Calibration.Count > 0
        select new RealSlice(name, string.Join(" | ", part.Key.Select(key => key.Value)), part.Calibration);

    private static RealTally[] Tallies(RealSlice slice, ulong index)
    {
        var tallies = new RealTally[RealMethod.All.Count];
        for (var split = 0UL; split < Splits; split++)
        {
            var (labelled, hidden) = slice.Split(Seed, (index * Splits) + split);
            var rate = (double)(hidden.TruePositive + hidden.FalseNegative) / hidden.Count;
            var test = JudgeTally.Of(hidden.TruePositive + hidden.FalsePositive, hidden.Count);
            for (var i = 0; i < tallies.Length; i++)
            {
                var study = new JudgeStudy { Test = test, Calibration = Calibration.FromCounts(labelled, RealMethod.All[i].Design) };
                tallies[i] += RealTally.Of(RealMethod.All[i].Estimator.Estimate(in study, IntervalEstimate.DefaultLevel), rate);
            }
        }
        return tallies;
    }

    private static string Csv((RealSlice Slice, RealTally[] Tallies)[] results)
    {
        var csv = new StringBuilder("data_set,slice,items,human_rate,judged_rate,youden");
        foreach (var method in RealMethod.All)
            csv.Append(CultureInfo.InvariantCulture, $",{method.Id}_share,{method.Id}_width,{method.Id}_no_point");
        csv.Append('\n');
        foreach (var (slice, tallies) in results)
        {
            csv.Append(CultureInfo.InvariantCulture,
                $"\"{slice.DataSet}\",{slice.Name},{slice.Counts.Count},{slice.HumanRate:F4},{slice.JudgedRate:F4},{slice.Youden:F4}");
            foreach (var tally in tallies)
                csv.Append(CultureInfo.InvariantCulture, $",{tally.Share:F2},{tally.MeanWidth:F4},{tally.WithoutPoint}");
            csv.Append('\n');
        }
        return csv.ToString();
    }

    private static string Page((RealSlice Slice, RealTally[] Tallies)[] results)
    {
        var page = new StringBuilder(RealWords.Introduction);
        foreach (var set in results.GroupBy(result => result.Slice.DataSet))
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {set.Key}\n\n");
            page.Append(CultureInfo.InvariantCulture,
                $"{set.Count()} slices of {set.Min(one => one.Slice.Counts.Count)} to {set.Max(one => one.Slice.Counts.Count)} items; "
                    + $"human rate "
                    + $"{set.Min(one => one.Slice.HumanRate):F2} to {set.Max(one => one.Slice.HumanRate):F2}; J "
                    + $"{set.Min(one => one.Slice.Youden):F2} to "
                    + $"{set.Max(one => one.Slice.Youden):F2}, below {WeakBelow} in {set.Count(one => one.Slice.Youden < WeakBelow)} "
                    + $"slices.\n\n");
            page.Append("| method | contain the hidden rate | mean width | without a point | worst slice | J below 0.2: contain | width | "
                + "J from 0.2: contain | width |\n");
            page.Append("|---|---|---|---|---|---|---|---|---|\n");
            for (var i = 0; i < RealMethod.All.Count; i++)
            {
                var all = Sum(set.Select(one => one.Tallies[i]));
                var worst = set.Min(one => one.Tallies[i].Share);
                page.Append(CultureInfo.InvariantCulture,
                    $"| {RealMethod.All[i].Id} | {all.Share:F4} | {all.MeanWidth:F4} | {(double)all.WithoutPoint / all.Intervals:F3} | "
                        + $"{worst:F2} | ");
                page.Append(Cells(Sum(set.Where(one => one.Slice.Youden < WeakBelow).Select(one => one.Tallies[i])))).Append(" | ");
                page.Append(Cells(Sum(set.Where(one => !(one.Slice.Youden < WeakBelow)).Select(one => one.Tallies[i])))).Append(" |\n");
            }
        }
        return page.Append(RealWords.Discussion).ToString();
    }

    private static RealTally Sum(IEnumerable<RealTally> tallies) => tallies.Aggregate(default(RealTally), (sum, tally) => sum + tally);

    private static string Cells(RealTally tally) =>
        tally.Intervals == 0 ? "- | -" : string.Create(CultureInfo.InvariantCulture, $"{tally.Share:F4} | {tally.MeanWidth:F4}");
}
