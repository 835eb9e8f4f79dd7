namespace LlmJudgeStats;

/// <summary>
/// Studies turned into columns, some at a time, so that four are answered at once; and their answers turned back.
/// </summary>
/// <param name="estimator">An estimator whose formula <see cref="EstimateLanes"/> has.</param>
/// <param name="lanes">That formula at the level.</param>
/// <param name="level">Coverage probability of the intervals.</param>
internal readonly struct StudyBlock(IJudgeEstimator estimator, EstimateLanes lanes, double level)
{
    private const int Most = 64;        // studies at a time: their columns stay in the nearest cache
    private const int Counts = 6;
    private const int Answers = 5;

    public void Estimate(ReadOnlySpan<JudgeStudy> studies, Span<JudgeEstimate> estimates)
    {
        Span<double> counts = stackalloc double[Counts * Most];
        Span<double> answers = stackalloc double[Answers * Most];
        Span<EstimateWarnings> warnings = stackalloc EstimateWarnings[Most];
        for (var start = 0; start < studies.Length; start += Most)
        {
            var some = studies[start..Math.Min(start + Most, studies.Length)];
            Estimate(some, estimates[start..], counts, new()
            {
                Points = answers[..Most],
                Unclamped = answers[Most..(2 * Most)],
                StandardErrors = answers[(2 * Most)..(3 * Most)],
                Lower = answers[(3 * Most)..(4 * Most)],
                Upper = answers[(4 * Most)..],
                Warnings = warnings,
            });
        }
    }

    private void Estimate(ReadOnlySpan<JudgeStudy> studies, Span<JudgeEstimate> estimates, Span<double> counts, EstimateColumns answers)
    {
        for (var i = 0; i < studies.Length; i++) Write(in studies[i], counts[i..]);
        var columns = new StudyColumns
        {
            Positives = counts[..Most],
            Negatives = counts[Most..(2 * Most)],
            TruePositives = counts[(2 * Most)..(3 * Most)],
            FalseNegatives = counts[(3 * Most)..(4 * Most)],
            TrueNegatives = counts[(4 * Most)..(5 * Most)],
            FalsePositives = counts[(5 * Most)..],
        };
        for (var row = 0; row < studies.Length; row += EstimateLanes.Rows)
        {
            var left = lanes.Estimate(columns, answers, row);
            for (var i = row; i < Math.Min(row + EstimateLanes.Rows, studies.Length); i++)
            {
                var isLeft = (left >> (i - row) & 1) != 0;
                estimates[i] = isLeft ? estimator.Estimate(in studies[i], level) : answers.ToEstimate(i, lanes.Method, level);
            }
        }
    }

    // No test items at all where the formula is not the study's: no row of the formula answers that.
    private static void Write(in JudgeStudy study, Span<double> counts)
    {
        ref readonly var judge = ref study.Judge;
        var isMeasured = !study.Judged.IsKnown && !judge.Se.IsKnown && !judge.Sp.IsKnown;
        var isFormula = isMeasured && study.InverseFreedom == 0 && judge.Design != CalibrationDesign.ByVerdict;
        counts[0] = isFormula ? study.Judged.PassWeight : 0;
        counts[Most] = isFormula ? study.Judged.FailWeight : 0;
        counts[2 * Most] = judge.Se.PassWeight;
        counts[3 * Most] = judge.Se.FailWeight;
        counts[4 * Most] = judge.Sp.PassWeight;
        counts[5 * Most] = judge.Sp.FailWeight;
    }
}
