using System.Globalization;

namespace LlmJudgeStats.Data;

/// <summary>What stands in a column, in a few words: never text of prompts and answers.</summary>
internal static class SurveyedWords
{
    private const int FewValues = 5;
    private const int ManyWords = 10;
    private const int LongestShown = 30;    // characters

    /// <summary>The values of a column.</summary>
    public static string Of(SurveyedColumn column, SurveyFacts facts, SurveyPlan plan)
    {
        var text = Values(column, facts, plan);
        return column.Note.Length == 0 ? text : $"{text}; {column.Note}";
    }

    /// <summary>Some of its values, safe to show; none where they may be text of somebody.</summary>
    public static IReadOnlyList<(string Value, long Count)> Shown(SurveyedColumn column, SurveyFacts facts)
    {
        var most = IsOfWords(column, facts) ? ManyWords : FewValues;
        return MayBeShown(column, facts)
            ? [.. column.Values.Values.OrderByDescending(value => value.Count).Take(most).Select(value => (Short(value.Text), value.Count))]
            : [];
    }

    private static bool MayBeShown(SurveyedColumn column, SurveyFacts facts) => !column.Values.IsText && column.Role switch
    {
        SurveyRole.Judge or SurveyRole.System or SurveyRole.Metric or SurveyRole.Run or SurveyRole.Position or SurveyRole.Stratum
            or SurveyRole.Split => true,
        SurveyRole.Verdict => column.AsVerdicts.Kind is not (ContentKind.Other or ContentKind.Numbers),
        SurveyRole.Label => column.AsLabels.Kind is not (ContentKind.Other or ContentKind.Numbers),
        SurveyRole.None => IsOfWords(column, facts),
        SurveyRole.ItemId or SurveyRole.Rater or SurveyRole.Cluster or SurveyRole.Weight or SurveyRole.Count or SurveyRole.Score
            or SurveyRole.Time or SurveyRole.Text => false,
    };

    // Columns that may be the verdicts, or the labels, are shown with all their words.
    private static bool IsOfWords(SurveyedColumn column, SurveyFacts facts) =>
        facts.Assigned.PossibleVerdicts.Contains(column) || facts.Assigned.PossibleLabels.Contains(column)
            || facts.Assigned.RaterColumns.Contains(column)
            || (column.Role is SurveyRole.Verdict && column.AsVerdicts.Kind is ContentKind.SomeKnownWords or ContentKind.UnknownWords)
            || (column.Role is SurveyRole.Label && column.AsLabels.Kind is ContentKind.SomeKnownWords or ContentKind.UnknownWords);

    private static string Values(SurveyedColumn column, SurveyFacts facts, SurveyPlan plan)
    {
        if (column.Values.Filled == 0) return column.Values.Objects > 0 ? "objects" : "empty";
        return column.Role switch
        {
            SurveyRole.ItemId => $"{Count(column)}; {Uniqueness(column, facts)}",
            SurveyRole.Verdict => Answers(column, column.AsVerdicts),
            SurveyRole.Label => Answers(column, column.AsLabels),
            SurveyRole.Cluster => Cluster(column, facts),
            SurveyRole.Split => Split(column, facts, plan),
            SurveyRole.Score => Score(column, facts),
            SurveyRole.Text => Invariant($"text, {column.Values.MeanLength:F0} characters on average"),
            SurveyRole.Weight or SurveyRole.Count => "numbers",
            SurveyRole.Time => "dates",
            SurveyRole.Rater => $"{Count(column)}; several for an item",
            SurveyRole.Judge or SurveyRole.System or SurveyRole.Metric or SurveyRole.Run or SurveyRole.Position or SurveyRole.Stratum =>
                Names(column),
            SurveyRole.None => IsOfWords(column, facts) ? Words(column) : Count(column),
        };
    }

    private static string Count(SurveyedColumn column) =>
        column.HasMore ? Invariant($"more than {ColumnSurvey.MostValues}")
            : column.Distinct.ToString(CultureInfo.InvariantCulture);

    private static string Uniqueness(SurveyedColumn column, SurveyFacts facts)
    {
        if (column.Values.Ids is not { Repeats: > 0 } ids) return "unique";
        if (!facts.AreRepeated) return "unique among the rows that are meant";
        if (facts.TellingApart.Count == 0) return Invariant($"in up to {ids.Most} rows");
        return $"unique with {string.Join(" and ", facts.TellingApart.Select(telling => Short(telling.Name)))}";
    }

    private static string Answers(SurveyedColumn column, ColumnContent content)
    {
        if (content.Kind is ContentKind.Pair)
        {
            var missing = content.Missing > 0 ? Invariant($", {content.Missing} missing") : "";
            return Invariant($"{Short(content.Words!)}: {content.Passes} pass, {content.Fails} fail{missing}");
        }
        return content.Kind switch
        {
            ContentKind.Numbers => "numbers: a score, not yet a verdict",
            ContentKind.Other => column.Values.IsText ? "free text" : $"{Count(column)} different texts",
            _ => Words(column),
        };
    }

    private static string Words(SurveyedColumn column)
    {
        var empty = column.Values.Rows - column.Values.Filled;
        var missing = empty > 0 ? Invariant($", {empty} empty") : "";
        return string.Join(", ", column.Values.Values.OrderByDescending(value => value.Count).Take(ManyWords).Select(Counted)) + missing;
    }

    private static string Cluster(SurveyedColumn column, SurveyFacts facts)
    {
        if (facts.Pass.Clusters.FirstOrDefault(cluster => cluster.Column == column) is not { Values: > 0 } found) return Count(column);
        var things = facts.Roles.Id is null ? "rows" : "items";
        return Invariant($"{found.Values}; {found.ItemsForAValue:F1} {things} each");
    }

    private static string Split(SurveyedColumn column, SurveyFacts facts, SurveyPlan plan)
    {
        var chosen = plan.BackTest?.Value;
        var values = string.Join(", ", column.Values.Values.OrderByDescending(value => value.Text == chosen).Select(Counted));
        var empty = column.Values.Rows - column.Values.Filled;
        if (empty > 0) values += Invariant($", empty ({empty})");
        if (facts.Pass.Splits.FirstOrDefault(split => split.Column == column) is not { } found) return values;
        return facts.Roles.Id is null ? values
            : !found.KeepsWhole ? $"{values}; tears items or clusters apart"
            : facts.Pass.Clusters.Any(cluster => cluster.Column.Role is SurveyRole.Cluster) ? $"{values}; keeps items and clusters whole"
            : $"{values}; keeps items whole";
    }

    private static string Score(SurveyedColumn column, SurveyFacts facts)
    {
        var judges = facts.Pass.ScoreJudges.FirstOrDefault(score => score.Column == column).Judges;
        return judges is { Count: 1 } && facts.Pass.Judges.Count > 1
            ? $"numbers, with {Short(facts.Pass.Judges[judges.Single()])} only"
            : "numbers";
    }

    private static string Names(SurveyedColumn column)
    {
        if (column.HasMore) return Count(column);
        var values = column.Values.Values;
        if (values.Count <= FewValues) return $"{Count(column)}: {string.Join(", ", values.Select(Counted))}";
        var first = values.Select(value => value.Text).Order(StringComparer.Ordinal).Take(FewValues).Select(Short);
        return $"{Count(column)}: {string.Join(", ", first)}, ...";
    }

    private static string Counted(SeenValue value) => Invariant($"{Short(value.Text)} ({value.Count})");

    private static string Short(string text) => Excerpt.Of(text, LongestShown);
}
