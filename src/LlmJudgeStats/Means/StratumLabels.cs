using System.Collections.Immutable;

namespace LlmJudgeStats;

/// <summary>How many labels each stratum should get, before any of them is read: where the judge is unsure, more.</summary>
/// <remarks>
/// <code>m proportional to w √v,  w the share of the stratum,  v the variance of its values in a pilot, half an item more at both ends
/// </code>
/// At least 10 in each stratum, and never more than it has items. Labels drawn at random inside each stratum in these numbers are
/// <see cref="CalibrationDesign.ByVerdict"/> with these strata. Source: confidence.md 5.
/// </remarks>
public static class StratumLabels
{
    private const long Fewest = 10;     // of a stratum: coverage was measured below the level under so many
    private const double Half = 0.5;    // of an item, added at each end of the range: a stratum without a miss is not without variance

    /// <summary>The numbers of labels.</summary>
    /// <param name="pilot">
    /// Items by stratum: few labels of each, and how many others there are. Of a value of 0 and 1 the variance is q (1 − q) with q = (x +
    /// ½)/(f + 1).
    /// </param>
    /// <param name="labels">How many labels there are to give, those of the pilot not among them, one or more.</param>
    /// <returns>A number for each stratum. Their sum is <paramref name="labels"/>, unless there are fewer items, or more than that are
    /// needed for 10 in each.</returns>
    /// <exception cref="ArgumentNullException">No pilot.</exception>
    /// <exception cref="ArgumentOutOfRangeException">No label.</exception>
    public static ImmutableArray<long> Of(StrataTable pilot, int labels)
    {
        ArgumentNullException.ThrowIfNull(pilot);
        Check.AtLeastOne(labels, nameof(labels));
        var strata = pilot.Strata;
        var wanted = new double[strata];
        var most = new long[strata];
        var fewest = new long[strata];
        for (var h = 0; h < strata; h++)
        {
            wanted[h] = (pilot.Labelled(h) + pilot.Unlabelled(h)) * Math.Sqrt(Variance(pilot, h));
            most[h] = (long)Math.Floor(pilot.Unlabelled(h));
            fewest[h] = Math.Min(Fewest, most[h]);
        }
        return Rounded(Shares(wanted, fewest, most, labels), fewest, most, labels);
    }

    private static double Variance(StrataTable pilot, int stratum)
    {
        var range = pilot.Range;
        var items = (2 * Half) + pilot.Labelled(stratum);
        var sum = Half * (range.Lower + range.Upper);
        for (var c = 0; c < pilot.Values.Length; c++) sum += pilot.Labelled(stratum, c) * pilot.Values[c];
        var mean = sum / items;
        var squares = Half * (((range.Lower - mean) * (range.Lower - mean)) + ((range.Upper - mean) * (range.Upper - mean)));
        for (var c = 0; c < pilot.Values.Length; c++)
            squares += pilot.Labelled(stratum, c) * (pilot.Values[c] - mean) * (pilot.Values[c] - mean);
        return squares / items;
    }

    // In proportion, but for what is held at its least or its most: each round holds one more, or is the last.
    private static double[] Shares(double[] wanted, long[] fewest, long[] most, long labels)
    {
        var shares = new double[wanted.Length];
        var isHeld = new bool[wanted.Length];
        while (true)
        {
            var left = (double)labels;
            var sum = 0.0;
            for (var h = 0; h < shares.Length; h++)
            {
                if (isHeld[h]) left -= shares[h];
                else sum += wanted[h];
            }
            for (var h = 0; h < shares.Length; h++)
            {
                if (!isHeld[h]) shares[h] = sum > 0 ? Math.Max(0, left) * wanted[h] / sum : 0;
            }
            var below = Enumerable.Range(0, shares.Length).Where(h => !isHeld[h] && shares[h] < fewest[h]).ToArray();
            var above = Enumerable.Range(0, shares.Length).Where(h => !isHeld[h] && shares[h] > most[h]).ToArray();
            // Those of one kind at a time: what is taken from some is given to others.
            var lacking = below.Sum(h => fewest[h] - shares[h]);
            var spare = above.Sum(h => shares[h] - most[h]);
            if (below.Length + above.Length == 0) return shares;
            foreach (var h in lacking >= spare ? below : above)
            {
                isHeld[h] = true;
                shares[h] = lacking >= spare ? fewest[h] : most[h];
            }
        }
    }

    // Whole numbers: the largest fractions are rounded up, of equal ones the first.
    private static ImmutableArray<long> Rounded(double[] shares, long[] fewest, long[] most, long labels)
    {
        long[] numbers = [.. shares.Select((share, h) => Math.Clamp((long)Math.Floor(share), fewest[h], most[h]))];
        var left = labels - numbers.Sum();
        foreach (var h in Enumerable.Range(0, shares.Length).OrderByDescending(h => shares[h] - Math.Floor(shares[h])).ToArray())
        {
            if (left <= 0) break;
            if (numbers[h] == most[h]) continue;
            numbers[h]++;
            left--;
        }
        return [.. numbers];
    }
}
