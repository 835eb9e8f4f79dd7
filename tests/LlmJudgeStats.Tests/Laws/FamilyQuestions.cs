using LlmJudgeStats.Agreement;
using LlmJudgeStats.Comparison;
using LlmJudgeStats.JudgeConfidence;
using LlmJudgeStats.LabelQuality;
using LlmJudgeStats.Monitoring;
using LlmJudgeStats.Multiclass;
using LlmJudgeStats.Numerics;
using LlmJudgeStats.Preferences;
using LlmJudgeStats.Scores;
using LlmJudgeStats.Strengths;
using LlmJudgeStats.Tests.Comparison;
using LlmJudgeStats.Tests.LabelQuality;
using LlmJudgeStats.Tests.Strengths;

namespace LlmJudgeStats.Tests.Laws;

/// <summary>Something to ask of a family: one study and one estimator, at any level.</summary>
/// <param name="Family">The family of the catalogue.</param>
/// <param name="Ask">The answer at a level.</param>
internal sealed record FamilyQuestion(MethodFamily Family, Func<double, JudgeEstimate> Ask)
{
    /// <summary>The limit on a side at a level; <see langword="null"/> where the estimator has none.</summary>
    public Func<IntervalSide, double, double>? Limit { get; init; }

    /// <summary>The two-sided p-value of a value.</summary>
    public Func<double, double>? PValue { get; init; }

    /// <summary>The one-sided p-value of a value.</summary>
    public Func<double, Alternative, double>? OneSidedPValue { get; init; }
}

/// <summary>Questions from fixed seeds to every family of the catalogue but pass rates, which have laws of their own.</summary>
/// <remarks>A method of the catalogue that no question reaches fails <see cref="FamilyLaws"/>.</remarks>
internal static class FamilyQuestions
{
    private const int Few = 12;

    public static IReadOnlyList<FamilyQuestion> All { get; } =
    [
        .. Of(MethodCatalogue.JudgedItems, JudgedItems()), .. Of(MethodCatalogue.Means, Means()), .. Of(MethodCatalogue.Scores, Scores()),
        .. Of(MethodCatalogue.Preferences, Preferences()), .. Of(MethodCatalogue.Classes, Classes()),
        .. Of(MethodCatalogue.Differences, Differences()), .. Of(MethodCatalogue.Strengths, Strengths()),
        .. Of(MethodCatalogue.Agreement, Agreement()), .. Of(MethodCatalogue.LabelQuality, LabelQuality()),
        .. Of(MethodCatalogue.JudgeConfidence, JudgeConfidence()), .. Of(MethodCatalogue.Monitoring, Monitoring()),
    ];

    private static IEnumerable<FamilyQuestion> Of(MethodFamily family, IEnumerable<Func<MethodFamily, FamilyQuestion>> questions) =>
        questions.Select(question => question(family));

    private static Func<MethodFamily, FamilyQuestion> Asked(Func<double, JudgeEstimate> ask) => family => new(family, ask);

    private static IEnumerable<Func<MethodFamily, FamilyQuestion>> Asked<TStudy>(
        IEnumerable<TStudy> studies, params IEstimator<TStudy, JudgeEstimate>[] estimators) =>
        from study in studies from estimator in estimators select Asked(study, estimator);

    private static Func<MethodFamily, FamilyQuestion> Asked<TStudy>(TStudy study, IEstimator<TStudy, JudgeEstimate> estimator)
    {
        var limits = estimator as IIntervalEstimator<TStudy>;
        return family => new(family, level => estimator.Estimate(study, level))
        {
            Limit = limits is null ? null : (side, level) => limits.Limit(study, side, level),
            PValue = limits is null ? null : value => limits.PValue(study, value),
            OneSidedPValue = limits is null ? null : (value, alternative) => limits.PValue(study, value, alternative),
        };
    }

    private static IEnumerable<MeanStudy> Drawn(params string[] families) =>
        from id in families
        from seed in Enumerable.Range(0, Few)
        select MeanFamilies.Find(id).Draw((ulong)seed, CalibrationDesign.Random);

    private static IEnumerable<Func<MethodFamily, FamilyQuestion>> JudgedItems() => Asked(
        from seed in Enumerable.Range(0, Few)
        let counts = MeanFamilies.Counts((ulong)seed, 6)
        select new JudgeStudy
        {
            Test = JudgeTally.Of(counts[4], counts[4] + counts[5]),
            Calibration = Calibration.FromCounts(
                new() { TruePositive = counts[0], FalseNegative = counts[1], FalsePositive = counts[2], TrueNegative = counts[3] },
                CalibrationDesign.Random),
        },
        PostStratifiedEstimator.Default with { Target = Target.Items });

    private static IEnumerable<Func<MethodFamily, FamilyQuestion>> Means() => Asked(
        Drawn([.. MeanFamilies.All.Select(family => family.Id)]),
        [.. Enum.GetValues<StratifiedMeanInterval>().Select(interval => new StratifiedMeanEstimator { Interval = interval }),
            LabelledMeanEstimator.Default]);

    private static IEnumerable<Func<MethodFamily, FamilyQuestion>> Scores() => Asked(
        from seed in Enumerable.Range(0, Few)
        let random = new Random(seed)
        let judged = Numbers(random, 60)
        select new ScoreStudy
        {
            Labelled = PairedMoments.FromPairs([.. judged.Take(20).Select(score => score + random.NextDouble())], judged.AsSpan(0, 20)),
            Unlabelled = Moments.FromValues(judged.AsSpan(20)),
        },
        [.. Enum.GetValues<PredictionPoweredVariant>().Where(variant => !variant.IsLogit)
            .Select(variant => new PredictionPoweredScoreEstimator { Interval = variant })]);

    private static IEnumerable<Func<MethodFamily, FamilyQuestion>> Preferences() =>
        Asked(Drawn("preferences"), DecisiveRateEstimator.Default);

    private static IEnumerable<Func<MethodFamily, FamilyQuestion>> Classes() =>
        from seed in Enumerable.Range(0, Few)
        let counts = MeanFamilies.Counts((ulong)seed, 12)
        let matrix = ConfusionMatrix.Of(["a", "b", "c"], ["a", "b", "c"],
            [.. counts[..9].Select((count, cell) => count + (cell % 4 == 0 ? 30 : 0))], counts.AsSpan(9))
        from asked in new (IEstimator<ClassStudy, CategoricalEstimate> Estimator, CalibrationDesign Design)[]
        {
            (StratifiedClassEstimator.Default, CalibrationDesign.Random), (MisclassificationEstimator.Default, CalibrationDesign.ByLabel),
            (NaiveClassEstimator.Default, CalibrationDesign.Random),
        }
        from label in Enumerable.Range(0, 3)
        select Asked(level =>
            asked.Estimator.Estimate(new ClassStudy { Matrix = matrix, Design = asked.Design }, level).Share(label));

    private static IEnumerable<Func<MethodFamily, FamilyQuestion>> Differences() =>
    [
        .. Asked(ComparedStudies.Ordinary(5 * Few, 11).Concat(ComparedStudies.Any(5 * Few, 12)),
            [.. Enum.GetValues<DifferenceInterval>().Select(interval => new DifferenceEstimator { Interval = interval })]),
        .. from seed in Enumerable.Range(0, Few)
           let random = new Random(seed)
           let a = ComparedStudies.Judge(random)
           let b = ComparedStudies.Judge(random)
           select Asked(level => YoudenDifference.Of(a, b, level)),
    ];

    private static IEnumerable<Func<MethodFamily, FamilyQuestion>> Strengths() =>
        from seed in Enumerable.Range(0, 3)
        let battles = DrawnBattles.Of(seed, 4, 200, 40)
        let study = new BattleStudy { Battles = BattleSet.Of(DrawnBattles.Names(4), battles.Battles, battles.Clusters) }
        from estimator in (IEstimator<BattleStudy, StrengthBoard>[])
        [
            .. Enum.GetValues<BattleSource>().Select(source => new BradleyTerryEstimator { Source = source }),
            .. Enum.GetValues<BattleSource>().Where(source => source != BattleSource.Corrected)
                .Select(source => new DavidsonEstimator { Source = source }),
        ]
        from figure in (Func<StrengthBoard, JudgeEstimate>[])
            [board => board.Strength(1), board => board.Difference(0, 2), board => board.WinProbability(0, 2)]
        select Asked(level => figure(estimator.Estimate(study, level)));

    private static IEnumerable<Func<MethodFamily, FamilyQuestion>> Agreement()
    {
        AgreementEstimator[] estimators =
        [
            .. from coefficient in Enum.GetValues<AgreementCoefficient>()
               from interval in Enum.GetValues<AgreementInterval>()
               select new AgreementEstimator { Coefficient = coefficient, Interval = interval },
        ];
        var tables = from seed in Enumerable.Range(0, Few)
                     let counts = MeanFamilies.Counts((ulong)seed, 4)
                     select RatingTable.FromCounts(["pass", "fail"], counts);
        var sets = from seed in Enumerable.Range(0, Few)
                   select RatingSet.FromRatings(
                       ["pass", "fail"], 3, [.. Numbers(new(seed), 90).Select(number => number > 0.8 ? -1 : number > 0.3 ? 0 : 1)]);
        return [.. Asked(tables, estimators), .. Asked(sets, estimators)];
    }

    private static IEnumerable<Func<MethodFamily, FamilyQuestion>> LabelQuality() =>
    [
        .. Asked(LabelTables.Some(Few), LabelErrorEstimator.Default),
        .. LabelTables.Some(Few).Select(labels =>
            Asked(level => LabelErrorEstimator.ErrorRate(in labels, level))),
        .. Asked(
            LabelTables.Pairs(Few).Concat(LabelTables.Pairs(Few).Select(table => table with { RetestAgree = 9, RetestDisagree = 3 }))
                .Select(table => new ConsistencyStudy { Table = table }),
            NormalizedAccuracyEstimator.Default),
    ];

    private static IEnumerable<Func<MethodFamily, FamilyQuestion>> JudgeConfidence()
    {
        ConfidenceSample[] samples =
        [
            .. from seed in Enumerable.Range(0, Few)
               let random = new Random(seed)
               let confidences = Numbers(random, 40)
               select ConfidenceSample.OfOutcomes(
                   confidences, [.. confidences.Select(confidence => random.NextDouble() < confidence)], Numbers(random, 80)),
        ];
        return
        [
            .. Asked(samples, AucEstimator.Default),
            .. from sample in samples
               let brier = BrierScore.Of(sample)
               let table = Reliability.Of(sample, BandRule.EqualItems)
               from point in (Func<double, JudgeEstimate>[])
               [
                   brier.Reliability, brier.Resolution, brier.Uncertainty, brier.Skill, brier.LogLoss,
                   table.ExpectedError, table.LargestError, table.DebiasedError, SelectiveAccuracy.Of(sample).RiskArea,
               ]
               select Asked(point),
        ];
    }

    private static IEnumerable<Func<MethodFamily, FamilyQuestion>> Monitoring() => Asked(
        Drawn("scores", "votes", "runs").Concat(Enumerable.Range(0, Few).Select(seed => TwoByTwo((ulong)seed))),
        [.. Enum.GetValues<AnytimeInterval>().Select(interval => new AnytimeProfile { PlannedLabels = 50, Interval = interval })]);

    private static MeanStudy TwoByTwo(ulong seed) => new()
    {
        Table = StrataTable.Of(ValueRange.Unit, [0, 1], 2, MeanFamilies.Counts(seed, 4), MeanFamilies.Counts(seed + 1000, 2)),
        Design = CalibrationDesign.Random,
    };

    private static double[] Numbers(Random random, int howMany)
    {
        var numbers = new double[howMany];
        for (var i = 0; i < howMany; i++) numbers[i] = random.NextDouble();
        return numbers;
    }
}
