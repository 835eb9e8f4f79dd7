#:project ../../src/LlmJudgeStats/LlmJudgeStats.csproj
#:property PublishAot=false
#:property RestorePackagesWithLockFile=false

// Three systems on 300 prompts. The judge likes long answers, and long.v2 writes them; people decided every third prompt.
using LlmJudgeStats;
using LlmJudgeStats.Strengths;

var battles = new List<Battle>();
var prompts = new List<int>();
for (var prompt = 0; prompt < 300; prompt++)
{
    // What people say, and what the judge says.
    Add(prompt, 0, 1, Turn(prompt, 3), Turn(prompt + prompt / 7, 3));
    Add(prompt, 0, 2, Turn(prompt + 3, 4), Turn(prompt + prompt / 7, 2));
    Add(prompt, 1, 2, Turn(prompt + 5, 6), Turn(prompt + prompt / 7, 2));
}
var set = BattleSet.Of(["base", "plain", "long.v2"], battles.ToArray(), prompts.ToArray());
var study = new BattleStudy { Battles = set, Design = CalibrationDesign.Random };

var board = JudgeStats.Strengths(study, level: 0.95);
foreach (var system in board.Order)
{
    var rank = board.Ranks[system];
    var elo = FormattableString.Invariant($"{board.Elo(system).Point:F0}");
    Console.WriteLine($"{board.Systems[system]}: Elo {elo}, rank {rank.Best} to {rank.Worst}");
}
Console.WriteLine($"plain beats long.v2: {board.WinProbability(1, 2)}");
var judged = new BradleyTerryEstimator { Source = BattleSource.VerdictsOnly }.Estimate(in study, level: 0.95);
Console.WriteLine($"the judge says:      {judged.WinProbability(1, 2)}");

// Of ten prompts in turn the first so many are won; every ninth is a tie.
static BattleOutcome Turn(int at, int wins) => at % 9 == 0 ? BattleOutcome.Tie
    : at * 7 % 10 < wins ? BattleOutcome.FirstWins : BattleOutcome.SecondWins;

void Add(int prompt, int first, int second, BattleOutcome people, BattleOutcome judge)
{
    battles.Add(new(first, second) { Verdict = judge, Label = prompt % 3 == 1 ? people : null });
    prompts.Add(prompt);
}

// Prints:
// > plain: Elo 1066, rank 1 to 1
// > long.v2: Elo 1006, rank 2 to 3
// > base: Elo 928, rank 2 to 3
// > plain beats long.v2: 58.5% [51.8%, 65.0%] (95% CI; Bradley–Terry, corrected by labels, sandwich by clusters)
// > the judge says:      28.0% [24.3%, 32.1%] (95% CI; Bradley–Terry, verdicts only, sandwich by clusters)
