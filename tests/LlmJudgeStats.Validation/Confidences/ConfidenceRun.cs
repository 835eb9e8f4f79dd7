using System.Globalization;
using LlmJudgeStats.JudgeConfidence;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Validation.Confidences;

/// <summary>The area under the curve beside textbook intervals, and thresholds that are claimed to reach an accuracy.</summary>
internal static class ConfidenceRun
{
    private const int AucStudies = 2_000;
    private const int SelectiveStudies = 1_000;
    private const ulong Seed = 2028;
    private const double Level = 0.95;

    private static readonly double[] s_levels = [0.9, 0.95, 0.99];
    private static readonly (int Right, int Wrong)[] s_sizes = [(10, 10), (20, 20), (50, 50), (10, 50), (50, 10), (100, 30)];

    public static void Run(string folder)
    {
        var path = Path.Combine(folder, "confidence");
        Directory.CreateDirectory(path);
        Write(Path.Combine(path, "auc.csv"), "right/wrong,population,area,studies,c90,c95,c99,delong95,logit95", Areas());
        Write(Path.Combine(path, "threshold.csv"), "items,target,population,studies,wrong,wrong_lowest,claimed,share", Thresholds());
    }

    private static IEnumerable<string> Areas()
    {
        ulong stream = 0;
        foreach (var (right, wrong) in s_sizes)
        {
            foreach (var population in AucPopulation.All)
            {
                var contained = Contained(population, right, wrong, stream++);
                yield return string.Create(CultureInfo.InvariantCulture,
                    $"{right}/{wrong},{population.Name},{population.Area:F4},{AucStudies},")
                    + string.Join(',', contained.Select(count => Share(count, AucStudies)));
            }
        }
    }

    // Of each level, then of the textbooks' two at .95.
    private static int[] Contained(AucPopulation population, int right, int wrong, ulong stream)
    {
        var random = new Philox(Seed, stream);
        var counts = new int[s_levels.Length + 2];
        var z = Normal.TwoSidedError(1 - Level);
        var area = population.Area;
        for (var i = 0; i < AucStudies; i++)
        {
            var sample = population.Draw(right, wrong, ref random);
            for (var l = 0; l < s_levels.Length; l++)
            {
                if (AucEstimator.Default.Estimate(in sample, s_levels[l]).Interval.Contains(area)) counts[l]++;
            }
            var textbook = new TextbookAuc(sample);
            if (textbook.Contains(area, z)) counts[^2]++;
            if (textbook.ContainsInLogOdds(area, z)) counts[^1]++;
        }
        return counts;
    }

    private static IEnumerable<string> Thresholds()
    {
        ulong stream = 1000;
        foreach (var items in new[] { 100, 200, 500 })
        {
            foreach (var target in new[] { 0.8, 0.9 })
            {
                foreach (var population in SelectivePopulation.All) yield return Claims(population, items, target, stream++);
            }
        }
    }

    private static string Claims(SelectivePopulation population, int items, double target, ulong stream)
    {
        var random = new Philox(Seed, stream);
        var wrong = 0;
        var wrongLowest = 0;
        var claimed = 0;
        var answered = 0.0;
        for (var i = 0; i < SelectiveStudies; i++)
        {
            var found = SelectiveAccuracy.Of(population.Draw(items, ref random));
            if (found.LowestThreshold(target, Level) is { } shown)
            {
                claimed++;
                answered += 1 - shown.Part.Threshold;
                if (population.Above(shown.Part.Threshold) < target) wrong++;
            }
            // What one does with a table: the lowest threshold whose accuracy is high enough there.
            var lowest = found.Curve.LastOrDefault(part => part.Accuracy.Rate >= target);
            if (lowest.Labelled > 0 && population.Above(lowest.Threshold) < target) wrongLowest++;
        }
        return string.Create(CultureInfo.InvariantCulture, $"{items},{target},{population.Name},{SelectiveStudies},")
            + $"{Share(wrong, SelectiveStudies)},{Share(wrongLowest, SelectiveStudies)},{Share(claimed, SelectiveStudies)},"
            + (answered / SelectiveStudies).ToString("F4", CultureInfo.InvariantCulture);
    }

    private static string Share(int count, int studies) => ((double)count / studies).ToString("F4", CultureInfo.InvariantCulture);

    private static void Write(string path, string header, IEnumerable<string> lines)
    {
        File.WriteAllText(path, string.Concat(new[] { header }.Concat(lines).Select(line => line + "\n")));
        Console.WriteLine(path);
    }
}
