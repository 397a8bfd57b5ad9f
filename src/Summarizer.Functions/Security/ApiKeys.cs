using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Summarizer.Pipeline;

namespace Summarizer.Functions.Security;

/// <summary>
/// The keys that callers of the standalone app present. Several are valid at once, so that one can be replaced
/// without a gap. They are kept as hashes and compared in constant time. A key file is read again when it changes.
/// </summary>
internal sealed class ApiKeys
{
    /// <summary>The shortest key that is taken, in characters.</summary>
    public const int MinLength = 16;

    private const string HashPrefix = "sha256:";
    private const int MaxFileBytes = 64 * 1024;
    private const int MaxKeys = 100;
    private static readonly TimeSpan FileCheckInterval = TimeSpan.FromSeconds(2);

    private readonly byte[][] _configured;
    private readonly string? _file;
    private readonly TimeProvider _time;
    private readonly Lock _lock = new();
    private byte[][] _fromFile = [];
    private byte[] _fileHash = [];
    private long _checked;
    private string? _fault;

    public ApiKeys(IReadOnlyList<string> keys, string? file, TimeProvider time)
    {
        _configured = [.. keys.Select((key, i) => Hash(key.Trim(), $"{SummarizerOptions.Section}:ApiKeys:{i}"))];
        _file = file;
        _time = time;
        if (file is not null)
            ReadFile();
    }

    /// <summary>The log for faults of the key file that arise while the app runs.</summary>
    public ILogger Logger { get; set; } = NullLogger.Instance;

    /// <summary>True if callers must present a key. Without any key, only this machine is served.</summary>
    public bool Required => _configured.Length > 0 || _file is not null;

    /// <summary>True if a key is one of those that are valid now.</summary>
    public bool Accepts(string? key)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(key ?? ""));
        bool accepted = false;
        // Every key is compared, even after a match, so that the time taken reveals nothing.
        foreach (byte[] known in _configured)
            accepted |= CryptographicOperations.FixedTimeEquals(known, hash);
        foreach (byte[] known in CurrentFileKeys())
            accepted |= CryptographicOperations.FixedTimeEquals(known, hash);
        return accepted && !string.IsNullOrEmpty(key);
    }

    private byte[][] CurrentFileKeys()
    {
        if (_file is null)
            return [];
        lock (_lock)
        {
            if (_time.GetElapsedTime(_checked) >= FileCheckInterval)
            {
                try
                {
                    _checked = _time.GetTimestamp();
                    ReadFile();
                    _fault = null;
                }
                catch (InvalidSettingException e)
                {
                    // Half written or away for a moment: the keys that were valid stay so until it can be read again.
                    if (e.Message != _fault)
                        Log.KeysKept(Logger, e.Message);
                    _fault = e.Message;
                }
            }

            return _fromFile;
        }
    }

    // The whole file is compared, as secrets that are mounted change by a link that points elsewhere, whose own date
    // stays.
    private void ReadFile()
    {
        const string Setting = $"{SummarizerOptions.Section}:ApiKeysFile";
        byte[] content;
        try
        {
            using FileStream stream = File.OpenRead(_file!);
            content = new byte[MaxFileBytes + 1];
            content = content[..stream.ReadAtLeast(content, content.Length, throwOnEndOfStream: false)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidSettingException(
                Setting, $"{_file}, which cannot be read", "a readable file with one key a line");
        }

        if (content.Length > MaxFileBytes)
            throw new InvalidSettingException(
                Setting, $"{_file}, which is larger than {MaxFileBytes} bytes", "a file with one key a line");
        byte[] hash = SHA256.HashData(content);
        if (hash.AsSpan().SequenceEqual(_fileHash))
            return;
        // Some editors write a byte order mark, which must not become a part of the first key.
        using var text = new StreamReader(new MemoryStream(content), Encoding.UTF8);
        string[] lines =
            text.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        byte[][] keys = [.. lines.Where(line => line[0] != '#').Select((line, i) => Hash(line, $"{Setting}, key {i + 1},"))];
        if (keys.Length > MaxKeys)
            throw new InvalidSettingException(
                Setting, $"{_file}, which has {keys.Length} keys", $"a file with at most {MaxKeys} keys");
        if (keys.Length == 0)
            throw new InvalidSettingException(
                Setting, $"{_file}, which has no key in it", "a file with one key a line");
        _fromFile = keys;
        _fileHash = hash;
        _checked = _time.GetTimestamp();
    }

    // The value of a key never appears in a message.
    private static byte[] Hash(string key, string setting)
    {
        if (key.StartsWith(HashPrefix, StringComparison.OrdinalIgnoreCase))
        {
            string hex = key[HashPrefix.Length..];
            if (hex.Length != 64 || !hex.All(char.IsAsciiHexDigit))
                throw new InvalidSettingException(
                    setting, "not a hash", "sha256: and 64 hexadecimal digits, or the key itself");
            return Convert.FromHexString(hex);
        }

        if (key.Length < MinLength)
            throw new InvalidSettingException(
                setting, $"{key.Length} characters long",
                $"at least {MinLength} characters, or sha256: and 64 hexadecimal digits");
        return SHA256.HashData(Encoding.UTF8.GetBytes(key));
    }
}
