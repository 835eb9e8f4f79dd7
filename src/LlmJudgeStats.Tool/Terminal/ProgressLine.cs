using System.Globalization;

namespace LlmJudgeStats.Tool.Terminal;

/// <summary>
/// How far long work is: one line of a terminal, gone when the work is done. Work that takes less than half a second shows none.
/// </summary>
/// <param name="terminal">The terminal; <see langword="null"/> when nobody watches.</param>
/// <param name="clock">Says when half a second is over.</param>
internal sealed class ProgressLine(TextWriter? terminal, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(0.1);

    private readonly Lock _lock = new();
    private readonly long _start = clock.GetTimestamp();
    private TimeSpan _next = s_patience;

    /// <summary>Shows rows that were read.</summary>
    public IProgress<long> Rows => new Part<long>(this, "{0:N0} rows read");

    /// <summary>Shows a share of the work, from 0 to 1.</summary>
    /// <param name="work">What is counted: <c>the outcomes</c>.</param>
    public IProgress<double> ShareOf(string work) => new Part<double>(this, "{0:P0} of " + work);

    public void Dispose()
    {
        if (_next > s_patience) terminal?.Write("\r\e[K");
    }

    private void Show<T>(T value, string format)
    {
        if (terminal is null) return;
        lock (_lock)
        {
            var elapsed = clock.GetElapsedTime(_start);
            if (elapsed < _next) return;
            _next = elapsed + s_pause;
            terminal.Write("\r" + string.Format(CultureInfo.InvariantCulture, format, value) + "\e[K");
        }
    }

    private sealed class Part<T>(ProgressLine line, string format) : IProgress<T>
    {
        public void Report(T value) => line.Show(value, format);
    }
}
