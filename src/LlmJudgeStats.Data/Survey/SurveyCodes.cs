namespace LlmJudgeStats.Data;

/// <summary>Codes of what only a survey of a file says; a code is never reused.</summary>
internal static class SurveyCodes
{
    public const string VotesOfRaters = "LJS2009";
    public const string Runs = "LJS2013";
    public const string VerdictsMissing = "LJS2014";
    public const string LabelsOfSeveralParts = "LJS2015";
    public const string PartCanPlayLabels = "LJS2016";
    public const string NothingToEstimate = "LJS2017";
    public const string SplitTears = "LJS2018";
    public const string StrataDiffer = "LJS2019";
    public const string LabelsOfOtherSystems = "LJS2021";
    public const string LabelsAreOlder = "LJS2022";
    public const string SeveralSystems = "LJS2023";
    public const string DecidedByCode = "LJS2024";
    public const string JudgesItself = "LJS2025";
    public const string SeveralExecutions = "LJS2026";
    public const string Garbled = "LJS2027";
    public const string Ties = "LJS3001";
    public const string Ratings = "LJS3002";
    public const string LabelsOfAModel = "LJS3011";
    public const string OneSidedJudge = "LJS3012";
}
