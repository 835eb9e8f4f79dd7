namespace LlmJudgeStats.Tool.Commands.Judge;

/// <summary>A quantity of a judge, and its estimates.</summary>
/// <param name="Quantity">Its id.</param>
/// <param name="Name">What people call it.</param>
internal sealed record JudgeFigure(string Quantity, string Name)
{
    /// <summary>Which of several; <see langword="null"/> where there is one.</summary>
    public string? Of { get; init; }

    /// <summary>The mean of a study: of labels alone, or with declared weights.</summary>
    public MeasuredEstimate Mean(MeanStudy study, double level)
    {
        IIntervalEstimator<MeanStudy> estimator = study.Weights.IsEmpty ? LabelledMeanEstimator.Default : StratifiedMeanEstimator.Default;
        return new()
        {
            Quantity = Quantity,
            Of = Of,
            Name = Name,
            Role = "measured",
            Estimate = estimator.Estimate(in study, level),
        };
    }

    /// <summary>The same, and whether it is 0.</summary>
    public MeasuredEstimate Difference(MeanStudy study, double level) => Mean(study, level) with
    {
        PValueOf = 0,
        PValue = StratifiedMeanEstimator.Default.PValue(in study, 0),
    };

    /// <summary>A share with Wilson's interval; without items there is none.</summary>
    public MeasuredEstimate Share(long positives, long items, double level)
    {
        var share = Proportion.FromCounts(positives, items);
        return new()
        {
            Quantity = Quantity,
            Of = Of,
            Name = Name,
            Role = "measured",
            Estimate = new()
            {
                Point = share.Rate,
                Unclamped = share.Rate,
                StandardError = items == 0 ? double.PositiveInfinity : Math.Sqrt(share.Rate * (1 - share.Rate) / items),
                Interval = items == 0 ? new(0, 1, level) : BinomialInterval.Wilson.Of(share, level),
                Method = s_wilson,
                Warnings = items == 0 ? EstimateWarnings.Unidentified : EstimateWarnings.None,
            },
        };
    }

    private static readonly EstimationMethod s_wilson = LabelledMeanEstimator.Default.Method with
    {
        Name = "labels only, Wilson",
        Citation = new NaiveEstimator { Interval = BinomialInterval.Wilson }.Method.Citation,
        Traits = new NaiveEstimator { Interval = BinomialInterval.Wilson }.Method.Traits,
    };
}
