using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Tests.Inference;

/// <summary>
/// The corrected profile a second time, by other means: expectation and maximisation over cells, bisection and plain logarithms. A thousand
/// times slower.
/// </summary>
internal sealed class SlowProfile(double[] values, double[][] labelled, double[] masses, bool isDeclared)
{
    private const int Halvings = 48;

    public enum Rule
    {
        TwoSided,
        OneSidedAtRandom,
        OneSidedByStratum,
    }

    public double Lower(double z, Rule rule)
    {
        if (IsZero(labelled)) return 0;
        var inflation = Math.Sqrt(Inflation);
        var moved = Moved(rule);
        var limit = IsZero(moved) ? 0 : Limit(moved, inflation * z);
        return rule != Rule.TwoSided && AreAllAtTheTop && limit > 0
            ? Math.Min(limit, Limit(labelled, inflation * Math.Sqrt(-2 * Math.Log(Normal.UpperTail(z)))))
            : limit;
    }

    /// <summary>Of the counts as they are, without any correction.</summary>
    public double UncorrectedLower(double z) => IsZero(labelled) ? 0 : Limit(labelled, z);

    public double Upper(double z, Rule rule) => 1 - Mirror().Lower(z, rule);

    public double PValue(double mean)
    {
        var mirror = Mirror();
        var statistic = Math.Max(Statistic(Moved(Rule.TwoSided), mean), mirror.Statistic(mirror.Moved(Rule.TwoSided), 1 - mean));
        return Math.Min(1, 2 * Normal.UpperTail(Math.Sqrt(statistic)));
    }

    /// <summary>Evidence that the mean is above.</summary>
    public double PValueLower(double mean, Rule rule)
    {
        var moved = Moved(rule);
        if (IsZero(labelled) || IsZero(moved)) return 1;
        var p = Normal.UpperTail(Math.Sqrt(Statistic(moved, mean))) / 0.9;
        if (AreAllAtTheTop) p = Math.Max(p, Math.Exp(-Statistic(labelled, mean) / 2) / 0.9);
        return p > 0.5 ? 1 : p;
    }

    public SlowProfile Mirror() =>
        new([.. values.Reverse().Select(s => 1 - s)], [.. labelled.Select(row => row.Reverse().ToArray())], masses, isDeclared);

    private bool AreAllAtTheTop => labelled.All(row => row.SkipLast(1).All(x => x == 0));

    private double Inflation
    {
        get
        {
            if (!isDeclared || labelled.Length < 3) return 1;
            var seen = labelled.Select((row, h) => (Labels: row.Sum(), Weight: masses[h])).Where(s => s.Labels > 0).ToArray();
            return seen.Sum(s => s.Weight * s.Weight / Math.Max(s.Labels - 1, 1)) / seen.Sum(s => s.Weight * s.Weight / s.Labels);
        }
    }

    private double[][] Moved(Rule rule)
    {
        var skips = isDeclared || rule != Rule.TwoSided;
        var steps = labelled.Select((row, h) => skips && row.Skip(1).All(x => x == 0) ? 0
            : (isDeclared ? masses[h] : row.Sum() + masses[h]) / (row.Sum() + 1)).ToArray();
        return [.. labelled.Select((row, h) =>
        {
            var share = steps[h] == 0 ? 0 : steps[h] / steps.Sum();
            var rest = isDeclared || rule == Rule.OneSidedByStratum ? share / 2 : Math.Pow(share, 1.5) / 2;
            var moved = row.ToArray();
            for (var c = row.Length - 1; c > 0; c--)
            {
                var taken = Math.Min(rest, moved[c]);
                moved[c] -= taken;
                moved[0] += taken;
                rest -= taken;
            }
            return moved;
        })];
    }

    private double Limit(double[][] counts, double z)
    {
        var low = 0.0;
        var high = Mean(counts);
        for (var i = 0; i < Halvings; i++)
        {
            var t = 0.5 * (low + high);
            if (2 * (Top(counts) - Restricted(counts, t)) > z * z) low = t;
            else high = t;
        }
        return high;
    }

    private double Statistic(double[][] counts, double mean) =>
        IsZero(counts) || mean >= Mean(counts) ? 0 : 2 * (Top(counts) - Restricted(counts, mean)) / Inflation;

    private double Mean(double[][] counts) => counts.Select((row, h) => Weight(h) * (row.Sum() == 0 ? 0 : Dot(row) / row.Sum())).Sum();

    private double Weight(int h) =>
        isDeclared ? masses[h] : (labelled[h].Sum() + masses[h]) / (labelled.Sum(row => row.Sum()) + masses.Sum());

    private double Top(double[][] counts)
    {
        var sum = 0.0;
        for (var h = 0; h < counts.Length; h++)
        {
            foreach (var x in counts[h]) sum += Term(x, Weight(h) * x / counts[h].Sum());
            if (!isDeclared) sum += Term(masses[h], Weight(h));
        }
        return sum;
    }

    private double Restricted(double[][] counts, double t) => isDeclared ? Declared(counts, t) : Observed(counts, t);

    // Items without a label are spread over the values as the labelled ones would have it, until that no longer changes.
    private double Observed(double[][] counts, double t)
    {
        var strata = counts.Length;
        var size = counts.Sum(row => row.Sum()) + masses.Sum();
        var cells = counts.Select(row => row.Select(_ => 1.0 / (strata * row.Length)).ToArray()).ToArray();
        var full = counts.Select(row => new double[row.Length]).ToArray();
        var last = double.NegativeInfinity;
        for (var i = 0; i < 100_000; i++)
        {
            for (var h = 0; h < strata; h++)
            {
                var share = cells[h].Sum();
                for (var c = 0; c < values.Length; c++) full[h][c] = counts[h][c] + (masses[h] * cells[h][c] / share);
            }
            var (low, high) = (0.0, size / t);
            for (var j = 0; j < Halvings; j++)
            {
                var middle = 0.5 * (low + high);
                if (MeanAt(full, size, middle, t) > t) low = middle;
                else high = middle;
            }
            var value = 0.0;
            for (var h = 0; h < strata; h++)
            {
                for (var c = 0; c < values.Length; c++)
                {
                    cells[h][c] = full[h][c] / (size + (high * (values[c] - t)));
                    value += Term(counts[h][c], cells[h][c]);
                }
                value += Term(masses[h], cells[h].Sum());
            }
            if (value - last < 1e-15 * Math.Abs(value) && i > 50) return value;
            last = value;
        }
        return last;
    }

    private double MeanAt(double[][] full, double size, double multiplier, double t)
    {
        var mean = 0.0;
        foreach (var row in full)
        {
            for (var c = 0; c < row.Length; c++) mean += row[c] * values[c] / (size + (multiplier * (values[c] - t)));
        }
        return mean;
    }

    private double Declared(double[][] counts, double t)
    {
        var (low, high) = (0.0, 1.0);
        while (Score(counts, high, out _) > t) high *= 2;
        for (var i = 0; i < 100; i++)
        {
            var middle = 0.5 * (low + high);
            if (Score(counts, middle, out _) > t) low = middle;
            else high = middle;
        }
        Score(counts, high, out var value);
        return value;
    }

    private double Score(double[][] counts, double multiplier, out double likelihood)
    {
        var score = 0.0;
        likelihood = 0;
        for (var h = 0; h < counts.Length; h++)
        {
            var row = counts[h];
            if (row.Sum() == 0) continue;
            var (low, high) = (0.0, row.Sum() / masses[h]);
            for (var i = 0; i < 200; i++)
            {
                var middle = 0.5 * (low + high);
                if (row.Select((x, c) => x == 0 ? 0 : x / (middle + (multiplier * values[c]))).Sum() > masses[h]) low = middle;
                else high = middle;
            }
            for (var c = 0; c < row.Length; c++)
            {
                var q = row[c] == 0 ? 0 : row[c] / (high + (multiplier * values[c]));
                score += q * values[c];
                likelihood += Term(row[c], q);
            }
        }
        return score;
    }

    private double Dot(double[] row) => row.Select((x, c) => x * values[c]).Sum();

    private static double Term(double count, double share) => count == 0 ? 0 : count * Math.Log(share);

    private static bool IsZero(double[][] counts) => counts.All(row => row.Skip(1).All(x => x == 0));
}
