using LlmJudgeStats.PassRates;

namespace LlmJudgeStats.Tests.PassRates;

/// <summary>Columns of studies against one <c>Estimate</c> after the other, to the last bit.</summary>
public class EstimateColumnsTests
{
    private static readonly IJudgeEstimator[] s_estimators =
    [
        RoganGladenEstimator.Default, AsymmetricErrorEstimator.Default with { Interval = AsymmetricErrorInterval.LangReiczigel },
        AsymmetricErrorEstimator.Default with { Interval = AsymmetricErrorInterval.Fieller }, NaiveEstimator.Default,
        PredictionPoweredEstimator.Default,
    ];

    public static TheoryData<int, CalibrationDesign, double> Cases
    {
        get
        {
            var cases = new TheoryData<int, CalibrationDesign, double>();
            for (var i = 0; i < s_estimators.Length; i++)
            {
                foreach (var design in Enum.GetValues<CalibrationDesign>())
                    foreach (var level in new[] { 0.5, 0.95, 0.9999 }) cases.Add(i, design, level);
            }
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Estimates_of_columns_have_the_bits_of_single_ones(int place, CalibrationDesign design, double level)
    {
        // 40,000 ordinary and odd rows. What only one row in 2,000 shows is missed once in e^20.
        var (estimator, counts) = (s_estimators[place], Counts(40_000, 11));
        var studies = Columns(counts, 0, counts[0].Length, design);
        var answers = new Answers(studies.Count);
        estimator.EstimateMany(studies, answers.Columns(0, studies.Count), level);
        for (var row = 0; row < studies.Count; row++) answers.AssertSame(row, estimator.Estimate(studies[row], level));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Estimates_of_studies_have_the_bits_of_single_ones(int place, CalibrationDesign design, double level)
    {
        var estimator = s_estimators[place];
        var studies = Studies(Counts(10_000, 13), design);
        var answers = new JudgeEstimate[studies.Length + 1];
        estimator.EstimateMany(studies, answers, level);
        for (var i = 0; i < studies.Length; i++) Assert.Equal(estimator.Estimate(studies[i], level), answers[i]);
        Assert.Equal(default, answers[^1]);
    }

    // As many as a block, one less and one more: nothing beside them is written.
    [Fact]
    public void Studies_of_every_number_write_no_other_row()
    {
        var studies = Studies(Counts(200, 14), CalibrationDesign.ByLabel);
        foreach (var estimator in s_estimators.AsSpan(0, 2))
        {
            for (var length = 0; length <= 140; length++)
            {
                var answers = new JudgeEstimate[length + 2];
                estimator.EstimateMany(studies.AsSpan(length % 7, length), answers.AsSpan(1), 0.9);
                Assert.Equal(default, answers[0]);
                Assert.Equal(default, answers[^1]);
                for (var i = 0; i < length; i++) Assert.Equal(estimator.Estimate(studies[(length % 7) + i], 0.9), answers[i + 1]);
            }
        }
    }

    [Fact]
    public void Columns_of_every_length_and_offset_write_their_rows_and_no_other()
    {
        const int Rows = 300;
        var counts = Counts(Rows, 12);
        foreach (var estimator in s_estimators.AsSpan(0, 2))
        {
            for (var length = 0; length <= 257; length++)
            {
                var (answers, start) = (new Answers(Rows), length % 5);
                estimator.EstimateMany(
                    Columns(counts, start, length, CalibrationDesign.External), answers.Columns(start, length + (length % 3)), 0.9);
                for (var row = 0; row < Rows; row++)
                {
                    if (row < start || row >= start + length) answers.AssertUntouched(row);
                    else answers.AssertSame(row, estimator.Estimate(Columns(counts, 0, Rows, CalibrationDesign.External)[row], 0.9));
                }
            }
        }
    }

    // The rows above do hold what they are for: each warning that these two formulas know, and answers without a point.
    [Fact]
    public void Rows_ask_everything()
    {
        var counts = Counts(40_000, 11);
        var studies = Columns(counts, 0, counts[0].Length, CalibrationDesign.External);
        var answers = new Answers(studies.Count);
        s_estimators[1].EstimateMany(studies, answers.Columns(0, studies.Count), 0.95);
        foreach (var warning in new[]
        {
            EstimateWarnings.None, EstimateWarnings.Clamped, EstimateWarnings.WeakJudge, EstimateWarnings.SmallCalibration,
            EstimateWarnings.Unidentified,
            EstimateWarnings.PartiallyIdentified, EstimateWarnings.InvertedJudge, EstimateWarnings.ConstantJudge,
            EstimateWarnings.DegenerateInterval,
        })
        {
            Assert.True(answers.Warnings.Count(w => warning == EstimateWarnings.None ? w == warning : w.HasFlag(warning)) >= 20,
                warning.ToString());
        }
        Assert.True(answers.Points.Count(point => point == 0.5) >= 20);
    }

    [Theory]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    [InlineData(1e21)]
    [InlineData(double.PositiveInfinity)]
    public void What_is_no_count_is_named_with_its_row(double bad)
    {
        string[] names = ["Positives", "Negatives", "TruePositives", "FalseNegatives", "FalsePositives", "TrueNegatives"];
        for (var column = 0; column < names.Length; column++)
        {
            foreach (var estimator in s_estimators.AsSpan(0, 2))
            {
                var counts = Enumerable.Range(0, names.Length).Select(_ => Enumerable.Repeat(20.0, 9).ToArray()).ToArray();
                counts[2][5] = 30;
                counts[column][5] = bad;
                var error = Assert.Throws<ArgumentException>(() =>
                    estimator.EstimateMany(Columns(counts, 0, 9, CalibrationDesign.External), new Answers(9).Columns(0, 9), 0.95));
                Assert.StartsWith($"{names[column]}[5] is ", error.Message, StringComparison.Ordinal);
            }
        }
    }

    // Answers that overwrite counts still to be read were once an exception, or a wrong interval, on some processors only.
    [Fact]
    public void Columns_that_share_memory_are_refused()
    {
        var counts = Counts(8, 1);
        var before = counts[0].ToArray();
        for (var column = 0; column < 6; column++)
        {
            for (var answer = 0; answer < 5; answer++)
            {
                var rates = Enumerable.Range(0, 5).Select(i => i == answer ? counts[column] : new double[8]).ToArray();
                Assert.Contains("shares memory", Assert.Throws<ArgumentException>(() => RoganGladenEstimator.Default.EstimateMany(
                    Columns(counts, 0, 4, default),
                    new EstimateColumns
                    {
                        Points = rates[0].AsSpan(3, 4),
                        Unclamped = rates[1].AsSpan(3, 4),
                        StandardErrors = rates[2].AsSpan(3, 4),
                        Lower = rates[3].AsSpan(3, 4),
                        Upper = rates[4].AsSpan(3, 4),
                        Warnings = new EstimateWarnings[4],
                    }, 0.95)).Message, StringComparison.Ordinal);
            }
        }
        Assert.Equal(before, counts[0]);
    }

    [Fact]
    public void Columns_of_unequal_lengths_are_refused()
    {
        for (var odd = 0; odd < 6; odd++)
        {
            var counts = Counts(4, 1);
            counts[odd] = new double[3];
            var lengths = Enumerable.Range(0, 6).Select(i => i == odd ? 3 : 4).ToArray();
            var room = new Answers(4);
            Assert.Contains("must pair up", Assert.Throws<ArgumentException>(() =>
                RoganGladenEstimator.Default.EstimateMany(Columns(counts, 0, lengths, default), room.Columns(0, 3),
                    0.95)).Message, StringComparison.Ordinal);
            Assert.Contains("must pair up", Assert.Throws<ArgumentException>(() =>
                RoganGladenEstimator.Default.EstimateMany(Columns(Counts(3, 1), 0, 3, default), room.Columns(0, lengths),
                    0.95)).Message, StringComparison.Ordinal);
            room.AssertUntouched(0);
        }
        Assert.Throws<ArgumentException>(() => RoganGladenEstimator.Default.EstimateMany(
            Columns(Counts(3, 1), 0, 3, default), new Answers(2).Columns(0, 2), 0.95));
        Assert.Throws<ArgumentOutOfRangeException>(() => RoganGladenEstimator.Default.EstimateMany(default(StudyColumns), default, 95));
        Assert.Throws<ArgumentOutOfRangeException>(() => Columns(Counts(3, 1), 0, 3, (CalibrationDesign)9).Count);
        Assert.Throws<ArgumentNullException>(() => ((IJudgeEstimator)null!).EstimateMany(default(StudyColumns), default, 0.95));
        Assert.Throws<IndexOutOfRangeException>(() => default(StudyColumns)[0]);
    }

    // Ordinary ones, and among them what no column can hold: known rates, clusters, another design.
    private static JudgeStudy[] Studies(double[][] counts, CalibrationDesign design)
    {
        var columns = Columns(counts, 0, counts[0].Length, design);
        var studies = new JudgeStudy[columns.Count];
        for (var i = 0; i < studies.Length; i++)
        {
            var study = columns[i];
            studies[i] = (i % 23) switch
            {
                3 => study with { Calibration = Calibration.Known(0.9, 0.8) },
                7 => study with { Test = Proportion.Known(0.4) },
                11 => study with { Calibration = study.Calibration with { Design = CalibrationDesign.ByVerdict } },
                14 => study with { Test = Proportion.FromRate(0.3, 50, 12) },
                19 => study with { Test = default },
                _ => study,
            };
        }
        return studies;
    }

    private static StudyColumns Columns(double[][] counts, int start, int length, CalibrationDesign design) =>
        Columns(counts, start, [length, length, length, length, length, length], design);

    private static StudyColumns Columns(double[][] counts, int start, int[] lengths, CalibrationDesign design) => new()
    {
        Positives = counts[0].AsSpan(start, lengths[0]),
        Negatives = counts[1].AsSpan(start, lengths[1]),
        TruePositives = counts[2].AsSpan(start, lengths[2]),
        FalseNegatives = counts[3].AsSpan(start, lengths[3]),
        FalsePositives = counts[4].AsSpan(start, lengths[4]),
        TrueNegatives = counts[5].AsSpan(start, lengths[5]),
        Design = design,
    };

    // Rows of ordinary sizes, with a share of each oddity: zeros of both signs, fractions, none to speak of, next to the largest, chance,
    // one half, a study that is its own mirror image.
    private static double[][] Counts(int rows, int seed)
    {
        var random = new Random(seed);
        var counts = Enumerable.Range(0, 6).Select(_ => new double[rows]).ToArray();
        for (var row = 0; row < rows; row++)
        {
            var scale = random.Next(4) switch { 0 => 4, 1 => 40, 2 => 4e4, _ => 400 };
            foreach (var column in counts) column[row] = Math.Floor(random.NextDouble() * scale);
            // A judge better than chance, mostly.
            if (random.Next(8) != 0)
            {
                (counts[2][row], counts[3][row]) = (Math.Max(counts[2][row], counts[3][row]), Math.Min(counts[2][row], counts[3][row]));
                (counts[5][row], counts[4][row]) = (Math.Max(counts[5][row], counts[4][row]), Math.Min(counts[5][row], counts[4][row]));
            }
            switch (random.Next(12))
            {
                case 0: counts[random.Next(6)][row] = random.Next(2) == 0 ? 0 : -0.0; break;
                case 1: counts[random.Next(6)][row] *= random.NextDouble(); break;
                case 2: counts[random.Next(6)][row] = Math.Pow(10, -300 * random.NextDouble()); break;
                case 3: counts[random.Next(6)][row] = Math.Pow(10, 20 * random.NextDouble()); break;
                case 4: counts[1][row] = counts[0][row]; counts[4][row] = counts[3][row]; counts[5][row] = counts[2][row]; break;
                case 5: counts[3][row] = counts[2][row]; break;
                case 6: counts[0][row] = 0; counts[4][row] = 0; break;
                case 7: counts[1][row] = 0; counts[3][row] = 0; break;
                case 8: counts[2][row] = 0; counts[5][row] = counts[4][row] + counts[5][row]; counts[4][row] = 0; break;
                case 9: counts[4][row] = counts[5][row] = random.Next(3); counts[3][row] = 0; break;
            }
        }
        return counts;
    }

    private sealed class Answers(int count)
    {
        private const double Untouched = -7;

        private readonly double[][] _numbers = [.. Enumerable.Range(0, 5).Select(_ => Enumerable.Repeat(Untouched, count).ToArray())];

        public EstimateWarnings[] Warnings { get; } = [.. Enumerable.Repeat((EstimateWarnings)(-7), count)];

        public double[] Points => _numbers[0];

        public EstimateColumns Columns(int start, int length) => Columns(start, [length, length, length, length, length, length]);

        public EstimateColumns Columns(int start, int[] lengths) => new()
        {
            Points = _numbers[0].AsSpan(start, lengths[0]),
            Unclamped = _numbers[1].AsSpan(start, lengths[1]),
            StandardErrors = _numbers[2].AsSpan(start, lengths[2]),
            Lower = _numbers[3].AsSpan(start, lengths[3]),
            Upper = _numbers[4].AsSpan(start, lengths[4]),
            Warnings = Warnings.AsSpan(start, lengths[5]),
        };

        public void AssertUntouched(int row)
        {
            Assert.All(_numbers, column => Assert.Equal(Untouched, column[row]));
            Assert.Equal((EstimateWarnings)(-7), Warnings[row]);
        }

        public void AssertSame(int row, JudgeEstimate estimate)
        {
            double[] wanted = [estimate.Point, estimate.Unclamped, estimate.StandardError, estimate.Interval.Lower,
                estimate.Interval.Upper];
            for (var i = 0; i < wanted.Length; i++)
            {
                if (BitConverter.DoubleToInt64Bits(wanted[i]) != BitConverter.DoubleToInt64Bits(_numbers[i][row]))
                    Assert.Fail($"row {row}, column {i}: {_numbers[i][row]:R} for {wanted[i]:R}");
            }
            Assert.Equal(estimate.Warnings, Warnings[row]);
        }
    }
}
