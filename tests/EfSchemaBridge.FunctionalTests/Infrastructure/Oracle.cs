namespace EfSchemaBridge.FunctionalTests.Infrastructure;

/// <summary>
/// Prisma's own engine on a database: the judge of the promise that both tools can share one schema, one migrations folder
/// and one history table. States are <c>empty</c>, <c>db</c>, <c>schema:PATH</c> or <c>migrations:FOLDER</c>, as in
/// <c>Oracle/oracle.mjs</c>.
/// </summary>
/// <param name="database">The live database. Scratch databases are made beside it.</param>
/// <param name="schema">The schema of the connection, or null for <c>public</c>.</param>
internal sealed class Oracle(PostgresDatabase database, string? schema = null)
{
    private static readonly string _folder = Path.Combine(AppContext.BaseDirectory, "Oracle");
    private static readonly Lazy<Task> _installed = new(InstallAsync);

    /// <summary>The script to run with Node, once its packages are installed.</summary>
    public static async Task<string> ScriptAsync()
    {
        await _installed.Value;
        return Path.Combine(_folder, "oracle.mjs");
    }

    /// <summary>The SQL from one state to the other. Exit code 0: nothing to do, 2: there is SQL, 1: an error.</summary>
    public Task<CommandResult> DiffAsync(string from, string to) => AskAsync("diff", from, to);

    /// <summary>Edited, failed, missing and unapplied migrations, as JSON.</summary>
    public Task<CommandResult> StatusAsync(string migrationsFolder) => AskAsync("status", migrationsFolder);

    /// <summary>Whether the engine would create a migration or reset the database, and why, as JSON.</summary>
    public Task<CommandResult> DevAsync(string migrationsFolder) => AskAsync("dev", migrationsFolder);

    /// <summary>Writes the next migration into the folder. The output is its id, or empty when nothing has changed.</summary>
    public Task<CommandResult> CreateAsync(string migrationsFolder, string schemaPath, string name) =>
        AskAsync("create", migrationsFolder, schemaPath, name);

    /// <summary>Applies pending migrations to the live database. The output names them, as JSON.</summary>
    public Task<CommandResult> ApplyAsync(string migrationsFolder) => AskAsync("apply", migrationsFolder);

    private async Task<CommandResult> AskAsync(params string[] arguments) => await Command.RunAsync(
        "node",
        [await ScriptAsync(), .. arguments],
        Environment.CurrentDirectory,
        new Dictionary<string, string?> { ["DATABASE_URL"] = schema is null ? database.Url : $"{database.Url}?schema={schema}" });

    private static async Task InstallAsync()
    {
        await using var held = await HoldAsync(Path.Combine(_folder, "install.lock"));
        var wanted = await File.ReadAllTextAsync(Path.Combine(_folder, "package-lock.json"));
        var mark = Path.Combine(_folder, "node_modules", ".installed");
        if (File.Exists(mark) && await File.ReadAllTextAsync(mark) == wanted)
        {
            return;
        }

        var npm = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";
        (await Command.RunAsync(npm, ["ci", "--no-audit", "--no-fund"], _folder)).OrThrow("npm ci");
        await File.WriteAllTextAsync(mark, wanted);
    }

    // Two test processes must not install into one folder at once: the second waits for the first.
    private static async Task<FileStream> HoldAsync(string lockFile)
    {
        while (true)
        {
            try
            {
                return new FileStream(lockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(lockFile))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), TestContext.Current.CancellationToken);
            }
        }
    }
}
