using LlmJudgeStats.Tests.PassRates;
using LlmJudgeStats.Tests.Reference;

namespace LlmJudgeStats.Tests.Laws;

/// <summary>What every family of means promises (design.md section 6), over the catalogue, both designs and every interval.</summary>
public sealed class MeanFamilyLaws
{
    private const ulong Seeds = 100;
    private const ulong SeedsToAllocate = 1;
    private const int Calls = 10_000;
    private const int MethodBytes = 128;      // of an EstimationMethod, which a range of its own needs
    private const double Furthest = 1e-10;
    private const double Edge = 1e-6;         // of the range: nearer to its end a limit has few digits left

    private static readonly CalibrationDesign[] s_designs = [CalibrationDesign.Random, CalibrationDesign.ByVerdict];
    private static readonly double[] s_levels = [0.5, 0.9, 0.95, 0.99, 0.999];
    private static readonly double[] s_oneSided = [0.9, 0.95, 0.99];
    private static readonly double[] s_shares = [0, 0.05, 0.3, 0.5, 0.7, 0.95, 1];

    private static readonly StratifiedMeanEstimator[] s_estimators =
        [.. Enum.GetValues<StratifiedMeanInterval>().Select(interval => new StratifiedMeanEstimator { Interval = interval })];

    public static TheoryData<string> Families => [.. MeanFamilies.All.Select(family => family.Id)];

    [Theory]
    [MemberData(nameof(Families))]
    public void Studies_have_their_design_and_most_have_an_answer(string id)
    {
        var family = MeanFamilies.Find(id);
        foreach (var design in s_designs)
        {
            var studies = Drawn(family, design, Seeds).ToArray();
            Assert.All(studies, study => Assert.Equal(design, study.Design));
            Assert.True(studies.Count(study => StratifiedMeanEstimator.Default.Estimate(in study, 0.95).IsIdentified) > studies.Length / 2);
            Assert.Equal(studies, Drawn(family, design, Seeds));
        }
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Interval_is_inside_its_range_and_contains_its_point(string id) => Check(id, (estimator, study) =>
    {
        var range = study.Table.Range;
        var estimate = estimator.Estimate(in study, 0.95);
        var interval = estimate.Interval;
        Assert.InRange(interval.Lower, range.Lower, interval.Upper);
        Assert.InRange(interval.Upper, interval.Lower, range.Upper);
        Assert.Equal(new Support(range.Lower, range.Upper), estimate.Method.Support);
        Assert.False(estimate.Warnings.HasFlag(EstimateWarnings.NotConverged));
        var isInside = estimate.IsIdentified && !estimate.Warnings.HasFlag(EstimateWarnings.PointOutsideInterval);
        if (isInside) Assert.True(interval.Contains(estimate.Point), $"{estimate.Point:R} is not in {interval}");
    });

    [Theory]
    [MemberData(nameof(Families))]
    public void A_higher_level_contains_a_lower_one(string id) => Check(id, (estimator, study) =>
    {
        for (var i = 1; i < s_levels.Length; i++)
        {
            var inner = estimator.Estimate(in study, s_levels[i - 1]).Interval;
            var outer = estimator.Estimate(in study, s_levels[i]).Interval;
            Assert.True(outer.Lower <= inner.Lower && outer.Upper >= inner.Upper, $"{inner} is not in {outer}");
        }
        for (var i = 1; i < s_oneSided.Length; i++)
        {
            foreach (var side in Enum.GetValues<IntervalSide>())
            {
                var outwards = side == IntervalSide.Lower ? -1 : 1;
                var step = estimator.Limit(in study, side, s_oneSided[i]) - estimator.Limit(in study, side, s_oneSided[i - 1]);
                Assert.True(outwards * step >= 0, $"{side} at {s_oneSided[i]}");
            }
        }
    });

    /// <summary>Every value by its negative: the range is turned round, and so is every answer.</summary>
    [Theory]
    [MemberData(nameof(Families))]
    public void Reversed_values_have_the_mirrored_answer(string id) => Check(id, (estimator, study) =>
    {
        var mirror = Mirror(study);
        var range = study.Table.Range;
        var rounding = 1e-13 * range.Width;    // thirds are not their own mirror image, to the last bit
        var estimate = estimator.Estimate(in study, 0.95);
        var mirrored = estimator.Estimate(in mirror, 0.95);
        Assert.Equal(-estimate.Interval.Upper, mirrored.Interval.Lower, rounding);
        Assert.Equal(-estimate.Interval.Lower, mirrored.Interval.Upper, rounding);
        Assert.Equal(estimate.Warnings, mirrored.Warnings);
        if (estimate.IsIdentified) Assert.Equal(-estimate.Point, mirrored.Point, rounding);
        var limit = estimator.Limit(in study, IntervalSide.Lower, 0.95);
        Assert.Equal(-limit, estimator.Limit(in mirror, IntervalSide.Upper, 0.95), rounding);
        var mean = range.Lower + (0.25 * range.Width);
        Assert.Equal(estimator.PValue(in study, mean), estimator.PValue(in mirror, -mean), 1e-12);
        Assert.Equal(estimator.PValue(in study, mean, Alternative.Greater), estimator.PValue(in mirror, -mean, Alternative.Less), 1e-12);
    });

    [Theory]
    [MemberData(nameof(Families))]
    public void A_mean_is_outside_exactly_when_its_p_value_is_small(string id) => Check(id, (estimator, study) =>
    {
        var range = study.Table.Range;
        foreach (var level in s_oneSided)
        {
            var interval = estimator.Estimate(in study, level).Interval;
            var lower = estimator.Limit(in study, IntervalSide.Lower, level);
            var upper = estimator.Limit(in study, IntervalSide.Upper, level);
            AtLimit(study, interval.Lower, level, estimator.PValue(in study, interval.Lower));
            AtLimit(study, interval.Upper, level, estimator.PValue(in study, interval.Upper));
            AtLimit(study, lower, level, estimator.PValue(in study, lower, Alternative.Greater));
            AtLimit(study, upper, level, estimator.PValue(in study, upper, Alternative.Less));
            foreach (var share in s_shares)
            {
                var mean = Math.Min(range.Upper, range.Lower + (share * range.Width));
                Agree(estimator.PValue(in study, mean), level, interval.Contains(mean));
                Agree(estimator.PValue(in study, mean, Alternative.Greater), level, lower <= mean);
                Agree(estimator.PValue(in study, mean, Alternative.Less), level, upper >= mean);
            }
        }
    });

    /// <summary>As the estimator says: nothing, but for the method of an estimate in a range of its own.</summary>
    [Theory]
    [MemberData(nameof(Families))]
    public void Answers_allocate_nothing_beyond_their_method(string id)
    {
        var family = MeanFamilies.Find(id);
        MeanStudy[] studies = [.. s_designs.SelectMany(design => Drawn(family, design, SeedsToAllocate))];
        var ownRanges = studies.Count(study => study.Table.Range != ValueRange.Unit);
        var estimator = StratifiedMeanEstimator.Default;
        var estimates = AllocationTests.Allocated(() =>
        {
            var sum = 0.0;
            foreach (var study in studies) sum += estimator.Estimate(in study, 0.95).Interval.Lower;
            return sum;
        });
        Assert.InRange(estimates, 0, (long)Calls * MethodBytes * ownRanges);
        Assert.Equal(0, AllocationTests.Allocated(() =>
        {
            var sum = 0.0;
            foreach (var study in studies)
            {
                var mean = study.Table.Range.Lower + (0.4 * study.Table.Range.Width);
                sum += estimator.Limit(in study, IntervalSide.Upper, 0.9);
                sum += estimator.PValue(in study, mean) + estimator.PValue(in study, mean, Alternative.Greater);
            }
            return sum;
        }));
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void A_family_has_its_page_and_its_figures(string id)
    {
        Assert.StartsWith("# ", Repository.Read(MeanFamilies.Find(id).Page), StringComparison.Ordinal);
        Assert.NotEmpty(ReferenceCase.Files(id));
    }

    /// <summary>Limits of one side in <c>one-sided.json</c>, a p-value where a mean is given, else the estimate.</summary>
    [Theory]
    [MemberData(nameof(Families))]
    public void Reference_figures_agree(string id) => Assert.Empty(ReferenceCase.Files(id).SelectMany(Disagreements));

    private static IEnumerable<string> Disagreements(string file) => ReferenceCase.Read(file).SelectMany(reference =>
    {
        var answers = Answers(reference, isOneSided: Path.GetFileName(file) == "one-sided.json").ToArray();
        return reference.Disagreements(answers).Concat(reference.FurtherThan(Furthest, answers));
    });

    private static IEnumerable<(string Quantity, double Value)> Answers(ReferenceCase reference, bool isOneSided)
    {
        var study = reference.MeanStudy;
        var interval = reference.Interval ?? StratifiedMeanEstimator.Default.Interval.Traits.Id;
        var estimator = s_estimators.Single(one => one.Interval.Traits.Id == interval);
        if (reference.Input.TryGetProperty("mean", out var element))
        {
            var mean = element.GetDouble();
            return [("pValue", estimator.PValue(in study, mean)), ("pValueLower", estimator.PValue(in study, mean, Alternative.Greater))];
        }
        if (isOneSided)
        {
            return
            [
                ("lower", estimator.Limit(in study, IntervalSide.Lower, reference.Level)),
                ("upper", estimator.Limit(in study, IntervalSide.Upper, reference.Level)),
            ];
        }
        var estimate = estimator.Estimate(in study, reference.Level);
        // With labels at random the estimator puts the mean of all labels where a stratum has none.
        var point = estimate.Warnings.HasFlag(EstimateWarnings.PartiallyIdentified) ? double.NaN : estimate.Point;
        return
        [
            ("point", point), ("standardError", estimate.StandardError),
            ("lower", estimate.Interval.Lower), ("upper", estimate.Interval.Upper),
        ];
    }

    private static void Check(string id, Action<StratifiedMeanEstimator, MeanStudy> law)
    {
        var family = MeanFamilies.Find(id);
        foreach (var design in s_designs)
        {
            Assert.All(Drawn(family, design, Seeds), study => Assert.All(s_estimators, estimator => law(estimator, study)));
        }
    }

    private static IEnumerable<MeanStudy> Drawn(MeanFamily family, CalibrationDesign design, ulong seeds)
    {
        for (var seed = 0UL; seed < seeds; seed++) yield return family.Draw(seed, design);
    }

    private static void Agree(double p, double level, bool isInside)
    {
        Assert.InRange(p, 0, 1);
        if (Math.Abs(p - (1 - level)) > 1e-11) Assert.True(isInside == p >= 1 - level, $"{p:R} at {level}");
    }

    // An end of the range is a limit at every level.
    private static void AtLimit(MeanStudy study, double limit, double level, double p)
    {
        var range = study.Table.Range;
        var isInner = limit > range.Lower + (Edge * range.Width) && limit < range.Upper - (Edge * range.Width);
        if (isInner) Assert.Equal(1 - level, p, 1e-9);
    }

    private static MeanStudy Mirror(MeanStudy study)
    {
        var table = study.Table;
        var values = table.Values.ToArray();
        Array.Reverse(values);
        var labelled = table.LabelledCounts.ToArray();
        for (var h = 0; h < table.Strata; h++) labelled.AsSpan(h * values.Length, values.Length).Reverse();
        double[] negative = [.. values.Select(value => -value)];
        var range = new ValueRange(-table.Range.Upper, -table.Range.Lower);
        return study with { Table = StrataTable.Of(range, negative, table.Strata, labelled, table.UnlabelledCounts) };
    }
}
