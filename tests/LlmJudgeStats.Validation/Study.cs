using System.Diagnostics;
using System.Globalization;
using LlmJudgeStats.Coverage;
using LlmJudgeStats.PassRates;

namespace LlmJudgeStats.Validation;

/// <summary>Runs what is not there yet, and writes each result as soon as it is known.</summary>
internal static class Study
{
    private static readonly double[] s_twoSided = [0.95, 0.9, 0.99];
    private static readonly double[] s_oneSided = [0.9, 0.95, 0.975, 0.99];

    public static void Run(Filter filter, string folder)
    {
        foreach (var family in Family.All.Where(family => filter.Has("family", family.Id)))
        {
            Directory.CreateDirectory(Path.Combine(folder, family.Id));
            foreach (var candidate in family.Candidates.Where(candidate => filter.Has("interval", candidate.Id)))
            {
                foreach (var (name, design) in family.Designs.Where(design => filter.Has("design", design.Name)))
                    Run(family, candidate, name, design, filter, folder);
            }
        }
    }

    private static void Run(Family family, Candidate candidate, string name, StudyDesign design, Filter filter, string folder)
    {
        if (design.Outcomes > candidate.MaxOutcomes) return;
        foreach (var level in s_twoSided.Where(level => filter.Has("limits", ResultRow.TwoSided) && filter.Has("level", Text(level))))
            One(family, candidate, name, level, ResultRow.TwoSided, folder,
                () => ExactCoverage.Enumerate(candidate.TwoSided(level), design));
        if (candidate.OneSided is not { } oneSided) return;
        foreach (var level in s_oneSided.Where(level => filter.Has("limits", ResultRow.OneSided) && filter.Has("level", Text(level))))
            One(family, candidate, name, level, ResultRow.OneSided, folder, () => ExactCoverage.OneSided(oneSided, design, level));
    }

    private static void One(
        Family family, Candidate candidate, string name, double level, string limits, string folder, Func<ExactCoverage> enumerate)
    {
        var file = ResultFile.Open(folder, family, candidate);
        if (file.Has(name, level, limits)) return;
        var clock = Stopwatch.StartNew();
        var coverage = enumerate();
        var computed = clock.Elapsed;
        var map = coverage.Over(family.Grid);
        var row = ResultRow.Of(name, level, limits, family.Designs.Single(design => design.Name == name).Design.Outcomes, map);
        // Drawn intervals need not be symmetric; all others have the law, and the mirrored design for nothing.
        var mirror = Family.Mirror(name);
        var drawn = candidate.Peer || candidate.Id.Contains("bootstrap", StringComparison.Ordinal);
        var mirrored = !drawn && mirror != name && family.Designs.Any(design => design.Name == mirror);
        file.Add(mirrored ? [row, row.Mirrored(mirror)] : [row]);
        if (limits == ResultRow.TwoSided && (level == s_twoSided[0] || candidate.IsMapped))
        {
            var worst = WorstMap.Of(map, family.Grid, level);
            file.Merge(level, mirrored ? worst.Worst(worst.Mirror()) : worst);
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{family.Id} {candidate.Id} {row.Key}: minimum {row.Minimum:F5}, mean {row.Mean:F4}, width {row.MeanWidth:F4}, below "
                + $"{row.ShareBelow:F4} "
                + $"({computed.TotalSeconds:F1} s + {(clock.Elapsed - computed).TotalSeconds:F1} s)"));
    }

    private static string Text(double level) => level.ToString(CultureInfo.InvariantCulture);
}
