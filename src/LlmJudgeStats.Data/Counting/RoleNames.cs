namespace LlmJudgeStats.Data;

/// <summary>
/// What columns are usually called, by the part they play: the one table of names, for reading and for what is said about columns without a
/// part.
/// </summary>
/// <remarks>
/// A name counts folded: in lower case, without blanks, underscores, hyphens, dots and slashes. Words are the parts of a name: those
/// between
/// such signs, and those that begin with a capital.
/// </remarks>
internal static class RoleNames
{
    /// <summary>Item ids, the likeliest first.</summary>
    public static readonly string[] Ids =
    [
        "itemid", "id", "docid", "sampleid", "caseid", "case", "exampleid", "taskid", "questionid", "promptid", "testid",
        "traceid", "requestid", "answerid", "responseid", "outputid", "instanceid", "runid", "uid", "uuid", "key", "idx", "index",
    ];

    // An id only where its values are unique and nothing else is one: a run is seldom an item.
    private static readonly string[] s_idsIfUnique = ["runid"];

    public static readonly string[] Judges = ["judge", "judgemodel", "judgeid", "judgeversion"];

    /// <summary>Whose answer it is: a label belongs to one answer.</summary>
    public static readonly string[] Systems =
        ["system", "model", "candidate", "provider", "arm", "variant", "experiment", "run", "epoch", "trial", "iteration", "attempt"];

    /// <summary>The judge's verdicts.</summary>
    public static readonly string[] Verdicts =
    [
        "verdict", "judgment", "judgement", "judged", "judgesays", "pass", "passed", "success", "correct", "iscorrect", "prediction",
        "grade", "decision",
    ];

    /// <summary>Beside the word judge: what the judge said.</summary>
    public static readonly string[] JudgeSays = ["label", "says", "said", "result", "output", "answer"];

    /// <summary>The human labels.</summary>
    public static readonly string[] HumanLabels =
        ["label", "truth", "human", "gold", "annotation", "groundtruth", "expert", "referencelabel", "ytrue"];

    /// <summary>Who gives the verdicts, where the values are names.</summary>
    public static readonly string[] Graders = ["grader", "evaluator", "evalmodel", "evaluationmodel"];

    /// <summary>Whose answer it is, where there are few values.</summary>
    public static readonly string[] Prompts = ["prompt", "promptversion"];

    public static readonly string[] Metrics = ["metric", "criterion", "dimension", "scorer", "assessment"];

    public static readonly string[] Runs = ["run", "epoch", "trial", "iteration", "repeat", "attempt", "seed"];

    public static readonly string[] Positions = ["position", "order", "swap", "side"];

    public static readonly string[] Raters = ["annotator", "annotators", "rater", "worker", "userid", "labeler"];

    public static readonly string[] Sources = ["source"];

    public static readonly string[] Strata = ["stratum", "category", "topic", "domain", "subset", "language", "difficulty"];

    public static readonly string[] Splits = ["cal", "calibration", "split", "fold", "dev", "islabelled"];

    public static readonly string[] Weights = ["weight", "w", "samplingweight"];

    public static readonly string[] Scores = ["score", "rating", "confidence", "probability"];

    public static readonly string[] Times = ["date", "time", "timestamp", "createdat"];

    public static readonly string[] Labels =
        ["label", "truth", "human", "gold", "annotat", "rater", "reviewer", "expert", "expected", "target", "agree", "confirm"];

    public static readonly string[] Counts = ["count", "counts", "n", "items", "frequency"];

    /// <summary>What rows may have in common.</summary>
    public static readonly string[] Groupings =
        ["task", "question", "conversation", "user", "session", "thread", "document", "topic", "cluster"];

    /// <summary>Columns that say which rows were labelled, and what the labelling left behind.</summary>
    public static readonly string[] Labelling =
    [
        "cal", "calibration", "split", "fold", "set", "dev", "labelled", "labeled", "label", "annotator", "annotation", "rater",
        "reviewer", "reviewed", "review", "human", "gold", "truth", "comment", "note", "notes", "expert", "target", "expected",
    ];

    private static readonly string[] s_agreement = ["agree", "agrees", "agreed", "agreement", "confirmed", "confirms"];
    private static readonly string[] s_agreementFolded = ["judgecorrect", "verdictok", "judgeright", "judgeiscorrect"];

    private static readonly string[] s_bad =
    [
        "hallucinated", "hallucination", "hallucinates", "toxic", "toxicity", "unsafe", "error", "errors", "failed", "failure",
        "violation", "violates", "refusal", "refused", "jailbroken", "jailbreak", "bug", "buggy", "defect", "defective", "harmful",
    ];

    /// <summary>A name without what people write differently.</summary>
    public static string Fold(string name) => string.Concat(name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));

    /// <summary>The place of a name as it is written, else of the first that is the same without what people write differently.</summary>
    public static int PlaceOf(IReadOnlyList<string> names, string name) =>
        names.PlaceOf(name) is >= 0 and var exact ? exact : names.FirstPlace(one => Fold(one) == Fold(name));

    /// <summary>Whether a name is that of an id column.</summary>
    public static int IdRank(string name) => Array.IndexOf(Ids, Fold(name));

    /// <summary>Whether a survey takes a column of this name for the ids where none has one of theirs; a reading is to be told.</summary>
    public static bool IsItem(string name) => Fold(name) == "item";

    /// <summary>Whether a name is that of ids only where no value repeats.</summary>
    public static bool IsIdIfUnique(string name) => s_idsIfUnique.Contains(Fold(name), StringComparer.Ordinal);

    /// <summary>Whether a name is that of who gives the verdicts.</summary>
    public static bool IsJudge(string name) => Judges.Contains(Fold(name), StringComparer.Ordinal);

    /// <summary>Whether a name is that of whose answer it is.</summary>
    public static bool IsSystem(string name) => Systems.Contains(Fold(name), StringComparer.Ordinal);

    /// <summary>Whether a whole name is one of these.</summary>
    public static bool Is(string name, string[] names) => names.Contains(Fold(name), StringComparer.Ordinal);

    /// <summary>Whether a name sounds like that of labels.</summary>
    public static bool IsLikeALabel(string name) => Labels.Any(like => Fold(name).Contains(like, StringComparison.Ordinal));

    /// <summary>Whether a label column may say whether the judge was right.</summary>
    public static bool SpeaksOfAgreement(string name) =>
        s_agreementFolded.Any(Fold(name).Contains) || Words(name).Any(word => s_agreement.Contains(word, StringComparer.Ordinal));

    /// <summary>Whether a column may hold whether something bad happened.</summary>
    public static bool NamesABadThing(string name) => Words(name).Any(word => s_bad.Contains(word, StringComparer.Ordinal));

    /// <summary>Whether a name has one of these as a word.</summary>
    public static bool HasWord(string name, string[] words) => Words(name).Any(word => words.Contains(word, StringComparer.Ordinal));

    /// <summary>The words of a name, in lower case.</summary>
    public static IReadOnlyList<string> Words(string name)
    {
        List<string> words = [];
        var start = 0;
        for (var i = 0; i <= name.Length; i++)
        {
            var ends = i == name.Length || !char.IsLetterOrDigit(name[i])
                || (i > start && char.IsUpper(name[i]) && char.IsLower(name[i - 1]));
            if (!ends) continue;
            if (i > start) words.Add(Fold(name[start..i]));
            start = i < name.Length && char.IsLetterOrDigit(name[i]) ? i : i + 1;
        }
        return words;
    }
}
