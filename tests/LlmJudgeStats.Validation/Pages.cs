using System.Globalization;
using System.Text;
using LlmJudgeStats.Intervals;
using LlmJudgeStats.PassRates;
using LlmJudgeStats.Reporting;
using LlmJudgeStats.Validation.Clusters;
using LlmJudgeStats.Validation.Robust;

namespace LlmJudgeStats.Validation;

/// <summary>Writes the pages of docs/validation from the result files: nothing on them is typed by hand.</summary>
internal static class Pages
{
    private const string Introduction =
        """
        ## How it was computed

        Exact coverage of the intervals, by enumeration of every outcome of a study (`ExactCoverage`): no simulation, no seed. Each row of a
        table is one design.
        The grid has pass rates from 0 to 1 (in steps of .01; of .005 for labels sampled from the test population) and 144 judges:
        sensitivity and specificity
        in .55, .6, .65, .7, .75, .8, .85, .9, .95, .98, .99, 1. Coverage is rounded down. "Share low" is the share of the grid where it is
        more than .005 below
        the level. Outcomes with a total probability below 1e-13 at a point are left out. At each point of a map stands the lowest coverage
        over the designs, as
        the error rate (one minus coverage) against its nominal value: red where the error is above nominal, blue where it is not.

        "Peer" marks what others do, in an implementation of our own, for comparison. Where it gives no answer, or limits in the wrong
        order, it contains nothing.

        - `delta`: Rogan and Gladen's estimate with the delta method's standard error, as textbooks have it.
        - `lee-as-published`: the interval of Lee et al. as their code has it, without a guard against a judge at or below chance. With the
          guard it is
          `lang-reiczigel`.
        - `bayesian-...`: posteriors with uniform priors, cut at chance, or with Jeffreys' priors where labels are sampled; `equal-tailed`
          never contains a rate of 0 or 1, `equal-tailed-snap` is moved there where the data allow it.
        - `judgy-scheme`: a bootstrap of the labelled items that keeps the judged rate of the test items fixed, as a well-known tutorial has
          it; 500 draws.
        - `ppi-on-balanced-labels`: prediction-powered inference, made for random samples, on labels chosen by label. `ppi` and
          `ppi-plus-plus` are the
          same on a random sample, and its successor; the other variants are named after whose code they replicate.

        Computed by `tests/LlmJudgeStats.Validation`, which is not part of the test run:

        ```text
        dotnet run -c Release --project tests/LlmJudgeStats.Validation -- run --family by-label --interval guarded-score --level 0.95
        dotnet run -c Release --project tests/LlmJudgeStats.Validation -- pages
        ```

        Rows that are there already are not computed again; without filters everything is run, at the levels .90, .95 and .99, and for
        limits made for one side at
        .90, .95, .975 and .99. The `.csv` files hold the tables with six digits, where each minimum is, and the coverage of each limit
        alone. The `.map.txt` files
        hold the maps: a line for each judge (specificity fastest), a letter for each rate; from A to I the error against its nominal value
        is above 10, above 4,
        2, 1.4, 1.1, 1, 0.8, 0.5, and not above 0.5.

        Of those whose answers take from a tenth of a millisecond to a second the posteriors, `melding` and `bootstrap` have been run at
        .95, `exact` (of at most 7,000 outcomes)
        and `melding-mid-p` on some designs, and `judgy-scheme` at other levels on some; where labels are sampled, an answer serves every
        study that mirrors another, or differs in the name of a verdict.
        Limits for one side are those of the defaults, of `score` and of `profile-likelihood`. A table says how many of its designs it has.
        At levels other than .95 and for one side the pages
        list design by design only what is meant to hold; the `.csv` files have every row.


        """;

    private static readonly (string File, string Title)[] s_others =
    [
        ("real-data.md", "Real judgments: how often a hidden human rate is contained"),
        ("lee-et-al.md", "The studies of Lee et al. 2025: figures 2, 3 and 4"),
        ("width.md", "Narrower intervals that hold: balanced tails, and a level calibrated to the design"),
        ("gates.md", "Gates: how often they are wrong"),
        ("leaderboard.md", "Twelve systems, one judge, a fifth of the labels"),
        ("clusters.md", "Clusters: items that belong together, simulated"),
        ("differences.md", "Differences of two systems: enumerated, simulated, and under clusters"),
        ("means.md", "Means over strata: scores, preferences, classes, panels; enumerated, drawn, and under clusters"),
        ("mean-differences.md", "Differences of means of the same items: drawn, beside textbook intervals"),
        ("confidence.md", "Confidence: the area under the curve, and thresholds that are claimed"),
        ("human-error.md", "When people err too: normalised accuracy, enumerated, and label error, drawn"),
        ("monitoring.md", "Monitoring: the mean missed at any look of a path"),
        ("audit.md", "Benchmark health: what the checks of an audit find, and how often they are wrong"),
        ("agreement.md", "Agreement of raters: enumerated and drawn"),
        ("robustness.md", "Robustness: the laws on millions of random studies"),
    ];

    public static void Write(string folder)
    {
        var written = Family.All.Where(family => Directory.Exists(Path.Combine(folder, family.Id))).Where(family => Write(family, folder))
            .ToArray();
        RobustPage.Write(folder);
        ClusterPage.Write(folder);
        var index = new StringBuilder();
        index.Append("# Validation\n\n");
        Conclusion.Append(index, folder);
        index.Append(Introduction);
        foreach (var family in written) index.Append(CultureInfo.InvariantCulture, $"- [{family.Title}]({family.Id}.md)\n");
        foreach (var (file, title) in s_others.Where(other => File.Exists(Path.Combine(folder, other.File))))
            index.Append(CultureInfo.InvariantCulture, $"- [{title}]({file})\n");
        Below(index, folder);
        File.WriteAllText(Path.Combine(folder, "README.md"), index.ToString().ReplaceLineEndings("\n"));
    }

    // What the defaults promise and do not keep stands on the first page.
    private static void Below(StringBuilder page, string folder)
    {
        var promised = (
            from family in Family.All
            from candidate in family.Candidates
            where candidate.IsMeantToHold
            from row in ResultFile.Open(folder, family, candidate).Rows
            select (Family: family.Id, candidate.Id, Row: row)).ToArray();
        var below = promised.Where(entry => entry.Row.Minimum < entry.Row.Level).ToArray();
        page.Append("\n## Below the level\n\n");
        var names = promised.Select(entry => $"`{entry.Id}`").Distinct();
        page.Append(CultureInfo.InvariantCulture,
            $"Of the intervals that are meant to hold everywhere ({string.Join(", ", names)}) these are not at or above the level at\n");
        page.Append(CultureInfo.InvariantCulture, $"every point, of {promised.Length} rows computed:\n\n");
        page.Append("| designs | interval | design | level | limits | minimum | where: rate, sensitivity, specificity |\n"
            + "|---|---|---|---|---|---|---|\n");
        foreach (var (family, id, row) in below)
        {
            page.Append(CultureInfo.InvariantCulture,
                $"| {family} | {id} | {row.Design} | {row.Level} | {row.Limits} | {row.Minimum:F6} | {row.Rate}, {row.Sensitivity}, "
                    + $"{row.Specificity} |\n");
        }
        page.Append("\nFor limits made for one side the point is that of the worse limit; where sizes are symmetric the other limit is as "
            + "low at one minus that rate, with sensitivity and\nspecificity exchanged.\n");
    }

    private static bool Write(Family family, string folder)
    {
        var files = family.Candidates.Select(candidate => (Candidate: candidate, File: ResultFile.Open(folder, family, candidate)))
            .Where(entry => entry.File.Rows.Count > 0).ToArray();
        if (files.Length == 0) return false;
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture,
            $"# {family.Title}\n\nDesigns: {family.Sizes}. How this was computed: [validation](README.md).\n");
        var groups = files.SelectMany(entry => entry.File.Rows.Select(row => (row.Limits, row.Level))).Distinct()
            .OrderBy(group => group.Limits == ResultRow.OneSided).ThenBy(group => Math.Abs(group.Level - 0.95));
        foreach (var group in groups)
        {
            var title = group.Limits == ResultRow.OneSided ? "One-sided limits" : "Intervals";
            page.Append(CultureInfo.InvariantCulture, $"\n## {title}, level {group.Level}\n\n");
            if (group.Limits == ResultRow.TwoSided) Map(page, family, group.Level, files, folder);
            Summary(page, family, group, files);
            // Design by design where it matters; every row is in the .csv files.
            foreach (var (candidate, file) in files.Where(entry => group == (ResultRow.TwoSided, 0.95) || entry.Candidate.IsMeantToHold))
                Table(page, group, candidate, file);
        }
        File.WriteAllText(Path.Combine(folder, family.Id + ".md"), page.ToString());
        return true;
    }

    private static void Map(StringBuilder page, Family family, double level, (Candidate Candidate, ResultFile File)[] files, string folder)
    {
        // The published variants of prediction-powered inference look alike: one panel is enough, and the pages stay small.
        var shown = files.Where(entry => entry.Candidate.Id is not ("ppi-logit" or "ppi-plus-plus-chen" or "ppi-plus-plus-ppi-py"));
        var panels = shown.Select(entry => (Name: Name(entry.Candidate), Map: entry.File.Map(level))).Where(panel => panel.Map is not null)
            .Select(panel => new HeatMapPanel(panel.Name, panel.Map!.Rows(family.Grid))).ToArray();
        var name = string.Create(CultureInfo.InvariantCulture, $"{family.Id}-{level}.svg");
        var title = string.Create(CultureInfo.InvariantCulture, $"{family.Title}: lowest exact coverage over the designs, level {level}");
        File.WriteAllText(Path.Combine(folder, name), HeatMap.Svg(title, panels));
        page.Append(CultureInfo.InvariantCulture,
            $"![The lowest coverage over the designs at each pass rate and judge; failures in red]({name})\n\n");
    }

    private static void Summary(
        StringBuilder page, Family family, (string Limits, double Level) group, (Candidate Candidate, ResultFile File)[] files)
    {
        page.Append("| over its designs | designs | minimum | mean | share low | mean width | beside the first, on the same designs |\n"
            + "|---|---|---|---|---|---|---|\n");
        foreach (var (candidate, file) in files)
        {
            var rows = Rows(file, group);
            if (rows.Length == 0) continue;
            page.Append(CultureInfo.InvariantCulture,
                $"| {Name(candidate)} | {rows.Length} of {family.Designs.Count} | {Floor(rows.Min(row => row.Minimum))} | "
                    + $"{Floor(rows.Average(row => row.Mean))} | {Share(rows.Average(row => row.ShareBelow))} | "
                    + $"{rows.Average(row => row.MeanWidth):F4} | {Beside(rows, Rows(files[0].File, group))} |\n");
        }
    }

    // Means over different designs cannot be compared.
    private static string Beside(ResultRow[] rows, ResultRow[] first)
    {
        var pairs = rows.Join(first, row => row.Design, row => row.Design, (row, beside) => (row.MeanWidth, Beside: beside.MeanWidth))
            .ToArray();
        var ratio = pairs.Sum(pair => pair.MeanWidth) / pairs.Sum(pair => pair.Beside);
        return pairs.Length == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{100 * (ratio - 1):+0.0;-0.0;0.0} %");
    }

    private static void Table(StringBuilder page, (string Limits, double Level) group, Candidate candidate, ResultFile file)
    {
        var rows = Rows(file, group);
        if (rows.Length == 0) return;
        var sides = group.Limits == ResultRow.OneSided ? ", one-sided" : "";
        page.Append(CultureInfo.InvariantCulture, $"\n### {Name(candidate)}, {group.Level}{sides}\n\n");
        page.Append("| design | minimum | where: rate, sensitivity, specificity | first percentile | mean | share low | mean width | lower "
            + "limit | upper limit |\n");
        page.Append("|---|---|---|---|---|---|---|---|---|\n");
        foreach (var row in rows)
        {
            page.Append(CultureInfo.InvariantCulture,
                $"| {row.Design} | {Floor(row.Minimum)} | {row.Rate}, {row.Sensitivity}, {row.Specificity} | {Floor(row.FirstPercentile)} "
                    + $"| {Floor(row.Mean)} | "
                    + $"{Share(row.ShareBelow)} | {row.MeanWidth:F4} | {Floor(row.LowerMinimum)} | {Floor(row.UpperMinimum)} |\n");
        }
    }

    private static ResultRow[] Rows(ResultFile file, (string Limits, double Level) group) =>
        [.. file.Rows.Where(row => row.Limits == group.Limits && row.Level == group.Level)];

    private static string Name(Candidate candidate) => candidate.Peer ? $"{candidate.Id} (peer)" : candidate.Id;

    // Coverage is never rounded up.
    private static string Floor(double value) => (Math.Floor((value * 1e4) + 1e-6) / 1e4).ToString("F4", CultureInfo.InvariantCulture);

    private static string Share(double value) => value is > 0 and < 0.0001 ? "< .0001" : value.ToString("F4", CultureInfo.InvariantCulture);
}
