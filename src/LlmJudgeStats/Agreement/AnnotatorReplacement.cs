using System.Collections.Immutable;
using LlmJudgeStats.Inference;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Agreement;

/// <summary>May the judge replace an annotator? The alternative annotator test.</summary>
/// <remarks>
/// <code>d = W_annotator − W_judge in {−1, 0, 1},  H0: mean d ≥ ε for each annotator;  ω = share of them refuted;  yes if ω ≥ 1/2</code>
/// W is 1 for whoever is as near to the remaining annotators as the other or nearer. The p-values are those of the kernel of bounded
/// values, adjusted by Benjamini and Yekutieli over annotators with 30 items or more. Source: Calderon, Reichart, Dror 2025;
/// agreement.md 3.
/// Immutable, thread-safe.
/// </remarks>
public sealed record AnnotatorReplacement
{
    private const long FewItems = 30;
    private const int FewAnnotators = 3;

    /// <summary>The test with an advantage of .2, for experts.</summary>
    public static AnnotatorReplacement Default { get; } = new();

    /// <summary>The advantage that is granted to an annotator: .2 for experts, .15 for skilled people, .1 for a crowd.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside [0, 1).</exception>
    public double Epsilon { get; init => field = Check.Epsilon(value); } = 0.2;

    /// <summary>The share of wrong "does as well" that is allowed among all: .05.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside (0, 1).</exception>
    public double FalseDiscoveryRate { get; init => field = Check.Inside(value); } = 0.05;

    /// <summary>How each annotator is tested.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enum.</exception>
    public ReplacementTest Test { get; init => field = Check.Defined(value); }

    /// <summary>The answer.</summary>
    /// <param name="table">Who is nearer to the others, item by item.</param>
    /// <param name="level">Coverage probability of the interval of each annotator, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentNullException">No table.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A level outside (0, 1).</exception>
    public ReplacementAnswer Decide(AlignmentTable table, double level)
    {
        ArgumentNullException.ThrowIfNull(table);
        Check.Level(level, nameof(level));
        int[] tested = [.. Enumerable.Range(0, table.Annotators.Length).Where(j => table.Alignments[j].Items >= FewItems)];
        double[] pValues = [.. tested.Select(j => PValue(table.Alignments[j]))];
        var adjusted = Multiplicity.BenjaminiYekutieli(pValues);
        var standings = ImmutableArray.CreateBuilder<AnnotatorStanding>(table.Annotators.Length);
        for (var j = 0; j < table.Annotators.Length; j++)
        {
            var place = Array.IndexOf(tested, j);
            standings.Add(new(table.Annotators[j], table.Alignments[j], Advantage(table.Alignments[j], level),
                place < 0 ? null : pValues[place], place < 0 ? null : adjusted[place]));
        }
        return new(Epsilon, FalseDiscoveryRate, standings.MoveToImmutable(), Found(table, tested.Length));
    }

    /// <summary>The p-value of an annotator who is better than the judge by epsilon or more.</summary>
    /// <param name="alignment">Items by who is nearer.</param>
    /// <returns>A probability; 1 without an item.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A negative count.</exception>
    public double PValue(Alignment alignment)
    {
        Check.Count(alignment.JudgeCloser, nameof(alignment));
        Check.Count(alignment.Alike, nameof(alignment));
        Check.Count(alignment.AnnotatorCloser, nameof(alignment));
        return Test switch
        {
            ReplacementTest.CorrectedProfile => OfKernel(alignment),
            ReplacementTest.StudentT => OfStudent(alignment),
        };
    }

    private double OfKernel(Alignment alignment)
    {
        long[] counts = [alignment.JudgeCloser, alignment.Alike, alignment.AnnotatorCloser];
        var study = new MeanStudy
        {
            Table = StrataTable.Of(new(-1, 1), [-1, 0, 1], 1, counts, [0L]),
            Design = CalibrationDesign.Random,
        };
        return StratifiedMeanEstimator.Default.PValue(in study, Epsilon, Alternative.Less);
    }

    // Without a variance the published test has no answer: 1.
    private double OfStudent(Alignment alignment)
    {
        double n = alignment.Items;
        var mean = alignment.Mean;
        var squares = alignment.JudgeCloser + alignment.AnnotatorCloser - (n * mean * mean);
        if (!(n > 1 && squares > 0)) return 1;
        var t = (mean - Epsilon) / Math.Sqrt(squares / (n - 1) / n);
        var tail = StudentT.UpperTail(Math.Abs(t), n - 1);
        return t < 0 ? tail : 1 - tail;
    }

    private static JudgeEstimate Advantage(Alignment alignment, double level)
    {
        long[] counts = [alignment.AnnotatorCloser, alignment.JudgeCloser + alignment.Alike];
        var study = new MeanStudy
        {
            Table = StrataTable.Of(ValueRange.Unit, [0, 1], 1, counts, [0L]),
            Design = CalibrationDesign.Random,
        };
        return StratifiedMeanEstimator.Default.Estimate(in study, level);
    }

    private static ImmutableArray<Diagnostic> Found(AlignmentTable table, int tested)
    {
        var annotators = table.Annotators.Length;
        if (annotators >= FewAnnotators && tested == annotators) return [];
        var few = annotators - tested;
        return
        [
            new("LJS1111", DiagnosticSeverity.Warning,
                "Few annotators or few items: whether a judge may replace an annotator is asked of three annotators or more, with 30 items "
                    + "or more of each.",
                "Let a third person rate some of the items, and each of them at least 30 that others rate too.")
            {
                Detail = Invariant($"{annotators} annotators, {few} of them with fewer than 30 items."),
            },
        ];
    }
}
