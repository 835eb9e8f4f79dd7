using LlmJudgeStats.Tool.Terminal;

namespace LlmJudgeStats.Tool.Tests;

public sealed class ProgressTests : IDisposable
{
    private readonly StringWriter _terminal = new();
    private readonly ManualClock _clock = new();

    public void Dispose() => _terminal.Dispose();

    [Fact]
    public void Short_work_shows_nothing()
    {
        using (var line = new ProgressLine(_terminal, _clock))
        {
            line.ShareOf("the outcomes").Report(0.5);
            _clock.Milliseconds = 499;
            line.Rows.Report(8_192);
        }
        Assert.Equal("", _terminal.ToString());
    }

    [Fact]
    public void Long_work_has_one_line_that_is_gone_at_the_end()
    {
        using (var line = new ProgressLine(_terminal, _clock))
        {
            _clock.Milliseconds = 500;
            line.ShareOf("the outcomes").Report(0.25);
            _clock.Milliseconds = 599;
            line.ShareOf("the outcomes").Report(0.26);
            _clock.Milliseconds = 600;
            line.Rows.Report(1_638_400);
        }
        Assert.Equal("\r25 % of the outcomes\e[K\r1,638,400 rows read\e[K\r\e[K", _terminal.ToString());
    }

    [Fact]
    public void Nobody_watches()
    {
        using var line = new ProgressLine(null, _clock);
        _clock.Milliseconds = 5_000;
        line.Rows.Report(8_192);
    }

    private sealed class ManualClock : TimeProvider
    {
        public long Milliseconds { get; set; }

        public override long TimestampFrequency => 1_000;

        public override long GetTimestamp() => Milliseconds;
    }
}
