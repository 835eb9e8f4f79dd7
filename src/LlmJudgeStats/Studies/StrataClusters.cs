using LlmJudgeStats.Numerics;

namespace LlmJudgeStats;

/// <summary>The design effect of a clustered table of strata and values: dependence.md 4, the general form.</summary>
/// <remarks>
/// <code>
/// u = Σ w/f Σ (y − m) over labelled items + (1/K) Σ m (N_g − w N_all),  V = Σu²
/// V₀ = Σ w² v/f + Σ w (m − θ)²/K,  D = max(1, (V (M − 1)/(M − m̄) + m̄ τ)/(V₀ + τ)),  τ = c s² B/(m̄ M²)
/// </code>
/// A stratum without labels adds nothing to the first sum, and its mean is θ, that of the others.
/// </remarks>
internal static class StrataClusters
{
    public static (Fraction Effect, double InverseFreedom) Of(ClusteredTable table)
    {
        var labels = 0L;
        for (var i = 0; i < table.Kinds - table.Table.Strata; i++) labels += table.Total(i);
        if (labels == 0) return (1, 0);
        var shape = new ClusterShape(labels, table.SumOfSquaredLabels, table.SumOfCubedLabels);
        return (Effect(table, in shape, labels), shape.InverseFreedom);
    }

    private static Fraction Effect(ClusteredTable table, in ClusterShape shape, Fraction labels)
    {
        if (shape.IsOneCluster) return shape.MeanSize;
        var strata = new LabelledStrata(table);
        if (table.Clusters == strata.Items) return 1;
        // In labels, not in their share: V M² and V₀ M² stand for A and I.
        var scale = labels.Square;
        return shape.Effect(
            strata.SquaredDeviations() * scale, strata.Independent() * scale, shape.Added(strata.Theta.Square + (1 - strata.Theta).Square));
    }

    private sealed class LabelledStrata
    {
        private readonly ClusteredTable _table;
        private readonly Fraction[] _values;      // of the range as [0, 1]
        private readonly long[] _labelled;        // f
        private readonly Fraction[] _weights;     // w
        private readonly Fraction[] _means;       // m

        public LabelledStrata(ClusteredTable table)
        {
            _table = table;
            var strata = table.Table.Strata;
            _values = Shares(table.Table);
            _labelled = new long[strata];
            _means = new Fraction[strata];
            _weights = new Fraction[strata];
            var sizes = new long[strata];
            for (var h = 0; h < strata; h++)
            {
                Fraction sum = 0;
                for (var c = 0; c < _values.Length; c++)
                {
                    var count = table.Total((h * _values.Length) + c);
                    _labelled[h] += count;
                    sum += _values[c] * count;
                }
                sizes[h] = _labelled[h] + table.Total((strata * _values.Length) + h);
                Items += sizes[h];
                if (_labelled[h] > 0) _means[h] = (sum / _labelled[h]).Reduce();
            }
            Fraction known = 0;
            Fraction theta = 0;
            for (var h = 0; h < strata; h++)
            {
                _weights[h] = (Fraction)sizes[h] / Items;
                if (_labelled[h] == 0) continue;
                known += _weights[h];
                theta += _weights[h] * _means[h];
            }
            Theta = (theta / known).Reduce();
            for (var h = 0; h < strata; h++)
            {
                if (_labelled[h] == 0) _means[h] = Theta;
            }
        }

        public long Items { get; }

        public Fraction Theta { get; }

        public Fraction Independent()
        {
            Fraction sum = 0;
            for (var h = 0; h < _means.Length; h++)
            {
                sum += _weights[h] * (_means[h] - Theta).Square / Items;
                if (_labelled[h] > 0) sum += _weights[h].Square * Variance(h) / _labelled[h];
                sum = sum.Reduce();
            }
            return sum;
        }

        /// <summary>V = Σu², from the products of the counts: what one item of each kind adds to u.</summary>
        public Fraction SquaredDeviations()
        {
            var steps = Steps();
            Fraction sum = 0;
            for (var i = 0; i < steps.Length; i++)
            {
                Fraction row = 0;
                for (var j = i; j < steps.Length; j++) row += (i == j ? 1 : 2) * steps[j] * _table.Product(i, j);
                sum = (sum + (steps[i] * row.Reduce())).Reduce();
            }
            return sum;
        }

        private Fraction[] Steps()
        {
            Fraction center = 0;
            for (var h = 0; h < _means.Length; h++) center += _weights[h] * _means[h];
            var steps = new Fraction[_table.Kinds];
            for (var h = 0; h < _means.Length; h++)
            {
                var ofItem = ((_means[h] - center) / Items).Reduce();
                steps[(_means.Length * _values.Length) + h] = ofItem;
                for (var c = 0; c < _values.Length; c++)
                {
                    var ofLabel = _labelled[h] > 0 ? _weights[h] * (_values[c] - _means[h]) / _labelled[h] : 0;
                    steps[(h * _values.Length) + c] = (ofItem + ofLabel).Reduce();
                }
            }
            return steps;
        }

        private Fraction Variance(int stratum)
        {
            Fraction sum = 0;
            for (var c = 0; c < _values.Length; c++)
                sum += (_values[c] - _means[stratum]).Square * _table.Total((stratum * _values.Length) + c);
            return (sum / _labelled[stratum]).Reduce();
        }

        private static Fraction[] Shares(StrataTable table)
        {
            var lower = Dyadic.Of(table.Range.Lower).ToFraction();
            var width = Dyadic.Of(table.Range.Upper).ToFraction() - lower;
            var shares = new Fraction[table.Values.Length];
            for (var c = 0; c < shares.Length; c++) shares[c] = ((Dyadic.Of(table.Values[c]).ToFraction() - lower) / width).Reduce();
            return shares;
        }
    }
}
