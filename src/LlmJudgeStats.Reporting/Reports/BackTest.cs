namespace LlmJudgeStats.Reporting;

/// <summary>How many groups' intervals contain the share of passes among their hidden labels.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record BackTest
{
    /// <summary>Groups with hidden labels.</summary>
    public required int Groups { get; init; }

    /// <summary>How many of their intervals contain the hidden rate.</summary>
    public required int Inside { get; init; }

    /// <summary>How many of those do because they are the whole range.</summary>
    public required int InsideWholeRange { get; init; }

    /// <summary>
    /// How many naive intervals contain the hidden rate; <see langword="null"/> when not every group has one, or nothing else was asked
    /// for.
    /// </summary>
    public required int? NaiveInside { get; init; }

    /// <summary>Counts results one by one.</summary>
    internal sealed class Counter
    {
        private int _groups;
        private int _inside;
        private int _insideWholeRange;
        private int _naive;
        private int _naiveInside;
        private bool _isCorrected;

        public void Note(EstimateResult result)
        {
            if (result.Revealed is null) return;
            _groups++;
            var main = result.Main;
            if (!main.Estimate.Method.IsUncorrected) _isCorrected = true;
            if (main.ContainsRevealed == true)
            {
                _inside++;
                if (main.Estimate.Interval is { Lower: 0, Upper: 1 }) _insideWholeRange++;
            }
            if (result.Estimates.FirstOrDefault(one => one.Estimate.Method.IsUncorrected) is not { } naive) return;
            _naive++;
            if (naive.ContainsRevealed == true) _naiveInside++;
        }

        /// <summary>What was counted; <see langword="null"/> when no result has hidden labels.</summary>
        public BackTest? ToBackTest() => _groups == 0 ? null : new()
        {
            Groups = _groups,
            Inside = _inside,
            InsideWholeRange = _insideWholeRange,
            NaiveInside = _naive == _groups && _isCorrected ? _naiveInside : null,
        };
    }
}
