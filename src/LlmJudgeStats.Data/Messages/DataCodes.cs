namespace LlmJudgeStats.Data;

/// <summary>The stable codes of this library. A code is never reused.</summary>
internal static class DataCodes
{
    public const string DependenceIgnored = "LJS1056";
    public const string CalibrationTestOverlap = "LJS2001";
    public const string RepeatedIds = "LJS2003";
    public const string CalibrationUnmatched = "LJS2004";
    public const string MissingIds = "LJS2005";
    public const string NoLabelColumn = "LJS2006";
    public const string UnusedCount = "LJS2007";
    public const string RowsThatBelongTogether = "LJS2008";
    public const string OtherJudge = "LJS2020";
    public const string SimilarNames = "LJS2028";
    public const string UnmatchedLabels = "LJS2031";
    public const string HiddenRows = "LJS2040";
    public const string LabelsMayBeAgreement = "LJS2042";
    public const string PassMayBeBad = "LJS2043";
    public const string ChosenByAnotherColumn = "LJS2044";
    public const string UnresolvedLabels = "LJS2045";
    public const string NumbersThatAreNone = "LJS2046";
    public const string RatersDiffer = "LJS2047";
    public const string SharedLabels = "LJS2101";
    public const string CalibrationDiffers = "LJS2103";
    public const string LabelsEqualVerdicts = "LJS3010";
    public const string NotOpened = "LJS4001";
    public const string NoData = "LJS4002";
    public const string UnsupportedFormat = "LJS4003";
    public const string DamagedGzip = "LJS4004";
    public const string TooLarge = "LJS4005";
    public const string BadEncoding = "LJS4006";
    public const string FileChanged = "LJS4007";
    public const string BadQuotes = "LJS4010";
    public const string RaggedRow = "LJS4011";
    public const string OverlongField = "LJS4012";
    public const string DuplicateColumn = "LJS4013";
    public const string ColumnNotFound = "LJS4014";
    public const string ColumnAmbiguous = "LJS4015";
    public const string UnknownValue = "LJS4020";
    public const string MixedVocabulary = "LJS4021";
    public const string BadCount = "LJS4022";
    public const string BadWeight = "LJS4023";
    public const string TooManyGroups = "LJS4024";
    public const string ClusterInTwoStrata = "LJS4026";
    public const string TooManyIds = "LJS4025";
    public const string BadJson = "LJS4030";
    public const string NoKeyMatches = "LJS4043";
    public const string ContradictingLabels = "LJS4044";
    public const string AmbiguousKey = "LJS4045";
    public const string SeveralArrays = "LJS4031";
    public const string TrailingBytes = "LJS4104";
}
