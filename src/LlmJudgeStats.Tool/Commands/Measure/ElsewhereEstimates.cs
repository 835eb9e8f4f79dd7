using LlmJudgeStats.Multiclass;
using LlmJudgeStats.Preferences;

namespace LlmJudgeStats.Tool.Commands.Measure;

/// <summary>Estimates from labels by class or from elsewhere: how often each class is taken for which.</summary>
internal static class ElsewhereEstimates
{
    /// <summary>Says why there is no answer where there is none.</summary>
    public static void Refuse(MeasureArguments arguments)
    {
        var isFromTestItems = arguments.Design.IsFromTestItems;
        var hasClasses = arguments.Kind is MeasureKind.Class
            || (arguments.Kind is MeasureKind.Preference && arguments.Reading?.OrderColumn is null);
        if (isFromTestItems || hasClasses) return;
        if (arguments is { Kind: MeasureKind.Score, VerdictRange: not null } && arguments.SharesAtLeast.Count + arguments.Bands.Count == 0)
            return;
        if (arguments is { Kind: MeasureKind.Score, VerdictRange: not null })
        {
            throw new UsageException("--share-at-least and --bands go with labels of these very items; of labels from elsewhere there is "
                + "the mean, and with --measure class the share of each score");
        }
        throw new UsageException($"--design {arguments.Design.Id}: {What(arguments.Kind)} needs labels of these very items (LJS1040): if "
            + "the labelled ones are a random sample of them, say --design random; if so many were labelled for each verdict, say --design "
            + "by-verdict; else label some of them" + (arguments.Kind is MeasureKind.Score ? Cut : ""));
    }

    /// <summary>The estimates of a matrix of labels by verdicts.</summary>
    public static List<MeasuredEstimate> Of(MeasureArguments arguments, ConfusionMatrix matrix)
    {
        var study = new ClassStudy { Matrix = matrix, Design = arguments.Design };
        var answer = MisclassificationEstimator.Default.Estimate(in study, arguments.Level);
        var naive = NaiveClassEstimator.Default.Estimate(in study, arguments.Level);
        if (arguments.Kind is MeasureKind.Preference)
        {
            double[] worths = [Preference.First.Worth, Preference.Tie.Worth, Preference.Second.Worth];
            List<MeasuredEstimate> wins = [Corrected("win-rate", "win rate", answer.Mean(worths))];
            if (arguments.IsNet) wins.Add(Corrected("net-win-rate", "net win rate", answer.Mean([1, 0, -1])));
            wins.Insert(1, Word(wins[0], naive.Mean(worths)));
            return wins;
        }
        if (arguments.Kind is MeasureKind.Score)
        {
            var lowest = arguments.Reading!.Range.Lower;
            double[] scores = [.. answer.Classes.Select((_, c) => lowest + c)];
            var mean = Corrected("mean-score", "mean score", answer.Mean(scores));
            return [mean, Word(mean, naive.Mean(scores))];
        }
        var isJoint = !arguments.Each && answer.Classes.Length > 2;
        var shares = isJoint ? answer.Joint : answer.Each;
        return
        [
            .. answer.Classes.Select((name, c) => Corrected("share", $"share of {Phrases.Name(name)}", shares[c]) with
            {
                Of = name,
                JointLevel = isJoint ? arguments.Level : null,
            }),
        ];
    }

    /// <summary>What looked wrong, with the names of classes that the judge hardly tells apart.</summary>
    public static IReadOnlyList<Diagnostic> Diagnostics(MeasureArguments arguments, ConfusionMatrix matrix) =>
        MisclassificationEstimator.Default.Estimate(new ClassStudy { Matrix = matrix, Design = arguments.Design }, arguments.Level)
            .Diagnostics;

    private const string Cut = "; scores of at most five whole numbers can be cut into classes: add --verdict-range A,B, the judge's scale";

    private static string What(MeasureKind kind) => kind switch
    {
        MeasureKind.Score => "the mean of a score",
        MeasureKind.Votes => "the pass rate of a panel",
        MeasureKind.Rate => "the pass rate by bands of confidence",
        _ => "the win rate of pairs that were judged in both orders",
    };

    private static MeasuredEstimate Corrected(string quantity, string name, JudgeEstimate estimate) =>
        new() { Quantity = quantity, Name = name, Role = "corrected", Estimate = estimate };

    private static MeasuredEstimate Word(MeasuredEstimate main, JudgeEstimate estimate) =>
        main with { Role = "judge's word", Estimate = estimate, IsPointOnly = true };
}
