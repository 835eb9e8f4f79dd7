using System.Globalization;

namespace LlmJudgeStats.Tool.Commands.Agree;

/// <summary>The classes of ratings: words as they were seen, pass and fail, an order, numbers.</summary>
/// <param name="Kind">What ratings are.</param>
/// <param name="Declared">Classes in their order; none where they are as seen.</param>
/// <param name="Passes">Words of one's own that pass.</param>
/// <param name="Fails">Words of one's own that fail.</param>
internal sealed record RatingWords(
    RatingKind Kind, IReadOnlyList<string> Declared, IReadOnlyList<string> Passes, IReadOnlyList<string> Fails)
{
    public const string Pass = "pass";
    public const string Fail = "fail";

    private const string Other = "any other";

    /// <summary>The classes, and which of them each word is.</summary>
    /// <param name="words">The words in the order in which they were seen, or as declared.</param>
    /// <param name="raters">The words that each rater uses: who has two that pass, or two that fail, tells more apart than pass and fail,
    /// as in C, I and N for no answer.</param>
    public RatingClasses Of(IReadOnlyList<string> words, IReadOnlyList<IReadOnlyCollection<string>> raters)
    {
        if (Passes.Count > 0 || Fails.Count > 0) return PassFail(words);
        return Kind switch
        {
            RatingKind.Nominal when Declared.Count == 0 && words.Count > 0 && words.All(IsKnown) && raters.All(IsOneOfEach) =>
                PassFail(words),
            RatingKind.Nominal => AsSeen(words),
            RatingKind.Ordinal when Declared.Count > 0 => AsSeen(words),
            RatingKind.Ordinal => Numbered(words) ?? throw new UsageException("--kind ordinal: say the order of the classes with --classes "
                + $"low,mid,high; these are no numbers: {Shown(words)}"),
            RatingKind.Interval => Numbered(words) ?? throw new UsageException("--kind interval: ratings are numbers with a decimal point; "
                + $"here stand {Shown(words)}: leave --kind out for classes, or say --missing for words that mean none"),
        };
    }

    /// <summary>Words as numbers that rise; <see langword="null"/> where one is none.</summary>
    public static double[]? NumbersOf(IReadOnlyList<string> words) =>
        Parsed(words) is { } numbers && numbers.Zip(numbers.Skip(1)).All(pair => pair.First < pair.Second) ? numbers : null;

    private const double MostScore = 1e100;

    private static double[]? Parsed(IReadOnlyList<string> words)
    {
        var numbers = new double[words.Count];
        for (var i = 0; i < numbers.Length; i++)
        {
            var isNumber = double.TryParse(words[i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i])
                && Math.Abs(numbers[i]) <= MostScore;
            if (!isNumber) return null;
        }
        return numbers;
    }

    private static RatingClasses AsSeen(IReadOnlyList<string> words)
    {
        string[] classes = words.Count >= 2 ? [.. words] : [.. words.Append(Other), .. words.Count == 0 ? ["none"] : Array.Empty<string>()];
        return new(classes, null, [.. Enumerable.Range(0, words.Count)]);
    }

    // One value of numbers that are written in two ways is one class.
    private static RatingClasses? Numbered(IReadOnlyList<string> words)
    {
        if (Parsed(words) is not { } numbers) return null;
        double[] values = [.. numbers.Distinct().Order()];
        int[] places = [.. numbers.Select(number => Array.BinarySearch(values, number))];
        // One value only: a second that nobody used.
        while (values.Length < 2) values = [.. values, values.Length == 0 ? 0 : values[0] + Math.Max(1, Math.Abs(values[0]))];
        return new([.. values.Select(value => value.ToString("R", CultureInfo.InvariantCulture))], values, places);
    }

    private RatingClasses PassFail(IReadOnlyList<string> words)
    {
        if (Kind is not RatingKind.Nominal)
            throw new UsageException("--pass and --fail are of ratings without an order; leave out --kind");
        var places = new int[words.Count];
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = IsIn(words[i], Passes, UsualWords.Passes) ? 0 : IsIn(words[i], Fails, UsualWords.Fails) ? 1
                : throw new UsageException($"'{PlainText.Escape(words[i])}' is neither a pass nor a fail; name it with --pass or --fail, "
                    + "or with --missing if it means that there is none");
        }
        return new([Pass, Fail], null, places) { ArePassFail = true };
    }

    private bool IsKnown(string word) => IsIn(word, Passes, UsualWords.Passes) || IsIn(word, Fails, UsualWords.Fails);

    private static bool IsOneOfEach(IReadOnlyCollection<string> words)
    {
        string[] distinct = [.. words.Select(Plain).Distinct(StringComparer.OrdinalIgnoreCase)];
        return distinct.Count(word => IsIn(word, [], UsualWords.Passes)) <= 1
            && distinct.Count(word => IsIn(word, [], UsualWords.Fails)) <= 1;
    }

    private static string Plain(string word) => word switch { "1.0" => "1", "0.0" => "0", _ => word };

    private static bool IsIn(string word, IReadOnlyList<string> own, IReadOnlyList<string> known) =>
        (own.Count > 0 ? own : known).Contains(word, StringComparer.OrdinalIgnoreCase);

    private static string Shown(IReadOnlyList<string> words) =>
        string.Join(", ", words.Take(5).Select(word => $"'{PlainText.Escape(word)}'"));
}

/// <summary>Classes, and where each word belongs.</summary>
/// <param name="Names">The names of the classes, in their order.</param>
/// <param name="Values">The number of each; <see langword="null"/> where they have none.</param>
/// <param name="PlaceOf">The class of each word.</param>
internal sealed record RatingClasses(string[] Names, double[]? Values, int[] PlaceOf)
{
    /// <summary>Whether they are pass and fail.</summary>
    public bool ArePassFail { get; init; }
}
