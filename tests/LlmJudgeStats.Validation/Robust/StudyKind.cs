namespace LlmJudgeStats.Validation.Robust;

/// <summary>What the random studies are like.</summary>
internal enum StudyKind
{
    /// <summary>Every corner, every design.</summary>
    Any,

    /// <summary>Every corner, labels sampled from the test population, at random or by verdict.</summary>
    AnyFromTestItems,

    /// <summary>
    /// A judge better than chance, every class seen, 5 to 400 test items and 3 to 150 labels of a class, from elsewhere or by label: sizes
    /// that quadrature is quick with.
    /// </summary>
    Ordinary,

    /// <summary>The same sizes, labels at random or by verdict.</summary>
    OrdinaryFromTestItems,

    /// <summary>5 to 30 test items and 3 to 12 labels of a class: few enough to be enumerated.</summary>
    Small,
}
