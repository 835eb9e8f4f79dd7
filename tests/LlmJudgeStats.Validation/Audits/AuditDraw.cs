using LlmJudgeStats.Audit;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Validation.Audits;

/// <summary>Benchmarks from a recipe and a seed: answers with the log-odds ability minus difficulty.</summary>
/// <param name="recipe">How.</param>
/// <param name="number">Which one.</param>
internal sealed class AuditDraw(AuditRecipe recipe, int number)
{
    private const double DeviationOfItems = 1.2;
    private Philox _random = new(2030, ((ulong)recipe << 32) + (ulong)number);

    /// <summary>Every finding of a fresh draw: the check and its subject, with the verdict.</summary>
    /// <param name="recipe">How.</param>
    /// <param name="number">Which one.</param>
    public static IReadOnlyList<AuditFinding> Findings(AuditRecipe recipe, int number)
    {
        var studies = new AuditDraw(recipe, number).Studies();
        var alone = studies.SelectMany(study => AuditChecks.All
            .Select(check => check is RankingCheck ranking ? ranking with { Replicates = 0 } : check)
            .SelectMany(check => check.Estimate(in study, 0.95)));
        var pairs = studies.SelectMany((first, i) => studies.Skip(i + 1)
            .Select(second => CoDirectionCheck.Default.Between(first, second, 0.95)));
        return [.. alone, .. pairs];
    }

    private BenchmarkStudy[] Studies() => recipe switch
    {
        AuditRecipe.Whole => Whole(),
        AuditRecipe.Healthy => [Scored(Line(5, -2.3, 2.3), Items(110), runs: 5, Grows(12, -0.5, 2.0, 110))],
        AuditRecipe.Noisy => [Scored(new double[6], Items(50, 0.25), runs: 5)],
        AuditRecipe.Saturated => [Scored([2.2, 1.9, .. Line(10, 3.75, 3.95)], Items(250), runs: 1)],
        AuditRecipe.Contaminated => [Leaked()],
        AuditRecipe.NonMonotone => [new() { Systems = [], Trajectories = [Wanders(16, 100)] }],
        AuditRecipe.Contradicting => Opposed(),
    };

    // Eight systems, five runs in random orders, fresh items a little harder, a second benchmark, a training run.
    private BenchmarkStudy[] Whole()
    {
        const double Guessing = 0.25;
        var abilities = Line(8, -1.05, 1.05);
        var study = Scored(abilities, Items(200), runs: 5, Grows(12, -1, 1.5, 200), Guessing, hasPlaces: true);
        var fresh = Means(abilities, Items(200, shift: 0.15), 5, Guessing);
        var second = Scored(abilities, Items(150), runs: 1, guessing: Guessing);
        return
        [
            study with
            {
                Name = "first",
                Chance = Guessing,
                Splits = [new() { Old = study.Items!, Fresh = ItemMoments.FromScores(fresh, abilities.Length) }],
            },
            second with { Name = "second", Chance = Guessing },
        ];
    }

    private BenchmarkStudy Leaked()
    {
        var abilities = Line(8, -1.05, 1.05);
        var old = Means(abilities, Items(250), 1);
        for (var i = 0; i < old.Length; i++)
        {
            // What a leaked item would have failed is passed as often as gives about 21 points.
            if (i % 8 is 2 or 5 && _random.NextBernoulli(0.42)) old[i] = 1;
        }
        var fresh = Means(abilities, Items(250, shift: 0.15), 1);
        return new()
        {
            Systems = [.. Names(8)],
            Splits = [new() { Old = ItemMoments.FromScores(old, 8), Fresh = ItemMoments.FromScores(fresh, 8) }],
        };
    }

    private BenchmarkStudy[] Opposed()
    {
        var abilities = Line(10, -1.5, 1.5);
        double[] reversed = [.. abilities.Reverse()];
        return
        [
            Scored(abilities, Items(120), 1) with { Name = "code-a" },
            Scored(reversed, Items(120), 1) with { Name = "code-b" },
            Scored(abilities, Items(120), 1) with { Name = "math" },
        ];
    }

    private BenchmarkStudy Scored(
        double[] abilities, double[] items, int runs, Trajectory? trained = null, double guessing = 0, bool hasPlaces = false)
    {
        var systems = abilities.Length;
        var tables = new double[systems][];
        var all = new double[items.Length * systems];
        for (var s = 0; s < systems; s++)
        {
            tables[s] = Answers(abilities[s], items, runs, guessing);
            for (var i = 0; i < items.Length; i++) all[(i * systems) + s] = tables[s].AsSpan(i * runs, runs).ToArray().Average();
        }
        var table = new ItemTable(all, systems);
        return new()
        {
            Systems = [.. Names(systems)],
            Items = table.Moments,
            Scores = table,
            IsSingleRun = runs == 1,
            Runs = runs == 1 ? [] :
            [
                .. tables.Select((scores, s) => new RunMoments
                {
                    System = Names(systems)[s],
                    Runs = ItemMoments.FromScores(scores, runs),
                    Positions = hasPlaces ? PositionMoments.FromScores(scores, Places(items.Length, runs), runs) : null,
                }),
            ],
            Trajectories = trained is null ? [] : [trained],
        };
    }

    private double[] Means(double[] abilities, double[] items, int runs, double guessing = 0) =>
        [.. Scored(abilities, items, runs, guessing: guessing).Scores!.Scores.ToArray()];

    private Trajectory Grows(int checkpoints, double from, double to, int items)
    {
        var abilities = Line(checkpoints, from, to);
        return Trained(abilities, items);
    }

    // Deviations of .35 on the log-odds that have nothing to do with the step.
    private Trajectory Wanders(int checkpoints, int items) =>
        Trained([.. Enumerable.Range(0, checkpoints).Select(_ => 0.35 * Normal())], items);

    private Trajectory Trained(double[] abilities, int items)
    {
        var moments = Scored(abilities, Items(items), 1).Items!;
        return new("train", [.. Enumerable.Range(1, abilities.Length).Select(step => (double)step)], moments);
    }

    // All runs of the first item first.
    private double[] Answers(double ability, double[] items, int runs, double guessing)
    {
        var answers = new double[items.Length * runs];
        for (var i = 0; i < answers.Length; i++)
        {
            var skill = 1 / (1 + Math.Exp(items[i / runs] - ability));
            answers[i] = _random.NextBernoulli(guessing + ((1 - guessing) * skill)) ? 1 : 0;
        }
        return answers;
    }

    private double[] Places(int items, int runs)
    {
        var places = new double[items * runs];
        for (var run = 0; run < runs; run++)
        {
            var order = Enumerable.Range(0, items).ToArray();
            for (var i = items - 1; i > 0; i--)
            {
                var other = (int)(_random.NextDouble() * (i + 1));
                (order[i], order[other]) = (order[other], order[i]);
            }
            for (var i = 0; i < items; i++) places[(i * runs) + run] = order[i] / (items - 1.0);
        }
        return places;
    }

    private double[] Items(int count, double deviation = DeviationOfItems, double shift = 0) =>
        [.. Enumerable.Range(0, count).Select(_ => shift + (deviation * Normal()))];

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());

    private static double[] Line(int count, double from, double to) =>
        [.. Enumerable.Range(0, count).Select(i => from + ((to - from) * i / (count - 1)))];

    private static string[] Names(int count) => [.. Enumerable.Range(1, count).Select(i => $"s{i}")];
}
