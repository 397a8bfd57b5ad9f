using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using Summarizer.Pipeline;
using Summarizer.Pipeline.Storage;

namespace Summarizer.Cli.Storage;

/// <summary>
/// The storage of every command that works on stored articles: the option, else the setting, else Azurite if it runs,
/// else a folder of the user's. Every command follows the same rule, so that <c>upload</c> and <c>list</c> find what
/// <c>serve</c> works on.
/// </summary>
internal sealed class StorageChoice(Terminal terminal)
{
    private static readonly IPEndPoint Azurite = new(IPAddress.Loopback, 10000);
    private static readonly TimeSpan AnswersWithin = TimeSpan.FromSeconds(1);

    private readonly Option<string?> _storage = new("--storage", "-s")
    {
        HelpName = "WHERE",
        Description =
            "A connection string, or folder:PATH. Default: the setting ArticleStorage (keep secrets there), else "
            + "Azurite "
            + "if it runs on this machine, else a folder of your own.",
    };

    /// <summary>The folder that stores articles if there is nothing else.</summary>
    public static string OwnFolder => Path.Combine(
        Environment.GetFolderPath(
            Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
        "summarizer", "storage");

    public void AddTo(Command command) => command.Add(_storage);

    /// <summary>True if the user named a storage on the command line.</summary>
    public bool IsGiven(ParseResult parsed) => parsed.GetValue(_storage) is not null;

    /// <summary>
    /// Returns the storage as settings, <c>--name=value</c>; none if the configuration names one or Azurite runs.
    /// </summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="cancellationToken">Stops the look for Azurite.</param>
    /// <param name="given">Further settings of the command line, which may name a storage.</param>
    public async Task<string[]> SettingsAsync(
        ParseResult parsed, CancellationToken cancellationToken, params string[] given)
    {
        if (parsed.GetValue(_storage) is { } storage)
            return [Setting(storage)];
        if (IsConfigured(given) || await RunsAsync(Azurite, cancellationToken))
            return [];
        terminal.Note(
            $"No Azurite runs on this machine; using {OwnFolder} instead. --storage or the setting ArticleStorage "
            + "changes that.");
        return [Setting("folder:" + OwnFolder)];
    }

    /// <summary>Returns the storage as settings only if the user named one.</summary>
    public string[] GivenSettings(ParseResult parsed) =>
        parsed.GetValue(_storage) is { } storage ? [Setting(storage)] : [];

    /// <summary>
    /// Returns true if the storage is a folder that does not exist, and says so: its name may be misspelled.
    /// </summary>
    /// <exception cref="StorageUnavailableException">A file has its name.</exception>
    public bool IsMissing(ArticleStorageConnection connection)
    {
        if (connection.Folder is not { } folder || Directory.Exists(folder))
            return false;
        if (File.Exists(folder))
            throw new StorageUnavailableException($"{folder} is a file, not a folder.");
        terminal.Note($"There is no folder {folder} yet.");
        return true;
    }

    private static bool IsConfigured(string[] given) =>
        Settings.Load(given).GetSection(ArticleStorageConnection.Setting).Exists();

    private static async Task<bool> RunsAsync(IPEndPoint address, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(AnswersWithin);
        using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(address, patience.Token);
            return true;
        }
        catch (Exception e) when (
            e is SocketException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <exception cref="UsageException">It is not a storage. The message does not repeat what may be a key.</exception>
    private static string Setting(string storage)
    {
        try
        {
            ArticleStorageConnection.From(name => name == ArticleStorageConnection.Setting ? storage : null);
        }
        catch (InvalidSettingException)
        {
            throw new UsageException(
                "--storage must be a storage account's connection string, UseDevelopmentStorage=true or folder:PATH."
                + (IsPath(storage) ? $" For a folder, use folder:{storage}" : ""));
        }

        return $"--{ArticleStorageConnection.Setting}={storage}";
    }

    private static bool IsPath(string storage) =>
        !storage.Contains('=') && (Path.IsPathRooted(storage) || storage.StartsWith('.') || Directory.Exists(storage));
}
