namespace LlmJudgeStats.Data;

/// <summary>One pass over the rows of a file that are meant.</summary>
internal static class FilePass
{
    /// <summary>Reads the rows to their end.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What is known of it.</param>
    /// <param name="start">Makes what takes the rows.</param>
    /// <param name="add">Hands it a row.</param>
    /// <param name="told">Told how many rows there were, now and then.</param>
    /// <exception cref="JudgeDataException">The file cannot be read.</exception>
    public static T Read<T>(
        string path, JudgmentReaderOptions options, Func<ErrorLog, T> start, Action<T, IRowReader> add, Action<long>? told = null) =>
        InputFile.Read(path, input =>
        {
            var errors = new ErrorLog(path, options.MaxErrors);
            var filters = new RowFilters(options.Filters);
            var taker = start(errors);
            using var opened = new RowOpener(path, options, errors, RowUse.Look).Open(input);
            for (var read = 1L; opened.Rows.Read(); read++)
            {
                told?.Invoke(read);
                if (!opened.Rows.IsNothing && filters.Keep(opened.Rows)) add(taker, opened.Rows);
            }
            errors.ThrowIfAny();
            return taker;
        });
}
