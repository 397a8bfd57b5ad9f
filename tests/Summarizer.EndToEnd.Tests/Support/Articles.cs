using System.Text;

namespace Summarizer.EndToEnd.Tests.Support;

/// <summary>Texts written for these tests.</summary>
internal static class Articles
{
    /// <summary>A news report with curly quotes, an umlaut and the lines that follow articles on web pages.</summary>
    public const string Harbour = """
        The city of Lübeck will close its old harbour bridge for eleven months from March, the building department said on Tuesday. Inspectors had found cracks in four of the nine steel girders that carry the roadway.

        “The bridge is not about to fall, but it can no longer carry lorries,” the department wrote in its report. Traffic will be led over the northern ring road, which adds about twelve minutes to a trip across town.

        Shopkeepers on the island fear for their trade. A survey by the chamber of commerce found that 61 percent of them expect to lose customers while the bridge is shut. The city council has set aside 2.4 million euros to help them.

        The work will cost 38 million euros, of which the federal government pays half. A new bridge beside the old one was also considered, but would have taken until 2031.

        Read the full report here.
        Leave a comment below.
        """;

    /// <summary>Another report.</summary>
    public const string Rivers = """
        Three rivers in the north carried more water this spring than in any spring since measurements began in 1904. The weather service counted 214 millimetres of rain in April alone. Dykes held in all but two places, and nobody was hurt.

        Farmers lost about a tenth of the early harvest. The ministry of agriculture will pay for seed, and has asked insurers to settle claims before June. Engineers say that two more basins upstream would have kept the water below the mark.
        """;

    /// <summary>Returns a page that is large enough to be read in a process.</summary>
    public static byte[] LargePage() => Encoding.UTF8.GetBytes(
        "<html><body>"
        + string.Concat(Enumerable.Range(0, 1000).Select(i =>
            $"<p>The harbour opened a second pier on Monday after three years of work. It was number {i}.</p>"))
        + "</body></html>");
}
