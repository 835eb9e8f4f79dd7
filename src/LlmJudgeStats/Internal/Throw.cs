using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace LlmJudgeStats;

/// <summary>Every exception the library raises: what was given, what is allowed, and the way out.</summary>
[StackTraceHidden]
internal static class Throw
{
    [DoesNotReturn]
    public static T Outside<T>(T value, string name, string message) => throw new ArgumentOutOfRangeException(name, value, message);

    [DoesNotReturn]
    public static double BadCount(double value, string name) =>
        throw new ArgumentOutOfRangeException(name, value, "a count must be a number from 0 to 1e20");

    [DoesNotReturn]
    public static int OutsideIndex(int value, int size, string name) =>
        throw new ArgumentOutOfRangeException(name, value, Invariant($"must lie from 0 to {size - 1}"));

    [DoesNotReturn]
    public static void EmptyRange(double lower, double upper, string name) =>
        throw new ArgumentOutOfRangeException(
            name, upper, Invariant($"the largest value must lie above the smallest, {lower}: new ValueRange(1, 5)"));

    [DoesNotReturn]
    public static void OutsideRange(double value, int place, double lower, double upper, string name) =>
        throw new ArgumentException(Invariant($"{name}[{place}] is {value}: outside the range [{lower}, {upper}]; declare the range that ")
            + "values can have", name);

    [DoesNotReturn]
    public static double OutsideSupport(double value, double lower, double upper, string name) =>
        throw new ArgumentOutOfRangeException(name, value, Invariant($"must lie in the declared range [{lower}, {upper}]"));

    [DoesNotReturn]
    public static void NotRising(double before, double value, int place, string name) =>
        throw new ArgumentException(
            Invariant($"{name}[{place}] is {value}, not above {before} before it: list each value once, in rising order, and its counts ")
                + "with it", name);

    [DoesNotReturn]
    public static void WrongTable(int strata, int values, int given, string name) =>
        throw new ArgumentException(
            Invariant($"{name} has {given} counts: {strata} strata times {values} values need {(long)strata * values}, a row for each ")
                + "stratum", name);

    [DoesNotReturn]
    public static void NoTables(string name) =>
        throw new ArgumentException("no table to merge: the range and the values of nothing are not known", name);

    [DoesNotReturn]
    public static void NotTwoGroups(int strata, string name) =>
        throw new ArgumentException(Invariant($"{name} has {strata} strata: a difference is one of two groups, a stratum each"), name);

    [DoesNotReturn]
    public static void NoPreferences(string table, string name) =>
        throw new ArgumentException(
            $"{name} ({table}) has other values than a win (1), a tie (one half) and a loss (0): the mean of several votes is none of them",
            name);

    [DoesNotReturn]
    public static void NotUnitRange(string table, string name) =>
        throw new ArgumentException($"{name} ({table}) must have the range [0, 1]: how right a judge is", name);

    [DoesNotReturn]
    public static void NoBands(string name) =>
        throw new ArgumentException(
            "labels chosen by the judge's score need the bands that they were chosen by: pass ScoreBands.Of(edges)", name);

    [DoesNotReturn]
    public static void BadVotes(int judges, int votes, string name) =>
        throw new ArgumentException(Invariant($"{name} has {votes} votes: one of each of {judges} judges is needed on every item"), name);

    [DoesNotReturn]
    public static void BadRuns(long passes, long runs, int place, string name) =>
        throw new ArgumentException(Invariant($"{name}[{place}] is {passes} of {runs} runs: from 0 to all of them can pass"), name);

    [DoesNotReturn]
    public static void FewRuns(long runs, int asked, int place, string name) =>
        throw new ArgumentException(
            Invariant($"{name}[{place}] has {runs} runs: of an item with fewer than {asked} nothing is known of {asked}"), name);

    [DoesNotReturn]
    public static void MissingTable(int place, string name) =>
        throw new ArgumentException(Invariant($"{name}[{place}] is null: a table is missing"), name);

    [DoesNotReturn]
    public static void UnlikeTables(int place, string first, string other, string name) =>
        throw new ArgumentException(Invariant($"{name}[{place}] ({other}) and the first ({first}) must have the same range, values and ")
            + "strata", name);

    [DoesNotReturn]
    public static void BadWeight(double value, int place, string name) =>
        throw new ArgumentException(Invariant($"{name}[{place}] is {value}: a weight must lie above 0 and not above 1; leave out strata ")
            + "that count for nothing", name);

    [DoesNotReturn]
    public static void BadWeightSum(double sum, string name) =>
        throw new ArgumentException(Invariant($"{name} have the sum {sum}: it must be 1 within 1e-9; divide each by it"), name);

    [DoesNotReturn]
    public static void WrongMatrix(int labels, int verdicts, int given, string name) =>
        throw new ArgumentException(
            Invariant($"{name} has {given} counts: {labels} label classes times {verdicts} verdict classes need ")
                + Invariant($"{(long)labels * verdicts}, a row for each label class"), name);

    [DoesNotReturn]
    public static void WrongRatings(int classes, int given, string name) =>
        throw new ArgumentException(
            Invariant($"{name} has {given} counts: two raters and {classes} classes need {(long)classes * classes}, a row for each class ")
                + "of the first rater", name);

    [DoesNotReturn]
    public static void WrongRows(int width, int given, string name) =>
        throw new ArgumentException(Invariant($"{name} has {given} entries: a row of {width} for each item is needed"), name);

    [DoesNotReturn]
    public static void ManyClasses(int given, int most, string name) =>
        throw new ArgumentException(
            Invariant($"{name} has {given} names: at most {most} classes are compared; cut scores into bands first"), name);

    [DoesNotReturn]
    public static void NotTwoClasses(int classes) =>
        throw new InvalidOperationException(
            Invariant($"Youden's J is asked of two classes, not of {classes}; use the balanced accuracy"));

    [DoesNotReturn]
    public static void FewNames(int given, int fewest, string name) =>
        throw new ArgumentException(Invariant($"{name} has {given} names: at least {fewest} are needed"), name);

    [DoesNotReturn]
    public static void EmptyName(int place, string name) =>
        throw new ArgumentException(Invariant($"{name}[{place}] is empty: a name is needed"), name);

    [DoesNotReturn]
    public static void RepeatedName(string repeated, int place, string name) =>
        throw new ArgumentException(Invariant($"{name}[{place}] is '{repeated}' again: a name stands once"), name);

    [DoesNotReturn]
    public static int UndeclaredClass(string? given, int place, string name) =>
        throw new ArgumentException(
            Invariant($"{name}[{place}] is '{given}', which is not among the declared classes: declare it, an answer that could not be ")
                + "read as a class of its own", name);

    [DoesNotReturn]
    public static int NoSuchClass(string? wanted, ReadOnlySpan<string> classes, string name) =>
        throw new ArgumentException($"no class '{wanted}': there are {string.Join(", ", classes)}", name);

    [DoesNotReturn]
    public static void SameClass(string given, string name) =>
        throw new ArgumentException($"'{given}' twice: two classes are merged, not one", name);

    [DoesNotReturn]
    public static void UnlikeClasses(int place, string other, string first, string name) =>
        throw new ArgumentException(
            Invariant($"{name}[{place}] ({other}) and the first ({first}) must have the same classes in the same order"), name);

    [DoesNotReturn]
    public static void BadBattle(int place, int first, int second, int systems, string name) =>
        throw new ArgumentException(
            Invariant($"{name}[{place}] is between {first} and {second}: two different systems from 0 to {systems - 1}"), name);

    [DoesNotReturn]
    public static void NoJudge(string name) => throw new ArgumentException("no judge to choose from", name);

    [DoesNotReturn]
    public static void WrongErrors(int items, int judges, int given, string name) =>
        throw new ArgumentException(
            Invariant($"{name} has {given} entries: {items} items times {judges} judges need {(long)items * judges}, a row for each item"),
            name);

    [DoesNotReturn]
    public static void UnlikeSystems(int place, string name) =>
        throw new ArgumentException(
            Invariant($"{name}[{place}] and the first must have the same systems in the same order, and clusters both or neither"), name);

    [DoesNotReturn]
    public static double OutsideUnit(double value, string name) =>
        throw new ArgumentOutOfRangeException(name, value, value is >= 2 and <= 100
            ? Invariant($"a rate must lie in [0, 1]; did you mean {value / 100:G6}?")
            : "a rate must lie in [0, 1]");

    [DoesNotReturn]
    public static double NotInside(double value, string name) =>
        throw new ArgumentOutOfRangeException(name, value, value is > 1 and < 100
            ? Invariant($"must lie strictly between 0 and 1; did you mean {value / 100}?")
            : "must lie strictly between 0 and 1");

    [DoesNotReturn]
    public static void Inverted(double lower, double upper, string name) =>
        throw new ArgumentOutOfRangeException(name, upper, Invariant($"at least the lower end ({lower})"));

    [DoesNotReturn]
    public static void NoThreshold() =>
        throw new InvalidOperationException("the gate has no threshold; make it with Gate.AtLeast(0.85), or Gate.AtMost");

    [DoesNotReturn]
    public static double BadLevel(double value, string name) =>
        throw new ArgumentOutOfRangeException(name, value, value is > 1 and < 100
            ? Invariant($"a level must lie strictly between 0 and 1; did you mean {value / 100}?")
            : "a level must lie strictly between 0 and 1, such as 0.95");

    [DoesNotReturn]
    public static double BadOneSidedLevel(double value, string name) =>
        throw new ArgumentOutOfRangeException(name, value, value is > 50 and < 100
            ? Invariant($"the level of a one-sided limit must lie strictly between 0.5 and 1; did you mean {value / 100}?")
            : "the level of a one-sided limit must lie strictly between 0.5 and 1, such as 0.95");

    [DoesNotReturn]
    public static void MissingEnds(double lower, double upper, string name) =>
        throw new ArgumentException(Invariant($"must begin with {lower} and end with {upper}, the ends of the range"), name);

    [DoesNotReturn]
    public static double NotWhole(double value, string name) =>
        throw new ArgumentException(Invariant($"must hold whole counts below 2^53, not {value}"), name);

    [DoesNotReturn]
    public static double NotBetween(double value, double least, double largest, string name) =>
        throw new ArgumentOutOfRangeException(name, value, Invariant($"must be a number from {least} to {largest}"));

    [DoesNotReturn]
    public static double NotSquaredDeviations(double value, long count, string name) =>
        throw new ArgumentOutOfRangeException(
            name, value, Invariant($"{count} scores of at most 1e100 in size cannot have this sum of squared deviations"));

    [DoesNotReturn]
    public static void NotAScore(double value, int place, string name) =>
        throw new ArgumentException(
            Invariant($"{name}[{place}] is {value}: a score must be a number from -1e100 to 1e100; leave out what is missing"), name);

    [DoesNotReturn]
    public static double NotACount(double value, int row, string name) =>
        throw new ArgumentException(Invariant($"{name}[{row}] is {value}: a count must be a number from 0 to 1e20"), name);

    [DoesNotReturn]
    public static void MoreThanTotal(long part, long total, string name) =>
        throw new ArgumentOutOfRangeException(name, part, Invariant($"{part} of {total}: the part cannot exceed the total"));

    [DoesNotReturn]
    public static void MoreThanBits(long count, int words, string name) =>
        throw new ArgumentOutOfRangeException(name, count, Invariant($"{words} words hold {64L * words} items"));

    [DoesNotReturn]
    public static void UnequalLengths(string first, int firstLength, string second, int secondLength) =>
        throw new ArgumentException(Invariant($"{first} ({firstLength}) and {second} ({secondLength}) must pair up"), second);

    [DoesNotReturn]
    public static void TooSmall(string name, int needed, int given) =>
        throw new ArgumentException(Invariant($"{name} has room for {given} values, {needed} are needed"), name);

    [DoesNotReturn]
    public static void Overlap(string name, string other) =>
        throw new ArgumentException(
            $"a column of {name} shares memory with one of {other}: answers would overwrite what is still to be read", name);

    [DoesNotReturn]
    public static long CountOverflow(string name) =>
        throw new ArgumentException("total count exceeds 2^63-1", name);

    [DoesNotReturn]
    public static long TotalOverflow() =>
        throw new InvalidOperationException(
            "total count exceeds 2^63-1; read the counts one by one, or as a Proportion, which is wide enough");

    [DoesNotReturn]
    public static void ItemsOfClusters() =>
        throw new InvalidOperationException("items of a scenario with clusters are not drawn one by one; use StudySampler.DrawClusters");

    [DoesNotReturn]
    public static void NoClusters() =>
        throw new InvalidOperationException("the scenario has no clusters; set JudgeScenario.Clusters, or use Draw");

    [DoesNotReturn]
    public static void DesignOfClusters(string name) =>
        throw new ArgumentException("outcomes of a scenario with clusters are not enumerated; use CoverageStudy", name);

    [DoesNotReturn]
    public static double BadHalfWidth(double value, string name) =>
        throw new ArgumentOutOfRangeException(name, value, value is > 0.5 and < 50
            ? Invariant($"a half-width must lie strictly between 0 and 0.5; did you mean {value / 100}?")
            : "a half-width must lie strictly between 0 and 0.5, such as 0.05 for plus or minus 5 points");

    [DoesNotReturn]
    public static long NotPlanned(long value, long least, string name) =>
        throw new ArgumentOutOfRangeException(name, value, Invariant($"a plan takes a whole number from {least} to 1,000,000,000"));

    [DoesNotReturn]
    public static void WrongSideOfGate(double rate, string gate) =>
        throw new ArgumentException(Invariant($"at a pass rate of {rate:G4} a gate of {gate} is not to pass: no study makes it; guess ")
            + "a rate on the other side, or ask for a half-width");

    [DoesNotReturn]
    public static void SmallBudget(double budget, double least) =>
        throw new ArgumentException(Invariant($"a budget of {budget} does not buy 20 labels and 10 test items, which cost {least}; ")
            + "with fewer no interval says anything");

    [DoesNotReturn]
    public static void PilotWithoutData(string name) =>
        throw new ArgumentException("a pilot needs verdicts, and both error rates (labelled passes and labelled fails, or known rates); "
            + "without them guess the rates (`JudgeGuess`)", name);

    [DoesNotReturn]
    public static void JudgeAtChance(double youden, string name) =>
        throw new ArgumentException(Invariant($"a judge with sensitivity + specificity - 1 = {youden:G3} is not better than chance: no ")
            + "number of items or labels helps; guess rates whose sum is above 1 (`JudgeGuess`), or label at random and leave the judge "
            + "out", name);

    [DoesNotReturn]
    public static T UndefinedMember<T>(T value, string name) where T : struct, Enum =>
        throw new ArgumentOutOfRangeException(
            name, value, $"not a member of {typeof(T).Name}; use one of {string.Join(", ", Enum.GetNames<T>())}");

    [DoesNotReturn]
    public static void BandsMissing(string name) => throw new ArgumentException(
        "labels chosen by the judge's confidence need the bands that they were chosen by: call ToStudy(design, edges)", name);

    [DoesNotReturn]
    public static void NotAConfidence(double value, int place, string name) =>
        throw new ArgumentException(Invariant($"{name}[{place}] is {value}: a confidence must lie in [0, 1]")
            + (value is > 1 and <= 100 ? Invariant($"; did you mean {value / 100:G6}?") : "; leave out what is missing"), name);

    [DoesNotReturn]
    public static void NotAPValue(double value, int place, string name) =>
        throw new ArgumentException(Invariant($"{name}[{place}] is {value}: a p-value must lie in [0, 1]; 1 for a claim without an answer"),
            name);
}
