using LlmJudgeStats.Coverage;
using LlmJudgeStats.Reporting;

namespace LlmJudgeStats.Validation;

/// <summary>
/// The lowest coverage over the designs of a family, at every rate and judge, as text: a line for each judge, a letter for each rate. The
/// letter is the class of the error rate against its nominal value; the lowest of two maps is the lowest letter, so that runs can be
/// repeated and merged.
/// </summary>
internal sealed class WorstMap
{
    // (1 - coverage)/(1 - level) above the bound: the class.
    private static readonly (double Bound, char Letter)[] s_classes = [(10, 'A'), (4, 'B'), (2, 'C'), (1.4, 'D'), (1.1, 'E'), (1, 'F'),
        (0.8, 'G'), (0.5, 'H')];

    private readonly char[][] _lines;

    private WorstMap(char[][] lines) => _lines = lines;

    public static WorstMap Of(CoverageMap map, ParameterGrid grid, double level) =>
        new([.. map.Points.Chunk(grid.Rates.Count).Select(line => line.Select(point => Letter(point.Coverage, level)).ToArray())]);

    public static WorstMap? Read(string path) =>
        File.Exists(path) ? new([.. File.ReadLines(path).Select(line => line.ToCharArray())]) : null;

    public void Write(string path) => File.WriteAllText(path, string.Concat(_lines.Select(line => new string(line) + "\n")));

    public WorstMap Worst(WorstMap? other) => other is null ? this
        : new([.. _lines.Zip(other._lines, (one, two) => one.Zip(two, (a, b) => a < b ? a : b).ToArray())]);

    /// <summary>The rows of a picture: judges of a grid, from perfect to weak.</summary>
    public IReadOnlyList<HeatMapRow> Rows(ParameterGrid grid) =>
    [
        .. from a in Enumerable.Range(0, grid.Sensitivities.Count)
           from b in Enumerable.Range(0, grid.Specificities.Count)
           let youden = grid.Sensitivities[a] + grid.Specificities[b] - 1
           orderby youden descending, grid.Sensitivities[a] descending
           select new HeatMapRow(youden, _lines[(a * grid.Specificities.Count) + b]),
    ];

    /// <summary>Pass and fail exchanged: rates run backwards, sensitivity and specificity change places.</summary>
    public WorstMap Mirror()
    {
        var side = (int)Math.Sqrt(_lines.Length);
        return new([.. Enumerable.Range(0, _lines.Length).Select(i => _lines[(i % side * side) + (i / side)].Reverse().ToArray())]);
    }

    private static char Letter(double coverage, double level)
    {
        // The rounding of a sum is no failure.
        var excess = (1 - coverage - 1e-12) / (1 - level);
        foreach (var (bound, letter) in s_classes)
            if (excess > bound) return letter;
        return 'I';
    }
}
