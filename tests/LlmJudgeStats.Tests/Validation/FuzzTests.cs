using LlmJudgeStats.Validation.Fuzz;

namespace LlmJudgeStats.Tests.Validation;

/// <summary>
/// What the Validation project asks a million times: hostile counts, levels and rates end in no exception, no NaN without a word, no
/// interval that is none, no point outside it, and the same flags for the mirror image.
/// </summary>
public sealed class FuzzTests
{
    private const int Studies = 1500;
    private const int OfMilliseconds = 10;
    private const int OfSeconds = 2;

    public static TheoryData<string> Targets => [.. FuzzTarget.All.Select(target => target.Name)];

    [Theory]
    [MemberData(nameof(Targets))]
    public void Hostile_studies_are_answered(string name)
    {
        var target = FuzzTarget.All.Single(target => target.Name == name);
        var faults = new List<string>();
        var check = new FuzzCheck((what, one, fault) => faults.Add($"{what}: {one}: {fault}"));
        var studies = target.OneIn switch
        {
            1 => Studies,
            <= 1000 => OfMilliseconds,
            _ => OfSeconds,
        };
        for (var i = 0; i < studies; i++) check.Ask(target, FuzzCase.Of(FuzzRun.Seed, (ulong)i));
        Assert.Empty(faults);
    }

    [Fact]
    public void Hostile_means_and_diagnostics_are_answered()
    {
        var faults = new List<string>();
        var check = new FuzzCheck((what, one, fault) => faults.Add($"{what}: {one}: {fault}"));
        for (var i = 0; i < Studies; i++) check.AskOthers(FuzzCase.Of(FuzzRun.Seed, (ulong)i));
        Assert.Empty(faults);
    }

    /// <summary>Cases of the long run that the short one does not reach: points that a search or a rounding left outside.</summary>
    [Fact]
    public void Points_at_levels_next_to_nothing_are_inside()
    {
        var projected = new JudgeStudy
        {
            Test = Proportion.Known(0.9),
            Calibration = Calibration.Known(1, 0.245922528709154) with { Design = CalibrationDesign.Random },
        };
        var projection = AsymmetricErrorEstimator.Default with { Interval = AsymmetricErrorInterval.Projection };
        var one = projection.Estimate(in projected, 4.5644331845057496E-12);
        Assert.True(one.Interval.Contains(one.Point), $"{one:R}");
        var atRandom = new JudgeStudy
        {
            Test = Proportion.FromOutcomes(2244, 61892950),
            Calibration = new()
            {
                Sensitivity = Proportion.FromOutcomes(883171759.1737944, 0),
                Specificity = Proportion.FromOutcomes(67.83160238630703, 68.55308630742101),
                Design = CalibrationDesign.Random,
            },
        };
        var other = PostStratifiedEstimator.Default.Estimate(in atRandom, 1e-12);
        Assert.True(other.Interval.Contains(other.Point), $"{other:R}");
    }

    /// <summary>The generator reaches what it is for: levels and counts at both ends, known rates next to 0 and 1.</summary>
    [Fact]
    public void The_generator_is_hostile()
    {
        var cases = Enumerable.Range(0, Studies).Select(i => FuzzCase.Of(FuzzRun.Seed, (ulong)i)).ToArray();
        Assert.Contains(cases, one => one.Level < 1e-11);
        Assert.Contains(cases, one => one.Level > 1 - 1e-11);
        Assert.Contains(cases, one => one.Study.Test is { IsKnown: false, Size: > 1e14 });
        Assert.Contains(cases, one => one.Study.Test is { IsKnown: false, Size: > 0 and < 1e-50 });
        Assert.Contains(cases, one => one.Study.Calibration.Sensitivity is { IsKnown: true, Rate: > 0 and < 1e-300 });
        Assert.Contains(cases, one => one.Study.Calibration.Specificity.IsKnown
            && one.Study.Calibration.Specificity.Rate == Math.BitDecrement(1.0));
        Assert.Equal(FuzzCase.Of(FuzzRun.Seed, 5).ToString(), cases[5].ToString());
    }
}
