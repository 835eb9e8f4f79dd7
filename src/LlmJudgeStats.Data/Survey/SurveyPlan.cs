namespace LlmJudgeStats.Data;

/// <summary>What to ask next of a file: options that follow from what is in it, and decisions that are the reader's.</summary>
internal sealed record SurveyPlan
{
    /// <summary>Options that are needed.</summary>
    public required IReadOnlyList<SurveyOption> Options { get; init; }

    /// <summary>Decisions; none where the options say all.</summary>
    public required IReadOnlyList<SurveyChoice> Choices { get; init; }

    /// <summary>What else a tool's file is made for; none where a decision is open.</summary>
    public IReadOnlyList<SurveyAnswer> Measures { get; init; } = [];

    /// <summary>The words of a battle of two systems; none where it is no battle, or its words are not known.</summary>
    public IReadOnlyList<SurveyOption> BattleWords { get; init; } = [];

    /// <summary>The part of a file with labels everywhere that can play the labels; nothing elsewhere.</summary>
    public BackTestPart? BackTest { get; init; }

    /// <summary>Parts of a split with labels, where there are several beside unlabelled rows.</summary>
    public LabelledParts? Parts { get; init; }

    /// <summary>Whether every row has a label and no part can play them.</summary>
    public bool IsOfLabelsAlone { get; init; }

    /// <summary>Whether there are verdicts and no labels: the rate is taken at the judge's word.</summary>
    public bool HasNoLabels { get; init; }

    /// <summary>The columns that rows are grouped by, given or found.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>The column that names more than the ids what belongs together, within the groups of the plan.</summary>
    public string? Cluster { get; init; }
}

/// <summary>A part of a split.</summary>
/// <param name="Column">The column of the split.</param>
/// <param name="Value">The part.</param>
/// <param name="Share">Its share of the rows.</param>
internal sealed record BackTestPart(string Column, string Value, double Share);

/// <summary>Labelled parts of a split.</summary>
/// <param name="Column">The column of the split.</param>
/// <param name="Labelled">The parts with labels, the one with the most rows first.</param>
internal sealed record LabelledParts(string Column, IReadOnlyList<string> Labelled);
