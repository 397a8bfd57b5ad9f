using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Summarizer.EndToEnd.Tests.Support;
using Summarizer.Functions.Security;
using Summarizer.Pipeline.Tests.Support;

namespace Summarizer.EndToEnd.Tests;

public sealed class KeyGuessesTests
{
    private const string Office = "192.0.2.7", First = "first-key-0123456789", Second = "second-key-0123456789";

    private readonly ManualTime _time = new();
    private readonly LogLines<KeyGuesses> _log = new();
    private readonly KeyGuesses _guesses;
    private int _guess;

    public KeyGuessesTests() => _guesses = new KeyGuesses(new ApiKeys([First, Second], null, _time), _time, _log);

    [Fact]
    public void Several_callers_at_work_behind_one_address_go_on_while_another_guesses()
    {
        Assert.True(Accepts(First));
        Assert.True(Accepts(Second));
        Guess(KeyGuesses.FreeFailures);
        Assert.False(_guesses.Accepts(Office, "another-guess-012345", out TimeSpan wait));
        Assert.Equal(TimeSpan.FromSeconds(1), wait);
        Assert.True(Accepts(First));
        Assert.True(Accepts(Second));
        // Their calls do not end the wait.
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
    public void A_right_key_that_was_not_sent_before_waits_like_a_guess()
    {
        Guess(KeyGuesses.FreeFailures);
        Assert.False(Accepts(First));
        _time.Advance(TimeSpan.FromSeconds(1));
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
    public void Wrong_keys_at_health_are_limited_and_lock_no_one_out_of_other_paths()
    {
        for (int i = 0; i < KeyGuesses.FreeFailures; i++)
            Assert.Equal((false, TimeSpan.Zero), Call("/api/health", $"a-guess-{i:0000000000}"));
        Assert.Equal((false, TimeSpan.FromSeconds(1)), Call("/api/health", First));
        Assert.Equal((false, TimeSpan.FromSeconds(1)), Call("/api/health/ready", First));
        Assert.Equal((true, TimeSpan.Zero), Call("/api/summaries", First));
    }

    [Fact]
    public void Wrong_keys_are_logged_once_a_minute_without_the_key()
    {
        for (int i = 0; i < 5; i++)
        {
            Accepts("an-old-key-0123456789");
            Guess(1);
            Accepts(First);
        }

        Assert.Equal([$"Warning: Refused a wrong key from {Office}"], _log.Lines);
        _time.Advance(TimeSpan.FromMinutes(1));
        Accepts("an-old-key-0123456789");
        Assert.Equal(2, _log.Lines.Count);
        _guesses.Accepts("198.51.100.1", "an-old-key-0123456789", out _);
        Assert.Equal("Warning: Refused a wrong key from 198.51.100.1", _log.Lines.Last());
    }

    [Fact]
    public void An_address_that_is_locked_out_is_logged_once()
    {
        Guess(KeyGuesses.FreeFailures);
        for (int i = 0; i < 5; i++)
        {
            _guesses.Accepts(Office, $"one-more-{i:0000000000}", out TimeSpan wait);
            _time.Advance(wait);
        }

        Assert.Equal(
            [$"Warning: Refused a wrong key from {Office}",
                $"Warning: {Office} sent {KeyGuesses.FreeFailures} wrong keys; "
                    + "its new keys are checked only after a pause"],
            _log.Lines);
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
