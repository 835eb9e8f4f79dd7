namespace LlmJudgeStats.Data;

/// <summary>Two columns that name the systems of a pair: <c>model_a</c> and <c>model_b</c>.</summary>
/// <param name="First">Who is named first.</param>
/// <param name="Second">The other.</param>
internal sealed record BattleColumns(SurveyedColumn First, SurveyedColumn Second)
{
    private static readonly (string First, string Second)[] s_sides =
        [("a", "b"), ("1", "2"), ("one", "two"), ("first", "second"), ("left", "right"), ("x", "y")];

    /// <summary>The columns of pairs; nothing unless the names of two columns differ in the side alone.</summary>
    public static BattleColumns? Of(IReadOnlyList<SurveyedColumn> systems) => systems is not [var one, var other] ? null
        : ArePair(one.Name, other.Name) ? new(one, other)
        : ArePair(other.Name, one.Name) ? new(other, one)
        : null;

    /// <summary>Everybody who is named.</summary>
    public IReadOnlySet<string> Names { get; } =
        First.Values.Values.Concat(Second.Values.Values).Select(value => value.Text).ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether the pairs are not all of the same two, in the same order.</summary>
    public bool Differ => First.Distinct > 1 || Second.Distinct > 1;

    /// <summary>Whether values name the winner, and not the place where it stands.</summary>
    public bool AreNamedIn(ColumnContent content) => content.Known.Concat(content.Unknown).Any(value => Names.Contains(value.Text));

    private static bool ArePair(string first, string second)
    {
        var one = RoleNames.Words(first);
        var other = RoleNames.Words(second);
        if (one.Count != other.Count) return false;
        (string, string)[] different = [.. one.Zip(other).Where(words => words.First != words.Second)];
        return different is [var sides] && s_sides.Contains(sides);
    }
}
