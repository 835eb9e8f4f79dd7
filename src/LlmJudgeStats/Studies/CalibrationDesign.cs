namespace LlmJudgeStats;

/// <summary>
/// How the labelled items were chosen. It decides what can be estimated, and so which methods are valid (pass-rates.md section 0.1).
/// </summary>
public enum CalibrationDesign
{
    /// <summary>Labelled items come from another benchmark, model or time: the error rates must carry over. Assumes least.</summary>
    External,

    /// <summary>So many human passes and so many human fails were taken.</summary>
    ByLabel,

    /// <summary>A simple random sample of the test population.</summary>
    Random,

    /// <summary>
    /// So many judge-passes and so many judge-fails were taken. Sensitivity and specificity cannot be read off such labels.
    /// </summary>
    ByVerdict,
}

/// <summary>Ids and words.</summary>
public static class CalibrationDesigns
{
    extension(CalibrationDesign design)
    {
        /// <summary>Whether the labelled items are a sample of what was judged: at random, or by verdict.</summary>
        public bool IsFromTestItems => design is CalibrationDesign.Random or CalibrationDesign.ByVerdict;

        /// <summary>The id, as on the command line and in JSON: <c>by-label</c>.</summary>
        public string Id => design switch
        {
            CalibrationDesign.External => "external",
            CalibrationDesign.ByLabel => "by-label",
            CalibrationDesign.Random => "random",
            CalibrationDesign.ByVerdict => "by-verdict",
        };

        /// <summary>In words, after "labelled items": <c>chosen by label</c>.</summary>
        public string Words => design switch
        {
            CalibrationDesign.External => "from elsewhere, so the judge's error rates must carry over",
            CalibrationDesign.ByLabel => "chosen by label",
            CalibrationDesign.Random => "a random sample of the test population",
            CalibrationDesign.ByVerdict => "chosen by verdict",
        };
    }
}
