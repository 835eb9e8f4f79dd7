using LlmJudgeStats.Coverage;

namespace LlmJudgeStats.Planning;

/// <summary>Half-widths of a mean at the counts that a pilot lets one expect.</summary>
internal sealed class MeanWidths
{
    private const double FewestOfStratum = 10;

    private readonly MeanPlanQuestion _question;
    private readonly StrataTable _table;
    private readonly double[] _weights;
    private readonly double[][] _shares;
    private readonly double[] _deviations;

    public MeanWidths(MeanPlanQuestion question)
    {
        _question = question;
        var table = question.Pilot.Table;
        if (!question.Pilot.Design.IsFromTestItems)
            throw new ArgumentException("the pilot needs labels sampled from its items: at random, or by verdict", nameof(question));
        var strata = Enumerable.Range(0, table.Strata).Where(h => Size(table, h) > 0 || !question.Pilot.Weights.IsEmpty).ToArray();
        if (!strata.Any(h => table.Labelled(h) > 0)) throw new ArgumentException("the pilot needs labels", nameof(question));
        _table = table;
        var all = strata.Sum(h => Size(table, h));
        _weights = [.. strata.Select(h => question.Pilot.Weights.IsEmpty ? Size(table, h) / all : question.Pilot.Weights.Span[h])];
        _shares = [.. strata.Select(h => MeanPopulation.SharesOf(table, h, 0))];
        // beyond: m_h in proportion to w_h √v_h, v_h with half an item at both ends.
        _deviations = [.. strata.Select((h, i) => _weights[i] * Math.Sqrt(VarianceOf(MeanPopulation.SharesOf(table, h, 0.5))))];
    }

    /// <summary>With so many labels, and so many items without one.</summary>
    public double At(long labels, long items) =>
        StratifiedMeanEstimator.Default.Estimate(Study(labels, items), _question.Level).Interval.Width / 2;

    /// <summary>Of so many random labels, and no judge.</summary>
    public double OfLabelsAlone(long labels)
    {
        var alone = Study(labels, 0, [.. _weights.Select(weight => labels * weight)]) with { Design = CalibrationDesign.Random };
        return LabelledMeanEstimator.Default.Estimate(in alone, _question.Level).Interval.Width / 2;
    }

    private MeanStudy Study(long labels, long items) => Study(labels, items, Split(labels));

    private MeanStudy Study(long labels, long items, double[] split)
    {
        var effect = _question.DesignEffect;
        var counts = new double[_shares.Length * _table.Values.Length];
        var unlabelled = new double[_shares.Length];
        for (var h = 0; h < _shares.Length; h++)
        {
            for (var c = 0; c < _table.Values.Length; c++) counts[(h * _table.Values.Length) + c] = split[h] * _shares[h][c] / effect;
            // Of each stratum as many as fall into it: labels chosen by verdict are not added to what is there.
            unlabelled[h] = Math.Max(0, ((labels + (double)items) * _weights[h]) - split[h]) / effect;
        }
        return _question.Pilot with
        {
            Table = StrataTable.Of(_table.Range, _table.Values, _shares.Length, counts, unlabelled),
            DegreesOfFreedom = double.PositiveInfinity,
        };
    }

    private double[] Split(long labels)
    {
        if (_question.Pilot.Design is CalibrationDesign.Random) return [.. _weights.Select(weight => labels * weight)];
        // In proportion, but for strata held at the least: what they take, the others lack, so that all labels are those asked for.
        var least = Math.Min(FewestOfStratum, (double)labels / _deviations.Length);
        var split = new double[_deviations.Length];
        List<int> open = [.. Enumerable.Range(0, _deviations.Length)];
        while (true)
        {
            var left = labels - (least * (_deviations.Length - open.Count));
            var sum = open.Sum(h => _deviations[h]);
            int[] lacking = [.. open.Where(h => !(left * _deviations[h] / sum >= least))];
            var isLast = lacking.Length == 0 || lacking.Length == open.Count;
            foreach (var h in open) split[h] = lacking.Contains(h) ? least : left * _deviations[h] / sum;
            if (isLast) return split;
            open.RemoveAll(lacking.Contains);
        }
    }

    private double VarianceOf(double[] shares)
    {
        var mean = 0.0;
        var square = 0.0;
        for (var c = 0; c < shares.Length; c++)
        {
            mean += shares[c] * _table.Values[c];
            square += shares[c] * _table.Values[c] * _table.Values[c];
        }
        return Math.Max(square - (mean * mean), 0);
    }

    private static double Size(StrataTable table, int stratum) => table.Labelled(stratum) + table.Unlabelled(stratum);
}
