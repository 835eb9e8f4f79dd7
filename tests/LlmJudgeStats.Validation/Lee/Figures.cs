using System.Globalization;
using System.Text;

namespace LlmJudgeStats.Validation.Lee;

/// <summary>
/// The studies of figures 2, 3 and 4 of Lee et al. 2025 (arXiv 2511.21140): each is a CSV file and an SVG, the page is made of what is
/// there.
/// </summary>
internal static class Figures
{
    // The README example of the paper's code. The parameters of its figures are not known to us.
    public const int TestItems = 1000, PassLabels = 200, FailLabels = 200;
    public const double Sensitivity = 0.9, Specificity = 0.7;

    public static void Write(string figure, string folder)
    {
        var (csv, svg) = figure switch
        {
            "2" => BiasFigure.Run(),
            "3" => LengthFigure.Run(),
            _ => CoverageFigure.Run(),
        };
        File.WriteAllText(Csv(folder, figure), csv);
        File.WriteAllText(Path.Combine(folder, $"lee-figure-{figure}.svg"), svg);
        Page(folder);
    }

    private static string Csv(string folder, string figure) => Path.Combine(folder, $"lee-figure-{figure}.csv");

    private static void Page(string folder)
    {
        var page = new StringBuilder(FigureWords.Introduction);
        foreach (var (figure, title, words) in FigureWords.All)
        {
            if (!File.Exists(Csv(folder, figure))) continue;
            page.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n{words}\n![{title}](lee-figure-{figure}.svg)\n\n");
            var lines = File.ReadAllLines(Csv(folder, figure));
            page.Append(CultureInfo.InvariantCulture, $"| {lines[0].Replace('_', ' ').Replace(",", " | ", StringComparison.Ordinal)} |\n");
            page.Append('|').Insert(page.Length, "---|", lines[0].Split(',').Length).Append('\n');
            foreach (var line in lines[1..])
                page.Append(CultureInfo.InvariantCulture, $"| {line.Replace(",", " | ", StringComparison.Ordinal)} |\n");
        }
        File.WriteAllText(Path.Combine(folder, "lee-et-al.md"), page.ToString());
    }
}
