using System.Diagnostics.CodeAnalysis;

namespace LlmJudgeStats.Data;

/// <summary>Errors of one reading, collected until there are enough of them.</summary>
internal sealed class ErrorLog(string path, int limit)
{
    private readonly List<JudgeDataError> _errors = [];

    /// <summary>Adds the errors of earlier rows that are still to be found: errors stand in the order of the file.</summary>
    public Action? AddEarlier { get; set; }

    /// <summary>Remembers an error after which reading can go on; throws when it was one too many.</summary>
    public void Add(JudgeDataError error)
    {
        AddEarlier?.Invoke();
        _errors.Add(error);
        if (_errors.Count >= limit) throw new JudgeDataException(path, _errors) { StoppedEarly = true };
    }

    /// <summary>Throws what was collected, if anything.</summary>
    public void ThrowIfAny()
    {
        AddEarlier?.Invoke();
        if (_errors.Count > 0) throw new JudgeDataException(path, _errors);
    }

    /// <summary>Throws for an error after which nothing that follows can be trusted.</summary>
    [DoesNotReturn]
    public void Fail(JudgeDataError error, Exception? cause = null)
    {
        AddEarlier?.Invoke();
        _errors.Add(error);
        throw new JudgeDataException(path, _errors, cause);
    }
}
