namespace LlmJudgeStats.Data;

/// <summary>
/// One column of verdicts or labels: reads its cells, holds it to one pair of words, and remembers what it has seen for messages.
/// </summary>
internal sealed class OutcomeColumn(Vocabulary vocabulary, string ruleName, ErrorLog errors)
{
    private const int MostShown = 3;
    private readonly long?[] _firstLines = new long?[vocabulary.PairNames.Count];
    private readonly List<string> _unknown = [];
    private int _pair = -1;

    /// <summary>The pair of words in use; nothing while none has been seen.</summary>
    public string? Words => _pair < 0 ? null : vocabulary.PairNames[_pair];

    public Outcome Read(ReadOnlySpan<char> cell, string column, long line, ReadOnlySpan<char> id)
    {
        var outcome = vocabulary.Look(cell, out var pair);
        if (outcome is Outcome.Pass or Outcome.Fail && pair != _pair) NotePair(pair, cell, column, line);
        else if (outcome is Outcome.Unknown) NoteUnknown(cell, column, line, id);
        return outcome;
    }

    private void NotePair(int pair, ReadOnlySpan<char> cell, string column, long line)
    {
        var isNew = _firstLines[pair] is null;
        if (isNew) _firstLines[pair] = line;
        if (_pair < 0)
        {
            _pair = pair;
        }
        else if (isNew)
        {
            errors.Add(new(DataCodes.MixedVocabulary,
                $"'{Excerpt.Of(cell)}' is of the pair {vocabulary.PairNames[pair]}, but the column is written in {Words} "
                + (line > 0 ? $"(first on line {_firstLines[_pair]}, the other first on line {line})" : "(in other rows)"),
                "write the column in one pair of words, or name all words (`PassValues`, `FailValues`)"), line, column);
        }
    }

    private void NoteUnknown(ReadOnlySpan<char> cell, string column, long line, ReadOnlySpan<char> id)
    {
        var text = Excerpt.Of(CellText.Trim(cell));
        var isHeader = text == Excerpt.Of(column);
        var hint = isHeader
            ? new("the header is repeated here: join files without their headers", null)
            : ValueHint.For(CellText.Trim(cell), ContextOf(cell));
        if (_unknown.Count < MostShown && !_unknown.Contains(text)) _unknown.Add(text);
        var seen = string.Join(", ", (Words is null ? [] : new[] { Words }).Concat(_unknown.Select(word => $"'{word}'")));
        errors.Add(new(
            DataCodes.UnknownValue, $"'{text}' means neither pass nor fail; {vocabulary.Allowed} (seen so far: {seen})", hint.Text)
        {
            Given = hint.Cause ?? text,
            Line = line,
            Column = column,
            ItemId = id.IsEmpty ? null : Excerpt.Of(id),
        });
    }

    private ValueContext ContextOf(ReadOnlySpan<char> cell) =>
        new(vocabulary.Similar(cell, _pair), ruleName, vocabulary.HasRule, AreOnesAndZeros: Words == "1/0");
}
