namespace LlmJudgeStats.Gates;

/// <summary>How large a study would decide a gate, at the rates as they are estimated.</summary>
/// <remarks>
/// <para>Sizes are those of the whole study, what is there already included; <see langword="null"/>: never, up to a billion. Three ways are
/// looked at, each by itself: test items alone, labels alone, and both in the proportion that they have now.</para>
/// <para>"Decides" is a promise with a probability: so many studies of that size in a hundred come out better than the one that is asked
/// (<see cref="Chance"/>), if the rates are what they look like. Source: decisions.md 8.3.</para>
/// <para>Where items belong together in clusters or count by weight, they are taken to be worth what they are worth now. Labels sampled
/// from the test items: labelling an item makes a test item a labelled one. Equality compares all parts. The default value: never, at no
/// chance. Immutable, thread-safe.</para>
/// </remarks>
public readonly record struct GateNeeds
{
    /// <summary>The probability used when none is given: four chances in five.</summary>
    public const double DefaultChance = 0.8;

    /// <summary>Test items, with the labels as they are.</summary>
    public long? ItemsAlone { get; init; }

    /// <summary>Labels, with the test items as they are.</summary>
    public long? LabelsAlone { get; init; }

    /// <summary>
    /// Of <see cref="LabelsAlone"/> human passes, or passes of the judge where labels are chosen by verdict; <see langword="null"/> also
    /// for
    /// a random sample.
    /// </summary>
    public long? LabelsAlonePass { get; init; }

    /// <summary>The rest of <see cref="LabelsAlone"/>, likewise.</summary>
    public long? LabelsAloneFail { get; init; }

    /// <summary>Test items without a label, where <see cref="Labels"/> grow in proportion.</summary>
    public long? Items { get; init; }

    /// <summary>Labels, where <see cref="Items"/> grow in proportion.</summary>
    public long? Labels { get; init; }

    /// <summary>Of <see cref="Labels"/> human passes, or passes of the judge, as of <see cref="LabelsAlonePass"/>.</summary>
    public long? LabelsPass { get; init; }

    /// <summary>The rest of <see cref="Labels"/>, likewise.</summary>
    public long? LabelsFail { get; init; }

    /// <summary>The probability with which a study of these sizes decides, strictly between 0 and 1.</summary>
    public double Chance { get; init; }

    /// <summary>Whether none of the three ways is known to decide.</summary>
    public bool IsNever => ItemsAlone is null && LabelsAlone is null && Labels is null;
}
