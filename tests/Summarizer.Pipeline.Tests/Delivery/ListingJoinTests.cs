using System.Text;
using Summarizer.Pipeline.Delivery;
using Summarizer.Pipeline.Storage;
using Summarizer.Pipeline.Tests.Support;

namespace Summarizer.Pipeline.Tests.Delivery;

public sealed class ListingJoinTests
{
    private static readonly ListingPosition Start = new(null, null, null);

    [Fact]
    public async Task Names_that_sort_the_other_way_round_once_json_is_appended_still_meet()
    {
        string[] names = ["a", "a-b", "a.i", "a.json", "a.jsonl", "a.json.json", "a.txt", "a-b.txt", "a b", "a!", "a/x",
            "a/x-1", "aa"];
        List<ListedPair> pairs = await WalkAsync(Store(names, names, pageSize: 3));
        Assert.Equal(names.Order(StringComparer.Ordinal),
            pairs.Select(p => p.Article!.Name).Order(StringComparer.Ordinal));
        Assert.All(pairs, p => Assert.Equal(p.Article!.Name, p.Result!.Name));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Every_article_meets_its_own_result_whatever_the_names(int seed)
    {
        var random = new Random(seed);
        for (int round = 0; round < 60; round++)
        {
            string[] articles = RandomNames(random);
            string[] results = [.. articles.Where(_ => random.Next(3) > 0).Concat(RandomNames(random)).Distinct()];
            List<ListedPair> pairs = await WalkAsync(Store(articles, results, pageSize: random.Next(1, 12)));

            Assert.Equal(articles.Order(StringComparer.Ordinal),
                pairs.Where(p => p.Article is not null).Select(p => p.Article!.Name).Order(StringComparer.Ordinal));
            Assert.Equal(results.Order(StringComparer.Ordinal),
                pairs.Where(p => p.Result is not null).Select(p => p.Result!.Name).Order(StringComparer.Ordinal));
            Assert.All(pairs.Where(p => p.Article is not null),
                p => Assert.Equal(results.Contains(p.Article!.Name), p.Result?.Name == p.Article.Name));
        }
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public async Task It_can_be_taken_up_again_anywhere_without_gap_or_repetition(int seed)
    {
        var random = new Random(seed);
        for (int round = 0; round < 25; round++)
        {
            string[] articles = RandomNames(random);
            string[] results = RandomNames(random);
            MemoryArticleStore store = Store(articles, results, pageSize: random.Next(1, 8));
            List<ListedPair> whole = await WalkAsync(store);
            int stop = random.Next(whole.Count);
            List<ListedPair> rest = await WalkAsync(store, whole[stop].Next);

            Assert.Equal(whole.Skip(stop + 1).Select(Names), rest.Select(Names));
        }
    }

    [Fact]
    public async Task What_is_passed_by_is_not_listed_again()
    {
        string[] names = [.. Enumerable.Range(0, 1000).Select(i => $"n{i:0000}.txt")];
        MemoryArticleStore store = Store(names, names, pageSize: 10);
        List<ListedPair> whole = await WalkAsync(store);
        int before = store.Count("list-articles");
        await WalkAsync(store, whole[900].Next);
        Assert.InRange(store.Count("list-articles") - before, 9, 11);
    }

    [Fact]
    public async Task Results_under_a_shortened_name_are_looked_up()
    {
        string[] names = [new('x', 1020), new('x', 1024), new string('x', 1000), "a"];
        List<ListedPair> pairs = await WalkAsync(Store(names, names[..3], pageSize: 2));
        Assert.Equal(4, pairs.Count);
        Assert.All(pairs, p => Assert.Equal(p.Article!.Name == "a" ? null : p.Article.Name, p.Result?.Name));
    }

    private static (string?, string?) Names(ListedPair pair) => (pair.Article?.Name, pair.Result?.Name);

    /// <summary>
    /// Names that are beginnings of one another, with characters on both sides of the full stop in the order of
    /// characters.
    /// </summary>
    private static string[] RandomNames(Random random)
    {
        var names = new HashSet<string>();
        int count = random.Next(1, 40);
        while (names.Count < count)
        {
            var name = new StringBuilder(names.Count > 0 && random.Next(2) == 0
                ? names.ElementAt(random.Next(names.Count))
                : "");
            for (int i = random.Next(1, 5); i > 0; i--)
                name.Append("ab-.!/j ü"[random.Next(9)]);
            if (ArticleName.IsValid(name.ToString()))
                names.Add(name.ToString());
        }

        return [.. names];
    }

    private static MemoryArticleStore Store(string[] articles, string[] results, int pageSize)
    {
        var store = new MemoryArticleStore { PageSize = pageSize };
        foreach (string article in articles)
            store.PutArticleAsync(article, new byte[] { 1 }, null, default).GetAwaiter().GetResult();
        foreach (string result in results)
            store.TryPutResultAsync(result, "{}"u8.ToArray(), new ResultMetadata("succeeded", "", ""), null, default)
                .GetAwaiter().GetResult();
        return store;
    }

    private static async Task<List<ListedPair>> WalkAsync(MemoryArticleStore store, ListingPosition? start = null)
    {
        var pairs = new List<ListedPair>();
        await foreach (ListedPair pair in ListingJoin.WalkAsync(store, start ?? Start, default))
            pairs.Add(pair);
        return pairs;
    }
}
