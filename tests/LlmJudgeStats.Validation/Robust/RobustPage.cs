using System.Globalization;
using System.Text;

namespace LlmJudgeStats.Validation.Robust;

/// <summary>robustness.csv, a line for each interval, and the page that is written from it.</summary>
internal static class RobustPage
{
    private const string File = "robustness.csv";

    public static IReadOnlyList<RobustRow> Read(string folder) =>
        Path.Combine(folder, File) is var path && System.IO.File.Exists(path)
            ? [.. System.IO.File.ReadLines(path).Skip(1).Select(RobustRow.Parse)]
            : [];

    /// <summary>Puts a row in the place of the one that has its name, and leaves the others.</summary>
    public static void Add(RobustRow row, string folder)
    {
        var order = RobustCase.All.Select(one => one.Name).ToList();
        var rows = Read(folder).Where(old => old.Name != row.Name).Append(row).OrderBy(one => order.IndexOf(one.Name));
        System.IO.File.WriteAllText(
            Path.Combine(folder, File), string.Concat(rows.Select(one => one + "\n").Prepend(RobustRow.Header + "\n")));
    }

    public static void Write(string folder)
    {
        var rows = Read(folder);
        if (rows.Count == 0) return;
        var page = new StringBuilder(
            """
            # Robustness

            The laws of every estimator on random studies (Philox, seed 3): sizes from nothing to five billion, no label in a class, judges
            at and below chance, known and measured rates, every
            design (for `post-stratified`: at random and by verdict). For posteriors and the melding of sampled labels ordinary ones: 5 to
            400 test items, 3 to 150 labels of a class, a judge
            better than chance; for `exact` small ones, 5 to 30 items and 3 to 12 labels of a class. Each is asked at the levels .5, .9, .95
            and .999, and its mirror image (pass and fail
            exchanged) at .95. "Bad limits" are NaN, outside [0, 1] or in the wrong order, or a point that is NaN without the flag that says
            so. "Mirror" is the largest distance between an
            answer and the mirrored one, "nesting" the largest distance by which an interval reaches beyond the one at the next higher
            level; 1e-12 is allowed, 1e-9 for quadrature. Exempt by
            name, as their pages say: `lang-reiczigel` and `bootstrap` (500 draws) from nesting; projection and melding are not asked for
            nesting where there is no point.


            """);
        var short_ = rows.Where(row => Case(row).Studies > row.Studies)
            .Select(row => string.Create(CultureInfo.InvariantCulture, $"`{row.Name}` (of {Case(row).Studies:N0})")).ToArray();
        page.Append(CultureInfo.InvariantCulture,
            $"{rows.Sum(row => row.Studies):N0} studies in all. Each row is computed alone by `dotnet run -c Release --project "
                + $"tests/LlmJudgeStats.Validation -- robustness --interval \"<name>\"`; ")
            .Append("`--studies N` asks N,\n`--minutes M` stops after M minutes and says how many were asked until then. ")
            .Append(short_.Length == 0 ? "Every row has its full length.\n\n" : $"Not in full length: {string.Join(", ", short_)}.\n\n");
        page.Append("| interval | studies | exceptions | bad limits | mirror | allowed | nesting |\n|---|---|---|---|---|---|---|\n");
        foreach (var row in rows)
        {
            page.Append(CultureInfo.InvariantCulture,
                $"| {row.Name} | {row.Studies:N0} | {row.Exceptions} | {row.BadLimits} | {Number(row.Mirror)} | "
                    + $"{Number(Case(row).Tolerance)} | {(Case(row).NotNested ? "exempt" : Number(row.Nesting))} |\n");
        }
        page.Append("\n## Failures\n\n");
        var failed = rows.Where(row => row.Failures.Length > 0).ToArray();
        if (failed.Length == 0) page.Append("None.\n");
        foreach (var row in failed) page.Append(CultureInfo.InvariantCulture, $"- {row.Name}: {row.Failures}\n");
        System.IO.File.WriteAllText(Path.Combine(folder, "robustness.md"), page.ToString().ReplaceLineEndings("\n"));
    }

    private static RobustCase Case(RobustRow row) => RobustCase.All.Single(one => one.Name == row.Name);

    private static string Number(double value) => value == 0 ? "0" : value.ToString("0.0e-0", CultureInfo.InvariantCulture);
}
