using LlmJudgeStats.Inference;

namespace LlmJudgeStats.PassRates;

/// <summary>Inverts the score test of the contrast: pass-rates.md 3.5.</summary>
internal readonly struct ScoreInterval : ILowerLimit
{
    public static IntervalTraits Traits { get; } = new("score", "score", Citations.MartinAndres2010) { Cost = IntervalCost.Equations };

    public static double Lower(in StudyRates study, in Correction raw, in Confidence confidence)
    {
        CorrectedContrast.Of(in study, in raw, out var fit);
        return Score.Lower(in fit, confidence.Quantile, lattice: 0);
    }
}

/// <summary>The same with the contrast reduced by the lattice correction.</summary>
internal readonly struct LatticeScoreInterval : ILowerLimit
{
    public static IntervalTraits Traits { get; } =
        new("score-lattice", "lattice-corrected score", Citations.MartinAndres2010) { Promise = 0.91, Cost = IntervalCost.Equations };

    public static double Lower(in StudyRates study, in Correction raw, in Confidence confidence)
    {
        CorrectedContrast.Of(in study, in raw, out var fit);
        return Score.Lower(in fit, confidence.Quantile, CorrectedContrast.Lattice(in study.Test));
    }
}

/// <summary>Inverts the likelihood ratio, with a judge no worse than chance: pass-rates.md 3.6.</summary>
internal readonly struct ProfileInterval : ILowerLimit
{
    public static IntervalTraits Traits { get; } =
        new("profile-likelihood", "profile likelihood", Citations.OwnPassRates) { Cost = IntervalCost.Equations };

    public static double Lower(in StudyRates study, in Correction raw, in Confidence confidence)
    {
        CorrectedContrast.Of(in study, in raw, out var fit);
        return ProfileLikelihood.Lower(in fit, confidence.Quantile);
    }
}

/// <summary>The same with any judge at all.</summary>
internal readonly struct FreeProfileInterval : ILowerLimit
{
    public static IntervalTraits Traits { get; } =
        new("profile-likelihood-free", "profile likelihood, any judge", Citations.OwnPassRates) { Cost = IntervalCost.Equations };

    public static double Lower(in StudyRates study, in Correction raw, in Confidence confidence)
    {
        CorrectedContrast.Of(in study, in raw, out var fit);
        return ProfileLikelihood.FreeLower(in fit, confidence.Quantile);
    }
}

/// <summary>The hull of the lattice-corrected score and two likelihood intervals: pass-rates.md 3.9.</summary>
internal readonly struct GuardedScoreInterval : ILowerLimit
{
    public static IntervalTraits Traits { get; } =
        new("guarded-score", "guarded score", Citations.MartinAndres2010)
        {
            Promise = 0.948,
            LimitPromise = 0.95,
            Cost = IntervalCost.Equations,
            HasOwnLimits = true,
        };

    public static double Lower(in StudyRates study, in Correction raw, in Confidence confidence)
    {
        var added = study.AddHalf();
        var smooth = Correction.Of(in added);
        if (!(smooth.Youden > 0)) return 0;
        CorrectedContrast.Of(in study, in raw, out var fit);
        CorrectedContrast.Of(in added, in smooth, out var half);
        return GuardedScore.Lower(in fit, in half, CorrectedContrast.Lattice(in study.Test), confidence.Quantile);
    }

    /// <summary>The one-sided lower limit: pass-rates.md 3.9b.</summary>
    public static double OneSided(in StudyRates study, in Correction raw, double error)
    {
        var added = study.AddHalf();
        var smooth = Correction.Of(in added);
        var fit = CorrectedContrast.Of(in study, in raw);
        return smooth.Youden > 0
            ? GuardedScore.OneSided(in fit, CorrectedContrast.Of(in added, in smooth), CorrectedContrast.Lattice(in study.Test), error)
            : 0;
    }
}

/// <summary>Halfway between a lattice-corrected score and a likelihood interval: docs/adr/0020.</summary>
internal readonly struct AveragedScoreInterval : ILowerLimit
{
    public static IntervalTraits Traits { get; } =
        new("averaged-score", "averaged score", Citations.OwnPassRates)
        {
            Promise = 0.9495,
            LimitPromise = 0.95,
            Cost = IntervalCost.Equations,
            HasOwnLimits = true,
        };

    public static double Lower(in StudyRates study, in Correction raw, in Confidence confidence)
    {
        var added = study.AddHalf();
        var smooth = Correction.Of(in added);
        if (!(smooth.Youden > 0)) return 0;
        CorrectedContrast.Of(in study, in raw, out var fit);
        CorrectedContrast.Of(in added, in smooth, out var half);
        return AveragedScore.Lower(in fit, in half, CorrectedContrast.Lattice(in study.Test), confidence.Quantile);
    }
}
