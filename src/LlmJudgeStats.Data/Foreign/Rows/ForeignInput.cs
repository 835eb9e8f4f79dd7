using System.Diagnostics.CodeAnalysis;

namespace LlmJudgeStats.Data;

/// <summary>The bytes of one file of a tool, and where its errors go.</summary>
/// <param name="bytes">The bytes; they stay open.</param>
/// <param name="file">What the file is called inside its folder.</param>
/// <param name="limit">How much may be read.</param>
/// <param name="errors">Takes what is wrong.</param>
internal sealed class ForeignInput(Stream bytes, string? file, ByteLimit limit, ErrorLog errors) : IDisposable
{
    private readonly BoundedStream _bounded = new(bytes, limit, errors);

    public Stream Bytes => _bounded;

    public long MaxBytes => limit.Most;

    /// <summary>Adds an error of this file.</summary>
    public void Add(JudgeDataError error, long line) => errors.Add(Named(error with { Line = line }));

    /// <summary>Ends the reading with an error of this file.</summary>
    [DoesNotReturn]
    public void Fail(JudgeDataError error, long? line = null, Exception? cause = null) =>
        errors.Fail(Named(error with { Line = line }), cause);

    public void Dispose() => _bounded.Dispose();

    // Of a folder it is said which file.
    private JudgeDataError Named(JudgeDataError error) => file is null ? error : error with { File = file };
}
