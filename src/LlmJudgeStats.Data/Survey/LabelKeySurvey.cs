namespace LlmJudgeStats.Data;

/// <summary>By which columns a file of labels finds the judgments of another: those that most labels meet a judgment by.</summary>
internal sealed class LabelKeySurvey(string path, string labels, JudgmentReaderOptions options)
{
    private static readonly string[] s_asked = ["instruction", .. ForeignKeys.OfBattles.Select(part => part.Here)];

    // Columns that a tool's file has for whoever asks.
    private readonly JudgmentReaderOptions _options = options with { LabelKeys = [.. s_asked], Labels = null };

    /// <summary>The parts of the key, each by its name among the judgments and among the labels; none where no label meets any.</summary>
    /// <param name="path">The file of the judgments.</param>
    /// <param name="labels">The file of the labels.</param>
    /// <param name="options">How both are read.</param>
    /// <exception cref="JudgeDataException">One of them cannot be read.</exception>
    public static IReadOnlyList<KeyPart> Of(string path, string labels, JudgmentReaderOptions options) =>
        new LabelKeySurvey(path, labels, options).Best();

    private IReadOnlyList<KeyPart> Best()
    {
        var (here, format) = ColumnsOf(path, RowUse.Look);
        var (there, _) = ColumnsOf(labels, RowUse.Labels);
        IReadOnlyList<KeyPart>[] possible = [.. Possible(here, there, format)];
        if (possible.Length == 0) return [];
        var keys = possible.Select(_ => new HashSet<string>(StringComparer.Ordinal)).ToArray();
        ForEach(labels, RowUse.Labels, rows => Add(rows, possible, part => part.There, (i, key) => keys[i].Add(key)));
        var all = keys.Select(known => known.Count).ToArray();
        // What is met is taken out: what is left has no judgment.
        ForEach(path, RowUse.Look, rows => Add(rows, possible, part => part.Here, (i, key) => keys[i].Remove(key)));
        var met = Enumerable.Range(0, possible.Length).Where(i => keys[i].Count < all[i])
            .OrderByDescending(i => (double)(all[i] - keys[i].Count) / all[i]).ToArray();
        return met.Length == 0 ? [] : possible[met[0]];
    }

    // The more of the columns of both that say whose answer it is, the better: of keys that meet as many the first is taken.
    private static IEnumerable<IReadOnlyList<KeyPart>> Possible(IReadOnlyList<string> here, IReadOnlyList<string> there, string format)
    {
        KeyPart[] answers =
        [
            .. Common(here, there, RoleNames.IsSystem),
            .. Common(here, there, name => ForeignKeys.OfBattles.Any(part => part.Here == name)),
        ];
        KeyPart[] ids = [.. Common(here, there, name => RoleNames.IdRank(name) >= 0 || RoleNames.IsItem(name))];
        var ofTool = ForeignKeys.Of(format);
        var systems = ForeignKeys.OfSystems(format);
        if (answers.Length == 0 && Has(here, systems.Here) && Has(there, systems.There)) answers = [systems];
        List<IReadOnlyList<KeyPart>> items = [];
        if (ofTool.Count > 0 && ofTool.All(part => Has(here, part.Here) && Has(there, part.There))) items.Add(ofTool);
        if (ids.Length > 1) items.Add(ids);
        items.AddRange(ids.Select(id => (KeyPart[])[id]));
        items.AddRange(
            from one in here.Where(name => RoleNames.IdRank(name) >= 0).OrderBy(RoleNames.IdRank)
            from other in there.Where(name => RoleNames.IdRank(name) >= 0).OrderBy(RoleNames.IdRank)
            where one != other
            select (KeyPart[])[new(one, other)]);
        foreach (var item in items)
        {
            var whose = answers.Where(answer => !item.Any(part => part.Here == answer.Here || part.There == answer.There)).ToArray();
            if (whose.Length > 0) yield return [.. item, .. whose];
            yield return item;
        }
    }

    private static IEnumerable<KeyPart> Common(IReadOnlyList<string> here, IReadOnlyList<string> there, Func<string, bool> isMeant) =>
        here.Where(isMeant).Where(name => Has(there, name)).Select(name => new KeyPart(name, name));

    private static bool Has(IReadOnlyList<string> columns, string name) => columns.Contains(name, StringComparer.Ordinal);

    private static void Add(
        IRowReader row, IReadOnlyList<KeyPart>[] possible, Func<KeyPart, string> nameOf, Action<int, string> add)
    {
        for (var i = 0; i < possible.Length; i++)
        {
            var key = LabelKey.Of(row, [.. possible[i].Select(part => row.Columns.PlaceOf(nameOf(part)))]);
            if (key.Length > 0) add(i, key);
        }
    }

    private (IReadOnlyList<string> Columns, string Format) ColumnsOf(string path, RowUse use)
    {
        List<string> columns = [];
        // In JSON lines columns come with the rows.
        var format = ForEach(path, use, rows =>
        {
            for (var i = columns.Count; i < rows.Columns.Count; i++) columns.Add(rows.Columns[i]);
        });
        return (columns, format);
    }

    private string ForEach(string path, RowUse use, Action<IRowReader> row) => InputFile.Read(path, input =>
    {
        var errors = new ErrorLog(path, _options.MaxErrors);
        using var opened = new RowOpener(path, OptionsFor(use), errors, use).Open(input);
        while (opened.Rows.Read())
        {
            if (!opened.Rows.IsNothing) row(opened.Rows);
        }
        errors.ThrowIfAny();
        return opened.Account(new Dictionary<string, long>()).Format;
    });

    private JudgmentReaderOptions OptionsFor(RowUse use) => use is RowUse.Labels
        ? _options with { From = null, Format = null, Delimiter = null, Metric = null, Where = [], LabelKeys = [], ReadsWins = true }
        : _options;
}
