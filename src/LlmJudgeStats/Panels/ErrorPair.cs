namespace LlmJudgeStats.Panels;

/// <summary>How the errors of two judges go together.</summary>
/// <param name="First">One judge, from 0.</param>
/// <param name="Second">The other.</param>
/// <param name="Phi">
/// The correlation of their errors within label classes, averaged by the items of the classes; NaN where no class shows one.
/// </param>
/// <param name="Q">
/// Yule's Q, (ad − bc)/(ad + bc) over both right, one right, both wrong, averaged likewise; NaN where no class shows one.
/// </param>
public readonly record struct ErrorPair(int First, int Second, double Phi, double Q);
