using System.Diagnostics.CodeAnalysis;

namespace LlmJudgeStats.Data;

/// <summary>Errors of one reading, collected until there are enough of them.</summary>
internal sealed class ErrorLog(string path, int limit)
{
    private readonly List<JudgeDataError> _errors = [];
    private bool _areEarlier;

    /// <summary>Adds the errors of earlier rows that are still to be found: errors stand in the order of the file.</summary>
    public Action? AddEarlier { get; set; }

    /// <summary>Which file of a folder the rows are of that are being read; nothing elsewhere.</summary>
    public Func<string?> FileOfRow { get; set; } = () => null;

    /// <summary>Remembers an error after which reading can go on; throws when it was one too many.</summary>
    public void Add(JudgeDataError error)
    {
        SettleEarlier();
        _errors.Add(InItsFile(error));
        if (_errors.Count >= limit) throw new JudgeDataException(path, _errors) { StoppedEarly = true };
    }

    /// <summary>The same of an error that is on a line, and in a column where it is in one.</summary>
    public void Add(JudgeDataError error, long? line, string? column = null) => Add(error with { Line = line, Column = column });

    /// <summary>Throws what was collected, if anything.</summary>
    public void ThrowIfAny()
    {
        SettleEarlier();
        if (_errors.Count > 0) throw new JudgeDataException(path, _errors);
    }

    /// <summary>Throws for an error after which nothing that follows can be trusted.</summary>
    [DoesNotReturn]
    public void Fail(JudgeDataError error, Exception? cause = null)
    {
        SettleEarlier();
        _errors.Add(InItsFile(error));
        throw new JudgeDataException(path, _errors, cause);
    }

    /// <summary>The same of an error that is on a line, and in a column where it is in one.</summary>
    [DoesNotReturn]
    public void Fail(JudgeDataError error, long? line, string? column = null) => Fail(error with { Line = line, Column = column });

    // Those of earlier rows are not told the file: it may be another by now.
    private void SettleEarlier()
    {
        if (_areEarlier) return;
        _areEarlier = true;
        AddEarlier?.Invoke();
        _areEarlier = false;
    }

    private JudgeDataError InItsFile(JudgeDataError error) =>
        error.Line is 0 ? error with { Line = null }    // of a table whose rows have no lines
        : error.File is null && error.Line is not null && !_areEarlier && FileOfRow() is { } file ? error with { File = file } : error;
}
