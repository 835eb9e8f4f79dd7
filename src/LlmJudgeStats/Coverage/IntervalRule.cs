namespace LlmJudgeStats.Coverage;

/// <summary>The limits that a method gives for a study; also inverted ones or NaN, as some published code returns them.</summary>
/// <param name="study">The data.</param>
/// <param name="lower">The lower limit.</param>
/// <param name="upper">The upper limit.</param>
public delegate void IntervalRule(in JudgeStudy study, out double lower, out double upper);
