using System.Globalization;
using LlmJudgeStats.Coverage;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Validation.Clusters;

/// <summary>
/// Real judgments: twelve systems together on the same questions, which are the clusters. A random fifth of the questions is labelled; does
/// the interval contain the human rate of the others?
/// </summary>
internal static class ClusterReal
{
    public const string Results = "real.csv";
    public const string Header = "judge,design,method,splits,held_95,mean_width_95";

    private const string Source = "nq301_qa.csv";
    private const int Splits = 1_000;
    private const double LabelledShare = 0.2;
    private const ulong Seed = 1;

    private static readonly CalibrationDesign[] s_designs = [CalibrationDesign.ByLabel, CalibrationDesign.Random];

    public static void Write(string data, string folder)
    {
        var lines = new List<string> { Header };
        foreach (var (judge, questions) in Read(Path.Combine(data, Source)))
        {
            foreach (var design in s_designs)
            {
                foreach (var result in Splitting(judge, questions, design))
                {
                    lines.Add(string.Create(CultureInfo.InvariantCulture,
                        $"{judge},{design},{result.Method},{result.Studies},{result.Hits[0]},{result.MeanWidth:F6}"));
                    Console.WriteLine(lines[^1]);
                }
            }
        }
        File.WriteAllText(Path.Combine(folder, ClusterRun.Folder, Results), string.Concat(lines.Select(line => line + "\n")));
    }

    private static ClusterResult[] Splitting(string judge, ConfusionCounts[] questions, CalibrationDesign design)
    {
        var results = ClusterMethod.All.Select(method => new ClusterResult(judge, method.Id)).ToArray();
        for (var split = 0UL; split < Splits; split++)
        {
            var random = new Philox(Seed, split);
            var left = (int)Math.Round(LabelledShare * questions.Length);
            var clusters = new ClusterDraw[questions.Length];
            var hidden = default(ConfusionCounts);
            for (var i = 0; i < questions.Length; i++)
            {
                var isLabelled = random.NextDouble() * (questions.Length - i) < left;
                clusters[i] = isLabelled ? new(questions[i], default) : new(default, Verdicts(questions[i]));
                if (isLabelled) left--;
                else hidden += questions[i];
            }
            var rate = (double)(hidden.TruePositive + hidden.FalseNegative) / hidden.Count;
            var drawn = new ClusterStudy(design, clusters);
            for (var j = 0; j < results.Length; j++) ClusterMethod.All[j].Add(results[j], drawn, rate);
        }
        return results;
    }

    private static JudgeTally Verdicts(ConfusionCounts cluster) =>
        JudgeTally.Of(cluster.TruePositive + cluster.FalsePositive, cluster.Count);

    private static IEnumerable<(string Judge, ConfusionCounts[] Questions)> Read(string path)
    {
        var rows = File.ReadLines(path).ToArray();
        var columns = rows[0].Split(',');
        int Column(string name) => Array.IndexOf(columns, name);
        var (judge, verdict, truth, cluster) = (Column("judge"), Column("verdict"), Column("truth"), Column("cluster"));
        return
            from row in rows.Skip(1)
            let words = row.Split(',')
            where words[verdict] is "0" or "1" && words[truth] is "0" or "1"
            group words by words[judge] into all
            select (all.Key, all.GroupBy(words => words[cluster], words => Of(words[truth] == "1", words[verdict] == "1"))
                .Select(question => question.Aggregate((sum, one) => sum + one)).ToArray());
    }

    private static ConfusionCounts Of(bool label, bool verdict) => ConfusionCounts.FromPairs([label], [verdict]);
}
