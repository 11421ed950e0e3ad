using EfSchemaBridge.Migrations.History;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace EfSchemaBridge.Migrations;

/// <summary>Runs what an application gave to <c>UseSeeding</c> and <c>UseAsyncSeeding</c>, in a transaction of its own, as EF does after migrating.</summary>
internal sealed class Seeding(SqlSession session, IDbContextOptions options, ICurrentDbContext context)
{
    private readonly CoreOptionsExtension? _options = options.FindExtension<CoreOptionsExtension>();

    /// <summary>Seeds where <c>Migrate</c> was called.</summary>
    /// <param name="anyApplied">True when a migration has just been applied.</param>
    /// <param name="cancellationToken">Cancels the transaction.</param>
    /// <exception cref="InvalidOperationException">There is only an asynchronous seeder.</exception>
    public Task Run(bool anyApplied, CancellationToken cancellationToken) => (_options?.Seeder, _options?.AsyncSeeder) switch
    {
        (null, null) => Task.CompletedTask,
        ({ } seed, _) => InTransactionAsync(
            () =>
            {
                seed(context.Context, anyApplied);
                return Task.CompletedTask;
            },
            cancellationToken),
        _ => throw new InvalidOperationException("Migrate() was called and the only seeder is that of UseAsyncSeeding(). Give UseSeeding() the same one, or call MigrateAsync()."),
    };

    /// <summary>Seeds where <c>MigrateAsync</c> was called.</summary>
    /// <param name="anyApplied">True when a migration has just been applied.</param>
    /// <param name="cancellationToken">Cancels seeding.</param>
    /// <exception cref="InvalidOperationException">There is only a synchronous seeder.</exception>
    public Task RunAsync(bool anyApplied, CancellationToken cancellationToken) => (_options?.AsyncSeeder, _options?.Seeder) switch
    {
        (null, null) => Task.CompletedTask,
        ({ } seed, _) => InTransactionAsync(() => seed(context.Context, anyApplied, cancellationToken), cancellationToken),
        _ => throw new InvalidOperationException("MigrateAsync() was called and the only seeder is that of UseSeeding(). Give UseAsyncSeeding() the same one, or call Migrate()."),
    };

    private async Task InTransactionAsync(Func<Task> seed, CancellationToken cancellationToken)
    {
        if (session.IsInTransaction)
        {
            await seed().ConfigureAwait(false);
            return;
        }

        var transaction = await session.Connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            await seed().ConfigureAwait(false);
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
