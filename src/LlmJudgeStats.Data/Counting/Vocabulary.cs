namespace LlmJudgeStats.Data;

/// <summary>The words that mean pass, fail and missing. Trimmed, ASCII case ignored; nothing else is ever guessed.</summary>
internal sealed class Vocabulary
{
    private static readonly (string Pass, string Fail)[] s_builtIn =
    [
        ("1", "0"), ("true", "false"), ("yes", "no"), ("y", "n"),
        ("pass", "fail"), ("passed", "failed"), ("correct", "incorrect"), ("c", "i"),
    ];

    /// <summary>Of labels on pairs of answers: which of the two is better.</summary>
    public const string Wins = "win/loss";

    // One wrong letter in a shorter word makes another word.
    private const int LettersToTell = 3;

    private static readonly string[] s_missing = ["", "null", "nan", "n/a", "-"];

    private readonly (string Word, Outcome Outcome, int Pair)[] _words;

    private readonly ScoreRule? _rule;
    private readonly ScoreScale? _scale;

    private Vocabulary(IReadOnlyList<WordList> lists, IReadOnlyList<WordList> missing, ScoreRule? rule, ScoreScale? scale, bool readsWins)
    {
        var pass = Words(lists, Outcome.Pass);
        var fail = Words(lists, Outcome.Fail);
        RefuseOverlap([.. lists, .. missing]);
        _rule = rule;
        _scale = scale;
        var own = pass.Length + fail.Length > 0;
        // The caller's words come first, so that he may give any word another meaning: "-" may be a fail.
        _words =
        [
            .. pass.Select(word => (word, Outcome.Pass, 0)),
            .. fail.Select(word => (word, Outcome.Fail, 0)),
            .. missing.SelectMany(list => list.Words).Select(word => (CellText.Trim(word).ToString(), Outcome.Unresolved, -1)),
            .. s_missing.Select(word => (word, Outcome.Missing, -1)),
            .. own || rule is not null ? [] : BuiltIn(readsWins),
        ];
        PairNames = rule is not null ? [rule.ToString()]
            : own ? [$"{string.Join(',', pass)}/{string.Join(',', fail)}"]
            : [.. s_builtIn.Select(pair => $"{pair.Pass}/{pair.Fail}"), .. readsWins ? [Wins] : Array.Empty<string>()];
        Allowed =
            rule is not null ? $"allowed are numbers{(scale is null ? "" : $" from {Plain(scale.Low)} to {Plain(scale.High)}")}, of which "
                + $"{rule} pass"
            : own ? $"allowed are {Side(pass)} for pass and {Side(fail)} for fail"
            : $"allowed are the pairs {string.Join(", ", PairNames.Where(name => name != Wins))}";
    }

    /// <summary>The words of the verdict column.</summary>
    public static Vocabulary OfVerdicts(JudgmentReaderOptions options) => new(
        options is { VerdictRule: not null, VerdictWords: null } ? [] : Lists(options, options.VerdictWords, nameof(options.VerdictWords)),
        [new(nameof(options.MissingValues), options.MissingValues), new(nameof(options.MissingVerdicts), options.MissingVerdicts)],
        options.VerdictRule, options.Scale, readsWins: false);

    /// <summary>The words of the label column.</summary>
    public static Vocabulary OfLabels(JudgmentReaderOptions options) => new(
        options is { LabelRule: not null, LabelWords: null } ? [] : Lists(options, options.LabelWords, nameof(options.LabelWords)),
        [new(nameof(options.MissingValues), options.MissingValues), new(nameof(options.MissingLabels), options.MissingLabels)],
        options.LabelRule, options.Scale, options.ReadsWins);

    private static string Plain(decimal number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Whether scores are compared with a cut-off.</summary>
    public bool HasRule => _rule is not null;

    /// <summary>The name of each pair, such as <c>pass/fail</c>.</summary>
    public IReadOnlyList<string> PairNames { get; }

    /// <summary>What a cell may hold, in words.</summary>
    public string Allowed { get; }

    /// <summary>Whether a text is a word for pass or fail by default: in a header it hints that there is no header.</summary>
    public static bool IsBuiltInWord(string text) =>
        s_builtIn.Any(pair => AreSame(CellText.Trim(text), pair.Pass) || AreSame(CellText.Trim(text), pair.Fail));

    /// <summary>Whether a text means that there is nothing, by default.</summary>
    public static bool IsMissing(string text) => s_missing.Any(word => AreSame(CellText.Trim(text), word));

    /// <summary>
    /// What a cell means. <c>1.0</c>, as data frames write whole numbers, is looked up as <c>1</c> when it is no word itself.
    /// </summary>
    public Outcome Look(ReadOnlySpan<char> cell, out int pair)
    {
        var text = CellText.Trim(cell);
        var outcome = LookWord(text, out pair);
        if (_rule is not null && outcome is Outcome.Unknown) return LookScore(text, out pair);
        return outcome == Outcome.Unknown && IsWholeWithDecimals(text) ? LookWord(text[..1], out pair) : outcome;
    }

    private Outcome LookScore(ReadOnlySpan<char> text, out int pair)
    {
        pair = 0;
        if (!ScoreRule.TryNumber(text, out var score) || _scale?.Contains(score) == false) return Outcome.Unknown;
        return _rule!.Passes(score) ? Outcome.Pass : Outcome.Fail;
    }

    private static bool IsWholeWithDecimals(ReadOnlySpan<char> text) =>
        text.Length > 2 && text[0] is '0' or '1' && text[1] == '.' && !text[2..].ContainsAnyExcept('0');

    private Outcome LookWord(ReadOnlySpan<char> text, out int pair)
    {
        foreach (var (word, outcome, index) in _words)
        {
            if (AreSame(text, word))
            {
                pair = index;
                return outcome;
            }
        }
        pair = -1;
        return Outcome.Unknown;
    }

    /// <summary>
    /// The word that an unknown text may be a misspelling of, among those of one pair, or of all while none is in use: a letter in three
    /// may be wrong. Nothing when a pass and a fail are equally near.
    /// </summary>
    public string? Similar(ReadOnlySpan<char> cell, int pair)
    {
        var text = CellText.Trim(cell).ToString().ToUpperInvariant();
        var nearest = _words
            .Where(known => known.Outcome is Outcome.Pass or Outcome.Fail && (pair < 0 || known.Pair == pair))
            .Where(known => known.Word.Length >= LettersToTell)
            .Select(known => (known.Word, known.Outcome, Distance: Spelling.Distance(text, known.Word.ToUpperInvariant())))
            .Where(known => known.Distance <= known.Word.Length / LettersToTell)
            .GroupBy(known => known.Distance).MinBy(same => same.Key)?.ToArray();
        return nearest is not null && nearest.All(known => known.Outcome == nearest[0].Outcome) ? nearest[0].Word : null;
    }

    /// <summary>Equality without a culture: in Turkish the small form of FAIL is not fail.</summary>
    private static bool AreSame(ReadOnlySpan<char> text, ReadOnlySpan<char> word)
    {
        if (text.Length != word.Length) return false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != word[i] && Lower(text[i]) != Lower(word[i])) return false;
        }
        return true;
    }

    private static char Lower(char c) => c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c;

    private readonly record struct WordList(string Name, IReadOnlyList<string> Words, Outcome Outcome = Outcome.Unresolved);

    private static IReadOnlyList<WordList> Lists(JudgmentReaderOptions options, OutcomeWords? own, string name) => own is null
        ?
        [
            new(nameof(options.PassValues), options.PassValues, Outcome.Pass),
            new(nameof(options.FailValues), options.FailValues, Outcome.Fail),
        ]
        : [new($"{name}.{nameof(own.Pass)}", own.Pass, Outcome.Pass), new($"{name}.{nameof(own.Fail)}", own.Fail, Outcome.Fail)];

    private static string[] Words(IReadOnlyList<WordList> lists, Outcome outcome) =>
        [.. lists.Where(list => list.Outcome == outcome).SelectMany(list => list.Words).Select(word => CellText.Trim(word).ToString())];

    private static IEnumerable<(string Word, Outcome Outcome, int Pair)> BuiltIn(bool readsWins) =>
    [
        .. s_builtIn.SelectMany((pair, i) => new[] { (pair.Pass, Outcome.Pass, i), (pair.Fail, Outcome.Fail, i) }),
        .. readsWins ? [("win", Outcome.Pass, s_builtIn.Length), ("loss", Outcome.Fail, s_builtIn.Length)]
            : Array.Empty<(string, Outcome, int)>(),
    ];

    private static void RefuseOverlap(IReadOnlyList<WordList> lists)
    {
        for (var a = 0; a < lists.Count; a++)
        {
            for (var b = a + 1; b < lists.Count; b++)
            {
                // Missing is missing, whoever says so.
                if (lists[a].Outcome == lists[b].Outcome || Shared(lists[a].Words, lists[b].Words) is not { } shared) continue;
                throw new ArgumentException(
                    $"'{Excerpt.InHint(shared)}' is in `{lists[a].Name}` and in `{lists[b].Name}`; a word has one meaning");
            }
        }
    }

    private static string? Shared(IReadOnlyList<string> words, IReadOnlyList<string> others) =>
        words.FirstOrDefault(word => others.Any(other => AreSame(CellText.Trim(word), CellText.Trim(other))));

    private static string Side(string[] words) => words.Length == 0 ? "nothing" : Excerpt.List(words);
}
