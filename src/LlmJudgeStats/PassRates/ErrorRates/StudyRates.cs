using System.Diagnostics.CodeAnalysis;

namespace LlmJudgeStats.PassRates;

/// <summary>
/// The three rates of a study: all that a formula of a corrected rate reads. Without design and dependence they are mirrored and smoothed
/// in a third of the time that it takes for the study.
/// </summary>
internal readonly struct StudyRates(Proportion test, Proportion sensitivity, Proportion specificity)
{
    private readonly Proportion _test = test;
    private readonly Proportion _sensitivity = sensitivity;
    private readonly Proportion _specificity = specificity;

    [UnscopedRef]
    public ref readonly Proportion Test => ref _test;

    [UnscopedRef]
    public ref readonly Proportion Sensitivity => ref _sensitivity;

    [UnscopedRef]
    public ref readonly Proportion Specificity => ref _specificity;

    public static StudyRates Of(in JudgeStudy study) => new(study.Judged, study.Judge.Se, study.Judge.Sp);

    /// <summary>The same with pass and fail exchanged.</summary>
    public StudyRates Flip() => new(_test.Flip(), _specificity, _sensitivity);

    /// <summary>A quarter of an item more of each verdict, and a quarter of an error in each label class; known rates stay.</summary>
    public StudyRates AddQuarter() => new(_test.Smooth(0.25, 0.25), _sensitivity.Smooth(0, 0.25), _specificity.Smooth(0, 0.25));

    /// <summary>Half an item more of each outcome; known rates stay as they are.</summary>
    public StudyRates AddHalf() => new(_test.Smooth(0.5, 0.5), _sensitivity.Smooth(0.5, 0.5), _specificity.Smooth(0.5, 0.5));
}
