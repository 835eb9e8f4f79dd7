using System.Globalization;
using LlmJudgeStats.Coverage;

namespace LlmJudgeStats.Validation.Clusters;

/// <summary>One cell of the grid of clustered studies: a line of cells.csv.</summary>
internal sealed record ClusterCell(
    string Kind, int Number, CalibrationDesign Design, ClusterSharing Sharing, ClusterErrors Errors, ClusterSizes Sizes, int Clusters,
    int LabelledClusters, int TestItems, int Passes, int Fails, double Correlation, double Rate, double Sensitivity, double Specificity)
{
    public const string ByLabel = "by-label";
    public const string FromTestItems = "sampled";

    public const string Header = "kind,cell,design,sharing,errors,sizes,clusters,labelled_clusters,test_items,label_passes,label_fails,"
        + "correlation,rate,sensitivity,specificity";

    public string Name => $"{Kind},{Number}";

    public JudgeScenario Scenario => new()
    {
        PassRate = Rate,
        Sensitivity = Sensitivity,
        Specificity = Specificity,
        TestItems = TestItems,
        Labels = LabelPlan.Of(Design, Passes, Fails),
        Clusters = new()
        {
            Clusters = Clusters,
            LabelledClusters = LabelledClusters,
            Correlation = Correlation,
            Sizes = Sizes,
            Sharing = Sharing,
            Errors = Errors,
        },
    };

    public static ClusterCell Parse(string line)
    {
        var words = line.Split(',');
        return new(
            words[0], Whole(words[1]), Enum.Parse<CalibrationDesign>(words[2]), Enum.Parse<ClusterSharing>(words[3]),
            Enum.Parse<ClusterErrors>(words[4]), Enum.Parse<ClusterSizes>(words[5]), Whole(words[6]), Whole(words[7]), Whole(words[8]),
            Whole(words[9]), Whole(words[10]), Real(words[11]), Real(words[12]), Real(words[13]), Real(words[14]));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Kind},{Number},{Design},{Sharing},{Errors},{Sizes},{Clusters},{LabelledClusters},{TestItems},{Passes},{Fails},{Correlation},"
            + $"{Rate},{Sensitivity},{Specificity}");

    private static int Whole(string word) => int.Parse(word, CultureInfo.InvariantCulture);

    private static double Real(string word) => double.Parse(word, CultureInfo.InvariantCulture);
}
