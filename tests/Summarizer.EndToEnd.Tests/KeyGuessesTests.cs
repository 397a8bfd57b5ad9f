using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Summarizer.Functions.Security;
using Summarizer.Pipeline.Tests.Support;

namespace Summarizer.EndToEnd.Tests;

public sealed class KeyGuessesTests
{
    private const string Office = "192.0.2.7", First = "first-key-0123456789", Second = "second-key-0123456789";

    private readonly ManualTime _time = new();
    private readonly KeyGuesses _guesses;
    private int _guess;

    public KeyGuessesTests() => _guesses = new KeyGuesses(new ApiKeys([First, Second], null, _time), _time);

    [Fact]
    public void A_valid_key_is_let_in_at_once_however_many_wrong_ones_its_address_sends()
    {
        Guess(KeyGuesses.FreeFailures);
        Assert.False(_guesses.Accepts(Office, "another-guess-012345", out TimeSpan wait));
        Assert.Equal(TimeSpan.FromSeconds(1), wait);
        Assert.True(_guesses.Accepts(Office, First, out wait));
        Assert.Equal(TimeSpan.Zero, wait);
        Assert.True(Accepts(Second));
        // These calls do not end the wait.
        Assert.False(_guesses.Accepts(Office, "another-guess-012345", out wait));
        Assert.Equal(TimeSpan.FromSeconds(1), wait);
    }

    [Fact]
    public void A_program_that_goes_on_with_an_old_key_is_refused_and_locks_no_one_out()
    {
        for (int i = 0; i < 100; i++)
        {
            Assert.False(_guesses.Accepts(Office, "an-old-key-0123456789", out TimeSpan wait));
            Assert.Equal(TimeSpan.Zero, wait);
        }

        Assert.True(Accepts(First));
    }

    [Fact]
    public void Each_further_guess_doubles_the_wait_up_to_a_minute()
    {
        Guess(KeyGuesses.FreeFailures);
        foreach (int seconds in new[] { 1, 2, 4, 8, 16, 32, 60, 60 })
        {
            Assert.False(_guesses.Accepts(Office, "one-more-0123456789", out TimeSpan wait));
            Assert.Equal(TimeSpan.FromSeconds(seconds), wait);
            _time.Advance(wait);
            Guess(1);
        }
    }

    [Fact]
    public void Wrong_keys_at_health_are_limited_and_lock_no_one_out()
    {
        for (int i = 0; i < KeyGuesses.FreeFailures; i++)
            Assert.Equal((false, TimeSpan.Zero), Call("/api/health", $"a-guess-{i:0000000000}"));
        Assert.Equal((false, TimeSpan.FromSeconds(1)), Call("/api/health/ready", "a-guess-0123456789"));
        Assert.Equal((true, TimeSpan.Zero), Call("/api/health/ready", First));
        Assert.Equal((true, TimeSpan.Zero), Call("/api/summaries", Second));
    }

    private (bool IsValid, TimeSpan Wait) Call(string path, string key)
    {
        var context = new DefaultHttpContext
        {
            RequestServices = new ServiceCollection().AddSingleton(_guesses).BuildServiceProvider(),
            Request = { Path = path, Headers = { [CallerCheck.KeyHeader] = key } },
        };
        return (CallerCheck.HasValidKey(context, out TimeSpan wait), wait);
    }

    private void Guess(int times)
    {
        for (int i = 0; i < times; i++)
            Assert.False(Accepts($"a-guess-{++_guess:0000000000}"));
    }

    private bool Accepts(string key) => _guesses.Accepts(Office, key, out _);
}
