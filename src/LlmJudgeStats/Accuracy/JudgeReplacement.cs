namespace LlmJudgeStats.Accuracy;

/// <summary>Whether a new judge may take the place of an old one.</summary>
public enum JudgeReplacement
{
    /// <summary>Neither is shown.</summary>
    Undecided,

    /// <summary>J does not fall by more than the margin: its lower limit is above minus the margin.</summary>
    Go,

    /// <summary>J falls by more than the margin: its upper limit is below minus the margin.</summary>
    NoGo,
}

/// <summary>Ids.</summary>
public static class JudgeReplacements
{
    extension(JudgeReplacement replacement)
    {
        /// <summary>The id, as in JSON: <c>no-go</c>.</summary>
        public string Id => replacement switch
        {
            JudgeReplacement.Undecided => "undecided",
            JudgeReplacement.Go => "go",
            JudgeReplacement.NoGo => "no-go",
        };
    }
}
