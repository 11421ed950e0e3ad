using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace EfSchemaBridge.Infrastructure;

/// <summary>The settings of <c>UseSchemaBridge</c>.</summary>
/// <param name="options">The context's options.</param>
public sealed class SchemaBridgeOptionsBuilder(DbContextOptionsBuilder options)
{
    /// <summary>Names the history table; <c>_prisma_migrations</c>, Prisma's own, unless it is set.</summary>
    /// <param name="name">The table's name, in the connection's schema.</param>
    /// <returns>The same builder.</returns>
    public SchemaBridgeOptionsBuilder HistoryTable(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return With(extension => extension with { HistoryTable = name });
    }

    /// <summary>Reads migrations from a folder at run time, instead of those that the build put into the assembly.</summary>
    /// <param name="path">The folder, such as <c>prisma/migrations</c>.</param>
    /// <returns>The same builder.</returns>
    public SchemaBridgeOptionsBuilder MigrationsFolder(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return With(extension => extension with { MigrationsFolder = path });
    }

    /// <summary>Sets how long to wait for another migration of the same database to end: 10 seconds, as Prisma does, unless it is set.</summary>
    /// <param name="timeout">The time to wait; zero to fail at once.</param>
    /// <returns>The same builder.</returns>
    public SchemaBridgeOptionsBuilder LockTimeout(TimeSpan timeout)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(timeout, TimeSpan.Zero);
        return With(extension => extension with { LockTimeout = timeout });
    }

    private SchemaBridgeOptionsBuilder With(Func<SchemaBridgeOptionsExtension, SchemaBridgeOptionsExtension> set)
    {
        ((IDbContextOptionsBuilderInfrastructure)options).AddOrUpdateExtension(set(SchemaBridgeOptionsExtension.Of(options.Options)));
        return this;
    }
}
