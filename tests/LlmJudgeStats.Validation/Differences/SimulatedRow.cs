using System.Globalization;
using LlmJudgeStats.Comparison;

namespace LlmJudgeStats.Validation.Differences;

/// <summary>How often intervals contained a difference in drawn data sets.</summary>
internal sealed class SimulatedRow
{
    public const string Header = "name,kind,data_sets,c90,c95,c99,wald95,mover95,bootstrap_sets,bootstrap95";

    private readonly int[] _contains = new int[3];
    private int _sets;
    private int _wald;
    private int _closedSets;
    private int _mover = -1;
    private int _bootstrapSets;
    private int _bootstrap;

    /// <summary>What the default interval says, by its p-value, which outcomes that were drawn before have already.</summary>
    public void AddDefault(PValues known, long outcome, Func<ComparisonStudy> study)
    {
        AddDefault(known.Of(outcome, study));
    }

    /// <summary>What the default interval says, by its p-value.</summary>
    public void AddDefault(double p)
    {
        _sets++;
        if (p >= 0.1 - 1e-12) _contains[0]++;
        if (p >= 0.05 - 1e-12) _contains[1]++;
        if (p >= 0.01 - 1e-12) _contains[2]++;
    }

    public void AddInterval(in IntervalEstimate interval, double difference)
    {
        _closedSets++;
        if (interval.Lower <= difference + 1e-12 && interval.Upper >= difference - 1e-12) _wald++;
    }

    public void AddWald(double point, double standardError, double difference)
    {
        _closedSets++;
        if (Math.Abs(point - difference) <= 1.959963984540054 * standardError) _wald++;
    }

    /// <summary>Squares of the distances of two intervals' ends from their points, added.</summary>
    public void AddMover(in JudgeEstimate a, in JudgeEstimate b, double difference)
    {
        _mover = Math.Max(_mover, 0);
        if (double.IsNaN(a.Point) || double.IsNaN(b.Point))
        {
            _mover++;
            return;
        }
        var point = a.Point - b.Point;
        var lower = point - double.Hypot(a.Point - a.Interval.Lower, b.Interval.Upper - b.Point);
        var upper = point + double.Hypot(a.Interval.Upper - a.Point, b.Point - b.Interval.Lower);
        if (lower <= difference && difference <= upper) _mover++;
    }

    /// <summary>The percentile interval of drawn points.</summary>
    public void AddBootstrap(double[] points, double difference)
    {
        Array.Sort(points);
        _bootstrapSets++;
        var tail = (int)(points.Length * 0.025);
        if (points.Length > 0 && points[tail] <= difference && difference <= points[^(tail + 1)]) _bootstrap++;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{_sets},{Share(_contains[0])},{Share(_contains[1])},{Share(_contains[2])},{Share(_wald, _closedSets)},"
            + $"{(_mover < 0 ? "" : Share(_mover, _closedSets))},"
            + $"{_bootstrapSets},{(_bootstrapSets == 0 ? "" : Share(_bootstrap, _bootstrapSets))}");

    private string Share(int count) => Share(count, _sets);

    private static string Share(int count, int of) => ((double)count / of).ToString("F4", CultureInfo.InvariantCulture);
}
