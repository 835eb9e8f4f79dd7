namespace LlmJudgeStats.Coverage;

/// <summary>Judgments drawn from a <see cref="JudgeScenario"/>, item by item.</summary>
/// <param name="TestLabels">The truth of the test items, which no estimator sees.</param>
/// <param name="TestVerdicts">The verdicts on the test items.</param>
/// <param name="CalibrationLabels">The labels of the calibration items.</param>
/// <param name="CalibrationVerdicts">The verdicts on the calibration items.</param>
/// <param name="Design">How the calibration items were chosen.</param>
public sealed record SyntheticJudgments(
    ReadOnlyMemory<bool> TestLabels,
    ReadOnlyMemory<bool> TestVerdicts,
    ReadOnlyMemory<bool> CalibrationLabels,
    ReadOnlyMemory<bool> CalibrationVerdicts,
    CalibrationDesign Design);
