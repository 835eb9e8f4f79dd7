using System.Globalization;
using LlmJudgeStats.Preferences;

namespace LlmJudgeStats.Tool.Commands.Measure;

/// <summary>What is estimated of each kind of value, where labels are a sample of the items.</summary>
internal static class MeasureEstimates
{
    /// <summary>The estimates of a group, the first of which is the answer.</summary>
    public static List<MeasuredEstimate> Of(MeasureArguments arguments, MeasureEvidence evidence) => arguments.Kind switch
    {
        MeasureKind.Score => OfScores(arguments, evidence),
        MeasureKind.Preference => OfPreferences(arguments, evidence),
        MeasureKind.Class => OfClasses(arguments, evidence),
        _ => OfMean(arguments, evidence),
    };

    private static List<MeasuredEstimate> OfMean(MeasureArguments arguments, MeasureEvidence evidence) =>
        MeanEstimates.Of(arguments, evidence, evidence.Study, Quantity.MeanOf(arguments.Kind), arguments.Level);

    private static List<MeasuredEstimate> OfScores(MeasureArguments arguments, MeasureEvidence evidence)
    {
        var estimates = OfMean(arguments, evidence);
        if (arguments.SharesAtLeast.Count == 0) return estimates;
        var (sample, bands) = evidence.Scores ?? default;
        var (level, joint) = MeanEstimates.Joint(arguments, arguments.SharesAtLeast.Count);
        foreach (var least in arguments.SharesAtLeast)
        {
            var text = least.ToString(CultureInfo.InvariantCulture);
            var study = evidence.StudyOf(
                ValueRange.Unit, score => score >= least ? 1 : 0, () => sample.ToShareStudy(least, arguments.Design, bands));
            var share = MeanEstimates.One(arguments, study, new("share", $"share of at least {text}") { Of = text }, level);
            estimates.Add(share with { JointLevel = joint });
        }
        return estimates;
    }

    private static List<MeasuredEstimate> OfPreferences(MeasureArguments arguments, MeasureEvidence evidence)
    {
        var estimates = OfMean(arguments, evidence);
        estimates[0] = estimates[0] with
        {
            PValueOf = 0.5,
            PValue = arguments.IsLabelsOnly
                ? LabelledMeanEstimator.Default.PValue(evidence.LabelsOnly, 0.5)
                : MeanEstimates.Estimator(arguments).PValue(evidence.Study, 0.5),
        };
        if (arguments.IsNet)
        {
            var net = evidence.StudyOf(new(-1, 1), worth => (2 * worth) - 1, () => NetOf(evidence.Study));
            estimates.Add(MeanEstimates.One(arguments, net, new("net-win-rate", "net win rate"), arguments.Level));
        }
        if (arguments.IsDecisive)
        {
            estimates.Add(new()
            {
                Quantity = "decisive-win-rate",
                Name = "decisive win rate",
                Role = "corrected",
                Estimate = DecisiveRateEstimator.Default.Estimate(evidence.Clusters?.Decisive() ?? evidence.Study, arguments.Level),
            });
        }
        if (evidence.Swaps is { } swaps)
        {
            estimates.Add(Consistency(swaps, arguments.Level));
            var position = swaps.ToPositionStudy();
            estimates.Add(MeanEstimates.One(arguments, position, new("position-bias", "position bias"), arguments.Level) with
            {
                Role = "no label needed",
                PValueOf = 0,
                PValue = MeanEstimates.Estimator(arguments).PValue(in position, 0),
            });
        }
        return estimates;
    }

    private static List<MeasuredEstimate> OfClasses(MeasureArguments arguments, MeasureEvidence evidence)
    {
        var shares = evidence.Shares;
        if (shares.Count < 2)
            throw new UsageException("--measure class: the labels have fewer than two classes; name all that there are with --classes C,C");
        var (level, joint) = MeanEstimates.Joint(arguments, shares.Count == 2 ? 1 : shares.Count);
        return
        [
            .. shares.Select(number =>
                MeanEstimates.One(arguments, ShareOf(evidence, number), ShareNamed(evidence.Classes[number]), level) with
                {
                    JointLevel = joint,
                }),
        ];
    }

    /// <summary>The share of a class.</summary>
    public static Quantity ShareNamed(string name) => new("share", $"share of {Phrases.Name(name)}") { Of = name };

    private static MeanStudy ShareOf(MeasureEvidence evidence, int which) =>
        evidence.StudyOf(ValueRange.Unit, label => label == which ? 1 : 0, () => ShareOf(evidence.Study, which));

    /// <summary>The same items, of one class or not.</summary>
    public static MeanStudy ShareOf(MeanStudy study, int which)
    {
        var table = study.Table;
        var labelled = new double[2 * table.Strata];
        for (var h = 0; h < table.Strata; h++)
        {
            for (var c = 0; c < table.Values.Length; c++)
                labelled[(2 * h) + (table.Values[c] == which ? 1 : 0)] += table.Labelled(h, c);
        }
        double[] unlabelled = [.. Enumerable.Range(0, table.Strata).Select(table.Unlabelled)];
        return study with { Table = StrataTable.Of(ValueRange.Unit, [0, 1], table.Strata, labelled, unlabelled) };
    }

    private static MeanStudy NetOf(MeanStudy study)
    {
        var table = study.Table;
        double[] net = [.. table.Values.ToArray().Select(value => (2 * value) - 1)];
        var counts = new double[table.Strata * net.Length];
        for (var i = 0; i < counts.Length; i++) counts[i] = table.Labelled(i / net.Length, i % net.Length);
        double[] unlabelled = [.. Enumerable.Range(0, table.Strata).Select(table.Unlabelled)];
        return study with { Table = StrataTable.Of(new(-1, 1), net, table.Strata, counts, unlabelled) };
    }

    // The estimator of a judge's own rate: nothing is corrected, for nothing is wrong with it.
    private static MeasuredEstimate Consistency(SwapTable swaps, double level)
    {
        var rate = swaps.Consistent;
        return new()
        {
            Quantity = "swap-consistency",
            Name = "swap consistency",
            Role = "no label needed",
            Estimate = new()
            {
                Point = rate.Rate,
                Unclamped = rate.Rate,
                StandardError = Math.Sqrt(rate.Rate * (1 - rate.Rate) / rate.Size),
                Interval = BinomialInterval.Wilson.Of(rate, level),
                Method = new NaiveEstimator { Interval = BinomialInterval.Wilson }.Method,
            },
        };
    }
}
