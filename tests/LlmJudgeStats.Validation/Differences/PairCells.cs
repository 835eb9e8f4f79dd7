using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Validation.Differences;

/// <summary>Items by pair of verdicts (both, only A, only B, neither) and change of label (B better, same, A better).</summary>
internal sealed class PairCells(int[] labelled, int[] unlabelled)
{
    private const int Changes = 3;
    private const int Verdicts = 4;

    /// <summary>Probabilities of the twelve cells; the judge errs on each system by itself.</summary>
    public static double[] Shares(bool isNested, double a, double b, double se, double sp)
    {
        var shares = new double[Changes * Verdicts];
        for (var label = 0; label < 4; label++)
        {
            var (first, second) = (label < 2, label % 2 == 0);
            var chance = Chance(isNested, a, b, first, second);
            for (var verdict = 0; verdict < Verdicts; verdict++)
            {
                var (one, other) = (verdict < 2, verdict % 2 == 0);
                var change = 1 + (first ? 1 : 0) - (second ? 1 : 0);
                shares[(verdict * Changes) + change] += chance * Judged(one, first, se, sp) * Judged(other, second, se, sp);
            }
        }
        return shares;
    }

    public static PairCells Draw(ref Philox random, double[] shares, int items, int labels)
    {
        var (labelled, unlabelled) = (new int[Changes * Verdicts], new int[Verdicts]);
        for (var i = 0; i < items; i++)
        {
            var cell = Cell(ref random, shares);
            if (i < labels) labelled[cell]++;
            else unlabelled[cell / Changes]++;
        }
        return new(labelled, unlabelled);
    }

    /// <summary>The first so many items of each pair of verdicts are labelled: their order is that of chance.</summary>
    public static PairCells DrawByVerdict(ref Philox random, double[] shares, int items, int labels)
    {
        var (labelled, unlabelled, counted) = (new int[Changes * Verdicts], new int[Verdicts], new int[Verdicts]);
        for (var i = 0; i < items; i++)
        {
            var cell = Cell(ref random, shares);
            var verdict = cell / Changes;
            if (counted[verdict]++ < labels) labelled[cell]++;
            else unlabelled[verdict]++;
        }
        return new(labelled, unlabelled);
    }

    private static int Cell(ref Philox random, double[] shares)
    {
        var left = random.NextDouble();
        var cell = 0;
        while (cell < shares.Length - 1 && (left -= shares[cell]) >= 0) cell++;
        return cell;
    }

    /// <summary>Labelled items and unlabelled ones drawn again, each with replacement.</summary>
    public PairCells Again(ref Philox random)
    {
        var (again, others) = (new int[labelled.Length], new int[unlabelled.Length]);
        Resample(ref random, labelled, again);
        Resample(ref random, unlabelled, others);
        return new(again, others);
    }

    public LabelledPairs ToEvidence() => new()
    {
        Both = Change(0),
        OnlyA = Change(1),
        OnlyB = Change(2),
        Neither = Change(3),
        Unlabelled = new() { Both = unlabelled[0], OnlyA = unlabelled[1], OnlyB = unlabelled[2], Neither = unlabelled[3] },
    };

    /// <summary>The weighted mean change and its standard error; of all labels as one stratum where a pair of verdicts has none.</summary>
    public (double Point, double Error) PointAndError()
    {
        var items = labelled.Sum() + unlabelled.Sum();
        var (point, within, square) = (0.0, 0.0, 0.0);
        for (var h = 0; h < Verdicts; h++)
        {
            var (down, same, up) = (labelled[Changes * h], labelled[(Changes * h) + 1], labelled[(Changes * h) + 2]);
            var labels = down + same + up;
            var weight = (labels + unlabelled[h]) / (double)items;
            if (weight == 0) continue;
            if (labels == 0) return OneStratum();
            var mean = (up - down) / (double)labels;
            point += weight * mean;
            within += weight * weight * (((up + down) / (double)labels) - (mean * mean)) / labels;
            square += weight * mean * mean;
        }
        return (point, Math.Sqrt(within + ((square - (point * point)) / items)));
    }

    private (double Point, double Error) OneStratum()
    {
        double up = 0, down = 0;
        for (var h = 0; h < Verdicts; h++)
        {
            down += labelled[Changes * h];
            up += labelled[(Changes * h) + 2];
        }
        var labels = labelled.Sum();
        var mean = (up - down) / labels;
        return (mean, Math.Sqrt((((up + down) / labels) - (mean * mean)) / labels));
    }

    private LabelChange Change(int verdict) => new()
    {
        BBetter = labelled[Changes * verdict],
        Same = labelled[(Changes * verdict) + 1],
        ABetter = labelled[(Changes * verdict) + 2],
    };

    private static void Resample(ref Philox random, int[] from, int[] into)
    {
        var all = from.Sum();
        for (var i = 0; i < all; i++)
        {
            var left = (int)(random.NextDouble() * all);
            var cell = 0;
            while (left >= from[cell]) left -= from[cell++];
            into[cell]++;
        }
    }

    private static double Chance(bool isNested, double a, double b, bool first, bool second)
    {
        var both = isNested ? Math.Min(a, b) : a * b;
        return (first, second) switch
        {
            (true, true) => both,
            (true, false) => a - both,
            (false, true) => b - both,
            _ => 1 - a - b + both,
        };
    }

    private static double Judged(bool verdict, bool label, double se, double sp)
    {
        var passes = label ? se : 1 - sp;
        return verdict ? passes : 1 - passes;
    }
}
