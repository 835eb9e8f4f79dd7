using LlmJudgeStats.Agreement;

namespace LlmJudgeStats.Tool.Commands.Agree;

/// <summary>The ratings of one group: a row for each item, with the class of each rater, or −1.</summary>
/// <param name="Raters">The names of the raters.</param>
/// <param name="Classes">The classes.</param>
/// <param name="Rows">The rows, one after the other.</param>
internal sealed record AgreeRatings(IReadOnlyList<string> Raters, RatingClasses Classes, int[] Rows)
{
    private const int None = -1;

    /// <summary>How many items there are, rated or not.</summary>
    public int Count => Raters.Count == 0 ? 0 : Rows.Length / Raters.Count;

    /// <summary>All raters of a group, the first-named first.</summary>
    public static AgreeRatings Of(IReadOnlyList<string> raters, RatingClasses classes, MeasuredGroup group)
    {
        var rows = new int[raters.Count * group.Items.Count];
        var at = 0;
        foreach (var item in group.Items)
        {
            rows[at++] = PlaceOf(item.Verdict);
            rows[at++] = PlaceOf(item.Label);
            foreach (var further in item.FurtherVerdicts) rows[at++] = PlaceOf(further);
        }
        return new(raters, classes, rows);

        int PlaceOf(double? word) => word is { } number ? classes.PlaceOf[(int)number] : None;
    }

    /// <summary>The same without the first rater, and the first rater alone.</summary>
    public (AgreeRatings People, int[] Judge) Split()
    {
        var people = new int[Count * (Raters.Count - 1)];
        var judge = new int[Count];
        for (var i = 0; i < judge.Length; i++)
        {
            judge[i] = Rows[i * Raters.Count];
            Array.Copy(Rows, (i * Raters.Count) + 1, people, i * (Raters.Count - 1), Raters.Count - 1);
        }
        return (new([.. Raters.Skip(1)], Classes, people), judge);
    }

    /// <summary>Two raters' items that both rated.</summary>
    public RatingTable ToTable()
    {
        List<int> first = [];
        List<int> second = [];
        for (var i = 0; i < Rows.Length; i += 2)
        {
            if (Rows[i] == None || Rows[i + 1] == None) continue;
            first.Add(Rows[i]);
            second.Add(Rows[i + 1]);
        }
        var table = RatingTable.FromItems(Classes.Names, [.. first], [.. second]);
        return Classes.Values is { } values ? table.WithValues(values) : table;
    }

    /// <summary>Several raters' items, with gaps.</summary>
    public RatingSet ToSet()
    {
        var set = RatingSet.FromRatings(Classes.Names, Raters.Count, Rows);
        return Classes.Values is { } values ? set.WithValues(values) : set;
    }

    /// <summary>Who is nearer to the others, the judge or each of these.</summary>
    public AlignmentTable AgainstJudge(int[] judge, RatingKind kind)
    {
        string[] names = [.. Raters];
        if (kind is not RatingKind.Interval) return AlignmentTable.OfClasses(names, judge, Rows);
        return AlignmentTable.OfScores(names, [.. judge.Select(ValueOf)], [.. Rows.Select(ValueOf)]);

        double ValueOf(int place) => place == None ? double.NaN : Classes.Values![place];
    }
}
