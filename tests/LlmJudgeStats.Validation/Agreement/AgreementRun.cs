using System.Globalization;
using LlmJudgeStats.Agreement;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Validation.Agreement;

/// <summary>Coverage of agreement: every table of two raters and two classes; more classes and raters drawn.</summary>
internal static class AgreementRun
{
    private const int Populations = 12;

    private static readonly double[] s_levels = [0.9, 0.95, 0.99];

    private static readonly AgreementCoefficient[] s_coefficients =
    [
        AgreementCoefficient.Kappa, AgreementCoefficient.GwetAc1, AgreementCoefficient.Matthews, AgreementCoefficient.ScottPi,
    ];

    /// <summary>Every outcome. Writes <c>agreement/exact.csv</c>.</summary>
    public static void Exact(string folder)
    {
        List<string> lines = ["items,coefficient,c90,c95,c99,lower95,upper95,delta95,fisher95,jackknife95,bootstrap95"];
        foreach (var items in new[] { 20, 50 })
        {
            var outcomes = new TableOutcomes(items);
            foreach (var coefficient in s_coefficients)
            {
                lines.Add(string.Create(CultureInfo.InvariantCulture, $"{items},{coefficient.Id},{Line(outcomes, coefficient)}"));
                Console.WriteLine(lines[^1]);
            }
        }
        Save(folder, "exact.csv", lines);
    }

    /// <summary>The lowest coverage over the populations.</summary>
    /// <param name="outcomes">Every table.</param>
    /// <param name="populations">The populations.</param>
    /// <param name="coefficient">Which coefficient.</param>
    /// <param name="limits">The interval of a table.</param>
    public static double Lowest(TableOutcomes outcomes, IReadOnlyList<double[]> populations, AgreementCoefficient coefficient,
        Func<long[], (double Lower, double Upper)> limits)
    {
        (long[] Counts, double Lower, double Upper)[] answers =
            [.. outcomes.All.Select(counts => (counts, limits(counts).Lower, limits(counts).Upper))];
        return populations.Min(population =>
        {
            var truth = Truth(coefficient, population);
            return answers.Sum(one => one.Lower <= truth && one.Upper >= truth ? outcomes.Probability(one.Counts, population) : 0);
        });
    }

    private static string Line(TableOutcomes outcomes, AgreementCoefficient coefficient)
    {
        double[][] populations = [.. TableOutcomes.Populations];
        var random = new Philox(61, (ulong)outcomes.Items);
        Dictionary<long[], (double, double)> drawn = [];
        foreach (var counts in outcomes.All) drawn[counts] = TextbookIntervals.Bootstrap(coefficient, counts, ref random);
        double[] figures =
        [
            .. s_levels.Select(level => Lowest(outcomes, populations, coefficient, counts => Hull(coefficient, counts, level))),
            Lowest(outcomes, populations, coefficient, counts => (Hull(coefficient, counts, 0.9).Lower, 2)),
            Lowest(outcomes, populations, coefficient, counts => (-2, Hull(coefficient, counts, 0.9).Upper)),
            Lowest(outcomes, populations, coefficient, counts => TextbookIntervals.Delta(coefficient, counts)),
            Lowest(outcomes, populations, coefficient, counts => TextbookIntervals.Fisher(coefficient, counts)),
            Lowest(outcomes, populations, coefficient, counts => TextbookIntervals.Jackknife(coefficient, counts)),
            Lowest(outcomes, populations, coefficient, counts => drawn[counts]),
        ];
        return string.Join(',', figures.Select(figure => figure.ToString("F4", CultureInfo.InvariantCulture)));
    }

    /// <summary>The interval of the library.</summary>
    public static (double Lower, double Upper) Hull(AgreementCoefficient coefficient, long[] counts, double level)
    {
        var table = TableOutcomes.Table(counts);
        var interval = new AgreementEstimator { Coefficient = coefficient }.Estimate(in table, level).Interval;
        return (interval.Lower, interval.Upper);
    }

    private static double Truth(AgreementCoefficient coefficient, double[] population)
    {
        double[] places = [.. Enumerable.Range(0, (int)Math.Sqrt(population.Length)).Select(k => (double)k)];
        return new TableShares(population, places).Coefficient(coefficient, new double[population.Length]);
    }

    /// <summary>Drawn studies. Writes <c>agreement/simulated.csv</c>.</summary>
    public static void Simulate(string folder, int sets)
    {
        List<string> lines = ["what,classes,raters,missing,items,sets,c90,c95,c99,delta95"];
        foreach (var items in new[] { 20, 50, 200 })
        {
            foreach (var coefficient in new[] { AgreementCoefficient.Kappa, AgreementCoefficient.KappaQuadratic })
                lines.Add(Drawn(coefficient, new(3, 2, 0, items), sets));
            foreach (var classes in new[] { 2, 3 })
            {
                foreach (var missing in new[] { 0, 0.3 })
                    lines.Add(Drawn(AgreementCoefficient.KrippendorffAlpha, new(classes, 3, missing, items), sets));
            }
        }
        Save(folder, "simulated.csv", lines);
    }

    private static string Drawn(AgreementCoefficient coefficient, RaterCell cell, int sets)
    {
        var lowest = new double[s_levels.Length + 1];
        Array.Fill(lowest, 1);
        for (var number = 0; number < Populations; number++)
        {
            var coverage = Coverage(coefficient, cell, number, sets);
            for (var i = 0; i < lowest.Length; i++) lowest[i] = Math.Min(lowest[i], coverage[i]);
        }
        var line = string.Create(CultureInfo.InvariantCulture,
            $"{coefficient.Id},{cell.Classes},{cell.Raters},{cell.Missing},{cell.Items},{sets},")
            + string.Join(',', lowest.Select(figure => figure.ToString("F4", CultureInfo.InvariantCulture)));
        Console.WriteLine(line);
        return line;
    }

    private static double[] Coverage(AgreementCoefficient coefficient, RaterCell cell, int number, int sets)
    {
        var population = cell.Population(number);
        var truth = cell.Raters == 2 ? Truth(coefficient, population.Pairs) : population.Alpha;
        var random = new Philox(
            62, ((ulong)cell.Items << 16) + ((ulong)cell.Classes << 8) + ((ulong)number << 1) + (cell.Missing > 0 ? 1UL : 0));
        var hits = new double[s_levels.Length + 1];
        var hull = new AgreementEstimator { Coefficient = coefficient };
        for (var set = 0; set < sets; set++)
        {
            var ratings = population.Draw(cell, ref random);
            Func<AgreementEstimator, double, JudgeEstimate> ask = cell.Raters == 2
                ? (estimator, level) => estimator.Estimate(cell.Table(ratings), level)
                : (estimator, level) => estimator.Estimate(cell.Set(ratings), level);
            for (var i = 0; i < s_levels.Length; i++) hits[i] += ask(hull, s_levels[i]).Interval.Contains(truth) ? 1.0 / sets : 0;
            var raw = ask(hull with { Interval = AgreementInterval.RawDelta }, 0.95);
            hits[^1] += raw.IsIdentified && raw.Interval.Contains(truth) ? 1.0 / sets : 0;
        }
        return hits;
    }

    private static void Save(string folder, string name, List<string> lines)
    {
        var path = Path.Combine(folder, "agreement", name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, string.Join('\n', lines) + "\n");
    }
}
