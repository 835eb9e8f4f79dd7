namespace LlmJudgeStats.Agreement;

/// <summary>How often the judge is nearer to the other annotators than one annotator is: items of one annotator.</summary>
/// <param name="JudgeCloser">Items on which the judge is nearer to the others.</param>
/// <param name="Alike">Items on which both are as near.</param>
/// <param name="AnnotatorCloser">Items on which the annotator is nearer.</param>
public readonly record struct Alignment(long JudgeCloser, long Alike, long AnnotatorCloser)
{
    /// <summary>All items of the annotator that the judge and another annotator rated too.</summary>
    public long Items => JudgeCloser + Alike + AnnotatorCloser;

    /// <summary>How much more often the annotator is as near or nearer than the judge is: in [−1, 1]; NaN without an item.</summary>
    public double Mean => ((double)AnnotatorCloser - JudgeCloser) / Items;
}
