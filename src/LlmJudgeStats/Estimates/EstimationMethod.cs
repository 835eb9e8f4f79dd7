namespace LlmJudgeStats;

/// <summary>
/// Which method made an estimate, what it assumes and where it comes from. One static instance a method: estimates share it.
/// </summary>
/// <param name="Id">The single key: command line, JSON, docs/estimators/, tests/reference/.</param>
/// <param name="Name">For people.</param>
/// <param name="Assumptions">What must hold.</param>
/// <param name="Citation">Where the method comes from.</param>
public sealed record EstimationMethod(string Id, string Name, Assumptions Assumptions, Citation Citation)
{
    /// <summary>The range of the estimand: [0, 1] for a rate.</summary>
    public Support Support { get; init; } = Support.Rate;

    /// <summary>Whose rate it estimates: that of a population, unless it says that it is that of the judged items alone.</summary>
    public Target Target { get; init; }

    /// <summary>What the interval is; <see langword="null"/> on the method of an estimator whose interval depends on the study.</summary>
    public IntervalTraits? Traits { get; init; }

    /// <summary>The id of the interval, as on the command line: <c>wilson</c>; empty without one.</summary>
    public string Interval => Traits?.Id ?? "";

    /// <summary>Whether the judge's verdicts count; the human labels alone do without them.</summary>
    public bool UsesVerdicts { get; init; } = true;

    /// <summary>Whether it takes the judge at its word: verdicts, and neither error rates nor labels.</summary>
    public bool IsUncorrected => UsesVerdicts && !UsesErrorRates && !UsesLabelsFromTestItems;

    /// <summary>Whether it corrects for the judge's error rates: <see cref="Assumptions.ErrorRatesTransport"/>.</summary>
    public bool UsesErrorRates => (Assumptions & Assumptions.ErrorRatesTransport) != 0;

    /// <summary>
    /// Whether it takes labelled items as a sample of the test population: <see cref="Assumptions.RandomCalibration"/> or
    /// <see cref="Assumptions.LabelsFromTestPopulation"/>.
    /// </summary>
    public bool UsesLabelsFromTestItems => (Assumptions & (Assumptions.RandomCalibration | Assumptions.LabelsFromTestPopulation)) != 0;
}
