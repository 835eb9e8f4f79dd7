using LlmJudgeStats.PassRates;

namespace LlmJudgeStats.Gates;

/// <summary>Labels sampled from the test items: a share of judge-passes, and the shares of human passes within each verdict.</summary>
internal sealed class ForeseenSample : IForeseen
{
    private readonly Calibration _calibration;
    private readonly ForeseenPart _verdicts;
    private readonly ForeseenPart _passed;
    private readonly ForeseenPart _failed;
    private readonly double _share;
    private readonly bool _isRandom;

    public ForeseenSample(in JudgeStudy study)
    {
        _calibration = study.Calibration;
        var sample = LabelledSample.Of(in study);
        var all = sample.AllPassed + sample.AllFailed;
        // One design effect covers all counts.
        var worth = study.Dependence is { CommonEffect: { } effect } ? 1 / effect : 1;
        var inverse = study.InverseFreedom;
        var labels = sample.PassVerdicts + sample.FailVerdicts;
        _verdicts = new(sample.AllPassed / all, all / worth, worth, inverse, IsKnown: false);
        _passed = new(Ratio(sample.TruePositive, sample.PassVerdicts), sample.PassVerdicts / worth, worth, inverse, IsKnown: false);
        _failed = new(Ratio(sample.FalseNegative, sample.FailVerdicts), sample.FailVerdicts / worth, worth, inverse, IsKnown: false);
        PassRate = Math.Clamp(sample.Rate, 0, 1);
        _isRandom = _calibration.Design == CalibrationDesign.Random;
        Labels = NeedSearch.Whole(labels / worth);
        Items = NeedSearch.Whole(all / worth) - Labels;
        _share = _isRandom ? _verdicts.Rate : LabelSplit.Neyman(
            (_verdicts.Rate, (sample.TruePositive + 1) / (sample.PassVerdicts + 2)),
            (1 - _verdicts.Rate, (sample.FalseNegative + 1) / (sample.FailVerdicts + 2)));
    }

    public double PassRate { get; }

    public long Items { get; }

    public bool NeedsItems => true;

    public long Labels { get; }

    public bool AreFromTestItems => true;

    public LabelSplit Split(long labels) => _isRandom
        ? new(labels * _share, labels * (1 - _share), IsChosen: false)
        : LabelSplit.Of(labels, _share, _passed.Items, _failed.Items);

    public JudgeStudy At(long items, LabelSplit labels, double luck)
    {
        var all = items + labels.Count;
        var gVerdicts = _passed.Rate - _failed.Rate;
        var gPassed = _verdicts.Rate;
        var gFailed = 1 - _verdicts.Rate;
        var verdicts = _verdicts.Variance(all);
        var passed = _passed.Variance(labels.Passes);
        var failed = _failed.Variance(labels.Fails);
        var moved = new Luck(
            luck, (gVerdicts * gVerdicts * verdicts) + Part(gPassed, passed) + Part(gFailed, failed));
        var judged = moved.Moves(_verdicts.Rate, gVerdicts, verdicts);
        var counts = Labelled(judged, all, labels);
        return Study(judged, all, counts,
            (moved.Moves(_passed.Rate, gPassed, passed), moved.Moves(_failed.Rate, gFailed, failed)), _verdicts.FreedomOf(all));
    }

    // Labels at random fall as the verdicts do; of those by verdict there are never more than were judged so.
    private (double Passes, double Fails) Labelled(double judged, double all, LabelSplit labels) => _isRandom
        ? (labels.Count * judged, labels.Count * (1 - judged))
        : (Math.Min(labels.Passes, all * judged), Math.Min(labels.Fails, all * (1 - judged)));

    private JudgeStudy Study(
        double judged, double all, (double Passes, double Fails) labels, (double Passed, double Failed) rates, double inverse)
    {
        var worth = _verdicts.Worth;
        var passes = labels.Passes * worth;
        var fails = labels.Fails * worth;
        return new()
        {
            Test = Proportion.FromOutcomes(
                Math.Max(0, (all * judged * worth) - passes), Math.Max(0, (all * (1 - judged) * worth) - fails), inverse),
            Calibration = _calibration with
            {
                Sensitivity = Proportion.FromOutcomes(passes * rates.Passed, fails * rates.Failed, inverse),
                Specificity = Proportion.FromOutcomes(fails * (1 - rates.Failed), passes * (1 - rates.Passed), inverse),
            },
        };
    }

    // A verdict that does not occur has no labels and no weight.
    private static double Part(double slope, double variance) => slope == 0 ? 0 : slope * slope * variance;

    private static double Ratio(double part, double whole) => whole > 0 ? part / whole : 0;
}
