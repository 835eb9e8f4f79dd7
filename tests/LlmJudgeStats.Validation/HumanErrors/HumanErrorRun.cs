using System.Globalization;
using LlmJudgeStats.LabelQuality;

namespace LlmJudgeStats.Validation.HumanErrors;

/// <summary>Coverage of normalised accuracy and of rates behind labels that err, beside textbook intervals on the same cells.</summary>
internal static class HumanErrorRun
{
    private const int Studies = 2_000;

    private static readonly double[] s_levels = [0.9, 0.95, 0.99];

    /// <summary>Every outcome of ratios; then labels that err, drawn.</summary>
    public static void Run(string folder)
    {
        var path = Path.Combine(folder, "human-error");
        Directory.CreateDirectory(path);
        Write(Path.Combine(path, "ratio.csv"), "kind,items/doubles,accuracy,consistency,share,c90,c95,c99,log95,delta95,mover95", Ratios());
        Write(Path.Combine(path, "label-error.csv"), "singles+doubles,rate,error,studies,c90,c95,c99,delta95,uncorrected95",
            LabelErrorCell.All.Select(cell => Line(cell.Name, [Studies, .. cell.Contained(Studies, s_levels)
                .Select(count => (double)count / Studies)])));
    }

    private static IEnumerable<string> Ratios()
    {
        foreach (var items in new[] { 30, 50 })
        {
            foreach (var line in Paired(items)) yield return line;
        }
        foreach (var (items, doubles) in new[] { (50, 30), (100, 50), (30, 50) })
        {
            var coverage = new ApartRatioCoverage(items, doubles, s_levels);
            foreach (var population in RatioPopulation.All.Where(population => population.Share == 0))
                yield return Apart(coverage, $"separate,{items}/{doubles}", population, coverage.Separate(population));
            foreach (var population in Fine())
                yield return Apart(coverage, $"separate-fine,{items}/{doubles}", population, coverage.Separate(population));
        }
        foreach (var (items, doubles) in new[] { (50, 30), (100, 50), (200, 50) })
        {
            var coverage = new ApartRatioCoverage(items, doubles, s_levels);
            foreach (var population in RatioPopulation.All)
                yield return Apart(coverage, $"subset,{items}/{doubles}", population, coverage.Subset(population));
        }
    }

    // Of other items a finer grid, as nothing goes together.
    private static IEnumerable<RatioPopulation> Fine()
    {
        for (var a = 50; a <= 99; a += a == 98 ? 1 : 2)
        {
            for (var r = 60; r <= 100; r += 2) yield return new(a / 100.0, r / 100.0, 0);
        }
    }

    private static IEnumerable<string> Paired(int items)
    {
        var coverage = new PairedRatioCoverage(items);
        foreach (var same in RatioPopulation.All.GroupBy(population => (population.Accuracy, population.Consistency)))
        {
            var p = coverage.PValues(same.First().Ratio);
            foreach (var population in same)
            {
                yield return Line(Named($"paired,{items}/{items}", population),
                [
                    .. s_levels.Select(level => coverage.Of(population, p, 1 - level)),
                    coverage.Of(population, TextbookRatios.LogContains), coverage.Of(population, TextbookRatios.DeltaContains),
                    coverage.Of(population, AsSeparate),
                ]);
            }
        }
    }

    private static bool AsSeparate(ConsistencyTable table, double ratio)
    {
        var (a, r) = (table.Accuracy, table.SelfConsistency);
        var study = new ConsistencyStudy
        {
            Table = ConsistencyTable.OfSeparate((long)a.Successes, (long)a.Size, (long)r.Successes, (long)r.Size),
        };
        return NormalizedAccuracyEstimator.Default.Estimate(in study, 0.95).Interval.Contains(ratio);
    }

    private static string Apart(ApartRatioCoverage coverage, string design, RatioPopulation population, double[] masses) =>
        Line(Named(design, population),
        [
            .. s_levels.Select((_, level) => coverage.Of(masses, population.Ratio, level)),
            coverage.Of(masses, population.Ratio, TextbookRatios.LogContains),
            coverage.Of(masses, population.Ratio, TextbookRatios.DeltaContains),
            coverage.Of(masses, population.Ratio, 1),
        ]);

    private static string Named(string design, RatioPopulation population) => string.Create(CultureInfo.InvariantCulture,
        $"{design},{population.Accuracy},{population.Consistency},{population.Share}");

    private static string Line(string name, IEnumerable<double> figures) =>
        name + string.Concat(figures.Select(figure => string.Create(CultureInfo.InvariantCulture, $",{figure:0.######}")));

    private static void Write(string path, string header, IEnumerable<string> lines)
    {
        using var file = new StreamWriter(path) { NewLine = "\n" };
        file.WriteLine(header);
        foreach (var line in lines) file.WriteLine(line);
    }
}
