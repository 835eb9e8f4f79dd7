namespace LlmJudgeStats.Data;

/// <summary>
/// Labels beside pairs of answers that say who won by name, or by place: whose win is a pass has to be said, and in which words.
/// </summary>
internal sealed class NamedWinners
{
    private const int MostWords = 200;

    // Whose win a verdict is about, and the other: of FastChat unless a side is named, and of AlpacaEval always.
    private static readonly (string First, string Other)[] s_columns = [("model_1", "model_2"), ("generator_2", "generator_1")];

    private readonly string? _side;
    private readonly bool _hasSides;
    private readonly List<string> _first = [];     // in the order of their first pair
    private readonly HashSet<string> _others = new(StringComparer.Ordinal);

    private NamedWinners(string? side, bool hasSides)
    {
        _side = side;
        _hasSides = hasSides;
    }

    /// <summary>A refusal of labels, with the way out where their words are those of the pairs.</summary>
    /// <param name="refused">The refusal of the file of labels.</param>
    /// <param name="path">The file of the pairs.</param>
    /// <param name="options">How it is read.</param>
    /// <param name="kind">What labels are; nothing where they pass or fail.</param>
    public static JudgeDataException Explain(JudgeDataException refused, string path, JudgmentReaderOptions options, MeasureKind? kind)
    {
        if (refused.Errors.FirstOrDefault(IsOfWords)?.Column is not { } column) return refused;
        if (kind is not (null or MeasureKind.Preference) || PairsOf(path, options) is not { } pairs) return refused;
        var words = WordsOf(refused.Path, column, options);
        if (pairs.Meaning(words) is not var (side, wins, losses)) return refused;
        var isPlace = !wins.Any(pairs._first.Contains) && !wins.Any(pairs._others.Contains);
        var option = side is null || !pairs._hasSides ? "" : $"`Side` = {ShellText.Of(side)} ";
        var hint = kind is null
            ? $"{option}`PassValues` = {Of(column, wins)} `FailValues` = {Of(column, losses)}"
            : $"{option}`WinWords` = {Of(null, wins)} `LossWords` = {Of(null, losses)}";
        var whose = side ?? "the first model of each pair";
        var condition = isPlace ? ", if both files name the models in the same order" : "";
        return new(refused.Path,
            [.. refused.Errors.Select(error => IsOfWords(error) && wins.Concat(losses).Any(word => Names(error, word))
                ? error with { Hint = $"the word says who won a pair: with {hint} a win is one of {Excerpt.InHint(whose)}{condition}" }
                : error)],
            refused)
        {
            StoppedEarly = refused.StoppedEarly,
        };
    }

    private static bool IsOfWords(JudgeDataError error) => error is { Code: DataCodes.UnknownValue, Column: not null };

    private static bool Names(JudgeDataError error, string word) =>
        error.Message.StartsWith($"'{Excerpt.Of(word)}' ", StringComparison.Ordinal);

    private static string Of(string? column, IEnumerable<string> words) =>
        ShellText.Of(string.Join(',', column is null ? words : words.Select(word => $"{column}={word}")));

    // Names of those who were compared, or of the places where they stood; nothing where the words are others, or nobody can say.
    private (string? Side, string[] Wins, string[] Losses)? Meaning(IReadOnlyList<string> words)
    {
        if (words.Any(word => word.Contains(',', StringComparison.Ordinal))) return null;
        string[] named = [.. words.Where(word => _first.Contains(word) || _others.Contains(word))];
        if (named.Length > 0)
        {
            var side = _side ?? _first.Find(named.Contains) ?? _first[0];
            string[] losses = [.. named.Where(word => word != side)];
            return losses.Length == 0 || !named.Contains(side) ? null : (side, [side], losses);
        }
        // Of a model that stands in both places the words say nothing; and of AlpacaEval the first is the baseline.
        if (!_hasSides) return null;
        if (_side is not null && _first.Contains(_side) && _others.Contains(_side)) return null;
        if (words.Select(word => PairSides.Of(word)).FirstOrDefault(sides => sides is not null) is not var (first, other)) return null;
        var firsts = Written(words, first);
        var others = Written(words, other);
        return _side is not null && !_first.Contains(_side) ? (_side, others, firsts)
            : (_side ?? (_first.Count == 1 ? _first[0] : null), firsts, others);
    }

    private static string[] Written(IReadOnlyList<string> words, string place)
    {
        string[] written = [.. words.Where(word => word.Equals(place, StringComparison.OrdinalIgnoreCase))];
        return written.Length > 0 ? written : [place];
    }

    private static NamedWinners? PairsOf(string path, JudgmentReaderOptions options)
    {
        try
        {
            return InputFile.Read(path, input => PairsOf(path, input, options));
        }
        catch (JudgeDataException)
        {
            return null;    // it is refused where it is read for itself
        }
    }

    private static NamedWinners? PairsOf(string path, RowInput input, JudgmentReaderOptions options)
    {
        var columns = s_columns.SelectMany(pair => new[] { pair.First, pair.Other });
        var asked = options with { LabelKeys = [.. columns], Labels = null, Side = null };
        using var opened = new RowOpener(path, asked, new(path, options.MaxErrors), RowUse.Look).Open(input);
        var hasSides = opened.Context?.Choice.Format is ForeignFormat.FastChat;
        if (!hasSides && opened.Context?.Choice.Format is not ForeignFormat.AlpacaEval) return null;
        var pairs = new NamedWinners(options.Side, hasSides);
        var names = s_columns[hasSides ? 0 : 1];
        var first = opened.Rows.Columns.PlaceOf(names.First);
        var other = opened.Rows.Columns.PlaceOf(names.Other);
        if (first < 0 || other < 0) return null;
        while (opened.Rows.Read()) pairs.Add(opened.Rows.Cell(first).ToString(), opened.Rows.Cell(other).ToString());
        return pairs._others.Count == 0 ? null : pairs;
    }

    private void Add(string first, string other)
    {
        if (first.Length == 0 || other.Length == 0) return;
        if (!_first.Contains(first)) _first.Add(first);
        _others.Add(other);
    }

    private static IReadOnlyList<string> WordsOf(string path, string column, JudgmentReaderOptions options) => InputFile.Read(path, input =>
    {
        HashSet<string> words = new(StringComparer.Ordinal);
        var ofLabels = options with { From = null, Format = null, Delimiter = null, Metric = null, Labels = null, LabelKeys = [] };
        using var opened = new RowOpener(path, ofLabels, new(path, options.MaxErrors), RowUse.Labels).Open(input);
        while (words.Count < MostWords && opened.Rows.Read())
        {
            if (opened.Rows.Columns.PlaceOf(column) is >= 0 and var place) words.Add(CellText.Trim(opened.Rows.Cell(place)).ToString());
        }
        return (IReadOnlyList<string>)[.. words.Where(word => word.Length > 0)];
    });
}
