namespace LlmJudgeStats.Data;

/// <summary>Whether what stands in a column can be what its name says: a name alone gives no part.</summary>
internal static class RoleContent
{
    private const int FewestItems = 10;
    private const int FewestClusters = 10;
    private const int MostJudges = 50;
    private const int MostSystems = 200;
    private const int MostRuns = 1000;
    private const int MostStrata = 50;
    private const int MostSplits = 5;
    private const double MostOfRows = 0.9;    // values of clusters for a row

    /// <summary>Whether the content allows a part.</summary>
    /// <param name="column">The column.</param>
    /// <param name="role">The part.</param>
    /// <param name="named">How much of its name says so.</param>
    public static bool Allows(SurveyedColumn column, SurveyRole role, NamedBy named)
    {
        var values = column.Values;
        if (role is SurveyRole.Verdict && RoleNames.Is(column.Name, ["verdict"])) return true;
        if (role is SurveyRole.Label && RoleNames.Is(column.Name, ["label", "truth"])) return true;
        return role switch
        {
            SurveyRole.Verdict => AreAnswers(column.AsVerdicts, named),
            SurveyRole.Label => AreAnswers(column.AsLabels, named),
            SurveyRole.ItemId => !values.IsText && (values.HasMore || column.Distinct >= FewestItems || 2 * column.Distinct > values.Rows),
            SurveyRole.Judge => AreNames(column, MostJudges),
            SurveyRole.System => AreNames(column, MostSystems),
            SurveyRole.Metric => AreNames(column, MostJudges),
            SurveyRole.Run => IsFew(column, 2, MostRuns) && !values.IsText,
            SurveyRole.Position => IsFew(column, 2, 2),
            SurveyRole.Rater => values.Filled > 0 && column.AsLabels.Kind is not ContentKind.Pair && !values.IsText,
            SurveyRole.Cluster => !values.IsText && !IsCoarse(column)
                && (values.HasMore || (column.Distinct > 1 && column.Distinct < MostOfRows * values.Filled)),
            SurveyRole.Stratum => IsFew(column, 2, MostStrata) && !values.IsText,
            SurveyRole.Split => IsFew(column, 2, MostSplits),
            SurveyRole.Weight => values.IsNumeric(IsNothing) && values.Values.All(value => !value.IsNumber || value.Number >= 0),
            SurveyRole.Count => values.IsNumeric(IsNothing)
                && values.Values.All(value => !value.IsNumber || (value.Number >= 0 && double.IsInteger(value.Number))),
            SurveyRole.Score => column.AsVerdicts.Kind is ContentKind.Numbers,
            SurveyRole.Time => values.IsOfDates(IsNothing),
            SurveyRole.None or SurveyRole.Text => false,
        };
    }

    // A name that says verdict outright is believed, whatever stands there: what is wrong with it is a finding.
    private static bool AreAnswers(ColumnContent content, NamedBy named) => content.Kind switch
    {
        ContentKind.Pair or ContentKind.Ties or ContentKind.SomeKnownWords or ContentKind.TwoPairs => true,
        ContentKind.Numbers or ContentKind.UnknownWords => named == NamedBy.WholeName,
        ContentKind.Other or ContentKind.Empty => false,
    };

    private static bool AreNames(SurveyedColumn column, int most) =>
        IsFew(column, 1, most) && !column.Values.IsText && !column.Values.IsNumeric(IsNothing)
            && column.AsVerdicts.Kind is not (ContentKind.Pair or ContentKind.Ties or ContentKind.TwoPairs)
            // "C" among systems A, B and C is no word for correct.
            && column.AsVerdicts.Known.Count <= 1;

    // A topic is both: of few it is a part of the file, of many something that rows have in common.
    private static bool IsCoarse(SurveyedColumn column) =>
        RoleNames.Is(column.Name, RoleNames.Strata) && IsFew(column, 2, FewestClusters - 1);

    private static bool IsFew(SurveyedColumn column, int least, int most) =>
        !column.Values.HasMore && column.Distinct >= least && column.Distinct <= most;

    private static bool IsNothing(SeenValue value) => Vocabulary.IsMissing(value.Text) && !value.IsLong;
}
