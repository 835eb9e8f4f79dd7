namespace LlmJudgeStats.Reporting;

/// <summary>Where the uncertainty comes from: shares of the variance, as one bar.</summary>
/// <param name="Items">The share of the verdicts on test items, between 0 and 1; the three sum to 1.</param>
/// <param name="Passes">The share of the labels of good answers.</param>
/// <param name="Fails">The share of the labels of bad answers.</param>
internal sealed record SharesPicture(double Items, double Passes, double Fails) : IPicture
{
    /// <inheritdoc/>
    public string Title => "Where the uncertainty comes from";

    /// <inheritdoc/>
    public string Description => $"Shares of the variance: {string.Join(", ", Parts.Select(part => $"{part.Label} {part.Number}"))}.";

    /// <inheritdoc/>
    public string Caption => "Where the uncertainty comes from: shares of the variance.";

    private BarPart[] Parts =>
    [
        new("test verdicts", Items, RateText.Percent(Items), "s3"),
        new("labels of good answers", Passes, RateText.Percent(Passes), "s1"),
        new("labels of bad answers", Fails, RateText.Percent(Fails), "s2"),
    ];

    /// <inheritdoc/>
    public void Draw(SvgCanvas canvas) => PartsBar.Draw(canvas, Parts);
}
