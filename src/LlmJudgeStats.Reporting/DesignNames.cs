namespace LlmJudgeStats.Reporting;

/// <summary>Ids and words for <see cref="CalibrationDesign"/>.</summary>
public static class DesignNames
{
    extension(CalibrationDesign design)
    {
        /// <summary>The id, as on the command line and in JSON: <c>by-label</c>.</summary>
        public string ReportId => design switch
        {
            CalibrationDesign.External => "external",
            CalibrationDesign.ByLabel => "by-label",
            CalibrationDesign.Random => "random",
            CalibrationDesign.ByVerdict => "by-verdict",
        };

        /// <summary>In words, after "labelled items": <c>chosen by label</c>.</summary>
        public string ReportWords => design switch
        {
            CalibrationDesign.External => "from elsewhere, so the judge's error rates must carry over",
            CalibrationDesign.ByLabel => "chosen by label",
            CalibrationDesign.Random => "a random sample of the test population",
            CalibrationDesign.ByVerdict => "chosen by verdict",
        };
    }
}
