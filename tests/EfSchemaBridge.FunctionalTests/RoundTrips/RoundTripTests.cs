using EfSchemaBridge.Design.Tests.Support;
using EfSchemaBridge.FunctionalTests.Infrastructure;
using EfSchemaBridge.FunctionalTests.Parity;
using EfSchemaBridge.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EfSchemaBridge.FunctionalTests.RoundTrips;

/// <summary>Whole schemas: generated, compiled, made into a database, and a row of every model written, read, updated and deleted.</summary>
public sealed class RoundTripTests(ITestOutputHelper output)
{
    /// <summary>Our own schemas, and real ones where <c>ESB_SHARED</c> names their folder.</summary>
    public static TheoryData<SchemaCase> Schemas => [.. SchemaCases.Possible];

    [Theory]
    [MemberData(nameof(Schemas))]
    public async Task Every_model_holds_a_row_that_is_read_back_equal_updated_and_deleted(SchemaCase schema)
    {
        await using var database = await PostgresDatabase.CreateAsync();
        if (SchemaCases.Preparation(schema) is { Length: > 0 } preparation)
        {
            await database.ExecuteAsync(preparation);
        }

        var code = new GeneratedCode(SchemaReader.Read(schema.Place).Schema!);
        Assert.Empty(code.Diagnostics());
        await using var context = code.CreateContext(database.ConnectionString);
        await context.Database.EnsureCreatedAsync(TestContext.Current.CancellationToken);

        var model = context.GetService<IDesignTimeModel>().Model;
        var rows = new RowMaker(model, () => code.CreateContext(database.ConnectionString));
        var (done, views, impossible, mistakes) = (0, 0, new List<string>(), new List<string>());
        foreach (var entityType in model.GetEntityTypes().Where(e => !e.HasSharedClrType))
        {
            if (entityType.FindPrimaryKey() is null)
            {
                views++;
                continue;
            }

            try
            {
                await RoundTripAsync(entityType, rows, () => code.CreateContext(database.ConnectionString));
                done++;
            }
            catch (ImpossibleRowException exception)
            {
                impossible.Add(exception.Message);
            }
            catch (Exception exception) when (exception is DbUpdateException or InvalidOperationException or Npgsql.PostgresException or Xunit.Sdk.XunitException)
            {
                mistakes.Add($"{entityType.DisplayName()}: {exception.Message} {exception.InnerException?.Message}");
            }
        }

        output.WriteLine($"{schema}: {done} models round-tripped, {views} views, {impossible.Count} that no app can add a row to");
        impossible.ForEach(output.WriteLine);
        Assert.True(mistakes.Count == 0, string.Join("\n", mistakes));
    }

    private static async Task RoundTripAsync(IEntityType entityType, RowMaker rows, Func<DbContext> createContext)
    {
        var written = await rows.AddAsync(entityType);
        var key = entityType.FindPrimaryKey()!.Properties.Select(p => written[p.Name]).ToArray();
        await AssertReadsAsync(written, entityType, key, createContext);

        await using (var context = createContext())
        {
            var entry = context.Entry((await context.FindAsync(entityType.ClrType, key))!);
            foreach (var property in entityType.GetProperties().Where(p => !p.IsKey() && !rows.IsReference(p, entityType)))
            {
                entry.Property(property.Name).CurrentValue = rows.Value(property);
            }

            await context.SaveChangesAsync(TestContext.Current.CancellationToken);
            written = entry.Properties.ToDictionary(p => p.Metadata.Name, p => p.CurrentValue);
        }

        await AssertReadsAsync(written, entityType, key, createContext);

        await using var last = createContext();
        last.Remove((await last.FindAsync(entityType.ClrType, key))!);
        await last.SaveChangesAsync(TestContext.Current.CancellationToken);
        last.ChangeTracker.Clear();
        Assert.Null(await last.FindAsync(entityType.ClrType, key));
    }

    private static async Task AssertReadsAsync(Dictionary<string, object?> written, IEntityType entityType, object?[] key, Func<DbContext> createContext)
    {
        await using var context = createContext();
        var row = await context.FindAsync(entityType.ClrType, key);
        Assert.True(row is not null, $"no row has the key {string.Join(", ", key.Select(ValueText.Of))}");
        var read = context.Entry(row);
        Assert.All(read.Properties, p => Assert.Equal((p.Metadata.Name, ValueText.Of(written[p.Metadata.Name])), (p.Metadata.Name, ValueText.Of(p.CurrentValue))));
    }
}
