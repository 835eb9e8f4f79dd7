namespace LlmJudgeStats.Tool.Terminal;

/// <summary>Lines without blanks at their ends, and without blank lines at the end of them all.</summary>
internal sealed class TidyLines(TextWriter output)
{
    private int _blankLines;
    private bool _isEmpty = true;

    public void Add(string line)
    {
        var text = line.AsSpan().TrimEnd(' ');
        if (text.IsEmpty)
        {
            _blankLines++;
            return;
        }
        for (; _blankLines > 0; _blankLines--) output.Write('\n');
        if (text.TrimStart() is [':' or '#', ..]) output.Write(BuildCommands.Escape(text.ToString()));
        else output.Write(text);
        output.Write('\n');
        _isEmpty = false;
    }

    public void End()
    {
        if (_isEmpty) output.Write('\n');
    }
}
