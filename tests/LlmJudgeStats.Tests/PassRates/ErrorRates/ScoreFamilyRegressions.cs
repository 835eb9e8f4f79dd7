using LlmJudgeStats.Inference;
using LlmJudgeStats.Intervals;
using LlmJudgeStats.PassRates;

namespace LlmJudgeStats.Tests.PassRates;

/// <summary>What pass-rates.md 3.5 and 3.6 warn of: each trap is really there, and the limits are right in spite of it.</summary>
public class ScoreFamilyRegressions
{
    private const double Z = 1.9599639845400545;

    /// <summary>
    /// No pass among n, and perfect labels: g is flat over most of the range, and a plain Newton step once ended at Z = −622 instead of
    /// −0.71.
    /// </summary>
    [Theory]
    [InlineData(50, 10, 10)]
    [InlineData(115, 25, 25)]
    [InlineData(7, 3, 40)]
    public void Limits_at_a_flat_constraint_are_where_the_score_is_z(int n, int m0, int m1)
    {
        var study = Study(0, n, m0, m0, m1, m1);
        var upper = Limits(AsymmetricErrorInterval.Score, study).Upper;
        Assert.InRange(upper, 1e-3, 0.999);
        // The statistic of the flipped study by bisection in the Lagrange number, on the plain constraint P − t S − (1 − t)(1 − T).
        Assert.Equal(Z, Statistic(study.Flip(), 1 - upper), 1e-8);
    }

    /// <summary>
    /// Z is not monotone in t in a good part of all outcomes, and still every limit is the first accepted rate, found by scanning.
    /// </summary>
    [Fact]
    public void The_limit_of_a_score_that_is_not_monotone_is_the_first_rate_that_is_accepted()
    {
        const int N = 20, M0 = 4, M1 = 9;
        var (bent, all) = (0, 0);
        foreach (var study in Outcomes(N, M0, M1))
        {
            var raw = Correction.Of(in study);
            if (raw.Rate <= 0) continue;
            all++;
            var limit = Limits(AsymmetricErrorInterval.Score, study).Lower;
            var end = Math.Min(raw.Rate, 1);
            var (last, isBent, first) = (double.PositiveInfinity, false, double.NaN);
            for (var i = 0; i <= 200; i++)
            {
                var t = end * i / 200;
                var z = Statistic(study, t);
                if (z > last + 1e-9) isBent = true;
                if (double.IsNaN(first) && z <= Z) first = t;
                last = z;
            }
            if (isBent) bent++;
            if (double.IsNaN(first)) Assert.Equal(1, limit);
            else Assert.InRange(limit, first - (end / 200) - 1e-9, first + 1e-9);
        }
        Assert.InRange((double)bent / all, 0.05, 0.6);
    }

    /// <summary>
    /// n = 50 with 5 and 25 labels: in 584 of the 3,825 outcomes with a judge above chance the other end of [0, 1] is more likely than the
    /// estimate; never for the restricted profile.
    /// </summary>
    [Fact]
    public void The_likelihood_at_the_other_end_is_higher_for_any_judge_only()
    {
        var (free, restricted, all) = (0, 0, 0);
        foreach (var outcome in Outcomes(50, 5, 25))
        {
            all++;
            var raw = Correction.Of(in outcome);
            var study = outcome;
            // The estimate below 0: turn it to above 1, and compare 0 with 1.
            if (raw.Pass < 0) (study, raw) = (study.Flip(), raw.Flip());
            if (raw.Fail >= 0) continue;
            var fit = CorrectedContrast.Of(StudyRates.Of(in study), in raw);
            if (fit.FreeDeviance(0).Value < fit.FreeDeviance(1).Value - 1e-9) free++;
            if (fit.Deviance(0).Value < fit.Deviance(1).Value - 1e-9) restricted++;
        }
        Assert.Equal((584, 0, 3825), (free, restricted, all));
    }

    /// <summary>
    /// One more pass moves no limit of the guarded score or the restricted profile down; it does for the profile with any judge.
    /// </summary>
    [Theory]
    [InlineData(AsymmetricErrorInterval.GuardedScore, true)]
    [InlineData(AsymmetricErrorInterval.AveragedScore, true)]
    [InlineData(AsymmetricErrorInterval.ProfileLikelihood, true)]
    [InlineData(AsymmetricErrorInterval.ProfileLikelihoodFree, false)]
    public void One_more_pass_moves_limits_up(AsymmetricErrorInterval interval, bool monotone)
    {
        const int N = 50, M0 = 5, M1 = 25;
        var drop = 0.0;
        for (var x0 = 0; x0 <= M0; x0++)
        {
            for (var x1 = 0; x1 <= M1; x1++)
            {
                var (lower, upper) = (0.0, 0.0);
                for (var k = 0; k <= N; k++)
                {
                    var limits = Limits(interval, Study(k, N, x0, M0, x1, M1));
                    drop = Math.Max(drop, Math.Max(lower - limits.Lower, upper - limits.Upper));
                    (lower, upper) = (limits.Lower, limits.Upper);
                }
            }
        }
        if (monotone) Assert.InRange(drop, 0, 1e-10);
        else Assert.True(drop > 1e-3, $"{drop}");
    }

    /// <summary>
    /// With any judge the set of rates that are not refuted can be in two pieces; an end that is not refuted is the limit.
    /// </summary>
    [Fact]
    public void An_accepted_end_of_two_pieces_is_the_limit()
    {
        var found = 0;
        foreach (var study in Outcomes(50, 5, 25))
        {
            var raw = Correction.Of(in study);
            if (raw.Rate <= 0) continue;
            var fit = CorrectedContrast.Of(StudyRates.Of(in study), in raw);
            var top = raw.Fail >= 0 ? 0 : fit.FreeDeviance(1).Value;
            if (fit.FreeDeviance(0).Value - top > Z * Z || fit.FreeDeviance(Math.Min(raw.Rate, 1) / 2).Value - top <= Z * Z) continue;
            found++;
            Assert.Equal(0, Limits(AsymmetricErrorInterval.ProfileLikelihoodFree, study).Lower);
        }
        Assert.NotEqual(0, found);
    }

    /// <summary>
    /// A billion items of each kind, against 40 digits (mpmath, bisection in the Lagrange number and in t); logarithms of counts themselves
    /// would leave six digits.
    /// </summary>
    [Theory]
    [InlineData(600_000_000, 800_000_000, 900_000_000, 0.57138017357847256724, 0.5714769684940871061)]
    [InlineData(201_000_000, 800_000_000, 990_000_000, 0.0012214274496801734781, 0.0013102161569973289705)]
    public void Limits_of_billions_keep_their_digits(long k, long x0, long x1, double lower, double upper)
    {
        const long Size = 1_000_000_000;
        var study = Study(k, Size, x0, Size, x1, Size);
        var limits = Limits(AsymmetricErrorInterval.ProfileLikelihood, study);
        Assert.Equal(lower, limits.Lower, 1e-14);
        Assert.Equal(upper, limits.Upper, 1e-14);
        var mirrored = Limits(AsymmetricErrorInterval.ProfileLikelihood, study.Flip());
        Assert.Equal(limits.Lower, 1 - mirrored.Upper, 1e-15);
    }

    /// <summary>
    /// The averaged score by another way: its three parts by bisection in 40 digits (mpmath), from the definitions in pass-rates.md 3.5 and
    /// 3.6. Roots: 1e-10.
    /// </summary>
    [Theory]
    [InlineData(83, 115, 21, 25, 23, 25, 0.95, 0.57560778233161809, 0.97717063411545396)]
    [InlineData(10, 50, 9, 10, 7, 10, 0.95, 0, 0.5291519594774824)]
    [InlineData(46, 50, 10, 10, 8, 10, 0.9, 0.91757960790646637, 1)]
    [InlineData(3, 300, 29, 30, 26, 30, 0.99, 0, 0.029115889643440473)]
    [InlineData(0, 50, 10, 10, 10, 10, 0.95, 0, 0.072256902617681632)]
    [InlineData(30, 40, 4, 5, 21, 25, 0.95, 0.33360187105426851, 1)]
    public void Limits_of_the_averaged_score_are_those_of_its_parts(
        long k, long n, long x0, long m0, long x1, long m1, double level, double lower, double upper)
    {
        var interval = new AsymmetricErrorEstimator { Interval = AsymmetricErrorInterval.AveragedScore }
            .Estimate(Study(k, n, x0, m0, x1, m1), level).Interval;
        Assert.Equal(lower, interval.Lower, 1e-10);
        Assert.Equal(upper, interval.Upper, 1e-10);
    }

    private static Limits Limits(AsymmetricErrorInterval interval, JudgeStudy study)
    {
        var estimate = (AsymmetricErrorEstimator.Default with { Interval = interval }).Estimate(study);
        return new(estimate.Interval.Lower, estimate.Interval.Upper);
    }

    private static JudgeStudy Study(long k, long n, long x0, long m0, long x1, long m1) => new()
    {
        Test = JudgeTally.Of(k, n),
        Calibration = new() { Sensitivity = JudgeTally.Of(x1, m1), Specificity = JudgeTally.Of(x0, m0) },
    };

    /// <summary>Every outcome of a design with a judge above chance.</summary>
    private static IEnumerable<JudgeStudy> Outcomes(int n, int m0, int m1) =>
        from k in Enumerable.Range(0, n + 1)
        from x0 in Enumerable.Range(0, m0 + 1)
        from x1 in Enumerable.Range(0, m1 + 1)
        where (x0 * m1) + (x1 * m0) > m0 * m1
        select Study(k, n, x0, m0, x1, m1);

    // Z(t) = C/√V for t below the estimate, by bisection: slow and plain.
    private static double Statistic(JudgeStudy study, double t)
    {
        var (test, se, sp) = (study.Test, study.Calibration.Sensitivity, study.Calibration.Specificity);
        var contrast = test.Rate - (t * se.Rate) - ((1 - t) * (1 - sp.Rate));
        if (contrast <= 1e-15) return 0;
        var (low, high) = (0.0, test.Size + se.Size + sp.Size);
        for (var i = 0; i < 200; i++)
        {
            var l = 0.5 * (low + high);
            if (Share(test, l) - (t * Share(se, -l * t)) - ((1 - t) * (1 - Share(sp, l * (1 - t)))) > 0) low = l;
            else high = l;
        }
        return Math.Sqrt(low * contrast);
    }

    // The root q of M (p̂ − q) = u q (1 − q), by bisection too.
    private static double Share(Proportion rate, double u)
    {
        var (low, high) = (0.0, 1.0);
        for (var i = 0; i < 60; i++)
        {
            var q = 0.5 * (low + high);
            if ((rate.Size * (rate.Rate - q)) - (u * q * (1 - q)) > 0) low = q;
            else high = q;
        }
        return 0.5 * (low + high);
    }

    /// <summary>
    /// All of five billion items passed, sensitivity 13/20, specificity 300/300: the limits lie 1e-10 below 1, where the restricted profile
    /// once stopped up to half that early, narrower than it should be and not nested. No judge at chance comes near, so the free profile is
    /// the same function by another solver.
    /// </summary>
    [Theory]
    [InlineData(0.5)]
    [InlineData(0.8)]
    [InlineData(0.9)]
    [InlineData(0.99)]
    public void A_limit_of_the_profile_beside_one_keeps_its_digits(double level)
    {
        var study = new JudgeStudy
        {
            Test = JudgeTally.Of(5_000_000_000, 5_000_000_000),
            Calibration = new() { Sensitivity = JudgeTally.Of(13, 20), Specificity = JudgeTally.Of(300, 300) },
        };
        var (restricted, free) = (Gap(AsymmetricErrorInterval.ProfileLikelihood), Gap(AsymmetricErrorInterval.ProfileLikelihoodFree));
        Assert.Equal(1, restricted / free, 1e-5);    // 1e-16 of 1, in 1e-10

        double Gap(AsymmetricErrorInterval interval) =>
            1 - new AsymmetricErrorEstimator { Interval = interval }.Estimate(in study, level).Interval.Lower;
    }
}
