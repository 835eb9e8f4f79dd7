namespace LlmJudgeStats.Reporting;

/// <summary>The judge in one period, on the labelled items.</summary>
/// <param name="Name">Where it begins in the sequence.</param>
/// <param name="Judge">Who judged; empty where judges have no names.</param>
/// <param name="Series">Which series, from 0: a change of the judge begins a new one.</param>
/// <param name="Sensitivity">Items that people passed, and how many of them it passed.</param>
/// <param name="Specificity">Items that people failed, and how many of them it failed.</param>
internal sealed record MonitorPeriod(string Name, string Judge, int Series, Proportion Sensitivity, Proportion Specificity);
