namespace LlmJudgeStats.Benchmarks;

/// <summary>
/// The corrected profile of a table of strata as one would write it from the page: bisection inside bisection inside bisection, plain
/// logarithms. Observed weights.
/// </summary>
internal sealed class ObviousProfile(double[] values, double[][] labelled, double[] unlabelled)
{
    private readonly double _size = labelled.Sum(row => row.Sum()) + unlabelled.Sum();
    private double[][] _moved = [];

    public double Upper(double z) => 1 - Mirror().Lower(z);

    public double Lower(double z)
    {
        Move();
        var low = 0.0;
        var high = Mean();
        while (high - low > 1e-13)
        {
            var t = 0.5 * (low + high);
            if (Statistic(t) > z * z) low = t;
            else high = t;
        }
        return high;
    }

    /// <summary>Twice the drop of the moved counts at a mean below theirs.</summary>
    public double Statistic(double t)
    {
        var low = 0.0;
        var high = _size / t;
        for (var i = 0; i < 60; i++)
        {
            var middle = 0.5 * (low + high);
            if (Excess(middle, t) > 0) low = middle;
            else high = middle;
        }
        var drop = 0.0;
        for (var h = 0; h < _moved.Length; h++)
        {
            var level = Level(h, high, t);
            var share = 0.0;
            var all = _moved[h].Sum();
            for (var c = 0; c < values.Length; c++)
            {
                if (_moved[h][c] == 0) continue;
                var q = _moved[h][c] / (level + (high * values[c]));
                share += q;
                drop += _moved[h][c] * Math.Log((all + unlabelled[h]) / _size * _moved[h][c] / all / q);
            }
            drop += unlabelled[h] * Math.Log((all + unlabelled[h]) / _size / share);
        }
        return 2 * drop;
    }

    public void Move()
    {
        var steps = labelled.Select((row, h) => (row.Sum() + unlabelled[h]) / (row.Sum() + 1)).ToArray();
        _moved = [.. labelled.Select(row => row.ToArray())];
        for (var h = 0; h < _moved.Length; h++)
        {
            var rest = Math.Pow(steps[h] / steps.Sum(), 1.5) / 2;
            for (var c = values.Length - 1; c > 0; c--)
            {
                var taken = Math.Min(rest, _moved[h][c]);
                _moved[h][c] -= taken;
                _moved[h][0] += taken;
                rest -= taken;
            }
        }
    }

    private double Excess(double multiplier, double t)
    {
        var excess = 0.0;
        for (var h = 0; h < _moved.Length; h++)
        {
            var level = Level(h, multiplier, t);
            for (var c = 0; c < values.Length; c++)
            {
                if (_moved[h][c] > 0) excess += _moved[h][c] / (level + (multiplier * values[c])) * (values[c] - t);
            }
        }
        return excess;
    }

    private double Level(int h, double multiplier, double t)
    {
        var low = 0.0;
        var high = _size - (multiplier * t);
        for (var i = 0; i < 60; i++)
        {
            var middle = 0.5 * (low + high);
            var share = 0.0;
            for (var c = 0; c < values.Length; c++)
            {
                if (_moved[h][c] > 0) share += _moved[h][c] / (middle + (multiplier * values[c]));
            }
            if (_size - (multiplier * t) - middle - (unlabelled[h] / share) > 0) low = middle;
            else high = middle;
        }
        return high;
    }

    private double Mean()
    {
        var mean = 0.0;
        for (var h = 0; h < _moved.Length; h++)
        {
            var all = _moved[h].Sum();
            mean += (all + unlabelled[h]) / _size * _moved[h].Select((x, c) => x * values[c]).Sum() / all;
        }
        return mean;
    }

    private ObviousProfile Mirror() =>
        new([.. values.Reverse().Select(s => 1 - s)], [.. labelled.Select(row => row.Reverse().ToArray())], unlabelled);
}
