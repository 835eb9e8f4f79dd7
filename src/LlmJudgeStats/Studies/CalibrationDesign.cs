namespace LlmJudgeStats;

/// <summary>How the labelled items were chosen. It decides what can be estimated, and so which methods are valid (pass-rates.md section 0.1).</summary>
public enum CalibrationDesign
{
    /// <summary>Labelled items come from another benchmark, model or time: the error rates must carry over. Assumes least.</summary>
    External,

    /// <summary>So many human passes and so many human fails were taken.</summary>
    ByLabel,

    /// <summary>A simple random sample of the test population.</summary>
    Random,

    /// <summary>So many judge-passes and so many judge-fails were taken. Sensitivity and specificity cannot be read off such labels.</summary>
    ByVerdict,
}
