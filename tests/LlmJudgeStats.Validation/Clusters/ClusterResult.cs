using System.Globalization;
using LlmJudgeStats.Coverage;

namespace LlmJudgeStats.Validation.Clusters;

/// <summary>How often a method held in a cell: a line of a result file.</summary>
internal sealed class ClusterResult(string cell, string method)
{
    public const string Header = "kind,cell,method,studies,held_95,held_90,held_99,held_lower_95,held_upper_95,mean_width_95";

    /// <summary>Of the two-sided intervals; the first is also that of the one-sided limits.</summary>
    public static readonly double[] Levels = [0.95, 0.90, 0.99];

    /// <summary>Levels of the five columns.</summary>
    public static readonly double[] Nominal = [0.95, 0.90, 0.99, 0.95, 0.95];

    public string Cell => cell;

    public string Kind => cell.Split(',')[0];

    public int Number => int.Parse(cell.Split(',')[1], CultureInfo.InvariantCulture);

    public string Method => method;

    public int Studies { get; set; }

    public int[] Hits { get; } = new int[5];

    /// <summary>The sum of widths at .95.</summary>
    public double Width { get; set; }

    public double MeanWidth => Width / Studies;

    /// <summary>How far the lowest of the five lies from its level, in standard errors there.</summary>
    public double Deficit => Enumerable.Range(0, 5).Min(Distance);

    public static ClusterResult Parse(string line)
    {
        var words = line.Split(',');
        var result = new ClusterResult($"{words[0]},{words[1]}", words[2]) { Studies = int.Parse(words[3], CultureInfo.InvariantCulture) };
        for (var i = 0; i < 5; i++) result.Hits[i] = int.Parse(words[4 + i], CultureInfo.InvariantCulture);
        result.Width = double.Parse(words[9], CultureInfo.InvariantCulture) * result.Studies;
        return result;
    }

    public static IReadOnlyList<ClusterResult> Read(string path) =>
        File.Exists(path) ? [.. File.ReadLines(path).Skip(1).Select(Parse)] : [];

    /// <summary>Adds one study: its intervals and limits beside the truth.</summary>
    public void Add(Func<double, IntervalEstimate> interval, Func<IntervalSide, double, double> limit, double rate)
    {
        for (var i = 0; i < Levels.Length; i++)
        {
            var answer = interval(Levels[i]);
            Hits[i] += answer.Lower <= rate + LimitTable.Rounding && rate - LimitTable.Rounding <= answer.Upper ? 1 : 0;
            if (i == 0) Width += answer.Upper - answer.Lower;
        }
        Hits[3] += limit(IntervalSide.Lower, Levels[0]) <= rate + LimitTable.Rounding ? 1 : 0;
        Hits[4] += limit(IntervalSide.Upper, Levels[0]) >= rate - LimitTable.Rounding ? 1 : 0;
        Studies++;
    }

    public double Coverage(int column) => (double)Hits[column] / Studies;

    public double StandardError(int column) => Math.Sqrt(Coverage(column) * (1 - Coverage(column)) / Studies);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Cell},{Method},{Studies},{Hits[0]},{Hits[1]},{Hits[2]},{Hits[3]},{Hits[4]},{MeanWidth:F6}");

    private double Distance(int column)
    {
        var level = Nominal[column];
        return (Coverage(column) - level) / Math.Sqrt(level * (1 - level) / Studies);
    }
}
