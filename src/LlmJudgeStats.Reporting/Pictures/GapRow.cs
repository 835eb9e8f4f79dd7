namespace LlmJudgeStats.Reporting;

/// <summary>A system of a <see cref="GapPicture"/>.</summary>
/// <param name="Name">Its name, from data.</param>
/// <param name="Excess">What it gains on old items above the systems still trusted, between −1 and 1.</param>
/// <param name="Lower">The lower limit of that.</param>
/// <param name="Upper">The upper limit.</param>
/// <param name="IsFlagged">Whether that is too much to be luck.</param>
internal sealed record GapRow(string Name, double Excess, double Lower, double Upper, bool IsFlagged);
