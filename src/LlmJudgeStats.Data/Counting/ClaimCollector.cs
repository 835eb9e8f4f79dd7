using LlmJudgeStats.Claims;

namespace LlmJudgeStats.Data;

/// <summary>Collects the claims of a file: a row is one.</summary>
internal sealed class ClaimCollector(IRowReader row, ErrorLog errors, JudgeBounds assumed)
{
    private readonly ClaimRow _row = new(row, errors);
    private readonly List<ReadClaim> _claims = [];

    /// <summary>Columns that were read under another name than theirs, and those that were not.</summary>
    public IReadOnlyList<Diagnostic> Notes
    {
        get
        {
            var unread = _row.Columns.Unread;
            var otherwise = _row.Columns.ReadOtherwise;
            List<Diagnostic> notes = [];
            if (unread.Count > 0)
            {
                var open = _row.Columns.Ambiguous is { } column
                    ? $"'{Excerpt.InHint(column)}' may be a standard error: a sensitivity is called a_sensitivity, or a_se beside a_sp; "
                    : "";
                notes.Add(new(DataCodes.UnreadColumn, DiagnosticSeverity.Warning, $"nothing is read from {Excerpt.List(unread)}.",
                    open + "rename what holds a figure: claim, a, b, a_score, a_passed, a_total, a_judge and the same with b_ ..."));
            }
            if (otherwise.Count > 0)
            {
                var columns = string.Join(", ", otherwise.Select(one => $"'{Excerpt.Of(one.Column)}' as {one.Meaning}"));
                notes.Add(new(DataCodes.ColumnReadOtherwise, DiagnosticSeverity.Info,
                    $"columns with other names are read: {columns}.", "rename what means something else"));
            }
            return notes;
        }
    }

    public IReadOnlyList<ReadClaim> Finish()
    {
        errors.ThrowIfAny();
        if (_claims.Count == 0) errors.Fail(new(DataCodes.NoData, "there is no claim", "write one row for each"));
        return _claims;
    }

    public void Count()
    {
        if (Kind() is not { } kind || Scores(kind) is not var (a, b) || Judges(b is not null) is not { } judges) return;
        var claim = new PublishedClaim { A = a, B = b, Kind = kind, Judge = judges.A, OtherJudge = judges.B };
        if (WithMeasure(claim) is not { } complete || SameItems() is not { } hasSameItems) return;
        var first = _row.Name("a");
        var second = b is null ? "" : _row.Name("b");
        _claims.Add(new()
        {
            Id = _row.Cell("claim") is { Length: > 0 } id ? id : b is null ? first : $"{first} > {second}",
            A = first,
            B = second,
            Benchmark = _row.Cell("benchmark"),
            JudgeOfA = _row.Judge("a"),
            JudgeOfB = _row.Judge("b"),
            Claim = complete,
            HasSameItems = hasSameItems,
            IsAssumed = judges.IsAssumed,
            Line = row.Line,
        });
    }

    private ClaimKind? Kind()
    {
        var cell = _row.Cell("kind");
        switch (cell.ToUpperInvariant())
        {
            case "" or "BETTER": return ClaimKind.Better;
            case "EQUAL": return ClaimKind.Equal;
            case "AT-LEAST": return ClaimKind.AtLeast;
            case "RETAINS": return ClaimKind.Retains;
            default:
                _row.Wrong("kind", cell, "is no kind of claim", "use better, equal, at-least or retains");
                return null;
        }
    }

    // Of a score that reaches a threshold a second one is no part.
    private (PublishedScore A, PublishedScore? B)? Scores(ClaimKind kind)
    {
        if (_row.Score("a") is not { } a) return null;
        if (kind is ClaimKind.AtLeast) return (a, null);
        return _row.Score("b") is { } b ? (a, b) : null;
    }

    // Two scores of one name of a judge have one judge; without a name nobody knows.
    private (JudgeBounds A, JudgeBounds? B, bool IsAssumed)? Judges(bool hasB)
    {
        if (!_row.TryBounds("a", out var boundsOfA) || !_row.TryBounds("b", out var boundsOfB)) return null;
        if (!hasB) return (boundsOfA ?? assumed, null, boundsOfA is null);
        var nameA = _row.Judge("a");
        var nameB = _row.Judge("b");
        if (nameA.Length == 0 || !nameA.Equals(nameB, StringComparison.OrdinalIgnoreCase))
            return (boundsOfA ?? assumed, boundsOfB ?? assumed, boundsOfA is null || boundsOfB is null);
        if (boundsOfA is not null && boundsOfB is not null && boundsOfA != boundsOfB)
        {
            _row.Wrong("b_judge", nameB, "is one judge for both scores, and is described in two ways",
                "describe it once (sensitivity, specificity or accuracy), or give two judges two names");
            return null;
        }
        var bounds = boundsOfA ?? boundsOfB;
        return (bounds ?? assumed, null, bounds is null);
    }

    // The margin, the threshold or the share that the kind needs.
    private PublishedClaim? WithMeasure(PublishedClaim claim) => claim.Kind switch
    {
        ClaimKind.Equal => _row.Share("margin", value => value is > 0 and < 1) is { } margin ? claim with { Margin = margin } : null,
        ClaimKind.AtLeast => _row.Share("threshold", _ => true) is { } threshold ? claim with { Threshold = threshold } : null,
        ClaimKind.Retains => _row.Share("ratio", value => value > 0) is { } ratio ? claim with { Ratio = ratio } : null,
        _ => claim,
    };

    private bool? SameItems()
    {
        var cell = _row.Cell("same_items");
        switch (cell.ToUpperInvariant())
        {
            case "" or "NO" or "FALSE" or "0": return false;
            case "YES" or "TRUE" or "1": return true;
            default:
                _row.Wrong("same_items", cell, "is neither yes nor no", "write yes where both scores are of the same items");
                return null;
        }
    }
}
