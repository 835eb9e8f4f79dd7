using System.Collections.Immutable;

namespace LlmJudgeStats.Agreement;

/// <summary>For each annotator: on how many items the judge is nearer to the remaining annotators than this one is.</summary>
/// <remarks>
/// Of classes, nearness is the share of the remaining annotators that gave the same class; of scores, minus the root mean square difference
/// to theirs. An item counts for an annotator if the annotator, the judge and somebody else rated it. Merging is exact. Equality is of
/// reference. Immutable, thread-safe. Source: Calderon, Reichart, Dror 2025; agreement.md 3.
/// </remarks>
public sealed class AlignmentTable
{
    private const int None = -1;

    private AlignmentTable(ImmutableArray<string> annotators, ImmutableArray<Alignment> alignments)
    {
        Annotators = annotators;
        Alignments = alignments;
    }

    /// <summary>The names of the annotators.</summary>
    public ImmutableArray<string> Annotators { get; }

    /// <summary>The counts of each, in the same order.</summary>
    public ImmutableArray<Alignment> Alignments { get; }

    /// <summary>Counts of each annotator.</summary>
    /// <param name="annotators">Their names, one or more.</param>
    /// <param name="alignments">The counts of each.</param>
    /// <exception cref="ArgumentException">No name, one that stands twice, another number of counts, or a negative one.</exception>
    public static AlignmentTable FromCounts(ReadOnlySpan<string> annotators, ReadOnlySpan<Alignment> alignments)
    {
        var names = Check.Names(annotators, fewest: 1, nameof(annotators));
        Check.SameLength(nameof(annotators), annotators.Length, nameof(alignments), alignments.Length);
        for (var i = 0; i < alignments.Length; i++)
        {
            Check.Count(alignments[i].JudgeCloser, i, nameof(alignments));
            Check.Count(alignments[i].Alike, i, nameof(alignments));
            Check.Count(alignments[i].AnnotatorCloser, i, nameof(alignments));
        }
        return new(names, [.. alignments]);
    }

    /// <summary>Classes item by item.</summary>
    /// <param name="annotators">The names of the annotators, one or more.</param>
    /// <param name="judge">The class that the judge gave each item, from 0, or −1 for none.</param>
    /// <param name="ratings">A row for each item, with the class that each annotator gave it, or −1 for none.</param>
    /// <exception cref="ArgumentException">
    /// No name, one that stands twice, a number of ratings that does not fit, or a class below −1.
    /// </exception>
    public static AlignmentTable OfClasses(ReadOnlySpan<string> annotators, ReadOnlySpan<int> judge, ReadOnlySpan<int> ratings)
    {
        var names = Check.Names(annotators, fewest: 1, nameof(annotators));
        CheckRows(names.Length, judge.Length, ratings.Length, nameof(ratings));
        for (var i = 0; i < judge.Length; i++) Check.Count(judge[i] + 1, i, nameof(judge));
        for (var i = 0; i < ratings.Length; i++) Check.Count(ratings[i] + 1, i, nameof(ratings));
        var alignments = new Alignment[names.Length];
        for (var item = 0; item < judge.Length; item++)
        {
            if (judge[item] == None) continue;
            var row = ratings.Slice(item * names.Length, names.Length);
            for (var j = 0; j < row.Length; j++)
            {
                if (row[j] == None || !HasOther(row, j)) continue;
                // The same others for both: counts compare as shares do, without rounding.
                Add(ref alignments[j], Same(row, j, judge[item]).CompareTo(Same(row, j, row[j])));
            }
        }
        return new(names, [.. alignments]);
    }

    /// <summary>Scores item by item.</summary>
    /// <param name="annotators">The names of the annotators, one or more.</param>
    /// <param name="judge">The score that the judge gave each item, NaN for none.</param>
    /// <param name="ratings">A row for each item, with the score that each annotator gave it, NaN for none.</param>
    /// <exception cref="ArgumentException">
    /// No name, one that stands twice, a number of ratings that does not fit, or a score beyond 1e100.
    /// </exception>
    public static AlignmentTable OfScores(ReadOnlySpan<string> annotators, ReadOnlySpan<double> judge, ReadOnlySpan<double> ratings)
    {
        var names = Check.Names(annotators, fewest: 1, nameof(annotators));
        CheckRows(names.Length, judge.Length, ratings.Length, nameof(ratings));
        CheckScores(judge, nameof(judge));
        CheckScores(ratings, nameof(ratings));
        var alignments = new Alignment[names.Length];
        for (var item = 0; item < judge.Length; item++)
        {
            if (double.IsNaN(judge[item])) continue;
            var row = ratings.Slice(item * names.Length, names.Length);
            for (var j = 0; j < row.Length; j++)
            {
                if (double.IsNaN(row[j]) || !HasOther(row, j)) continue;
                Add(ref alignments[j], Squares(row, j, row[j]).CompareTo(Squares(row, j, judge[item])));
            }
        }
        return new(names, [.. alignments]);
    }

    /// <summary>The items of all parts.</summary>
    /// <param name="parts">One or more tables of disjoint items with the same annotators.</param>
    /// <exception cref="ArgumentException">No part, a missing one, parts with other annotators, or a sum above 2^63-1.</exception>
    public static AlignmentTable Merge(ReadOnlySpan<AlignmentTable> parts)
    {
        Check.Tables(parts, nameof(parts));
        var sums = new Alignment[parts[0].Alignments.Length];
        for (var place = 0; place < parts.Length; place++)
        {
            if (!parts[place].Annotators.SequenceEqual(parts[0].Annotators))
                Throw.UnlikeClasses(place, parts[place].ToString(), parts[0].ToString(), nameof(parts));
            for (var i = 0; i < sums.Length; i++)
            {
                var more = parts[place].Alignments[i];
                sums[i] = new(Check.Sum(sums[i].JudgeCloser, more.JudgeCloser, nameof(parts)),
                    Check.Sum(sums[i].Alike, more.Alike, nameof(parts)),
                    Check.Sum(sums[i].AnnotatorCloser, more.AnnotatorCloser, nameof(parts)));
            }
        }
        return new(parts[0].Annotators, [.. sums]);
    }

    /// <summary>The annotators.</summary>
    public override string ToString() => string.Join(", ", Annotators);

    // Above 0 where the judge is nearer.
    private static void Add(ref Alignment alignment, int judgeOverAnnotator) => alignment = judgeOverAnnotator switch
    {
        > 0 => alignment with { JudgeCloser = alignment.JudgeCloser + 1 },
        0 => alignment with { Alike = alignment.Alike + 1 },
        < 0 => alignment with { AnnotatorCloser = alignment.AnnotatorCloser + 1 },
    };

    private static bool HasOther(ReadOnlySpan<int> row, int but) =>
        row[..but].ContainsAnyExcept(None) || row[(but + 1)..].ContainsAnyExcept(None);

    private static int Same(ReadOnlySpan<int> row, int but, int given) => row.Count(given) - (row[but] == given ? 1 : 0);

    private static bool HasOther(ReadOnlySpan<double> row, int but)
    {
        for (var i = 0; i < row.Length; i++)
        {
            if (i != but && !double.IsNaN(row[i])) return true;
        }
        return false;
    }

    private static double Squares(ReadOnlySpan<double> row, int but, double given)
    {
        var squares = 0.0;
        for (var i = 0; i < row.Length; i++)
        {
            if (i != but && !double.IsNaN(row[i])) squares += (row[i] - given) * (row[i] - given);
        }
        return squares;
    }

    private static void CheckRows(int annotators, int items, int given, string name)
    {
        if (given != (long)annotators * items) Throw.WrongRows(annotators, given, name);
    }

    private static void CheckScores(ReadOnlySpan<double> scores, string name)
    {
        for (var i = 0; i < scores.Length; i++)
        {
            if (Math.Abs(scores[i]) > Check.MaxScore) Throw.NotAScore(scores[i], i, name);
        }
    }
}
