using LlmJudgeStats.Numerics;
using LlmJudgeStats.Panels;
using LlmJudgeStats.Scores;

namespace LlmJudgeStats.Validation.Means;

/// <summary>Draws studies of a cell.</summary>
internal sealed class MeanDraw
{
    private readonly MeanCell _cell;
    private readonly double[] _cumulative;

    public MeanDraw(MeanCell cell)
    {
        _cell = cell;
        var cells = cell.Probabilities();
        var values = cell.Values;
        _cumulative = new double[cells.Length];
        var sum = 0.0;
        for (var i = 0; i < cells.Length; i++)
        {
            sum += cells[i];
            _cumulative[i] = sum;
            Mean += cells[i] * values[i % values.Length];
        }
        _cumulative[^1] = double.PositiveInfinity;
    }

    /// <summary>The true mean.</summary>
    public double Mean { get; }

    /// <summary>One study: its counts of labelled items by decision and value, and of the others by decision.</summary>
    public (long[] Labelled, long[] Unlabelled) Next(ref Philox random)
    {
        var values = _cell.Values.Length;
        var labelled = new long[_cumulative.Length];
        var unlabelled = new long[_cell.Decisions];
        var labelsOf = new int[_cell.Decisions];
        for (var i = 0; i < _cell.Items; i++)
        {
            var at = Array.BinarySearch(_cumulative, random.NextDouble());
            var place = at < 0 ? ~at : at;
            var decision = place / values;
            // Items come in no order: the first ones are as good a sample as any, of all or of each decision.
            var isLabelled = _cell.IsByVerdict ? labelsOf[decision] < _cell.Labels : i < _cell.Labels;
            if (!isLabelled)
            {
                unlabelled[decision]++;
                continue;
            }
            labelsOf[decision]++;
            labelled[place]++;
        }
        return (labelled, unlabelled);
    }

    /// <summary>The study as the library makes it of such items.</summary>
    public MeanStudy StudyOf(long[] labelled, long[] unlabelled) => _cell.Family switch
    {
        MeanFamilyKind.Scores => Scores(labelled, unlabelled).ToStudy(_cell.Chosen),
        MeanFamilyKind.PanelOfThree or MeanFamilyKind.PanelOfFive => VoteTable.FromCounts(labelled, unlabelled).ToStudy(_cell.Chosen),
        _ => new()
        {
            Table = StrataTable.Of(ValueRange.Unit, _cell.Values, _cell.Decisions, labelled, unlabelled),
            Design = _cell.Chosen,
        },
    };

    private ScoreSample Scores(long[] labelled, long[] unlabelled)
    {
        var values = _cell.Values;
        List<double> labels = [];
        List<double> judged = [];
        List<double> others = [];
        for (var i = 0; i < labelled.Length; i++)
        {
            for (var n = 0; n < labelled[i]; n++)
            {
                labels.Add(values[i % values.Length]);
                judged.Add(i / values.Length);
            }
        }
        for (var h = 0; h < unlabelled.Length; h++) others.AddRange(Enumerable.Repeat((double)h, (int)unlabelled[h]));
        return new(ValueRange.Unit, [.. labels], [.. judged], [.. others]);
    }
}
