using System.Collections.Immutable;

namespace LlmJudgeStats.Panels;

/// <summary>How the errors of several judges go together on labelled items, and how many independent judges they are worth.</summary>
/// <remarks>
/// <code>K_eff = K / (1 + (K − 1) max(ρ, 0)),  ρ the mean correlation of errors over pairs of judges</code>
/// Errors are compared within classes of the label, so that judges which fail on the same class are not taken for judges that fail on the
/// same items. No interval is given: none was found that keeps its level. Source: several-judges.md 2. Immutable, thread-safe.
/// </remarks>
public sealed class ErrorCorrelation
{
    private ErrorCorrelation(int judges, ImmutableArray<ErrorPair> pairs, int leftOut)
    {
        Judges = judges;
        Pairs = pairs;
        LeftOut = leftOut;
        var defined = pairs.Where(pair => !double.IsNaN(pair.Phi)).ToArray();
        Mean = defined.Length > 0 ? defined.Average(pair => pair.Phi) : double.NaN;
        EffectiveJudges = judges == 1 ? 1 : judges / (1 + ((judges - 1) * Math.Max(Mean, 0)));
    }

    /// <summary>How many judges there are.</summary>
    public int Judges { get; }

    /// <summary>Every pair once: 0 and 1, 0 and 2, …, 1 and 2, ….</summary>
    public ImmutableArray<ErrorPair> Pairs { get; }

    /// <summary>The mean correlation ρ over the pairs that show one; NaN without any.</summary>
    public double Mean { get; }

    /// <summary>How many independent judges these are worth, 1 to <see cref="Judges"/>; NaN where no pair shows a correlation.</summary>
    public double EffectiveJudges { get; }

    /// <summary>Pairs and classes that were left out, because one of the judges erred there never, or always.</summary>
    public int LeftOut { get; }

    /// <summary>The errors of judges on the same labelled items.</summary>
    /// <param name="judges">How many judges, one or more.</param>
    /// <param name="isWrong">Whether each judge erred: a row for each item, with as many entries as there are judges.</param>
    /// <param name="labels">The class of the label of each item, any whole numbers: 1 and 0 for pass and fail.</param>
    /// <exception cref="ArgumentOutOfRangeException">No judge.</exception>
    /// <exception cref="ArgumentException">A number of entries that does not fit.</exception>
    public static ErrorCorrelation Of(int judges, ReadOnlySpan<bool> isWrong, ReadOnlySpan<int> labels)
    {
        Check.AtLeastOne(judges, nameof(judges));
        if (isWrong.Length != (long)judges * labels.Length)
            Throw.WrongErrors(labels.Length, judges, isWrong.Length, nameof(isWrong));
        int[] classes = [.. labels.ToArray().Distinct().Order()];
        var pairs = ImmutableArray.CreateBuilder<ErrorPair>(judges * (judges - 1) / 2);
        var leftOut = 0;
        for (var first = 0; first < judges; first++)
        {
            for (var second = first + 1; second < judges; second++)
            {
                var tables = Tables(judges, isWrong, labels, classes, first, second);
                leftOut += tables.Count(table => double.IsNaN(Phi(table)));
                pairs.Add(new(first, second, Averaged(tables, Phi), Averaged(tables, Yule)));
            }
        }
        return new(judges, pairs.MoveToImmutable(), leftOut);
    }

    // For each class: both right, the second wrong, the first wrong, both wrong.
    private static double[][] Tables(
        int judges, ReadOnlySpan<bool> isWrong, ReadOnlySpan<int> labels, int[] classes, int first, int second)
    {
        double[][] tables = [.. classes.Select(_ => new double[4])];
        for (var item = 0; item < labels.Length; item++)
        {
            var cell = (isWrong[(item * judges) + first] ? 2 : 0) + (isWrong[(item * judges) + second] ? 1 : 0);
            tables[Array.BinarySearch(classes, labels[item])][cell]++;
        }
        return tables;
    }

    private static double Averaged(double[][] tables, Func<double[], double> coefficient)
    {
        var sum = 0.0;
        var items = 0.0;
        foreach (var table in tables)
        {
            var value = coefficient(table);
            if (double.IsNaN(value)) continue;
            sum += table.Sum() * value;
            items += table.Sum();
        }
        return sum / items;
    }

    private static double Phi(double[] table)
    {
        var rows = (table[0] + table[1]) * (table[2] + table[3]);
        var columns = (table[0] + table[2]) * (table[1] + table[3]);
        return ((table[0] * table[3]) - (table[1] * table[2])) / (Math.Sqrt(rows) * Math.Sqrt(columns));
    }

    private static double Yule(double[] table) =>
        ((table[0] * table[3]) - (table[1] * table[2])) / ((table[0] * table[3]) + (table[1] * table[2]));
}
