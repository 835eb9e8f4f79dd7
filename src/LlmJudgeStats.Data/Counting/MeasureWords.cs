namespace LlmJudgeStats.Data;

/// <summary>What a cell is worth: a score, a preference, the number of a class, a vote.</summary>
internal sealed class MeasureWords
{
    private const int MostClasses = 1000;

    private static readonly string[] s_missing = ["", "null", "nan", "n/a", "-"];
    private static readonly string[] s_wins = ["1", "1.0", "win", "a"];
    private static readonly string[] s_ties = ["0.5", ".5", "tie"];
    private static readonly string[] s_losses = ["0", "0.0", "loss", "b"];
    private static readonly string[] s_pairwise = ["win", "tie", "loss", "a", "b", "draw"];
    private readonly MeasureOptions _options;
    private readonly (string Word, double? Value)[] _words;
    private readonly Dictionary<string, int> _classes = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];

    public MeasureWords(MeasureOptions options)
    {
        _options = options;
        var reading = options.Reading;
        var isPreference = options.Kind is MeasureKind.Preference;
        var isVote = options.Kind is MeasureKind.Votes or MeasureKind.Rate;
        // Words of one's own come first: they may give any word another meaning.
        _words =
        [
            .. Valued(options.WinWords, 1), .. Valued(options.TieWords, 0.5), .. Valued(options.LossWords, 0),
            .. isVote ? Valued(reading.PassValues, 1) : [], .. isVote ? Valued(reading.FailValues, 0) : [],
            .. Valued(reading.MissingValues, null), .. Valued(s_missing, null),
            .. isPreference && options.WinWords.Count == 0 ? Valued(s_wins, 1) : [],
            .. isPreference && options.TieWords.Count == 0 ? Valued(s_ties, 0.5) : [],
            .. isPreference && options.LossWords.Count == 0 ? Valued(s_losses, 0) : [],
            .. isVote && reading.PassValues.Count == 0 ? Valued(UsualWords.Passes, 1) : [],
            .. isVote && reading.FailValues.Count == 0 ? Valued(UsualWords.Fails, 0) : [],
        ];
        RefuseTwoMeanings(
            (nameof(options.WinWords), options.WinWords), (nameof(options.TieWords), options.TieWords),
            (nameof(options.LossWords), options.LossWords), (nameof(reading.PassValues), reading.PassValues),
            (nameof(reading.FailValues), reading.FailValues), (nameof(reading.MissingValues), reading.MissingValues));
        foreach (var name in options.Classes) Add(name);
    }

    private static void RefuseTwoMeanings(params (string Name, IReadOnlyList<string> Words)[] lists)
    {
        Dictionary<string, string> known = new(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, words) in lists)
        {
            foreach (var word in words.Select(word => CellText.Trim(word).ToString()))
            {
                if (known.TryAdd(word, name) || known[word] == name) continue;
                throw new ArgumentException($"'{Excerpt.InHint(word)}' is in `{known[word]}` and in `{name}`; a word has one meaning");
            }
        }
    }

    /// <summary>The classes that were declared or seen, by number.</summary>
    public IReadOnlyList<string> Classes => _names;

    /// <summary>What a value is called, for a message.</summary>
    public string Name => _options.Kind switch
    {
        MeasureKind.Score => "score",
        MeasureKind.Preference => "preference",
        MeasureKind.Votes => "vote",
        MeasureKind.Rate => "verdict",
        _ => "class",
    };

    /// <summary>What is wrong with a label that is outside the range of scores; nothing where it is inside.</summary>
    public string? OutsideRange(double? label)
    {
        if (_options.Kind is not MeasureKind.Score || label is not { } score || _options.Range.Contains(score)) return null;
        return Invariant($"the label {score} is outside the range {_options.Range.Lower} to {_options.Range.Upper}");
    }

    /// <summary>What is wrong with a label that cannot be read or is outside the range, and what to do.</summary>
    public (string Message, string Hint) Refusal(ReadOnlySpan<char> cell, double? value) => OutsideRange(value) is { } outside
        ? (outside, "declare the range that people's scores can have (`Range`), or correct the label")
        : ($"'{Excerpt.Of(cell)}' is no {Name}; {Allowed}", HintFor(cell));

    /// <summary>What to do about a cell that means nothing: the measure that it looks like.</summary>
    public string HintFor(ReadOnlySpan<char> cell)
    {
        const string correct = "correct the cell, say `MissingValues` if it means that there is none";
        if (_options.SystemColumns.Count > 0) return $"{correct}, or name its words ({WordsOfPairs(cell)})";
        var kind = _options.Kind;
        var classes = kind is MeasureKind.Class ? ", name it among the classes (`Classes`)" : "";
        if (kind is not MeasureKind.Score && StratumShares.TryNumber(cell, out _))
            return $"{correct}{classes}, or ask for the mean of scores (`MeasureKind.Score`)";
        if (kind is MeasureKind.Class) return correct + classes;
        if (kind is not MeasureKind.Preference && s_pairwise.Contains(cell.ToString(), StringComparer.OrdinalIgnoreCase))
            return $"{correct}, or ask for the win rate of a pair (`MeasureKind.Preference`)";
        if (kind is MeasureKind.Score && cell.Contains(',')) return "this looks like a decimal comma: write numbers with a point, 3.5";
        var words = kind switch
        {
            MeasureKind.Preference => $"name its words ({WordsOfPairs(cell)})",
            MeasureKind.Votes or MeasureKind.Rate => "name its words (`PassValues`, `FailValues`)",
            _ => "write a number",
        };
        return $"{correct}, {words}, or ask for shares of classes (`MeasureKind.Class`)";
    }

    // A single letter or digit says too little.
    private static string WordsOfPairs(ReadOnlySpan<char> cell) => cell.Length > 1 && PairSides.Of(cell) is var (first, other)
        ? $"`WinWords` = {first} `LossWords` = {other}"
        : "`WinWords`, `TieWords`, `LossWords`";

    /// <summary>What a cell may hold, for a message.</summary>
    public string Allowed => _options.Kind switch
    {
        MeasureKind.Score => "allowed are numbers with a decimal point",
        MeasureKind.Preference => $"allowed are {Words(1)} for a win, {Words(0.5)} for a tie and {Words(0)} for a loss of the first-named",
        MeasureKind.Votes or MeasureKind.Rate => $"allowed are {Words(1)} for pass and {Words(0)} for fail",
        _ => _options.Classes.Count > 0
            ? $"the classes are {Excerpt.List(_names)}"
            : Invariant($"there are more than {MostClasses} classes"),
    };

    /// <summary>Reads a cell: its value, or nothing where there is none.</summary>
    /// <returns>Whether it means anything.</returns>
    public bool TryRead(ReadOnlySpan<char> cell, out double? value)
    {
        var text = CellText.Trim(cell);
        foreach (var (word, meaning) in _words)
        {
            if (text.Length != word.Length || !text.Equals(word, StringComparison.OrdinalIgnoreCase)) continue;
            value = meaning;
            return true;
        }
        value = _options.Kind is MeasureKind.Score && StratumShares.TryNumber(text, out var score) ? score : null;
        return value is not null || (_options.Kind is MeasureKind.Class && TryClass(text, ref value));
    }

    private bool TryClass(ReadOnlySpan<char> text, ref double? value)
    {
        var known = _classes.GetAlternateLookup<ReadOnlySpan<char>>();
        if (known.TryGetValue(text, out var number)) value = number;
        else if (_options.Classes.Count > 0 || _names.Count == MostClasses) return false;
        else value = Add(text.ToString());
        return true;
    }

    private int Add(string name)
    {
        if (_classes.TryAdd(name, _names.Count)) _names.Add(name);
        return _classes[name];
    }

    private string Words(double value) => string.Join(", ", _words.Where(word => word.Value == value).Select(word => word.Word));

    private static IEnumerable<(string, double?)> Valued(IEnumerable<string> words, double? value) =>
        words.Select(word => (CellText.Trim(word).ToString(), value));
}
