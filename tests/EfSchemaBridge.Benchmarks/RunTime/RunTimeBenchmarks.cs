using System.Globalization;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using EfSchemaBridge.Benchmarks.RunTime.Generated;
using EfSchemaBridge.Benchmarks.RunTime.HandWritten;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EfSchemaBridge.Benchmarks.RunTime;

/// <summary>The generated context beside one that is written by hand, and Npgsql alone, on the same tables. Writes are rolled back.</summary>
[MemoryDiagnoser(displayGenColumns: false)]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class RunTimeBenchmarks
{
    /// <summary>How many rows are read, added and changed at a time.</summary>
    public const int Rows = 100;

    private ShopDatabase _database = null!;
    private DbContextOptions<ShopContext> _generated = null!;
    private DbContextOptions<HandWrittenContext> _handWritten = null!;
    private NpgsqlDataSource _npgsql = null!;

    [GlobalSetup]
    public void Connect()
    {
        _database = ShopDatabase.Instance;
        _generated = _database.GeneratedOptions();
        _handWritten = _database.HandWrittenOptions();
        _npgsql = NpgsqlDataSource.Create(_database.ConnectionString);
    }

    [GlobalCleanup]
    public void Disconnect() => _npgsql.Dispose();

    [BenchmarkCategory("query")]
    [Benchmark(Baseline = true)]
    public int QueryHandWritten()
    {
        using var db = new HandWrittenContext(_handWritten);
        return db.Orders.AsNoTracking().Where(o => o.Status == HandWritten.Status.Paid).OrderBy(o => o.Id).Take(Rows).Include(o => o.Customer).ToList().Count;
    }

    [BenchmarkCategory("query")]
    [Benchmark]
    public int QueryGenerated()
    {
        using var db = new ShopContext(_generated);
        return db.Orders.AsNoTracking().Where(o => o.Status == Generated.Status.PAID).OrderBy(o => o.Id).Take(Rows).Include(o => o.Customer).ToList().Count;
    }

    [BenchmarkCategory("query")]
    [Benchmark]
    public int QueryNpgsql()
    {
        using var command = _npgsql.CreateCommand(
            """
            SELECT o."id", o."status"::text, o."total", o."note", o."placedAt", o."updatedAt", o."customerId", c."id", c."email", c."name", c."tags", c."createdAt"
            FROM (SELECT * FROM "Order" WHERE "status" = 'PAID' ORDER BY "id" LIMIT 100) o JOIN "Customer" c ON c."id" = o."customerId" ORDER BY o."id"
            """);
        using var reader = command.ExecuteReader();
        var orders = new List<HandWritten.Order>();
        while (reader.Read())
        {
            orders.Add(new HandWritten.Order
            {
                Id = reader.GetInt32(0),
                Status = Enum.Parse<HandWritten.Status>(reader.GetString(1), ignoreCase: true),
                Total = reader.GetDecimal(2),
                Note = reader.IsDBNull(3) ? null : reader.GetString(3),
                PlacedAt = reader.GetDateTime(4),
                UpdatedAt = reader.GetDateTime(5),
                CustomerId = reader.GetInt32(6),
                Customer = new HandWritten.Customer { Id = reader.GetInt32(7), Email = reader.GetString(8), Name = reader.GetString(9), Tags = reader.GetFieldValue<List<string>>(10), CreatedAt = reader.GetDateTime(11) },
            });
        }

        return orders.Count;
    }

    [BenchmarkCategory("insert")]
    [Benchmark(Baseline = true)]
    public void InsertHandWritten()
    {
        using var db = new HandWrittenContext(_handWritten);
        using var transaction = db.Database.BeginTransaction();
        db.Orders.AddRange(Enumerable.Range(1, Rows).Select(i => new HandWritten.Order { Total = i, Note = "New", CustomerId = 1 }));
        db.SaveChanges();
    }

    [BenchmarkCategory("insert")]
    [Benchmark]
    public void InsertGenerated()
    {
        using var db = new ShopContext(_generated);
        using var transaction = db.Database.BeginTransaction();
        db.Orders.AddRange(Enumerable.Range(1, Rows).Select(i => new Generated.Order { Total = i, Note = "New", CustomerId = 1 }));
        db.SaveChanges();
    }

    [BenchmarkCategory("insert")]
    [Benchmark]
    public void InsertNpgsql()
    {
        using var connection = _npgsql.OpenConnection();
        using var transaction = connection.BeginTransaction();
        using var batch = new NpgsqlBatch(connection, transaction);
        for (var i = 1; i <= Rows; i++)
        {
            var command = batch.CreateBatchCommand();
            command.CommandText = """INSERT INTO "Order" ("total", "note", "updatedAt", "customerId") VALUES ($1, $2, $3, $4) RETURNING "id", "placedAt" """;
            command.Parameters.Add(new NpgsqlParameter<decimal> { TypedValue = i });
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = "New" });
            command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = DateTime.SpecifyKind(DateTime.UtcNow, DateTimeKind.Unspecified) });
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = 1 });
            batch.BatchCommands.Add(command);
        }

        using var reader = batch.ExecuteReader();
        while (reader.Read() || reader.NextResult())
        {
        }
    }

    [BenchmarkCategory("update")]
    [Benchmark(Baseline = true)]
    public void UpdateHandWritten()
    {
        using var db = new HandWrittenContext(_handWritten);
        using var transaction = db.Database.BeginTransaction();
        foreach (var order in db.Orders.OrderBy(o => o.Id).Take(Rows).ToList())
        {
            order.Total++;
        }

        db.SaveChanges();
    }

    [BenchmarkCategory("update")]
    [Benchmark]
    public void UpdateGenerated()
    {
        using var db = new ShopContext(_generated);
        using var transaction = db.Database.BeginTransaction();
        foreach (var order in db.Orders.OrderBy(o => o.Id).Take(Rows).ToList())
        {
            order.Total++;
        }

        db.SaveChanges();
    }

    [BenchmarkCategory("update")]
    [Benchmark]
    public void UpdateNpgsql()
    {
        using var connection = _npgsql.OpenConnection();
        using var transaction = connection.BeginTransaction();
        var orders = new List<(int Id, decimal Total)>();
        using (var select = new NpgsqlCommand(string.Create(CultureInfo.InvariantCulture, $"""SELECT "id", "status"::text, "total", "note", "placedAt", "updatedAt", "customerId" FROM "Order" ORDER BY "id" LIMIT {Rows}"""), connection, transaction))
        using (var reader = select.ExecuteReader())
        {
            while (reader.Read())
            {
                orders.Add((reader.GetInt32(0), reader.GetDecimal(2)));
            }
        }

        using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var (id, total) in orders)
        {
            var command = batch.CreateBatchCommand();
            command.CommandText = """UPDATE "Order" SET "total" = $1, "updatedAt" = $2 WHERE "id" = $3""";
            command.Parameters.Add(new NpgsqlParameter<decimal> { TypedValue = total + 1 });
            command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = DateTime.SpecifyKind(DateTime.UtcNow, DateTimeKind.Unspecified) });
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = id });
            batch.BatchCommands.Add(command);
        }

        batch.ExecuteNonQuery();
    }

    [BenchmarkCategory("start-up")]
    [Benchmark(Baseline = true)]
    public object StartHandWritten()
    {
        using var db = new HandWrittenContext(_database.HandWrittenOptions(cached: false));
        return db.Model;
    }

    [BenchmarkCategory("start-up")]
    [Benchmark]
    public object StartGenerated()
    {
        using var db = new ShopContext(_database.GeneratedOptions(cached: false));
        return db.Model;
    }
}
