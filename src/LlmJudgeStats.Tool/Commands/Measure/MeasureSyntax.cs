using System.CommandLine;

namespace LlmJudgeStats.Tool.Commands.Measure;

/// <summary>The options for values other than pass and fail.</summary>
internal sealed class MeasureSyntax
{
    public const string Rate = "rate";
    public const string Confidence = "confidence";

    public static IReadOnlyList<string> Measures { get; } = [Rate, "score", "preference", "class", "votes", Confidence];

    /// <summary>The id of a measure.</summary>
    public static string IdOf(MeasureKind kind) => kind is MeasureKind.Rate ? Rate : Measures[(int)kind + 1];

    /// <summary>The id of a measure that is no plain pass rate: passes and fails are in bands of confidence then.</summary>
    public static string NameOf(MeasureKind kind) => kind is MeasureKind.Rate ? Confidence : IdOf(kind);

    public Option<string?> Measure { get; } = NewOption.OneOf("--measure", "M", Measures,
        $"what verdicts and labels are: {string.Join(", ", Measures)} [{Rate}]");

    public Option<string[]> ShareAtLeast { get; } = NewOption.Texts("--share-at-least", "T[,T]",
        "score: the share of items with at least this human score, too");

    public Option<string[]> Bands { get; } = NewOption.Texts("--bands", "E[,E]",
        "score, confidence: the largest value of every band but the last [by the labelled items]; needed with by-verdict");

    public Option<string?> ConfidenceColumn { get; } =
        NewOption.Text("--confidence", "COL", "confidence: column of how sure the judge is, from 0 to 1");

    public Option<string?> ConfidenceOf { get; } = NewOption.OneOf("--confidence-of", "pass|verdict", ConfidenceColumns.Meanings,
        "what it is the probability of: that the item passes, or that the verdict is right [verdict]");

    public Option<string?> Orders { get; } = NewOption.Text("--orders", "COL",
        "preference: column of the order in which the pair was shown; each pair then has a row for both");

    public Option<string[]> OrderWords { get; } = NewOption.Texts("--order-words", "AB,BA",
        "the words of the two orders, first-named first [ab,ba]");

    public Option<string?> OrdersIncomplete { get; } = NewOption.OneOf("--orders-incomplete", "drop|error", ["drop", "error"],
        "a pair that was not judged once in each order: leave it out, counted, or refuse the file [error]");

    public Option<string[]> Win { get; } = NewOption.Texts("--win", "W[,W]", "words for a win of the first-named one [1,win,a]");

    public Option<string[]> Tie { get; } = NewOption.Texts("--tie", "W[,W]", "words for a tie [0.5,tie]");

    public Option<string[]> Loss { get; } = NewOption.Texts("--loss", "W[,W]", "words for a loss of the first-named one [0,loss,b]");

    public Option<bool> Decisive { get; } = NewOption.Switch("--decisive", "preference: the win rate among items that are no tie, too");

    public Option<bool> Net { get; } = NewOption.Switch("--net", "preference: wins minus losses, too");

    public Option<string[]> Classes { get; } = NewOption.Texts("--classes", "C[,C]",
        "class: the classes in their order; any other word is an error [as they are seen]");

    public Option<string[]> Merge { get; } = NewOption.Texts("--merge", "A+B[,C+D]",
        "class: these classes are one, of labels and verdicts alike");

    public Option<string?> VerdictRange { get; } = NewOption.Text("--verdict-range", "A,B",
        "score, with external or by-label: the scale of the judge's scores, cut into as many equal parts as people's has whole scores");

    public Option<string?> None { get; } = NewOption.OneOf("--none", "keep|drop", ["keep", "drop"],
        "items without a verdict: a stratum of their own, or left out, which is another question [keep]");

    public Option<bool> Each { get; } = NewOption.Switch("--each", "class, shares: each at --level by itself [all together]");

    public Option<string?> Table { get; } = NewOption.Text("--table", "\"N,N; N,N\"",
        "labelled items instead of a file: rows are what the judge said, columns what people said");

    public Option<string[]> Values { get; } = NewOption.Texts("--values", "V[,V]",
        "the value of each column of --table [preference: 1,0.5,0; votes: 0,1]");

    public Option<string[]> Unlabelled { get; } = NewOption.Texts("--unlabelled", "N[,N]",
        "items without a label, one for each row of --table");

    public Option<string[]> StratumWeights { get; } = NewOption.Texts("--stratum-weights", "W[,W]",
        "instead of --unlabelled: what each row of --table counts for, with a sum of 1");

    public Option<string[]> Verdicts { get; } = NewOption.Texts("--verdicts", "N[,N]",
        "with external or by-label: items without a label by verdict; --table then has a row for each label and a column for each verdict");

    public IReadOnlyList<Option> All =>
    [
        Measure, ShareAtLeast, Bands, ConfidenceColumn, ConfidenceOf, Orders, OrderWords, OrdersIncomplete, Win, Tie, Loss, Decisive, Net,
        Classes, Merge, VerdictRange, None, Each, Table, Values, Unlabelled, StratumWeights, Verdicts,
    ];
}
