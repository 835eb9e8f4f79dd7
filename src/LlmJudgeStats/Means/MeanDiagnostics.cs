using LlmJudgeStats.Numerics;

namespace LlmJudgeStats;

/// <summary>What looks wrong in the evidence of a mean over strata.</summary>
public static class MeanDiagnostics
{
    private const double Suspicious = 0.001;

    /// <summary>LJS2011, where labels that are said to be at random meet the strata in other shares than the other items do.</summary>
    /// <remarks>
    /// Pearson's chi-square over strata by labelled or not, one degree of freedom less than there are strata; told below .001. Source:
    /// scores.md 3.
    /// </remarks>
    /// <param name="study">The study.</param>
    /// <exception cref="ArgumentNullException">No study.</exception>
    public static IReadOnlyList<Diagnostic> Of(MeanStudy study)
    {
        ArgumentNullException.ThrowIfNull(study);
        if (study.Design != CalibrationDesign.Random || !study.Weights.IsEmpty) return [];
        var p = SamePValue(study.Table);
        return p >= Suspicious ? [] :
        [
            new("LJS2011", DiagnosticSeverity.Warning,
                Invariant($"The labelled items are spread over the strata otherwise than the others (chi-square, p = {p:0.#e+0}): they do ")
                    + "not look like a random sample.",
                "If labels were chosen by what the judge said, declare it (`CalibrationDesign.ByVerdict`); else find out how they were "
                    + "chosen."),
        ];
    }

    private static double SamePValue(StrataTable table)
    {
        var labels = 0.0;
        var others = 0.0;
        for (var h = 0; h < table.Strata; h++)
        {
            labels += table.Labelled(h);
            others += table.Unlabelled(h);
        }
        if (labels == 0 || others == 0) return 1;
        var share = labels / (labels + others);
        var square = 0.0;
        var strata = 0;
        for (var h = 0; h < table.Strata; h++)
        {
            var size = table.Labelled(h) + table.Unlabelled(h);
            if (size == 0) continue;
            var excess = table.Labelled(h) - (size * share);
            square += excess * excess / (size * share * (1 - share));
            strata++;
        }
        return strata < 2 ? 1 : ChiSquare.UpperTail(square, strata - 1);
    }
}
