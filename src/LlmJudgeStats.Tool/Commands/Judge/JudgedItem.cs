namespace LlmJudgeStats.Tool.Commands.Judge;

/// <summary>An item with a verdict and a label.</summary>
/// <param name="Row">Its row; of several runs the first.</param>
/// <param name="Value">How right the judge is, from 0 to 1.</param>
/// <param name="Judged">What the judge said; the mean over orders and runs.</param>
/// <param name="Label">What people said.</param>
internal readonly record struct JudgedItem(MeasuredItem Row, double Value, double Judged, double Label)
{
    /// <summary>How right a verdict is: of a preference a tie is half a win.</summary>
    public static double Right(MeasureKind kind, double verdict, double label) =>
        kind is MeasureKind.Preference ? 1 - Math.Abs(verdict - label) : verdict == label ? 1 : 0;
}
