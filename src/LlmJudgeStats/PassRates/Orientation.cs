namespace LlmJudgeStats;

/// <summary>On which side an estimate was computed: exchanging pass and fail exchanges the answer exactly.</summary>
internal enum Orientation
{
    /// <summary>Of the study as it was given.</summary>
    AsGiven,

    /// <summary>Of its mirror image, with pass and fail exchanged.</summary>
    Mirrored,
}
