using LlmJudgeStats.Tests.Reference;

namespace LlmJudgeStats.Tests.Multiclass;

/// <summary>Shares from how a judge calls each class, against the figures of others: tests/reference/misclassification-matrix.</summary>
public sealed class MisclassificationReferenceTests
{
    [Fact]
    public void Reference_figures_agree()
    {
        var cases = ReferenceCase.Files("misclassification-matrix").SelectMany(ReferenceCase.Read).ToArray();
        Assert.Equal(23, cases.Length);
        Assert.Empty(cases.SelectMany(Disagreements));
    }

    /// <summary>The same figures from code that inverts matrices: it would not notice if both read the table the wrong way round.</summary>
    [Fact]
    public void A_second_implementation_agrees()
    {
        foreach (var (labelled, verdicts) in ClassTables.Some(200))
        {
            var estimate = ClassTables.Hull(ClassTables.Matrix(labelled, verdicts), 0.9);
            for (var c = 0; c < verdicts.Length; c++)
            {
                double[] scores = [.. Enumerable.Range(0, verdicts.Length).Select(t => t == c ? 1.0 : 0)];
                Agree(TextbookHull.Of(labelled, verdicts, scores, 1.6448536269514722), estimate.Share(c));
            }
            double[] grades = [.. Enumerable.Range(0, verdicts.Length).Select(t => 3.0 - (1.5 * t))];
            Agree(TextbookHull.Of(labelled, verdicts, grades, 1.6448536269514722), estimate.Mean(grades));
        }
    }

    /// <summary>Two classes: Rogan and Gladen's correction and the delta interval, written with sensitivity and specificity.</summary>
    [Fact]
    public void Two_classes_agree_with_sensitivity_and_specificity()
    {
        foreach (var (labelled, verdicts) in ClassTables.Some(200).Where(one => one.Verdicts.Length == 2))
        {
            var share = ClassTables.Hull(ClassTables.Matrix(labelled, verdicts)).Share("a");
            const double Z = 1.9599639845400545;
            var ends = new[] { 0.5, 1 }.Select(added =>
            {
                var (m1, m0) = (labelled[0].Sum() + (2 * added), labelled[1].Sum() + (2 * added));
                var (se, sp) = ((labelled[0][0] + added) / m1, (labelled[1][1] + added) / m0);
                var n = verdicts.Sum() + (Z * Z);
                var p = (verdicts[0] + (Z * Z / 2)) / n;
                var j = se + sp - 1;
                var theta = (p + sp - 1) / j;
                var variance = (p * (1 - p) / n) + (theta * theta * se * (1 - se) / m1) + ((1 - theta) * (1 - theta) * sp * (1 - sp) / m0);
                return (Lower: theta - (Z * Math.Sqrt(variance) / j), Upper: theta + (Z * Math.Sqrt(variance) / j));
            }).ToArray();
            Assert.Equal(Math.Clamp(ends.Min(end => end.Lower), 0, 1), share.Interval.Lower, 1e-12);
            Assert.Equal(Math.Clamp(ends.Max(end => end.Upper), 0, 1), share.Interval.Upper, 1e-12);
        }
    }

    private static void Agree(TextbookHull expected, JudgeEstimate actual)
    {
        Assert.Equal(expected.Unclamped, actual.Unclamped, 1e-11);
        Assert.Equal(expected.StandardError, actual.StandardError, 1e-11);
        Assert.Equal(expected.Lower, actual.Interval.Lower, 1e-11);
        Assert.Equal(expected.Upper, actual.Interval.Upper, 1e-11);
    }

    private static IEnumerable<string> Disagreements(ReferenceCase reference)
    {
        double[][] labelled = [.. reference.Input.GetProperty("labelled").EnumerateArray().Select(row =>
            row.EnumerateArray().Select(one => one.GetDouble()).ToArray())];
        double[] verdicts = [.. reference.Input.GetProperty("unlabelled").EnumerateArray().Select(one => one.GetDouble())];
        double[] scores = [.. reference.Input.GetProperty("scores").EnumerateArray().Select(one => one.GetDouble())];
        var answer = ClassTables.Hull(ClassTables.Matrix(labelled, verdicts), reference.Level).Mean(scores);
        return reference.Disagreements(
        [
            ("point", answer.Point), ("unclamped", answer.Unclamped), ("standardError", answer.StandardError),
            ("lower", answer.Interval.Lower), ("upper", answer.Interval.Upper),
        ]);
    }
}
