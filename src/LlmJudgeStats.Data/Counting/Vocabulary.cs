namespace LlmJudgeStats.Data;

/// <summary>The words that mean pass, fail and missing. Trimmed, ASCII case ignored; nothing else is ever guessed.</summary>
internal sealed class Vocabulary
{
    private static readonly (string Pass, string Fail)[] s_builtIn =
    [
        ("1", "0"), ("true", "false"), ("yes", "no"), ("y", "n"),
        ("pass", "fail"), ("passed", "failed"), ("correct", "incorrect"), ("c", "i"),
    ];

    // One wrong letter in a shorter word makes another word.
    private const int LettersToTell = 3;

    private static readonly string[] s_missing = ["", "null", "nan", "n/a", "-"];

    private readonly (string Word, Outcome Outcome, int Pair)[] _words;

    public Vocabulary(JudgmentReaderOptions options)
    {
        RefuseOverlap(options);
        var own = options.PassValues.Count + options.FailValues.Count > 0;
        // The caller's words come first, so that he may give any word another meaning: "-" may be a fail.
        _words =
        [
            .. options.PassValues.Select(word => (CellText.Trim(word).ToString(), Outcome.Pass, 0)),
            .. options.FailValues.Select(word => (CellText.Trim(word).ToString(), Outcome.Fail, 0)),
            .. options.MissingValues.Select(word => (CellText.Trim(word).ToString(), Outcome.Missing, -1)),
            .. s_missing.Select(word => (word, Outcome.Missing, -1)),
            .. own ? [] : s_builtIn.SelectMany((pair, i) => new[] { (pair.Pass, Outcome.Pass, i), (pair.Fail, Outcome.Fail, i) }),
        ];
        PairNames = own
            ? [$"{string.Join(',', options.PassValues)}/{string.Join(',', options.FailValues)}"]
            : [.. s_builtIn.Select(pair => $"{pair.Pass}/{pair.Fail}")];
        Allowed = own
            ? $"allowed are {Side(options.PassValues)} for pass and {Side(options.FailValues)} for fail"
            : $"allowed are the pairs {string.Join(", ", PairNames)}";
    }

    /// <summary>The name of each pair, such as <c>pass/fail</c>.</summary>
    public IReadOnlyList<string> PairNames { get; }

    /// <summary>What a cell may hold, in words.</summary>
    public string Allowed { get; }

    /// <summary>Whether a text is a word for pass or fail by default: in a header it hints that there is no header.</summary>
    public static bool IsBuiltInWord(string text) =>
        s_builtIn.Any(pair => AreSame(CellText.Trim(text), pair.Pass) || AreSame(CellText.Trim(text), pair.Fail));

    /// <summary>
    /// What a cell means. <c>1.0</c>, as data frames write whole numbers, is looked up as <c>1</c> when it is no word itself.
    /// </summary>
    public Outcome Look(ReadOnlySpan<char> cell, out int pair)
    {
        var text = CellText.Trim(cell);
        var outcome = LookWord(text, out pair);
        return outcome == Outcome.Unknown && IsWholeWithDecimals(text) ? LookWord(text[..1], out pair) : outcome;
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

    private static void RefuseOverlap(JudgmentReaderOptions options)
    {
        (string Name, IReadOnlyList<string> Words)[] lists =
        [
            (nameof(options.PassValues), options.PassValues),
            (nameof(options.FailValues), options.FailValues),
            (nameof(options.MissingValues), options.MissingValues),
        ];
        for (var a = 0; a < lists.Length; a++)
        {
            for (var b = a + 1; b < lists.Length; b++)
            {
                if (Shared(lists[a].Words, lists[b].Words) is not { } shared) continue;
                throw new ArgumentException(
                    $"'{Excerpt.InHint(shared)}' is in `{lists[a].Name}` and in `{lists[b].Name}`; a word has one meaning",
                    nameof(options));
            }
        }
    }

    private static string? Shared(IReadOnlyList<string> words, IReadOnlyList<string> others) =>
        words.FirstOrDefault(word => others.Any(other => AreSame(CellText.Trim(word), CellText.Trim(other))));

    private static string Side(IReadOnlyList<string> words) => words.Count == 0 ? "nothing" : Excerpt.List(words);
}
