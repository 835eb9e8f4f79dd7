using System.Text;

namespace LlmJudgeStats.Data.Tests.Foreign;

/// <summary>
/// Rows of a tool's file in short: item, system, judge, metric, verdict, score, label, run, missing, with / between them.
/// </summary>
internal static class ForeignReading
{
    private static readonly string[] s_shown = ["item_id", "system", "judge", "metric", "verdict", "score", "label", "run", "missing"];

    public static ForeignAnswer Of(string text, JudgmentReaderOptions? options = null, string name = "input", params string[] further) =>
        Of(Encoding.UTF8.GetBytes(Joined(text)), options, name, further);

    /// <summary>A text in which a line that begins with blanks goes on with the one before.</summary>
    public static string Joined(string text) => text.ReplaceLineEndings("\n").Replace("\n  ", " ", StringComparison.Ordinal);

    public static ForeignAnswer Of(byte[] bytes, JudgmentReaderOptions? options = null, string name = "input", params string[] further)
    {
        options ??= JudgmentReaderOptions.Default;
        options = options with { GroupColumns = [.. options.GroupColumns, "metric", .. further] };
        var errors = new ErrorLog(name, options.MaxErrors);
        using var pipe = new Pipe(bytes);
        using var opened = new RowOpener(name, options, errors, RowUse.Look).Open(RowInput.Of(pipe));
        List<string> rows = [];
        while (opened.Rows.Read()) rows.Add(string.Join('/', s_shown.Concat(further).Select(column => Cell(opened.Rows, column))));
        errors.ThrowIfAny();
        return new(opened.Account(new Dictionary<string, long>()), rows, opened.Notes, opened.Context?.Labels);
    }

    public static JudgeDataError Error(string text, JudgmentReaderOptions? options = null) =>
        Assert.Throws<JudgeDataException>(() => Of(text, options)).Errors[0];

    private static string Cell(IRowReader rows, string column)
    {
        var place = rows.Columns.ToList().IndexOf(column);
        return place < 0 ? "" : rows.Cell(place).ToString();
    }

    /// <summary>Bytes that come once and in uneven pieces.</summary>
    private sealed class Pipe(byte[] bytes) : ForwardStream
    {
        private int _at;
        private int _piece = 1;

        public override int Read(Span<byte> buffer)
        {
            _piece = ((_piece * 7) + 3) % 1021;
            var read = Math.Min(Math.Min(buffer.Length, bytes.Length - _at), _piece + 1);
            bytes.AsSpan(_at, read).CopyTo(buffer);
            _at += read;
            return read;
        }
    }
}

/// <summary>What was read.</summary>
internal sealed record ForeignAnswer(SourceAccount Source, IReadOnlyList<string> Rows, IReadOnlyList<Diagnostic> Notes,
    LabelAccount? Labels);
