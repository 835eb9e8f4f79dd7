using LlmJudgeStats.Multiclass;

namespace LlmJudgeStats.Tests.Multiclass;

/// <summary>Counts of a judge that is mostly right, drawn from a seed.</summary>
internal static class ClassTables
{
    public static IEnumerable<(double[][] Labelled, double[] Verdicts)> Some(int howMany, int seed = 1)
    {
        var random = new Random(seed);
        for (var i = 0; i < howMany; i++)
        {
            var size = 2 + (i % 4);
            double[][] labelled = [.. Enumerable.Range(0, size).Select(t =>
                Enumerable.Range(0, size).Select(v => (double)random.Next(v == t ? 15 : 0, v == t ? 40 : 8)).ToArray())];
            yield return (labelled, [.. Enumerable.Range(0, size).Select(_ => (double)random.Next(0, 300))]);
        }
    }

    public static ConfusionMatrix Matrix(double[][] labelled, double[] verdicts) => Matrix(labelled, verdicts, Names(verdicts.Length));

    public static ConfusionMatrix Matrix(double[][] labelled, double[] verdicts, string[] names) => ConfusionMatrix.Of(
        names, [.. labelled.SelectMany(row => row).Select(count => (long)count)], [.. verdicts.Select(count => (long)count)]);

    public static string[] Names(int size) => [.. Enumerable.Range(0, size).Select(t => ((char)('a' + t)).ToString())];

    public static CategoricalEstimate Hull(ConfusionMatrix matrix, double level = 0.95) => MisclassificationEstimator.Default.Estimate(
        new() { Matrix = matrix, Design = CalibrationDesign.ByLabel }, level);
}
