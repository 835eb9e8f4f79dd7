namespace LlmJudgeStats.Data;

/// <summary>The parts that a name speaks of, the likeliest first: whole names before words of them.</summary>
internal static class RoleGuess
{
    private static readonly (SurveyRole Role, string[] Names)[] s_roles =
    [
        (SurveyRole.Verdict, RoleNames.Verdicts),
        (SurveyRole.Label, RoleNames.HumanLabels),
        (SurveyRole.Judge, [.. RoleNames.Judges, .. RoleNames.Graders]),
        (SurveyRole.System, [.. RoleNames.Systems.Except(RoleNames.Runs), .. RoleNames.Prompts]),
        (SurveyRole.Metric, RoleNames.Metrics),
        (SurveyRole.Run, RoleNames.Runs),
        (SurveyRole.Position, RoleNames.Positions),
        (SurveyRole.Rater, RoleNames.Raters),
        (SurveyRole.Cluster, [.. RoleNames.Groupings, .. RoleNames.Sources]),
        (SurveyRole.Stratum, RoleNames.Strata),
        (SurveyRole.Split, RoleNames.Splits),
        (SurveyRole.Weight, RoleNames.Weights),
        (SurveyRole.Count, RoleNames.Counts),
        (SurveyRole.Score, RoleNames.Scores),
        (SurveyRole.Time, RoleNames.Times),
    ];

    // A word of a name says too little where a number is taken at its word.
    private static readonly SurveyRole[] s_wholeNamesOnly = [SurveyRole.Weight, SurveyRole.Count];

    private static readonly string[] s_models =
        ["gpt", "claude", "gemini", "llama", "mistral", "mixtral", "qwen", "deepseek", "o1", "o3", "palm", "command", "phi", "grok"];

    /// <summary>Roles that the name of a column speaks of.</summary>
    public static IEnumerable<(SurveyRole Role, NamedBy Named)> Of(SurveyedColumn column)
    {
        var name = column.Name;
        var words = RoleNames.Words(name);
        if (name.EndsWith("/value", StringComparison.Ordinal)) yield return (SurveyRole.Verdict, NamedBy.WholeName);
        if (words.Contains("judge") && words.Any(word => RoleNames.JudgeSays.Contains(word, StringComparer.Ordinal)))
            yield return (SurveyRole.Verdict, NamedBy.Word);
        if (RoleNames.Is(name, RoleNames.Raters) && AreModels(column)) yield return (SurveyRole.Judge, NamedBy.WholeName);
        foreach (var (role, names) in s_roles)
        {
            if (RoleNames.Is(name, names)) yield return (role, NamedBy.WholeName);
        }
        if (RoleNames.IdRank(name) >= 0 || RoleNames.IsItem(name)) yield return (SurveyRole.ItemId, NamedBy.WholeName);
        foreach (var (role, names) in s_roles)
        {
            if (!s_wholeNamesOnly.Contains(role) && RoleNames.HasWord(name, names)) yield return (role, NamedBy.Word);
        }
    }

    /// <summary>Whether values are names of language models.</summary>
    public static bool AreModels(SurveyedColumn column) => column.Values is { HasMore: false, Filled: > 0 }
        && column.Values.Values.All(value => RoleNames.Words(value.Text).Any(word => s_models.Any(word.StartsWith)));
}
