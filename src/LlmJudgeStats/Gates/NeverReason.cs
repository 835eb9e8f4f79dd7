namespace LlmJudgeStats.Gates;

/// <summary>Why no number of items or labels is known that would decide a gate.</summary>
public enum NeverReason
{
    /// <summary>On its labels the judge is not better than chance: its verdicts say nothing, however many there are.</summary>
    JudgeAtChance,

    /// <summary>A label class, or a verdict, has no labelled item: nothing is known of how it would come out.</summary>
    ClassWithoutLabel,

    /// <summary>The rate as estimated is too near to the threshold: a billion items do not tell them apart.</summary>
    AtThreshold,

    /// <summary>
    /// The method has no answer for such a study: labels chosen in another way than it needs, no judged item, or a single cluster.
    /// </summary>
    Design,
}

/// <summary>Ids.</summary>
public static class NeverReasons
{
    extension(NeverReason reason)
    {
        /// <summary>The id, as in JSON: <c>judge-at-chance</c>.</summary>
        public string Id => reason switch
        {
            NeverReason.JudgeAtChance => "judge-at-chance",
            NeverReason.ClassWithoutLabel => "class-without-label",
            NeverReason.AtThreshold => "at-threshold",
            NeverReason.Design => "design",
        };
    }
}
