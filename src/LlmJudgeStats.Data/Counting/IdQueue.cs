namespace LlmJudgeStats.Data;

/// <summary>Looks ids up many at a time, beside the reading of the rows: slots of a large table are far away.</summary>
/// <remarks>
/// While one batch fills, the one before is looked up by another thread, which touches nothing but the table and that batch. What was found
/// is handed over by the thread that reads, in the order of the rows. A file of one batch, and a machine of
/// one core, need no other thread.
/// </remarks>
internal sealed class IdQueue
{
    private readonly IdTable _table;
    private readonly IRowReader _row;
    private readonly SeenBefore _seenBefore;
    private readonly SeenFirst _new;
    private IdBatch _filling = new();
    private IdBatch _lookedUp = new();
    private Task _lookUp = Task.CompletedTask;
    private bool _isAtWork;    // an error that comes now is one of an id, and leads here again

    /// <summary>An empty queue, which hands over what it has found before another error is added.</summary>
    /// <param name="errors">Where errors go.</param>
    /// <param name="row">Tells how much is still to come.</param>
    /// <param name="seenFirst">Takes ids that are new.</param>
    /// <param name="seenBefore">Takes ids that are not.</param>
    public IdQueue(ErrorLog errors, IRowReader row, SeenFirst seenFirst, SeenBefore seenBefore)
    {
        _table = new(errors);
        _row = row;
        _new = seenFirst;
        _seenBefore = seenBefore;
        errors.AddEarlier = Settle;
    }

    /// <summary>Takes an id that is new in its group.</summary>
    public delegate void SeenFirst(in IdBatch.WaitingId id);

    /// <summary>Takes an id that has occurred before in its group, first as an item of another kind or the same.</summary>
    public delegate void SeenBefore(in IdBatch.WaitingId id, ReadOnlySpan<char> text, ItemKind first);

    public void Add(GroupCounter group, ReadOnlySpan<char> id, long line, ItemKind kind, ulong row)
    {
        _filling.Add(IdHash.Of(group.Index, id), group, line, kind, row, id);
        if (!_filling.IsFull) return;
        HandOver();
        Exchange();
        // On a single core the two threads would only wait for each other: a third slower. The answer is the same.
        if (Environment.ProcessorCount > 1) _lookUp = Task.Run(LookUp);
        else LookUp();
    }

    /// <summary>Looks up all that wait, and hands them over in order.</summary>
    public void Settle()
    {
        if (_isAtWork) return;
        HandOver();
        Exchange();
        LookUp();
        HandOver();
    }

    // The table grows here, where an error may be told of.
    private void Exchange()
    {
        (_filling, _lookedUp) = (_lookedUp, _filling);
        _isAtWork = true;
        _table.Reserve(_lookedUp.Ids.Length, _row.TimesAhead);
        _isAtWork = false;
    }

    private void LookUp() => _lookedUp.LookUp(_table);

    private void HandOver()
    {
        _lookUp.GetAwaiter().GetResult();
        _isAtWork = true;
        var ids = _lookedUp.Ids;
        for (var i = 0; i < ids.Length; i++)
        {
            var first = _lookedUp.First[i];
            if (first == ItemKind.None) _new(in ids[i]);
            else _seenBefore(in ids[i], _lookedUp.TextOf(in ids[i]), first);
        }
        _lookedUp.Clear();
        _isAtWork = false;
    }
}
