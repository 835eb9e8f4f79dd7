using System.Runtime.Intrinsics;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Coverage;

/// <summary>The limits of every outcome, computed once, and their sums at a point.</summary>
internal sealed class LimitTable(IntervalRule rule, OutcomeTable table)
{
    // The closed interval, with room for the rounding of the rate itself.
    public const double Rounding = 1e-13;

    private readonly double[] _lower = new double[table.Count];
    private readonly double[] _upper = new double[table.Count];

    public void Fill(List<RowRange> rows, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var steps = new WorkProgress(rows.Count, progress);
        InParallel.For(rows.Count, i =>
        {
            var range = rows[i];
            var block = range.Block;
            var row = block.Row(range.First, range.Second);
            for (var column = range.From; column <= range.To; column++)
            {
                var study = table.Study(in block, range.First, range.Second, column);
                rule(in study, out _lower[row + column], out _upper[row + column]);
            }
            steps.Next();
        }, cancellationToken);
    }

    /// <summary>The sums over one row: in four fixed lanes, then the rest, so that the order is the same on every machine.</summary>
    public CoverageSums Sum(int row, BinomialMass columns, double rate)
    {
        var from = columns.First;
        var count = columns.Last - columns.First + 1;
        var mass = columns.Values.AsSpan(from, count);
        var lower = _lower.AsSpan(row + from, count);
        var upper = _upper.AsSpan(row + from, count);
        var above = Vector256.Create(rate + Rounding);
        var below = Vector256.Create(rate - Rounding);
        var masses = Vector256<double>.Zero;
        var widths = Vector256<double>.Zero;
        var lowers = Vector256<double>.Zero;
        var uppers = Vector256<double>.Zero;
        var boths = Vector256<double>.Zero;
        var i = 0;
        for (; i <= count - Vector256<double>.Count; i += Vector256<double>.Count)
        {
            var m = Vector256.Create((ReadOnlySpan<double>)mass[i..]);
            var l = Vector256.Create((ReadOnlySpan<double>)lower[i..]);
            var u = Vector256.Create((ReadOnlySpan<double>)upper[i..]);
            var inLower = Vector256.LessThanOrEqual(l, above).AsInt64();
            var inUpper = Vector256.LessThanOrEqual(below, u).AsInt64();
            var bits = m.AsInt64();
            masses += m;
            lowers += (bits & inLower).AsDouble();
            uppers += (bits & inUpper).AsDouble();
            boths += (bits & inLower & inUpper).AsDouble();
            widths += m * ((u - l).AsInt64() & Vector256.LessThan(l, u).AsInt64()).AsDouble();
        }
        var sums = new CoverageSums(Lanes(masses), Lanes(lowers), Lanes(uppers), Lanes(boths), Lanes(widths));
        for (; i < count; i++)
        {
            var m = mass[i];
            var l = lower[i];
            var u = upper[i];
            var inLower = l <= rate + Rounding;
            var inUpper = rate - Rounding <= u;
            sums = sums.Plus(new(1, inLower ? 1 : 0, inUpper ? 1 : 0, inLower && inUpper ? 1 : 0, l < u ? u - l : 0), m);
        }
        return sums;
    }

    private static double Lanes(Vector256<double> sums) =>
        sums.GetElement(0) + sums.GetElement(1) + sums.GetElement(2) + sums.GetElement(3);
}
