namespace LlmJudgeStats.Data;

/// <summary>A row of the second pass, with what its columns say.</summary>
internal readonly record struct SurveyedRow
{
    public required IRowReader Cells { get; init; }

    public required Outcome Verdict { get; init; }

    public required Outcome Label { get; init; }

    /// <summary>1 for a pass, 0 for a fail, the number of a score; NaN where there is none.</summary>
    public required double Score { get; init; }

    /// <summary>The place of the judge among those that were seen; 0 without a column of judges.</summary>
    public required int Judge { get; init; }

    /// <summary>The place of the system.</summary>
    public required int System { get; init; }

    /// <summary>Whether there is an id that stands in several rows.</summary>
    public required bool IsRepeated { get; init; }

    /// <summary>Whether the item was not seen before.</summary>
    public required bool IsFirst { get; init; }

    /// <summary>A fingerprint of the id; of the row's place where there is none.</summary>
    public required UInt128 Item { get; init; }

    public required long Items { get; init; }

    public bool IsJudged => Verdict is Outcome.Pass or Outcome.Fail;

    /// <summary>Whether somebody labelled it, in words that are known or not.</summary>
    public bool HasLabel => Label is Outcome.Pass or Outcome.Fail or Outcome.Unknown;

    public bool IsLabelled => Label is Outcome.Pass or Outcome.Fail;

    public ReadOnlySpan<char> Cell(int column) => CellText.Of(Cells, column);
}
