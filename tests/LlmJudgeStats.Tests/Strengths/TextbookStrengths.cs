using LlmJudgeStats.Strengths;
using MathNet.Numerics.LinearAlgebra;

namespace LlmJudgeStats.Tests.Strengths;

/// <summary>
/// A second implementation: one unknown after the other by halving until nothing moves, and the sandwich with whole vectors and the first
/// system at 0.
/// </summary>
internal sealed class TextbookStrengths
{
    private readonly (int First, int Second, double Points, int Cluster)[] _rows;
    private readonly double[] _unknowns;    // strengths, and the logarithm of the weight of ties
    private readonly int _systems;
    private readonly bool _hasTies;

    private TextbookStrengths((int First, int Second, double Points, int Cluster)[] rows, int systems, bool hasTies)
    {
        _rows = rows;
        _systems = systems;
        _hasTies = hasTies;
        _unknowns = new double[systems + (hasTies ? 1 : 0)];
    }

    public double TieWeight => _hasTies ? Math.Exp(_unknowns[^1]) : 0;

    /// <param name="rows">Two systems, the points of the first, and the cluster of each battle.</param>
    /// <param name="systems">How many systems.</param>
    /// <param name="hasTies">Whether ties have a weight.</param>
    public static TextbookStrengths Of((int First, int Second, double Points, int Cluster)[] rows, int systems, bool hasTies)
    {
        var fit = new TextbookStrengths(rows, systems, hasTies);
        for (var cycle = 0; cycle < 5000; cycle++)
        {
            var moved = 0.0;
            for (var k = 1; k < fit._unknowns.Length; k++) moved = Math.Max(moved, fit.Move(k));
            if (moved < 1e-14) break;
        }
        return fit;
    }

    /// <summary>a = m(v) + (y − m(v))/π where there is a label, else m(v), straight from the page.</summary>
    public static double[] Corrected(ReadOnlySpan<Battle> battles, bool byVerdict)
    {
        var rows = battles.ToArray();
        return [.. rows.Select(row =>
        {
            var same = rows.Where(other => other.Verdict == row.Verdict).ToArray();
            var labels = same.Where(other => other.Label is not null).Select(other => Points(other.Label!.Value)).ToArray();
            if (row.Label is null) return labels.Average();
            var share = byVerdict
                ? (double)labels.Length / same.Length
                : (double)rows.Count(other => other.Label is not null) / rows.Length;
            return labels.Average() + ((Points(row.Label.Value) - labels.Average()) / share);
        })];
    }

    public static double Points(BattleOutcome outcome) =>
        outcome == BattleOutcome.FirstWins ? 1 : outcome == BattleOutcome.SecondWins ? 0 : 0.5;

    public double Difference(int first, int second) => _unknowns[first] - _unknowns[second];

    /// <summary>The variance of a difference: G/(G − 1) times the sandwich, clusters summed first.</summary>
    public double Variance(int first, int second)
    {
        var size = _unknowns.Length - 1;
        var information = Matrix<double>.Build.Dense(size, size);
        foreach (var row in _rows)
        {
            var (win, tie, loss) = Expected(row.First, row.Second);
            // The covariance of what the battle adds to each unknown, over its three outcomes.
            var outcomes = new[] { (win, 1.0, 0), (tie, 0.5, 1), (loss, 0.0, 0) };
            var mean = outcomes.Aggregate(Vector<double>.Build.Dense(size), (sum, o) => sum + (o.Item1 * Statistic(row, o.Item2, o.Item3)));
            foreach (var (p, points, ties) in outcomes)
            {
                var deviation = Statistic(row, points, ties) - mean;
                information += p * deviation.OuterProduct(deviation);
            }
        }
        var clusters = _rows.GroupBy(row => row.Cluster).Select(group => group.Aggregate(
            Vector<double>.Build.Dense(size), (sum, row) => sum + Left(row))).ToArray();
        var middle = clusters.Aggregate(Matrix<double>.Build.Dense(size, size), (sum, one) => sum + one.OuterProduct(one));
        var inverse = information.Inverse();
        var covariance = inverse * middle * inverse * ((double)clusters.Length / (clusters.Length - 1));
        var contrast = Vector<double>.Build.Dense(size);
        if (first > 0) contrast[first - 1] += 1;
        if (second > 0) contrast[second - 1] -= 1;
        return contrast * covariance * contrast;
    }

    private Vector<double> Left((int First, int Second, double Points, int Cluster) row)
    {
        var (win, tie, _) = Expected(row.First, row.Second);
        return Statistic(row, row.Points - win - (tie / 2), (row.Points == 0.5 ? 1 : 0) - tie);
    }

    private Vector<double> Statistic((int First, int Second, double Points, int Cluster) row, double points, double ties)
    {
        var vector = Vector<double>.Build.Dense(_unknowns.Length - 1);
        if (row.First > 0) vector[row.First - 1] += points;
        if (row.Second > 0) vector[row.Second - 1] -= points;
        if (_hasTies) vector[^1] = ties;
        return vector;
    }

    private (double Win, double Tie, double Loss) Expected(int first, int second)
    {
        var d = _unknowns[first] - _unknowns[second];
        var (win, tie, loss) = (Math.Exp(d / 2), TieWeight, Math.Exp(-d / 2));
        var sum = win + tie + loss;
        return (win / sum, tie / sum, loss / sum);
    }

    // The root of one score by halving; how far it moved.
    private double Move(int unknown)
    {
        var before = _unknowns[unknown];
        var (low, high) = (-20.0, 20.0);
        for (var i = 0; i < 60; i++)
        {
            _unknowns[unknown] = (low + high) / 2;
            var left = unknown < _systems
                ? _rows.Where(row => row.First == unknown || row.Second == unknown).Sum(row => PointsLeft(row, unknown))
                : _rows.Sum(row => (row.Points == 0.5 ? 1 : 0) - Expected(row.First, row.Second).Tie);
            if (left > 0) low = _unknowns[unknown];
            else high = _unknowns[unknown];
        }
        return Math.Abs(_unknowns[unknown] - before);
    }

    private double PointsLeft((int First, int Second, double Points, int Cluster) row, int system)
    {
        var (win, tie, _) = Expected(row.First, row.Second);
        return (row.First == system ? 1 : -1) * (row.Points - win - (tie / 2));
    }
}
