namespace LlmJudgeStats.Tool.Terminal;

/// <summary>What the reader's screen can show.</summary>
/// <param name="Width">Columns; text is wrapped, never cut.</param>
/// <param name="Colour">Whether colour is welcome.</param>
internal sealed record Screen(int Width, bool Colour)
{
    // Wider than any table: a file or a pipe has no edge to wrap at.
    private const int Endless = 1 << 20;

    /// <summary>A file, or a pipe.</summary>
    public static Screen File { get; } = new(Endless, Colour: false);

    /// <summary>Whether somebody looks at it: a terminal obeys what it is sent.</summary>
    public bool IsTerminal => Width < Endless;

    public static Screen Of(ToolHost host) => host.TerminalWidth is { } width ? new(width, host.Colour) : File;
}
