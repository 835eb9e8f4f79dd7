using System.Globalization;
using LlmJudgeStats.Intervals;

namespace LlmJudgeStats.Validation;

/// <summary>The results of one interval in one family: rows as CSV, and the worst map of each level beside it.</summary>
internal sealed class ResultFile
{
    private readonly string _stem;
    private readonly Family _family;

    private ResultFile(string stem, Family family, IReadOnlyList<ResultRow> rows) => (_stem, _family, Rows) = (stem, family, rows);

    public IReadOnlyList<ResultRow> Rows { get; private set; }

    public static ResultFile Open(string folder, Family family, Candidate candidate)
    {
        var stem = Path.Combine(folder, family.Id, candidate.Id);
        return new(stem, family, File.Exists(stem + ".csv") ? [.. File.ReadLines(stem + ".csv").Skip(1).Select(ResultRow.Parse)] : []);
    }

    public bool Has(string design, double level, string limits) =>
        Rows.Any(row => row.Design == design && row.Level == level && row.Limits == limits);

    /// <summary>Adds rows and writes the file, in the order of the designs, whatever was run first.</summary>
    public void Add(IReadOnlyList<ResultRow> rows)
    {
        var order = _family.Designs.Select(design => design.Name).ToList();
        Rows =
        [
            .. Rows.Where(old => rows.All(row => row.Key != old.Key)).Concat(rows)
                .OrderBy(row => row.Limits == ResultRow.OneSided).ThenBy(row => row.Level).ThenBy(row => order.IndexOf(row.Design)),
        ];
        File.WriteAllText(_stem + ".csv", string.Concat(Rows.Select(row => row + "\n").Prepend(ResultRow.Header + "\n")));
    }

    public WorstMap? Map(double level) => WorstMap.Read(MapPath(level));

    public void Merge(double level, WorstMap map) => map.Worst(Map(level)).Write(MapPath(level));

    private string MapPath(double level) => string.Create(CultureInfo.InvariantCulture, $"{_stem}-{level}.map.txt");
}
