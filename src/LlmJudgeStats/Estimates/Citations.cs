namespace LlmJudgeStats;

/// <summary>The sources of the methods, once; docs/references.md lists the same keys.</summary>
internal static class Citations
{
    public static Citation Wilson1927 { get; } = new("wilson1927",
        "Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference. Journal of the American Statistical "
            + "Association 22, 209-212.",
        new("https://doi.org/10.1080/01621459.1927.10502953"));

    public static Citation BradleyTerry1952 { get; } = new("bradley1952",
        "Bradley, R. A., Terry, M. E. (1952). Rank analysis of incomplete block designs: I. The method of paired comparisons. Biometrika "
            + "39, 324-345.",
        new("https://doi.org/10.1093/biomet/39.3-4.324"));

    public static Citation Davidson1970 { get; } = new("davidson1970",
        "Davidson, R. R. (1970). On extending the Bradley-Terry model to accommodate ties in paired comparison experiments. Journal of "
            + "the American Statistical Association 65, 317-328.",
        new("https://doi.org/10.1080/01621459.1970.10481082"));

    public static Citation Brown2001 { get; } = new("brown2001",
        "Brown, L. D., Cai, T. T., DasGupta, A. (2001). Interval estimation for a binomial proportion. Statistical Science 16, 101-133.",
        new("https://doi.org/10.1214/ss/1009213286"));

    public static Citation RoganGladen1978 { get; } = new("rogan1978",
        "Rogan, W. J., Gladen, B. (1978). Estimating prevalence from the results of a screening test. American Journal of Epidemiology "
            + "107, 71-76.",
        new("https://doi.org/10.1093/oxfordjournals.aje.a112510"));

    public static Citation LangReiczigel2014 { get; } = new("lang2014",
        "Lang, Z., Reiczigel, J. (2014). Confidence limits for prevalence of disease adjusted for estimated sensitivity and specificity. "
            + "Preventive Veterinary Medicine 113, 13-22.",
        new("https://doi.org/10.1016/j.prevetmed.2013.09.015"));

    public static Citation Fieller1954 { get; } = new("fieller1954",
        "Fieller, E. C. (1954). Some problems in interval estimation. Journal of the Royal Statistical Society B 16, 175-185.",
        new("https://doi.org/10.1111/j.2517-6161.1954.tb00159.x"));

    public static Citation Angelopoulos2023 { get; } = new("angelopoulos2023",
        "Angelopoulos, A. N., Bates, S., Fannjiang, C., Jordan, M. I., Zrnic, T. (2023). Prediction-powered inference. Science 382, "
            + "669-674.",
        new("https://doi.org/10.1126/science.adi6000"));

    public static Citation ZouDonner2008 { get; } = new("zou2008",
        "Zou, G. Y., Donner, A. (2008). Construction of confidence limits about effect measures: a general approach. Statistics in "
            + "Medicine 27, 1693-1702.",
        new("https://doi.org/10.1002/sim.3095"));

    public static Citation Bayer2023 { get; } = new("bayer2023",
        "Bayer, D. M., Fay, M. P., Graubard, B. I. (2023). Confidence intervals for prevalence estimates from complex surveys with "
            + "imperfect assays. Statistics in Medicine.",
        new("https://arxiv.org/abs/2205.13494"));

    public static Citation ClopperPearson1934 { get; } = new("clopper1934",
        "Clopper, C. J., Pearson, E. S. (1934). The use of confidence or fiducial limits illustrated in the case of the binomial. "
            + "Biometrika 26, 404-413.",
        new("https://doi.org/10.1093/biomet/26.4.404"));

    public static Citation BergerBoos1994 { get; } = new("berger1994",
        "Berger, R. L., Boos, D. D. (1994). P values maximized over a confidence set for the nuisance parameter. Journal of the American "
            + "Statistical Association 89, 1012-1016.",
        new("https://doi.org/10.1080/01621459.1994.10476836"));

    public static Citation Blaker2000 { get; } = new("blaker2000",
        "Blaker, H. (2000). Confidence curves and improved exact confidence intervals for discrete distributions. The Canadian Journal of "
            + "Statistics 28, 783-798.",
        new("https://doi.org/10.2307/3315916"));

    public static Citation Lancaster1961 { get; } = new("lancaster1961",
        "Lancaster, H. O. (1961). Significance tests in discrete distributions. Journal of the American Statistical Association 56, "
            + "223-234.",
        new("https://doi.org/10.1080/01621459.1961.10482105"));

    public static Citation Efron1979 { get; } = new("efron1979",
        "Efron, B. (1979). Bootstrap methods: another look at the jackknife. The Annals of Statistics 7, 1-26.",
        new("https://doi.org/10.1214/aos/1176344552"));

    public static Citation Tenenbein1970 { get; } = new("tenenbein1970",
        "Tenenbein, A. (1970). A double sampling scheme for estimating from binomial data with misclassifications. Journal of the American "
            + "Statistical Association 65, 1350-1361.",
        new("https://doi.org/10.1080/01621459.1970.10481170"));

    public static Citation DeLong1988 { get; } = new("delong1988",
        "DeLong, E. R., DeLong, D. M., Clarke-Pearson, D. L. (1988). Comparing the areas under two or more correlated receiver operating "
            + "characteristic curves: a nonparametric approach. Biometrics 44, 837-845.",
        new("https://doi.org/10.2307/2531595"));

    public static Citation Ferro2012 { get; } = new("ferro2012",
        "Ferro, C. A. T., Fricker, T. E. (2012). A bias-corrected decomposition of the Brier score. Quarterly Journal of the Royal "
            + "Meteorological Society 138, 1954-1960.",
        new("https://doi.org/10.1002/qj.1924"));

    public static Citation Naeini2015 { get; } = new("naeini2015",
        "Naeini, M. P., Cooper, G. F., Hauskrecht, M. (2015). Obtaining well calibrated probabilities using Bayesian binning. Proceedings "
            + "of the AAAI Conference on Artificial Intelligence 29.",
        new("https://doi.org/10.1609/aaai.v29i1.9602"));

    public static Citation Murphy1973 { get; } = new("murphy1973",
        "Murphy, A. H. (1973). A new vector partition of the probability score. Journal of Applied Meteorology 12, 595-600.",
        new("https://doi.org/10.1175/1520-0450(1973)012%3C0595:ANVPOT%3E2.0.CO;2"));

    public static Citation ElYaniv2010 { get; } = new("elyaniv2010",
        "El-Yaniv, R., Wiener, Y. (2010). On the foundations of noise-free selective classification. Journal of Machine Learning Research "
            + "11, 1605-1641.",
        new("https://jmlr.org/papers/v11/el-yaniv10a.html"));

    public static Citation GelmanCarpenter2020 { get; } = new("gelman2020",
        "Gelman, A., Carpenter, B. (2020). Bayesian analysis of tests with unknown specificity and sensitivity. Journal of the Royal "
            + "Statistical Society C 69, 1269-1283.",
        new("https://doi.org/10.1111/rssc.12435"));

    public static Citation WaudbySmith2024 { get; } = new("waudby2024",
        "Waudby-Smith, I., Arbour, D., Sinha, R., Kennedy, E. H., Ramdas, A. (2024). Time-uniform central limit theory and asymptotic "
            + "confidence sequences. The Annals of Statistics 52, 2613-2640.",
        new("https://doi.org/10.1214/24-AOS2408"));

    public static Citation Robbins1970 { get; } = new("robbins1970",
        "Robbins, H. (1970). Statistical methods related to the law of the iterated logarithm. The Annals of Mathematical Statistics 41, "
            + "1397-1409.",
        new("https://doi.org/10.1214/aoms/1177696786"));

    public static Citation Feldt1965 { get; } = new("feldt1965",
        "Feldt, L. S. (1965). The approximate sampling distribution of Kuder-Richardson reliability coefficient twenty. Psychometrika 30, "
            + "357-370.",
        new("https://doi.org/10.1007/BF02289499"));

    public static Citation BonettWright2000 { get; } = new("bonett2000",
        "Bonett, D. G., Wright, T. A. (2000). Sample size requirements for estimating Pearson, Kendall and Spearman correlations. "
            + "Psychometrika 65, 23-28.",
        new("https://doi.org/10.1007/BF02294183"));

    public static Citation Mogstad2024 { get; } = new("mogstad2024",
        "Mogstad, M., Romano, J. P., Shaikh, A. M., Wilhelm, D. (2024). Inference for ranks with applications to mobility across "
            + "neighbourhoods and academic achievement across countries. Review of Economic Studies 91, 476-518.",
        new("https://doi.org/10.1093/restud/rdad006"));

    public static Citation Efron2011 { get; } = new("efron2011",
        "Efron, B. (2011). Tweedie's formula and selection bias. Journal of the American Statistical Association 106, 1602-1614.",
        new("https://doi.org/10.1198/jasa.2011.tm11181"));

    public static Citation Zhang2024 { get; } = new("zhang2024",
        "Zhang, H., et al. (2024). A careful examination of large language model performance on grade school arithmetic.",
        new("https://arxiv.org/abs/2405.00332"));

    public static Citation Madaan2024 { get; } = new("madaan2024",
        "Madaan, L., et al. (2024). Quantifying variance in evaluation benchmarks.",
        new("https://arxiv.org/abs/2406.10229"));

    public static Citation Miller2024 { get; } = new("miller2024",
        "Miller, E. (2024). Adding error bars to evals: a statistical approach to language model evaluations.",
        new("https://arxiv.org/abs/2411.00640"));

    public static Citation AgrestiCoull1998 { get; } = new("agresti1998",
        "Agresti, A., Coull, B. A. (1998). Approximate is better than \"exact\" for interval estimation of binomial proportions. The "
            + "American Statistician 52, 119-126.",
        new("https://doi.org/10.1080/00031305.1998.10480550"));

    public static Citation MartinAndres2010 { get; } = new("martinandres2010",
        "Martín Andrés, A., Herranz Tejedor, I., Álvarez Hernández, M. (2012). The optimal method to make inferences about a linear "
            + "combination of proportions. Journal of Statistical Computation and Simulation.",
        new("https://doi.org/10.1080/00949655.2010.530601"));

    /// <summary>Intervals of a corrected rate that were derived here.</summary>
    public static Citation OwnPassRates { get; } =
        new("pass-rates", "LlmJudgeStats. Formulas of corrected pass rates. docs/methods/pass-rates.md.");

    /// <summary>What no other source has.</summary>
    public static Citation OwnAudit { get; } = new("audit", "LlmJudgeStats. Is the benchmark worth trusting? docs/methods/audit.md.");

    /// <summary>Ranks over several papers.</summary>
    public static Citation OwnClaims { get; } =
        new("claims", "LlmJudgeStats. What published scores support, given that judges differ. docs/methods/claims.md.");

    /// <summary>The test of anchors.</summary>
    public static Citation OwnMonitoring { get; } = new("monitoring", "LlmJudgeStats. Formulas: over time. docs/methods/monitoring.md.");

    public static Citation Cohen1960 { get; } = new("cohen1960",
        "Cohen, J. (1960). A coefficient of agreement for nominal scales. Educational and Psychological Measurement 20, 37-46.",
        new("https://doi.org/10.1177/001316446002000104"));

    public static Citation Cohen1968 { get; } = new("cohen1968",
        "Cohen, J. (1968). Weighted kappa: nominal scale agreement with provision for scaled disagreement or partial credit. "
            + "Psychological Bulletin 70, 213-220.",
        new("https://doi.org/10.1037/h0026256"));

    public static Citation Scott1955 { get; } = new("scott1955",
        "Scott, W. A. (1955). Reliability of content analysis: the case of nominal scale coding. Public Opinion Quarterly 19, "
            + "321-325.",
        new("https://doi.org/10.1086/266577"));

    public static Citation Gwet2008 { get; } = new("gwet2008",
        "Gwet, K. L. (2008). Computing inter-rater reliability and its variance in the presence of high agreement. British "
            + "Journal of Mathematical and Statistical Psychology 61, 29-48.",
        new("https://doi.org/10.1348/000711006X126600"));

    public static Citation Krippendorff2011 { get; } = new("krippendorff2011",
        "Krippendorff, K. (2011). Computing Krippendorff's alpha-reliability. University of Pennsylvania.",
        new("https://repository.upenn.edu/asc_papers/43"));

    public static Citation Fleiss1971 { get; } = new("fleiss1971",
        "Fleiss, J. L. (1971). Measuring nominal scale agreement among many raters. Psychological Bulletin 76, 378-382.",
        new("https://doi.org/10.1037/h0031619"));

    public static Citation Gorodkin2004 { get; } = new("gorodkin2004",
        "Gorodkin, J. (2004). Comparing two K-category assignments by a K-category correlation coefficient. Computational "
            + "Biology and Chemistry 28, 367-374.",
        new("https://doi.org/10.1016/j.compbiolchem.2004.09.006"));

    public static Citation Byrt1993 { get; } = new("byrt1993",
        "Byrt, T., Bishop, J., Carlin, J. B. (1993). Bias, prevalence and kappa. Journal of Clinical Epidemiology 46, 423-429.",
        new("https://doi.org/10.1016/0895-4356(93)90018-V"));

    public static Citation Spearman1904 { get; } = new("spearman1904",
        "Spearman, C. (1904). The proof and measurement of association between two things. The American Journal of Psychology "
            + "15, 72-101.",
        new("https://doi.org/10.2307/1412159"));

    public static Citation Kendall1945 { get; } = new("kendall1945",
        "Kendall, M. G. (1945). The treatment of ties in ranking problems. Biometrika 33, 239-251.",
        new("https://doi.org/10.1093/biomet/33.3.239"));

    public static Citation Lin1989 { get; } = new("lin1989",
        "Lin, L. I.-K. (1989). A concordance correlation coefficient to evaluate reproducibility. Biometrics 45, 255-268.",
        new("https://doi.org/10.2307/2532051"));

    public static Citation Calderon2025 { get; } = new("calderon2025",
        "Calderon, N., Reichart, R., Dror, R. (2025). The alternative annotator test for LLM-as-a-judge: how to statistically "
            + "justify replacing human annotators with LLMs.",
        new("https://arxiv.org/abs/2501.10970"));

    public static Citation Park2024 { get; } = new("park2024",
        "Park, J. S., Zou, C. Q., Shaw, A., Hill, B. M., Cai, C., Morris, M. R., Willer, R., Liang, P., Bernstein, M. S. (2024). "
            + "Generative agent simulations of 1,000 people. arXiv 2411.10109.",
        new("https://arxiv.org/abs/2411.10109"));
}
