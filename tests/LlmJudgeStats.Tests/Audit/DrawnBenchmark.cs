using LlmJudgeStats.Audit;

namespace LlmJudgeStats.Tests.Audit;

/// <summary>A benchmark from a seed: systems that differ, items of all difficulties, runs in random orders, a training run.</summary>
/// <param name="Names">The systems.</param>
/// <param name="Scores">By system, run and item.</param>
/// <param name="Places">The place of an item in a run, from 0 to 1, by system, run and item.</param>
/// <param name="Checkpoints">By checkpoint and item.</param>
internal sealed record DrawnBenchmark(string[] Names, double[][][] Scores, double[][][] Places, double[][] Checkpoints)
{
    private const int Runs = 3;

    public static DrawnBenchmark Of(int seed)
    {
        var random = new Random(seed);
        var (systems, items) = (5 + random.Next(4), 25 + random.Next(20));
        double[] difficulty = [.. Enumerable.Range(0, items).Select(_ => (2 * random.NextDouble()) - 1)];
        return new(
            [.. Enumerable.Range(0, systems).Select(s => $"s{s}")],
            [.. Enumerable.Range(0, systems).Select(s => Of(Runs, _ => (3.0 * s / systems) - 1.5))],
            [.. Enumerable.Range(0, systems).Select(_ => Enumerable.Range(0, Runs).Select(_ => Order()).ToArray())],
            Of(9, step => seed % 3 == 0 ? 0 : (step / 4.0) - 1));

        double[][] Of(int columns, Func<int, double> ability) => [.. Enumerable.Range(0, columns).Select(column => difficulty
            .Select(one => random.NextDouble() < 1 / (1 + Math.Exp(one - ability(column))) ? 1.0 : 0).ToArray())];

        double[] Order()
        {
            var order = Enumerable.Range(0, items).ToArray();
            random.Shuffle(order);
            return [.. order.Select(place => place / (items - 1.0))];
        }
    }

    /// <summary>The same with systems and items in another order, and other names.</summary>
    public DrawnBenchmark Shuffled(int seed, Func<string, string> name)
    {
        var random = new Random(seed + 1000);
        var systems = Enumerable.Range(0, Names.Length).ToArray();
        var items = Enumerable.Range(0, Scores[0][0].Length).ToArray();
        random.Shuffle(systems);
        random.Shuffle(items);
        return new(
            [.. systems.Select(s => name(Names[s]))], [.. systems.Select(s => Moved(Scores[s]))],
            [.. systems.Select(s => Moved(Places[s]))], Moved(Checkpoints));

        double[][] Moved(double[][] rows) => [.. rows.Select(row => items.Select(item => row[item]).ToArray())];
    }

    /// <summary>Every score as a + b times it.</summary>
    public DrawnBenchmark Mapped(double a, double b) => this with
    {
        Scores = [.. Scores.Select(rows => Map(rows, a, b))],
        Checkpoints = Map(Checkpoints, a, b),
    };

    public BenchmarkStudy Study()
    {
        var table = new ItemTable(
            [.. Enumerable.Range(0, Scores[0][0].Length).SelectMany(item => Scores.Select(runs => runs.Average(run => run[item])))],
            Names.Length);
        return new()
        {
            Name = "drawn",
            Systems = [.. Names],
            Items = table.Moments,
            Scores = table,
            IsSingleRun = false,
            Runs =
            [
                .. Names.Select((name, s) => new RunMoments
                {
                    System = name,
                    Runs = ItemMoments.FromScores(Rows(Scores[s]), Runs),
                    Positions = PositionMoments.FromScores(Rows(Scores[s]), Rows(Places[s]), Runs),
                }),
            ],
            Trajectories =
            [
                new("train", [.. Checkpoints.Select((_, step) => (double)step)],
                    ItemMoments.FromScores(Rows(Checkpoints), Checkpoints.Length)),
            ],
            Chance = 0.2,
        };
    }

    private static double[] Rows(double[][] columns) =>
        [.. Enumerable.Range(0, columns[0].Length).SelectMany(item => columns.Select(column => column[item]))];

    private static double[][] Map(double[][] rows, double a, double b) =>
        [.. rows.Select(row => row.Select(score => a + (b * score)).ToArray())];
}
