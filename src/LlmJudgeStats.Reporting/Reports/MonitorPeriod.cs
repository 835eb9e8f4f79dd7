namespace LlmJudgeStats.Reporting;

/// <summary>The judge in one period, on the labelled items.</summary>
/// <param name="Name">Where it begins in the sequence.</param>
/// <param name="Judge">Who judged; empty where judges have no names.</param>
/// <param name="Series">Which series, from 0: a change of the judge begins a new one.</param>
/// <param name="Sensitivity">Of items that people passed, how many it passed; <see langword="null"/> without such an item.</param>
/// <param name="Specificity">Of items that people failed, how many it failed; <see langword="null"/> without such an item.</param>
internal sealed record MonitorPeriod(string Name, string Judge, int Series, JudgeRate? Sensitivity, JudgeRate? Specificity);
