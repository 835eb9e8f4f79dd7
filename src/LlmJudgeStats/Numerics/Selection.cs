namespace LlmJudgeStats.Numerics;

/// <summary>One value of a sorted order without sorting (Hoare's quickselect, the middle of three as the pivot).</summary>
/// <remarks>The values are partly ordered in place: none before the place is larger, none behind it is smaller. No NaN.</remarks>
internal static class Selection
{
    private const int Few = 16;

    /// <summary>The value that sorting would put at a place.</summary>
    public static double At(Span<double> values, int place)
    {
        var left = 0;
        var right = values.Length - 1;
        // A pivot that does not split well is as unlikely as it is harmful: sorting what is left bounds the work.
        for (var rounds = 4 * int.Log2(Math.Max(1, values.Length)); rounds > 0 && right - left > Few; rounds--)
        {
            var pivot = Median(values[left], values[left + ((right - left) / 2)], values[right]);
            var i = left;
            var j = right;
            while (i <= j)
            {
                while (values[i] < pivot) i++;
                while (values[j] > pivot) j--;
                if (i > j) break;
                (values[i], values[j]) = (values[j], values[i]);
                i++;
                j--;
            }
            if (place <= j) right = j;
            else if (place >= i) left = i;
            else return values[place];
        }
        values[left..(right + 1)].Sort();
        return values[place];
    }

    private static double Median(double a, double b, double c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
}
