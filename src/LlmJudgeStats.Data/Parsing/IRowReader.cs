namespace LlmJudgeStats.Data;

/// <summary>Rows of named cells, one after the other, whatever they are written in.</summary>
internal interface IRowReader : IDisposable
{
    /// <summary>The columns known so far; JSON lines may add some with every row.</summary>
    IReadOnlyList<string> Columns { get; }

    /// <summary>Whether every column is known before the first row.</summary>
    bool ColumnsAreFixed { get; }

    /// <summary>Whether there is nothing where the current row should be: a null in a list of objects.</summary>
    bool IsNothing => false;

    /// <summary>The physical line on which the current row begins; 0 where rows have no lines.</summary>
    long Line { get; }

    /// <summary>How many rows that are alike the current one stands for, each of them a judgment: a database has counted them.</summary>
    long Alike => 1;

    /// <summary>Whether the row is known to be that of an item, although the id is not handed over.</summary>
    bool IsKnownItem => false;

    /// <summary>Whether a row has every column of its table: else rows that look alike need be no copies.</summary>
    bool AreWhole => true;

    /// <summary>How many rows of the file the current row is made of.</summary>
    long FileRows => 1;

    /// <summary>Whether the row says once more what the one before says, seen from the other of two sides.</summary>
    bool IsMirror => false;

    /// <summary>How many times what was read so far the whole input is, by its length; 1 where that is not known.</summary>
    double TimesAhead => 1;

    /// <summary>Moves to the next row; rows that cannot be read are logged and passed over.</summary>
    bool Read();

    /// <summary>The text of a cell; empty when the row has none. Valid until the next <see cref="Read"/>.</summary>
    ReadOnlySpan<char> Cell(int column);

    /// <summary>Whether a cell can be read, and is nothing that <see cref="Cell"/> takes for an error, such as an object.</summary>
    bool IsText(int column) => true;

    /// <summary>What a column is called in the file, for messages about the current row.</summary>
    string NameOf(int column) => Columns[column];

    /// <summary>
    /// Why the current row has no verdict, where its format says so; empty where the row is none of a judge; nothing where the cell tells.
    /// </summary>
    string? MissingReason => null;

    /// <summary>What was read as something else than it is written as, once everything is read.</summary>
    IReadOnlyList<Diagnostic> Notes => [];
}
